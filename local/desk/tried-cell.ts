/** The cell in which a newcomer tries what happens to a mistake: the ИНН of a participant that was accepted. */
import { columnLetters, quoteTitle } from '../../domain/a1.ts';
import { parseMarkNote } from '../../domain/mark-note.ts';
import { participants } from '../../domain/participant.ts';
import { rowAttributes, rowValues, type Sheet } from '../google/workbook.ts';
import type { StoredWorkbook } from '../google/workbook-file.ts';
import type { WorkbookState } from '../register-view.ts';

/** Ten digits whose last one is wrong. */
export const WRONG_INN = '7707083894';
const INN = /^\d{10}$/;

export interface TriedCell {
  readonly spreadsheetId: string;
  readonly region: string;
  readonly sheetId: number;
  readonly row: number;
  readonly column: number;
  /** As a person names it: B7. */
  readonly name: string;
  /** What stood in it. */
  readonly right: string;
}

function participantsOf(stored: StoredWorkbook): Sheet | undefined {
  return stored.workbook.sheets.find(({ properties }) => properties.title === participants.title);
}

/** The first row that nothing is wrong with. */
function firstRight(stored: StoredWorkbook, { listed, errors }: WorkbookState): TriedCell | undefined {
  const sheet = participantsOf(stored);
  const column = sheet ? rowValues(sheet, 0).indexOf(participants.columns.taxId.heading) : -1;
  if (!sheet || column < 0) return undefined;
  const wrongRows = new Set(errors.map(({ cell }) => cell.replace(/[A-Z]+(?=\d+$)/, '')));
  for (let row = 1; row < sheet.values.length; row += 1) {
    const right = String(rowValues(sheet, row)[column] ?? '');
    if (!INN.test(right) || wrongRows.has(`${quoteTitle(participants.title)}!${row + 1}`)) continue;
    const name = `${columnLetters(column)}${row + 1}`;
    const { sheetId } = sheet.properties;
    return { spreadsheetId: stored.spreadsheetId, region: listed.region, sheetId, row, column, name, right };
  }
  return undefined;
}

/** Undefined while no workbook has a participant without a mistake. */
export function chooseTriedCell(
  states: readonly WorkbookState[],
  bookOf: (spreadsheetId: string) => StoredWorkbook | undefined,
): TriedCell | undefined {
  for (const state of states) {
    const stored = bookOf(state.listed.spreadsheetId);
    const found = stored && state.rows.accepted > 0 ? firstRight(stored, state) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** What stands in it now, and whether the script has marked it as wrong. */
export function lookAt(cell: TriedCell, stored: StoredWorkbook): { readonly text: string; readonly isMarked: boolean } {
  const sheet = participantsOf(stored);
  if (!sheet) return { text: '', isMarked: false };
  const value = rowValues(sheet, cell.row)[cell.column] ?? '';
  const note = rowAttributes(sheet, cell.row)[cell.column]?.note ?? '';
  const isMarked = parseMarkNote(note).some(({ severity }) => severity === 'error');
  return { text: typeof value === 'object' ? '' : String(value), isMarked };
}
