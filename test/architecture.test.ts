/** The arrows between the folders, as tests. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');
/** What each folder may import besides itself. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  'apps-script': ['domain'],
  functions: ['domain', 'web'],
  web: ['domain'],
  local: ['domain', 'apps-script', 'functions', 'web'],
  infra: ['domain'],
};
const DOMAIN_PACKAGES = new Set(['zod/mini']);
const NAMES_THAT_OWN_NOTHING = /(^|[/-])(utils?|helpers?|manager|common|misc)([./-]|$)/;

function sourceFiles(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.parentPath.includes('node_modules'))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)));
}

const FOLDERS = readdirSync(ROOT, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name in ARROWS)
  .map((entry) => entry.name);
const FILES = FOLDERS.flatMap(sourceFiles);

function importsOf(file: string): readonly string[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const statements = text.matchAll(
    /^(?:import|export)\b[^;]*?\bfrom '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)/gm,
  );
  return [...statements].map(([, from, bare, dynamic]) => from ?? bare ?? dynamic ?? '');
}

/** The folder that a relative import leads to. */
function targetFolder(file: string, specifier: string): string {
  return relative(ROOT, resolve(ROOT, dirname(file), specifier)).split(/[\\/]/)[0] ?? '';
}

describe('the arrows between folders', () => {
  it.each(FOLDERS)('%s imports only from the folders below it', (folder) => {
    const wrong = FILES.filter((file) => file.startsWith(`${folder}/`)).flatMap((file) =>
      importsOf(file)
        .filter((specifier) => specifier.startsWith('.'))
        .filter((specifier) => ![folder, ...(ARROWS[folder] ?? [])].includes(targetFolder(file, specifier)))
        .map((specifier) => `${file} -> ${specifier}`),
    );
    expect(wrong).toEqual([]);
  });

  it('domain imports no package but zod, and nothing of Node', () => {
    const wrong = FILES.filter((file) => file.startsWith('domain/')).flatMap((file) =>
      importsOf(file)
        .filter((specifier) => !specifier.startsWith('.') && !DOMAIN_PACKAGES.has(specifier))
        .map((specifier) => `${file} -> ${specifier}`),
    );
    expect(wrong).toEqual([]);
  });

  it('domain uses no global that a spreadsheet script lacks', () => {
    const absent =
      /\b(?:setTimeout|setInterval|fetch|URL|TextEncoder|TextDecoder|Buffer|process|crypto|structuredClone)\s*[.(]/;
    const wrong = FILES.filter(
      (file) => file.startsWith('domain/') && absent.test(readFileSync(join(ROOT, file), 'utf8')),
    );
    expect(wrong).toEqual([]);
  });

  it('the functions reach the pages through one file, which gives one function', () => {
    const reached = FILES.filter((file) => file.startsWith('functions/')).flatMap((file) =>
      importsOf(file).filter((specifier) => specifier.startsWith('../web/')),
    );
    expect(reached.length).toBeGreaterThan(0);
    expect([...new Set(reached)]).toEqual(['../web/render-pages.ts']);
    const exported = readFileSync(join(ROOT, 'web/render-pages.ts'), 'utf8').match(/^export .*$/gm);
    expect(exported).toEqual(['export function* renderPages(input: PagesInput): Generator<PublicPage> {']);
  });

  it('sees the files it speaks of', () => {
    expect(FILES).toContain('domain/table.ts');
    expect(importsOf('functions/believed-register.ts')).toContain('../domain/register.ts');
  });
});

describe('the names of files', () => {
  it('no file is named after nothing', () => {
    expect([...FILES, ...sourceFiles('test')].filter((file) => NAMES_THAT_OWN_NOTHING.test(file))).toEqual([]);
  });

  it('every file opens with a sentence that says what it is for', () => {
    const silent = FILES.filter((file) => !readFileSync(join(ROOT, file), 'utf8').startsWith('/**'));
    expect(silent).toEqual([]);
  });
});
