import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CellEntry, changeCells } from '../../../local/google/cell-change.ts';
import { newWorkbook } from '../../../local/google/new-workbook.ts';
import { type Area, EMPTY_ROW, gridArea, type Sheet } from '../../../local/google/workbook.ts';

function sheetOf(rowCount: number, columnCount: number): Sheet {
  const [sheet] = newWorkbook({ sheets: [{ properties: { gridProperties: { rowCount, columnCount } } }] }).sheets;
  if (!sheet) throw new Error('There must be a tab.');
  return sheet;
}

const BOLD = { userEnteredFormat: { textFormat: { bold: true } } };
const NOTE = { note: 'n' };
const entry: fc.Arbitrary<CellEntry> = fc.constantFrom(
  {},
  { value: 1 },
  { value: 'x', attributes: NOTE },
  { attributes: BOLD },
  { attributes: { ...BOLD, ...NOTE } },
);
const fields = fc.constantFrom(
  '*',
  'userEnteredValue',
  'note',
  'userEnteredFormat.textFormat.bold,note',
  'userEnteredFormat',
);
const small = fc.nat(5);
const area: fc.Arbitrary<Area> = fc.tuple(small, small, small, small).map(([row, column, height, width]) => ({
  startRowIndex: row,
  endRowIndex: row + height + 1,
  startColumnIndex: column,
  endColumnIndex: column + width + 1,
}));

describe('cells that are all changed alike', () => {
  it('come out as if each of them had been changed on its own', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(area, fields, entry), { minLength: 1, maxLength: 6 }), (changes) => {
        let [alike, oneByOne] = [sheetOf(20, 20), sheetOf(20, 20)];
        for (const [where, mask, cell] of changes) {
          alike = changeCells(alike, { sheetId: 0, area: where, fields: mask, cell });
          const row = Array.from({ length: where.endColumnIndex - where.startColumnIndex }, () => cell);
          const rows = Array.from({ length: where.endRowIndex - where.startRowIndex }, () => row);
          oneByOne = changeCells(oneByOne, { sheetId: 0, area: where, fields: mask, rows });
        }
        expect(alike).toEqual(oneByOne);
      }),
    );
  });

  it('share one row where their rows were alike: ten million cells hold one format', () => {
    const sheet = sheetOf(1_000_000, 10);
    const bold = changeCells(sheet, {
      sheetId: 0,
      area: gridArea(sheet),
      fields: 'userEnteredFormat',
      cell: { attributes: BOLD },
    });
    expect([new Set(bold.attributes).size, new Set(bold.attributes[0]).size, bold.attributes.length]).toEqual([
      1, 1, 1_000_000,
    ]);
    expect(bold.values).toEqual([]);
    const plain = changeCells(bold, { sheetId: 0, area: gridArea(sheet), fields: '*', rows: [] });
    expect([plain.values, plain.attributes]).toEqual([[], []]);
  });

  it('leave no row of their own where they leave nothing', () => {
    const sheet = sheetOf(5, 5);
    const filled = changeCells(sheet, { sheetId: 0, area: gridArea(sheet), fields: '*', cell: { value: 1 } });
    const middle = { startRowIndex: 1, endRowIndex: 3, startColumnIndex: 0, endColumnIndex: 5 };
    const holed = changeCells(filled, { sheetId: 0, area: middle, fields: '*', cell: {} });
    expect([holed.values[1], holed.values[2], holed.values.length]).toEqual([EMPTY_ROW, EMPTY_ROW, 5]);
  });
});
