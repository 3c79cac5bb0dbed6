/** docs/dictionary.md says what the code says. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROBLEM_NAMES } from '../../domain/problem-catalogue.ts';
import { REFERENCE_TABLES } from '../../domain/reference.ts';
import { TABLES } from '../../domain/workbook.ts';
import { dictionary } from '../../local/dictionary.ts';

const FILE = resolve(import.meta.dirname, '../../docs/dictionary.md');
const TEXT = dictionary();

describe('the dictionary', () => {
  it('in the docs is the one that the code makes: npm run dictionary', () => {
    expect(readFileSync(FILE, 'utf8')).toBe(TEXT);
  });

  it('names every column of every tab', () => {
    for (const table of [...Object.values(TABLES), ...Object.values(REFERENCE_TABLES)]) {
      for (const { heading, hint } of Object.values(table.columns)) {
        expect(TEXT).toContain(`| ${heading} |`);
        expect(TEXT).toContain(hint);
      }
    }
  });

  it('names every problem with its words in both languages', () => {
    for (const [code, { title, english }] of Object.entries(PROBLEM_NAMES)) {
      expect(TEXT).toContain(`| \`${code}\` |`);
      expect(TEXT).toContain(`| ${title} |`);
      expect(TEXT).toContain(english);
    }
  });

  it('is made of whole tables: every row has as many cells as its headings', () => {
    const widths = new Map<number, number>();
    const lines = TEXT.split('\n');
    for (const [index, line] of lines.entries()) {
      if (!line.startsWith('| ')) continue;
      const cells = line.split(/(?<!\\)\|/).length;
      const expected = lines[index - 1]?.startsWith('| ') ? widths.get(index - 1) : cells;
      expect(cells).toBe(expected);
      widths.set(index, cells);
    }
    expect(widths.size).toBeGreaterThan(150);
  });
});
