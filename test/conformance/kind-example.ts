/** What a kind of request is expected to do, so that it can be seen from outside. */
import type { sheets_v4 } from '@googleapis/sheets';

export type Kind = keyof sheets_v4.Schema$Request;

export interface KindExample<K extends Kind> {
  /** Written into the first tab from its first cell on, as it is. */
  readonly cells?: readonly (readonly (string | number | boolean | null)[])[];
  readonly before?: readonly sheets_v4.Schema$Request[];
  readonly request: NonNullable<sheets_v4.Schema$Request[K]>;
  /** What the reply holds; an empty one where nothing is told. */
  readonly reply?: NonNullable<sheets_v4.Schema$Response>;
  /** What is seen afterwards: under a mask, of the spreadsheet. */
  readonly shows: readonly [fields: string, expected: object];
}

export type KindExamples = { readonly [K in Kind]?: KindExample<K> };

/** Of the rows of the first tab the values, as `spreadsheets.get` shows them under this mask. */
export const CELLS = 'sheets(data(rowData(values(userEnteredValue))))';

type Entered = string | number | boolean | null;

/** What is seen under `CELLS`; on the second tab there is nothing. */
export function seen(...rows: readonly (readonly Entered[])[]): object {
  const rowData = rows.map((row) => (row.length === 0 ? {} : { values: row.map(cell) }));
  return { sheets: [{ data: [{ rowData }] }, { data: [{}] }] };
}

function cell(value: Entered): object {
  if (value === null) return {};
  if (typeof value === 'number') return { userEnteredValue: { numberValue: value } };
  return { userEnteredValue: typeof value === 'boolean' ? { boolValue: value } : { stringValue: value } };
}
