/** I10: every fault of the catalogue, and every promise, has its test: the tables of docs/обещания.md are held against the tests. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const DOCUMENT = readFileSync(join(ROOT, 'docs/обещания.md'), 'utf8');
/** Those that belong to what is not built here. */
const ELSEWHERE = new Set(['K05', 'K08', 'K11']);

function numbered(letter: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `${letter}${String(index + 1).padStart(2, '0')}`);
}

const CATALOGUE = [...numbered('N', 15), ...numbered('F', 27), ...numbered('T', 13), ...numbered('K', 12)];

/** The cells of the lines of a table that hold that many. */
function linesOf(cells: number): readonly (readonly string[])[] {
  return DOCUMENT.split('\n')
    .filter((line) => line.startsWith('| ') && line.split('|').length === cells + 2)
    .map((line) => line.split('|').slice(1, -1))
    .map((line) => line.map((cell) => cell.trim().replaceAll('`', '')));
}

function sourceOf(file: string): string {
  return existsSync(join(ROOT, file)) ? readFileSync(join(ROOT, file), 'utf8') : '';
}

/** What stands in quotes: titles, and the tables that fill them. Comments prove nothing. */
function quoted(file: string): string {
  return [...sourceOf(file).matchAll(/'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g)].map(([text]) => text).join('\n');
}

const FAULTS = linesOf(2).flatMap(([ids = '', file = '']) =>
  [...ids.matchAll(/[NFTK]\d\d/g)].map(([id]) => [id, file] as const),
);
const PROMISES = linesOf(4)
  .filter(([id = '']) => /^I\d+$/.test(id))
  .map(([id = '', , file = '', title = '']) => [id, file, title] as const);

describe('the catalogue', () => {
  it('has a test of every fault under its id', () => {
    const listed = new Set(FAULTS.map(([id]) => id));
    expect(CATALOGUE.filter((id) => !listed.has(id) && !ELSEWHERE.has(id))).toEqual([]);
    expect([...listed].filter((id) => !CATALOGUE.includes(id))).toEqual([]);
    expect(CATALOGUE).toHaveLength(67);
  });

  it.each(FAULTS)('%s is met in %s', (id, file) => {
    expect(new RegExp(`\\b${id}\\b`).test(quoted(file))).toBe(true);
  });

  it('has a test of every promise', () => {
    const listed = new Set(PROMISES.map(([id]) => id));
    const all = Array.from({ length: 15 }, (_, index) => `I${index + 1}`);
    expect(all.filter((id) => !listed.has(id))).toEqual([]);
  });

  it.each(PROMISES)('%s is kept in %s: %s', (_id, file, title) => {
    expect(title.length).toBeGreaterThan(5);
    expect(quoted(file)).toContain(title);
  });
});
