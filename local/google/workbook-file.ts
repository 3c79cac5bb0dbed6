/** The base file of a workbook: everything up to one version, with attributes written once for all rows that share them. */
import type { CellAttributes, RowAttributes, Sheet, Workbook } from './workbook.ts';

/** A workbook as the store keeps it. */
export interface StoredWorkbook {
  readonly spreadsheetId: string;
  /** Rises by one with every commit. */
  readonly version: number;
  /** ISO 8601, UTC. */
  readonly createdTime: string;
  readonly modifiedTime: string;
  readonly workbook: Workbook;
}

interface EncodedSheet extends Omit<Sheet, 'attributes' | 'rows'> {
  /** For every row its place in `rowAttributes`. */
  readonly rows: readonly number[];
  readonly rowLooks?: NonNullable<Sheet['rows']>;
}

/** Tabs with the tables that their cells share. */
export interface EncodedSheets {
  readonly attributes: readonly CellAttributes[];
  /** For every cell of such a row its place in `attributes`, -1 for none. */
  readonly rowAttributes: readonly (readonly number[])[];
  readonly sheets: readonly EncodedSheet[];
}

interface EncodedWorkbook extends Omit<StoredWorkbook, 'workbook'>, EncodedSheets, Omit<Workbook, 'sheets'> {}

/** Values in the order in which they were first met, each once. */
class Table<T> {
  readonly entries: T[] = [];
  private readonly places = new Map<string, number>();
  private readonly seen = new Map<T, number>();

  placeOf(entry: T): number {
    const place = this.seen.get(entry) ?? this.placeOfEqual(entry);
    this.seen.set(entry, place);
    return place;
  }

  private placeOfEqual(entry: T): number {
    const key = JSON.stringify(entry);
    const place = this.places.get(key) ?? this.entries.push(entry) - 1;
    this.places.set(key, place);
    return place;
  }
}

export function encodeSheets(sheets: readonly Sheet[]): EncodedSheets {
  const attributes = new Table<CellAttributes>();
  const rowAttributes = new Table<readonly number[]>();
  const rowPlaces = new Map<RowAttributes, number>();
  const placeOfRow = (row: RowAttributes): number => {
    const place =
      rowPlaces.get(row) ?? rowAttributes.placeOf(row.map((cell) => (cell === null ? -1 : attributes.placeOf(cell))));
    rowPlaces.set(row, place);
    return place;
  };
  const encoded = sheets.map(({ attributes: cells, rows: rowLooks, ...sheet }) => ({
    ...sheet,
    rows: cells.map(placeOfRow),
    ...(rowLooks ? { rowLooks } : {}),
  }));
  return { attributes: attributes.entries, rowAttributes: rowAttributes.entries, sheets: encoded };
}

export function decodeSheets({ attributes, rowAttributes, sheets }: EncodedSheets): Sheet[] {
  const known: readonly RowAttributes[] = rowAttributes.map((row) => row.map((place) => attributes[place] ?? null));
  return sheets.map(({ rows, rowLooks, ...sheet }) => ({
    ...sheet,
    attributes: rows.map((place) => known[place] ?? []),
    ...(rowLooks ? { rows: rowLooks } : {}),
  }));
}

export function encodeWorkbook({ workbook, ...file }: StoredWorkbook): string {
  const { sheets, ...others } = workbook;
  const encoded: EncodedWorkbook = { ...file, ...others, ...encodeSheets(sheets) };
  return JSON.stringify(encoded);
}

export function decodeWorkbook(text: string): StoredWorkbook {
  const encoded: EncodedWorkbook = JSON.parse(text);
  const { spreadsheetId, version, createdTime, modifiedTime, attributes, rowAttributes, sheets, ...others } = encoded;
  const workbook: Workbook = { ...others, sheets: decodeSheets({ attributes, rowAttributes, sheets }) };
  return { spreadsheetId, version, createdTime, modifiedTime, workbook };
}
