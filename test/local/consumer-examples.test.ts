/** The examples of the pages for consumers, as a reader would run them, against a Svod that runs; what is not installed is skipped. */
import { type ExecFileException, execFile, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runSvod, temporaryFolder } from './running-svod.ts';

const DOCS = resolve(import.meta.dirname, '../../docs');
const ENGLISH = readFileSync(join(DOCS, 'for-consumers.md'), 'utf8');
const RUSSIAN = readFileSync(join(DOCS, 'для-потребителей.md'), 'utf8');

function blocksOf(page: string, language: string): readonly string[] {
  return [...page.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'))].map(([, code = '']) => code);
}

function has(command: string): boolean {
  return spawnSync(command, ['--version']).status === 0;
}

const LANGUAGES = ['sh', 'js', 'python', 'r', 'powerquery'] as const;

/** What the command prints, run in a folder of its own with the address in URL. */
function run(url: string, folder: string, command: string, ...args: readonly string[]): Promise<string> {
  const env = { ...process.env, URL: url };
  return new Promise((done, fail) => {
    execFile(command, [...args], { cwd: folder, env }, (error: ExecFileException | null, stdout, stderr) => {
      if (error) fail(new Error(`${error.message}\n${stderr}`));
      else done(stdout);
    });
  });
}

async function sampleUrl(): Promise<string> {
  const svod = await runSvod({ empty: false });
  await svod.refresh();
  return `${svod.url}/public`;
}

function exampleOf(language: (typeof LANGUAGES)[number]): string {
  return blocksOf(ENGLISH, language)[0] ?? '';
}

describe('the examples for consumers', () => {
  it('are the same in Russian and in English, one for each language', () => {
    for (const language of LANGUAGES) {
      expect([language, blocksOf(ENGLISH, language)]).toEqual([language, [exampleOf(language)]]);
      expect([language, blocksOf(RUSSIAN, language)]).toEqual([
        language,
        expect.arrayContaining([exampleOf(language)]),
      ]);
      expect(exampleOf(language)).not.toBe('');
    }
  });

  it.skipIf(!has('curl'))('curl: takes the snapshot once, and nothing while nothing changed', async () => {
    const folder = temporaryFolder();
    const said = await run(await sampleUrl(), folder, 'sh', '-ec', exampleOf('sh'));
    expect(said).toMatch(/^304\nETag: "[0-9a-f]{64}"/i);
    expect(JSON.parse(readFileSync(join(folder, 'latest.json'), 'utf8'))).toMatchObject({ seq: 1 });
  });

  it('JavaScript: says the headline, and of every region what is published', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'example.mjs');
    writeFileSync(file, exampleOf('js'));
    const lines = (await run(await sampleUrl(), folder, process.execPath, file)).trim().split('\n');
    expect(lines[0]).toMatch(/^1 61 clusters, 48 more declared by 45 regions/);
    expect(lines).toHaveLength(1 + 83);
  });

  it.skipIf(!has('python3'))('Python: sums a column of the table of regions', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'example.py');
    writeFileSync(file, exampleOf('python'));
    expect(await run(await sampleUrl(), folder, 'python3', file)).toBe('1 83 61\n');
  });
});

describe('the pages for consumers', () => {
  it('name the same addresses in both languages, and every document that is published', () => {
    const addresses = (page: string): readonly string[] => page.match(/[\w-]+\.(?:json|csv|sig)\b/g) ?? [];
    const english = new Set(addresses(ENGLISH));
    expect([...english].filter((one) => !addresses(RUSSIAN).includes(one))).toEqual([]);
    for (const name of [
      'latest.json',
      'versions.json',
      'changes.json',
      'datapackage.json',
      'tags.json',
      'status.json',
      'keys.json',
    ]) {
      expect(english).toContain(name);
    }
  });
});
