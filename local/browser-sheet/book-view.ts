/** A workbook as a page opens it: all tabs, and of the first one that can be seen its first rows. */
import type { BookView, RowsView } from '../../web/sheet/protocol.ts';
import { type Sheet, sheetById } from '../google/workbook.ts';
import type { StoredWorkbook } from '../google/workbook-file.ts';
import { RowsWriter } from './rows-writer.ts';
import { tabViews } from './tab-view.ts';

/** More than fit on any screen; the others follow. */
const FIRST_ROWS = 200;

export interface Reader {
  readonly user: string;
  readonly mayEdit: boolean;
}

export function rowsOf(
  { workbook }: StoredWorkbook,
  sheet: Sheet,
  from: number,
  to: number,
  now: () => Date,
): RowsView {
  return new RowsWriter(workbook, sheet, now).writeFrom(from, to).finish();
}

export function bookView(
  stored: StoredWorkbook,
  asked: number | undefined,
  { user, mayEdit }: Reader,
  now: () => Date,
): BookView | undefined {
  const { version, workbook } = stored;
  const named = asked === undefined ? undefined : sheetById(workbook, asked);
  const open = named ?? workbook.sheets.find(({ properties }) => properties['hidden'] !== true);
  if (!open) return undefined;
  return {
    version,
    title: workbook.properties.title,
    user,
    mayEdit,
    tabs: tabViews(workbook),
    openTab: open.properties.sheetId,
    first: rowsOf(stored, open, 0, FIRST_ROWS, now),
  };
}
