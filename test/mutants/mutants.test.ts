import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MUTANTS } from './mutants.ts';

const ROOT = resolve(import.meta.dirname, '../..');

describe('the mistakes of `npm run mutants`', () => {
  it.each(MUTANTS)('$name: can be made in the source as it is', ({ file, from, to, tests }) => {
    const pieces = readFileSync(join(ROOT, file), 'utf8').split(from);
    expect([pieces.length, from === to]).toEqual([2, false]);
    expect(tests.filter((test) => !existsSync(join(ROOT, test)))).toEqual([]);
  });
});
