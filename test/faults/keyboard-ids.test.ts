/** Every fault of the catalogue that a person at the keyboard can make has a test at the keyboard, found by its id. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { CELL_FAULTS } from './cell-faults.ts';

/** S08, S09, S11, S12 and S14 are faults of a whole workbook, which only the gate reads. */
const CELLS = Array.from({ length: 22 }, (_, index) => `C${String(index + 1).padStart(2, '0')}`);
const STRUCTURE = ['S01', 'S02', 'S03', 'S04', 'S05', 'S06', 'S07', 'S10', 'S13', 'S15', 'S16'];

function idsIn(file: string): readonly string[] {
  const text = readFileSync(resolve(import.meta.dirname, file), 'utf8');
  return [...text.matchAll(/(?:it|typed)\(\s*'([CS]\d\d) /g)].map(([, id]) => id ?? '');
}

it('every id that a keyboard can meet is met there', () => {
  // The faults of cells are marked through the script in cells-over-http.test.ts, each under its id.
  const met = new Set([
    ...CELL_FAULTS.map(({ id }) => id),
    ...idsIn('typed-cells.test.ts'),
    ...idsIn('../apps-script/sheet-faults.test.ts'),
  ]);
  expect([...CELLS, ...STRUCTURE].filter((id) => !met.has(id))).toEqual([]);
});
