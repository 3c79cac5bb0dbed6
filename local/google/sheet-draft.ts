/** A tab while one change is made to it: rows are copied when first touched, all others stay shared with the tab before. */
import type { CellAttributes, CellValue, RowAttributes, RowValues, Sheet } from './workbook.ts';
import { EMPTY_ROW } from './workbook.ts';

type Draft<T> = (readonly (T | null)[])[];

class Layer<T> {
  private readonly rows: Draft<T>;
  private readonly touched = new Map<number, (T | null)[]>();

  constructor(rows: readonly (readonly (T | null)[])[]) {
    this.rows = rows.slice();
  }

  get(row: number, column: number): T | null {
    return (this.touched.get(row) ?? this.rows[row])?.[column] ?? null;
  }

  set(row: number, column: number, value: T | null): void {
    let cells = this.touched.get(row);
    if (!cells) {
      if (value === null && (this.rows[row]?.length ?? 0) <= column) return;
      cells = [...(this.rows[row] ?? EMPTY_ROW)];
      this.touched.set(row, cells);
    }
    while (cells.length < column) cells.push(null);
    cells[column] = value;
  }

  finish(): readonly (readonly (T | null)[])[] {
    for (const [row, cells] of this.touched) {
      while (cells.length > 0 && cells.at(-1) === null) cells.pop();
      while (this.rows.length < row) this.rows.push(EMPTY_ROW);
      this.rows[row] = cells;
    }
    return trimRows(this.rows);
  }
}

/** The same rows without blank ones at the end; the list itself is shortened. */
export function trimRows<T>(rows: (readonly T[])[]): readonly (readonly T[])[] {
  while (rows.length > 0 && rows.at(-1)?.length === 0) rows.pop();
  return rows;
}

export class SheetDraft {
  private readonly sheet: Sheet;
  private readonly values: Layer<CellValue>;
  private readonly attributes: Layer<CellAttributes>;
  private readonly known = new Map<string, CellAttributes>();
  private readonly seen = new Map<CellAttributes, CellAttributes>();

  constructor(sheet: Sheet) {
    this.sheet = sheet;
    this.values = new Layer(sheet.values);
    this.attributes = new Layer(sheet.attributes);
  }

  attributesAt(row: number, column: number): CellAttributes | null {
    return this.attributes.get(row, column);
  }

  setValue(row: number, column: number, value: CellValue | null): void {
    this.values.set(row, column, value);
  }

  /** Equal attributes become one object: a column of a thousand dates holds one format. */
  setAttributes(row: number, column: number, attributes: CellAttributes | null): void {
    if (attributes === null || Object.keys(attributes).length === 0) {
      this.attributes.set(row, column, null);
      return;
    }
    this.attributes.set(row, column, this.shared(attributes));
  }

  private shared(attributes: CellAttributes): CellAttributes {
    const seen = this.seen.get(attributes);
    if (seen) return seen;
    const key = JSON.stringify(attributes);
    const shared = this.known.get(key) ?? attributes;
    this.known.set(key, shared);
    this.seen.set(attributes, shared);
    return shared;
  }

  finish(): Sheet {
    const values: readonly RowValues[] = this.values.finish();
    const attributes: readonly RowAttributes[] = this.attributes.finish();
    return { ...this.sheet, values, attributes };
  }
}
