import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sectionOf } from '../../local/changelog.ts';
import { exitCode, run } from './running-process.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const CHANGELOG = `# Changelog

## Unreleased
- Next.

## 1.10.0 (2026-11-23)

### Added
- Ten.

## 1.1.0
- One.
## 1.0.0
`;

describe('the section of a version', () => {
  it.each([
    ['1.10.0', '### Added\n- Ten.'],
    ['1.1.0', '- One.'],
    ['1.0.0', null],
    ['1.1', null],
    ['0.1.0', null],
    ['Unreleased', null],
  ])('of %s', (version, section) => {
    expect(sectionOf(CHANGELOG, version)).toBe(section);
  });
});

describe('npm run release-notes', () => {
  it.each([
    ['вместо версии', 'Назовите версию'],
    ['v99.0.0', 'В package.json версия'],
  ])('refuses %s, and says what to do', async (tag, said) => {
    const running = run('local/release-notes.ts', [tag]);
    expect(await exitCode(running)).toBe(1);
    expect(running.output()).toContain(said);
  });

  it('prints the section of the version of the package, or says that it is still to be written', async () => {
    const { version } = JSON.parse(readFileSync(resolve(ROOT, 'package.json'), 'utf8')) as { version: string };
    const section = sectionOf(readFileSync(resolve(ROOT, 'CHANGELOG.md'), 'utf8'), version);
    const running = run('local/release-notes.ts', [`v${version}`]);
    expect(await exitCode(running)).toBe(section === null ? 1 : 0);
    expect(running.output().trim()).toContain(section ?? `«## ${version}»`);
  });
});
