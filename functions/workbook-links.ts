/** Addresses that open a workbook at a cell, and a tab of the same workbook at a row. */

/** Where a cell of a regional workbook is. */
export interface CellAddress {
  readonly spreadsheetId: string;
  /** Null while nobody has looked which number the tab has: then the workbook is opened, and no cell. */
  readonly sheetId: number | null;
  readonly range: string;
}

/** @param template an address with {id} in it, as in the setting SVOD_WORKBOOK_URL */
export function linkToCell(template: string, { spreadsheetId, sheetId, range }: CellAddress): string {
  const workbook = template.replace('{id}', spreadsheetId);
  return sheetId === null ? workbook : `${workbook}#gid=${sheetId}&range=${range}`;
}

/** @param row the first is 0 */
export function linkToRow(sheetId: number, row: number): string {
  return `#gid=${sheetId}&range=A${row + 1}`;
}
