/** The rows of a tab that stand in a workbook, found by all they hold or by what no two rows may share. */
import type { ParsedTable } from '../domain/parsed-table.ts';
import type { RowReference } from '../domain/problem.ts';
import type { Columns } from '../domain/table.ts';
import type { ParsedWorkbook, RegisterTableKey } from '../domain/workbook.ts';

export function tableIn(workbook: ParsedWorkbook, key: RegisterTableKey): ParsedTable<Columns> {
  // Each table is used with its own columns; which one it is does not matter here.
  return workbook[key] as unknown as ParsedTable<Columns>;
}

function keysOf(table: ParsedTable<Columns>, index: number): readonly string[] {
  return table.table.uniqueKeys.flatMap(({ column, keyOf }) => {
    const key = keyOf(table.row(index));
    return key === null ? [] : [`${column} ${key}`];
  });
}

export class StandingRows {
  readonly #byContent = new Map<string, RowReference>();
  readonly #byKey = new Map<string, RowReference>();

  constructor(table: ParsedTable<Columns> | null) {
    for (let index = 0; table && index < table.size; index++) {
      const place = table.place(index);
      // A row with a cell that could not be read would look like one where nothing stands in it.
      if (!table.isFailed(index)) this.#byContent.set(table.contentOf(index), place);
      for (const key of keysOf(table, index)) this.#byKey.set(key, place);
    }
  }

  /** The row that holds the same in every column. */
  sameAs(table: ParsedTable<Columns>, index: number): RowReference | undefined {
    return this.#byContent.get(table.contentOf(index));
  }

  /** The row under the same code or key. */
  rivalOf(table: ParsedTable<Columns>, index: number): RowReference | undefined {
    return keysOf(table, index)
      .map((key) => this.#byKey.get(key))
      .find((place) => place !== undefined);
  }
}
