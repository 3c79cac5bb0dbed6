/** The base file of a workbook: everything up to one version, with attributes written once for all rows that share them. */
import type {
  CellAttributes,
  RowAttributes,
  RowValues,
  SheetProperties,
  SpreadsheetProperties,
  Workbook,
} from './workbook.ts';

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

interface EncodedSheet {
  readonly properties: SheetProperties;
  readonly values: readonly RowValues[];
  /** For every row its place in `rowAttributes`. */
  readonly rows: readonly number[];
}

interface EncodedWorkbook extends Omit<StoredWorkbook, 'workbook'> {
  readonly properties: SpreadsheetProperties;
  readonly trashed: boolean;
  readonly attributes: readonly CellAttributes[];
  /** For every cell of such a row its place in `attributes`, -1 for none. */
  readonly rowAttributes: readonly (readonly number[])[];
  readonly sheets: readonly EncodedSheet[];
}

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

export function encodeWorkbook({ workbook, ...file }: StoredWorkbook): string {
  const attributes = new Table<CellAttributes>();
  const rowAttributes = new Table<readonly number[]>();
  const rowPlaces = new Map<RowAttributes, number>();
  const placeOfRow = (row: RowAttributes): number => {
    const place =
      rowPlaces.get(row) ?? rowAttributes.placeOf(row.map((cell) => (cell === null ? -1 : attributes.placeOf(cell))));
    rowPlaces.set(row, place);
    return place;
  };
  const sheets = workbook.sheets.map((sheet) => ({
    properties: sheet.properties,
    values: sheet.values,
    rows: sheet.attributes.map(placeOfRow),
  }));
  const encoded: EncodedWorkbook = {
    ...file,
    properties: workbook.properties,
    trashed: workbook.trashed,
    attributes: attributes.entries,
    rowAttributes: rowAttributes.entries,
    sheets,
  };
  return JSON.stringify(encoded);
}

export function decodeWorkbook(text: string): StoredWorkbook {
  const { properties, trashed, attributes, rowAttributes, sheets, ...file }: EncodedWorkbook = JSON.parse(text);
  const rows: readonly RowAttributes[] = rowAttributes.map((row) => row.map((place) => attributes[place] ?? null));
  const workbook: Workbook = {
    properties,
    trashed,
    sheets: sheets.map((sheet) => ({
      properties: sheet.properties,
      values: sheet.values,
      attributes: sheet.rows.map((place) => rows[place] ?? []),
    })),
  };
  return { ...file, workbook };
}
