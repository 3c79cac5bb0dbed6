/** Bundles the scripts of the spreadsheets: one file of code whose triggers stand at its top, its pages, its manifest. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { minify } from 'terser';
import type { Column } from '../domain/table.ts';
import { REGISTER_TABLE_KEYS, TABLES } from '../domain/workbook.ts';
import { packCyrillic } from './packed-cyrillic.ts';
import type { Manifest, ProjectFile } from './script-host/script-world.ts';

const ROOT = resolve(import.meta.dirname, '..');
const FOLDER = join(ROOT, 'apps-script');
const NAMESPACE = 'Svod';

/** Two projects: the central workbook's needs rights that no region has to give. */
export const SCRIPTS = {
  regional: { entry: 'triggers.ts', manifest: 'appsscript.json', pages: ['submission.html'] },
  central: {
    entry: 'central-triggers.ts',
    manifest: 'appsscript.central.json',
    pages: ['digest.html', 'reminders.html'],
  },
} as const;
export type ScriptName = keyof typeof SCRIPTS;

/**
 * Apps Script's parser knows no `#names`, and the usual way round them, a map for each name, makes the bundle larger: here they
 * become ordinary names that esbuild then makes short.
 */
const PRIVATE_NAME = /(?<=[\s.(!])#(?=[a-zA-Z])/g;
const PRIVATE_MARK = '__';
/** Words of the domain that stand in hundreds of places and are the name of nothing outside it. */
const SHORTENED = [
  ...['heading', 'headingRow', 'required', 'found', 'columnKeys', 'positions'],
  ...['layout', 'context', 'reference', 'fromNumber', 'fromText', 'addFound'],
  ...['addAt', 'quick', 'numberOf', 'cellText', 'forEachAccepted', 'rowNumbers'],
  ...['perhapsNameOfPlant', 'specializedOrganizations', 'uniqueKeys', 'placeOf', 'memoryOf', 'checkRow'],
  ...['workbook', 'isFreeText', 'readsNumber', 'failures', 'failuresOf', 'earliestEnd'],
  ...['inOrder', 'threshold', 'visibility', 'columns', 'position', 'regions'],
  ...['industries', 'thresholds', 'federalDistricts', 'verdict', 'expected', 'likely'],
  ...['numberAt', 'placeOfExact', 'codeLists', 'lists', 'choices', 'highProductivity', 'parts', 'roles', 'codes'],
];

const COLUMN_KEYS = new Set(REGISTER_TABLE_KEYS.flatMap((key): readonly string[] => TABLES[key].columnKeys));

/** The key of a column is a text as well, so that it must keep its name. */
function checkShortened(): void {
  const kept = SHORTENED.filter((name) => COLUMN_KEYS.has(name));
  if (kept.length > 0) throw new Error(`Columns are called ${kept.join(', ')}: these names cannot be shortened.`);
}

/** In the bundle hints stand in a page of their own, and of who may see a column only what must stay inside. */
const HINT = /^ {4}hint:\s*('(?:[^'\\]|\\.)*'),\n/gm;
const OPEN_TO_OTHERS = /^ {4}visibility: '(?:public|aggregate)',\n/gm;
/** What only the lists of the central workbook can have is never said at a regional keyboard. */
const LIST_PROBLEMS = /\/domain\/list-problem-text\.ts$/;
/** The quick way only saves time, and a workbook of one region has few rows: every cell goes the long way, to the same value. */
const QUICK_READING = /\/domain\/quick-reading\.ts$/;
const LEAVE_ALL =
  'export function readQuickly({ late }, { bit }) { late.forEach((bits, index) => { late[index] = bits | bit; }); }';
const KINDS = /\/domain\/[a-z]+-kinds\.ts$/;
const QUICK_WAY = /^( {2,4})quick: .*\n(?:\1(?: +\S.*|\},)\n)*/gm;
const REGISTER_TABLE = /\/domain\/(?:cluster|participant|joint-project|support-measure)\.ts$/;

function slimmed(path: string, source: string): string {
  if (LIST_PROBLEMS.test(path)) return 'export const LIST_PROBLEMS = {};';
  if (QUICK_READING.test(path)) return LEAVE_ALL;
  const plain = source.replace(PRIVATE_NAME, PRIVATE_MARK);
  if (KINDS.test(path)) return plain.replace(QUICK_WAY, '');
  return REGISTER_TABLE.test(path) ? plain.replace(HINT, '').replace(OPEN_TO_OTHERS, '') : plain;
}

