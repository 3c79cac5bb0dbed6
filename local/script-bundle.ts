/** Bundles the script of the spreadsheet: one file of code whose triggers stand at its top, its pages, its manifest. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build, type Plugin } from 'esbuild';
import type { Manifest, ProjectFile } from './script-host/script-world.ts';

const FOLDER = resolve(import.meta.dirname, '../apps-script');
const ENTRY = join(FOLDER, 'triggers.ts');
const NAMESPACE = 'Svod';

/**
 * Apps Script's parser knows no `#names`, and the usual way round them, a map for each name, costs a tenth of the bundle: here
 * they become ordinary names that esbuild then makes short.
 */
const PRIVATE_NAME = /(?<=[\s.(!])#(?=[a-zA-Z])/g;
const PRIVATE_MARK = '__';
const plainPrivateNames: Plugin = {
  name: 'plain private names',
  setup({ onLoad }) {
    onLoad({ filter: /\/(?:domain|apps-script)\/[\w-]+\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(PRIVATE_NAME, PRIVATE_MARK),
      loader: 'ts',
    }));
  },
};

export interface ScriptProject {
  /** `Code` first, then the pages. */
  readonly files: readonly ProjectFile[];
  readonly manifest: Manifest;
  readonly manifestText: string;
}

/** Apps Script finds only functions that are declared at the top of a file. */
function declarations(names: readonly string[]): string {
  return names.map((name) => `function ${name}(...a){return ${NAMESPACE}.${name}(...a)}`).join('\n');
}

function pages(): readonly ProjectFile[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.html'))
    .map((name) => ({
      name: name.replace(/\.html$/, ''),
      kind: 'html',
      source: readFileSync(join(FOLDER, name), 'utf8'),
    }));
}

export async function bundleScript(plugins: readonly Plugin[] = []): Promise<ScriptProject> {
  const { outputFiles } = await build({
    entryPoints: [ENTRY],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    globalName: NAMESPACE,
    target: 'es2020',
    tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
    charset: 'utf8',
    legalComments: 'none',
    mangleProps: new RegExp(`^${PRIVATE_MARK}[a-zA-Z]`),
    plugins: [...plugins, plainPrivateNames],
  });
  const code = `${outputFiles[0]?.text ?? ''}${declarations(exportedNames())}\n`;
  const manifestText = readFileSync(join(FOLDER, 'appsscript.json'), 'utf8');
  return {
    files: [{ name: 'Code', kind: 'script', source: code }, ...pages()],
    manifest: JSON.parse(manifestText) as Manifest,
    manifestText,
  };
}

/** An IIFE exports nothing by itself: the source of its entry says what. */
function exportedNames(): readonly string[] {
  return [...readFileSync(ENTRY, 'utf8').matchAll(/^export function (\w+)/gm)].map(([, name]) => name ?? '');
}
