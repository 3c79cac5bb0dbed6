/** The place that an address names as Google's own do: `#gid=<sheetId>&range=B7`. */
import { parseA1 } from '../../domain/a1.ts';
import type { SelectedView, TabView } from './protocol.ts';

type Grid = Pick<TabView, 'sheetId' | 'rowCount' | 'columnCount' | 'hidden'>;

/** Undefined where the address names no tab of this workbook. */
export function placeInAddress(hash: string, tabs: readonly Grid[]): SelectedView | undefined {
  const named = new URLSearchParams(hash.replace(/^#/, ''));
  const tab = tabs.find(({ sheetId }) => String(sheetId) === named.get('gid'));
  if (!tab || tab.hidden) return undefined;
  const { startRowIndex: row = 0, startColumnIndex: column = 0 } = parseA1(named.get('range') ?? '')?.range ?? {};
  if (row >= tab.rowCount || column >= tab.columnCount) return undefined;
  const area = { startRowIndex: row, endRowIndex: row + 1, startColumnIndex: column, endColumnIndex: column + 1 };
  return { sheetId: tab.sheetId, area };
}
