/** What is pasted of a cell, by the kind of pasting. */
import type { CellEntry } from './cell-change.ts';
import { FormulaError } from './formula/formula-error.ts';
import { copiedFormula } from './formula-references.ts';
import { notImplemented } from './google-error.ts';
import type { PasteGeometry } from './paste-geometry.ts';
import type { SeenCells } from './seen-cells.ts';
import { type CellAttributes, type CellValue, rowAttributes, rowValues, type Sheet } from './workbook.ts';
import type { Change } from './workbook-change.ts';

export type PasteType =
  | 'PASTE_NORMAL'
  | 'PASTE_VALUES'
  | 'PASTE_FORMAT'
  | 'PASTE_NO_BORDERS'
  | 'PASTE_FORMULA'
  | 'PASTE_DATA_VALIDATION'
  | 'PASTE_CONDITIONAL_FORMATTING';

/** The fields of a cell that each kind writes. */
const FIELDS: { readonly [T in PasteType]: string } = {
  PASTE_NORMAL: 'userEnteredValue,userEnteredFormat,note,dataValidation',
  PASTE_NO_BORDERS: 'userEnteredValue,userEnteredFormat,note,dataValidation',
  PASTE_VALUES: 'userEnteredValue',
  PASTE_FORMULA: 'userEnteredValue',
  PASTE_FORMAT: 'userEnteredFormat,dataValidation',
  PASTE_DATA_VALIDATION: 'dataValidation',
  PASTE_CONDITIONAL_FORMATTING: '',
};

/** What else is pasted: merges and conditional formats. */
export const PASTES_MERGES: ReadonlySet<PasteType> = new Set(['PASTE_NORMAL', 'PASTE_NO_BORDERS']);
export const PASTES_CONDITIONS: ReadonlySet<PasteType> = new Set([
  'PASTE_NORMAL',
  'PASTE_NO_BORDERS',
  'PASTE_FORMAT',
  'PASTE_CONDITIONAL_FORMATTING',
]);

/** How a formula is at its new place. */
type CarryFormula = (formula: string, down: number, right: number) => string;

function seenValue(cells: SeenCells, sheet: Sheet, row: number, column: number): CellValue | null {
  const value = cells.value(sheet, row, column);
  if (value instanceof FormulaError) throw notImplemented(`pasting the value ${value.text} of a formula`);
  return value;
}

/** Pasted without borders, a cell keeps those that it has. */
function withOwnBorders(pasted: CellAttributes | null, own: CellAttributes | null): CellAttributes | null {
  const { borders: _theirs, ...format } = pasted?.userEnteredFormat ?? {};
  const borders = own?.userEnteredFormat?.['borders'];
  const { userEnteredFormat: _format, ...others } = pasted ?? {};
  const userEnteredFormat = { ...format, ...(borders ? { borders } : {}) };
  return { ...others, ...(Object.keys(userEnteredFormat).length > 0 ? { userEnteredFormat } : {}) };
}

function attributesAt(sheet: Sheet, row: number, column: number): CellAttributes | null {
  return rowAttributes(sheet, row)[column] ?? null;
}

function pastedEntry(
  cells: SeenCells,
  { source, target, sourceOf }: PasteGeometry,
  type: PasteType,
  carry: CarryFormula,
) {
  const valueAt = (row: number, column: number, down: number, right: number): CellValue | null => {
    if (type === 'PASTE_VALUES') return seenValue(cells, source.sheet, row, column);
    const value = rowValues(source.sheet, row)[column] ?? null;
    return typeof value === 'object' && value !== null ? { formula: carry(value.formula, down, right) } : value;
  };
  return (row: number, column: number): CellEntry => {
    const from = sourceOf({ row, column });
    const copied = attributesAt(source.sheet, from.row, from.column);
    const isBare = type === 'PASTE_NO_BORDERS';
    return {
      value: valueAt(from.row, from.column, row - from.row, column - from.column),
      attributes: isBare ? withOwnBorders(copied, attributesAt(target.sheet, row, column)) : copied,
    };
  };
}

/** The one change that writes all pasted cells. */
export function pastedCells(cells: SeenCells, geometry: PasteGeometry, type: PasteType, carry: CarryFormula): Change[] {
  const fields = FIELDS[type];
  if (fields === '') return [];
  const { sheet, area } = geometry.target;
  const entry = pastedEntry(cells, geometry, type, carry);
  const rows = Array.from({ length: area.endRowIndex - area.startRowIndex }, (_, down) =>
    Array.from({ length: area.endColumnIndex - area.startColumnIndex }, (_cell, right) =>
      entry(area.startRowIndex + down, area.startColumnIndex + right),
    ),
  );
  return [{ kind: 'changeCells', sheetId: sheet.properties.sheetId, area, fields, rows }];
}

/** A copied formula goes along with its cell; turned over it would have to turn its references too. */
export function carryCopied(sheet: Sheet, isTurned: boolean): CarryFormula {
  return (formula, down, right) => {
    if (isTurned) throw notImplemented('pasting a formula transposed');
    return copiedFormula(formula, down, right, sheet);
  };
}