/** The central script is as long as it is, and reads published documents, whose keys must keep their names. */
function withoutPrivateNames(_path: string, source: string): string {
  return source.replace(PRIVATE_NAME, PRIVATE_MARK);
}

function rewriteSources(rewrite: (path: string, source: string) => string): Plugin {
  return {
    name: 'rewrite sources',
    setup({ onLoad }) {
      onLoad({ filter: /\/(?:domain|apps-script)\/(?:[\w-]+\/)?[\w-]+\.ts$/ }, ({ path }) => ({
        contents: rewrite(path, readFileSync(path, 'utf8')),
        loader: 'ts',
      }));
    },
  };
}

export interface ScriptProject {
  /** `Code` first, then the pages. */
  readonly files: readonly ProjectFile[];
  readonly manifest: Manifest;
  readonly manifestText: string;
}

function exportedBy(entry: string): readonly string[] {
  const source = readFileSync(join(FOLDER, entry), 'utf8');
  return [...source.matchAll(/^export function (\w+)/gm)].map(([, name]) => name ?? '');
}

/** Apps Script finds only functions that are declared at the top of a file; none of ours takes more than one argument. */
function declarations(names: readonly string[]): string {
  return names.map((name) => `function ${name}(e){return ${NAMESPACE}.${name}(e)}\n`).join('');
}

/** By the key of the table and the heading. */
function hints(): ProjectFile {
  const hinted = REGISTER_TABLE_KEYS.flatMap((key) =>
    Object.values<Column<unknown>>(TABLES[key].columns).map(({ heading, hint }) => [`${key} ${heading}`, hint]),
  );
  return { name: 'hints', kind: 'html', source: JSON.stringify(Object.fromEntries(hinted)) };
}

function pages(name: ScriptName): readonly ProjectFile[] {
  const own = SCRIPTS[name].pages.map(
    (file) =>
      ({
        name: file.replace(/\.html$/, ''),
        kind: 'html',
        source: readFileSync(join(FOLDER, file), 'utf8'),
      }) satisfies ProjectFile,
  );
  return name === 'regional' ? [...own, hints()] : own;
}

/** esbuild joins modules and shortens the names of properties; what a second minifier finds in the whole is a fortieth more. */
async function minified(code: string): Promise<string> {
  const compress = { passes: 3, unsafe_arrows: true } as const;
  const result = await minify(code, { ecma: 2020, compress, format: { ascii_only: false } });
  return result.code ?? code;
}

/**
 * Plugins come first: a test puts a fault in place of a module. The second minifier takes a second, and nobody at a desk waits
 * for it: there the same program is a little longer.
 */
export async function bundleScript(
  name: ScriptName = 'regional',
  { plugins = [], smallest = true }: { readonly plugins?: readonly Plugin[]; readonly smallest?: boolean } = {},
): Promise<ScriptProject> {
  checkShortened();
  const { entry, manifest } = SCRIPTS[name];
  const names = exportedBy(entry);
  const isRegional = name === 'regional';
  const contents = `import { ${names} } from './${entry}';\n${NAMESPACE} = { ${names} };`;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: FOLDER, loader: 'js' },
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2020',
    tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
    charset: 'utf8',
    legalComments: 'none',
    mangleProps: new RegExp(`^(?:${[`${PRIVATE_MARK}[a-zA-Z]\\w*`, ...(isRegional ? SHORTENED : [])].join('|')})$`),
    plugins: [...plugins, rewriteSources(isRegional ? slimmed : withoutPrivateNames)],
  });
  const bundled = outputFiles[0]?.text ?? '';
  const code = `var ${NAMESPACE};${packCyrillic(smallest ? await minified(bundled) : bundled)}${declarations(names)}`;
  const manifestText = readFileSync(join(FOLDER, manifest), 'utf8');
  return {
    files: [{ name: 'Code', kind: 'script', source: code }, ...pages(name)],
    manifest: JSON.parse(manifestText) as Manifest,
    manifestText,
  };
}
