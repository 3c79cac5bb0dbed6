/** Whatever stands in the cells of an Excel file is read as the same cells. */
import type { CellObject } from '@e965/xlsx';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../domain/cell.ts';
import { readExcelFile } from '../../../local/excel/excel-file.ts';
import { SEED } from '../../domain/seed.ts';
import { type XlsxCell, xlsxFile } from './xlsx-file.ts';

/** A cell as the domain knows it, and the same as the library writes it. */
type Pair = readonly [cell: Cell, written: XlsxCell];

const ERRORS: readonly (readonly [text: string, code: number])[] = [
  ['#NULL!', 0x00],
  ['#DIV/0!', 0x07],
  ['#VALUE!', 0x0f],
  ['#REF!', 0x17],
  ['#NAME?', 0x1d],
  ['#NUM!', 0x24],
  ['#N/A', 0x2a],
];
const FORMATS = [undefined, '0', '0.00%', '@', '#,##0.00 "₽"', 'dd.mm.yyyy', '[$-419]d mmmm yyyy;@'];

/** XML has no place for these characters; Excel does not take them either. */
const NOT_XML = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|[\ud800-\udfff]/;

const text = fc
  .oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom('007', ' пробелы ', 'a\nb', '=1+1', '<&>"\'', '№ 5', '1,5'),
  )
  .filter((value) => ![...value].some((letter) => NOT_XML.test(letter)) && !/_x[0-9A-Fa-f]{4}_/.test(value));
const number = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.constantFrom(0, 45_352, 0.1, 1e21),
);

const pair: fc.Arbitrary<Pair> = fc.oneof(
  fc.constant<Pair>([null, null]),
  text.map((value): Pair => [value === '' ? null : value, value]),
  fc.tuple(number, fc.constantFrom(...FORMATS)).map(([value, z]): Pair => {
    const written: CellObject = { t: 'n', v: value, ...(z !== undefined && { z }) };
    return [Object.is(value, -0) ? 0 : value, written];
  }),
  fc.boolean().map((value): Pair => [value, value]),
  fc.constantFrom(...ERRORS).map(([error, v]): Pair => [{ error }, { t: 'e', v }]),
  fc
    .constantFrom('A1+B2', 'SUM(A1:A9)', 'IF(A1>0,"да","нет")')
    .map((f): Pair => [{ formula: `=${f}` }, { t: 'n', v: 1, f }]),
);

function withoutEmptyEnds(rows: readonly (readonly Cell[])[]): readonly (readonly Cell[])[] {
  const cut = rows.map((row) => row.slice(0, row.findLastIndex((cell) => cell !== null) + 1));
  return cut.slice(0, cut.findLastIndex((row) => row.length > 0) + 1);
}

describe('reading an Excel file', () => {
  it('gives back any cells that were written', async () => {
    const grid = fc.array(fc.array(pair, { maxLength: 6 }), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(grid, async (rows) => {
        const bytes = xlsxFile({ Кластеры: rows.map((row) => row.map(([, written]) => written)) });
        const { sheets } = await readExcelFile(bytes);
        expect(sheets[0]?.rows).toEqual(withoutEmptyEnds(rows.map((row) => row.map(([cell]) => cell))));
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  it('takes any bytes for a file or tells a reason', async () => {
    const bytes = fc.uint8Array({ maxLength: 300 }).map((tail) => Buffer.concat([Buffer.from('PK\u0003\u0004'), tail]));
    await fc.assert(
      fc.asyncProperty(bytes, async (file) => {
        await expect(readExcelFile(file)).rejects.toMatchObject({ name: 'UnreadableFile' });
      }),
      { seed: SEED, numRuns: 300 },
    );
  });
});
