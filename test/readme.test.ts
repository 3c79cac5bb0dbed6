/** What the README promises is there. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SETTINGS } from '../functions/settings.ts';
import { runSvod } from './local/running-svod.ts';

const ROOT = resolve(import.meta.dirname, '..');
const README = readFileSync(join(ROOT, 'README.md'), 'utf8');
const SCRIPTS = (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: Record<string, string> })
  .scripts;

describe('the README', () => {
  it.each(Object.values(SETTINGS))('describes the setting $name as the code does', ({ name, meaning, ...setting }) => {
    const standard = 'default' in setting ? (setting.default === '' ? 'empty' : `\`${setting.default}\``) : '';
    expect(README).toContain(`| \`${name}\` | ${standard}${standard === '' ? '' : ' '}| ${meaning} |`);
  });

  it('names no setting that the code does not have', () => {
    const known = new Set<string>(Object.values(SETTINGS).map((setting) => setting.name));
    expect([...README.matchAll(/SVOD_[A-Z0-9_]+/g)].map(([name]) => name).filter((name) => !known.has(name))).toEqual(
      [],
    );
  });

  it('names only commands that exist, and every one of them', () => {
    const named = new Set(
      [...README.matchAll(/npm (?:run ([\w-]+)|(start|test)\b)/g)].map(([, script, plain]) => script ?? plain),
    );
    expect([...named].sort()).toEqual(Object.keys(SCRIPTS).sort());
  });

  it('points only at files that are there', () => {
    const paths = [...README.matchAll(/`((?:domain|functions|local|test|docs)\/[\w./-]*)`/g)].map(
      ([, path]) => path ?? '',
    );
    const links = [...README.matchAll(/\]\((docs\/[^)]+)\)/g)].map(([, path]) => path ?? '');
    expect([...paths, ...links].filter((path) => !existsSync(join(ROOT, decodeURI(path))))).toEqual([]);
    expect(paths.length).toBeGreaterThan(10);
  });

  it('names every folder of the source', () => {
    const folders = readdirSync(ROOT, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
      .map((entry) => entry.name)
      .filter((name) => !['node_modules', 'data', 'dist', 'coverage'].includes(name));
    expect(folders.filter((folder) => !README.includes(`| \`${folder}/\` |`))).toEqual([]);
  });

  it('lists local addresses that answer', async () => {
    const svod = await runSvod();
    for (const path of ['/', '/public/status.json', '/local/workbooks', '/drive/v3/files']) {
      await svod.refresh();
      expect([path, (await fetch(`${svod.url}${path}`)).status]).toEqual([path, 200]);
    }
  });

  it('gives the test command that CI runs', () => {
    expect(README).toContain('npm ci && npm test');
    expect(readFileSync(join(ROOT, '.ci/run'), 'utf8')).toMatch(/^npm ci && npm test$/m);
  });
});

describe('the project', () => {
  it('names no registry host in the lockfile', () => {
    expect(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).not.toMatch(/"resolved": *"https?:/);
  });
});
