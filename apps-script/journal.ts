/** «Журнал»: what was edited when, and which rules spoke. Never who, and no value of a column that is internal or personal. */
import { findPersonalData } from '../domain/personal-data.ts';
import { JOURNAL_HEADINGS, JOURNAL_TAB } from '../domain/workbook-tabs.ts';
import type { EditEvent } from './edit-event.ts';
import type { Tab } from './tab.ts';

/** Older lines are dropped, and a line says so. */
const JOURNAL_DAYS = 180;
const MOST_RULES = 10;
const DAY_MS = 86_400_000;
const PRIVATE_RULE = 'PERSONAL_DATA';

/** A text that no spreadsheet takes for a formula. */
function asText(value: unknown): string {
  return `'${String(value ?? '')}`;
}

/** Whether neither what stood there nor what stands there now may be about a person. */
function isImpersonal(...values: readonly unknown[]): boolean {
  return values.every((value) => findPersonalData(String(value ?? '')) === undefined);
}

function column(tab: Tab, event: EditEvent) {
  const index = tab.layout?.positions.indexOf(event.range.columnStart - 1) ?? -1;
  return tab.table.columns[tab.table.columnKeys[index] ?? ''];
}

/** A line for an edit; of several cells it says how many. */
export function noteEdit(event: EditEvent, tab: Tab, found: readonly string[]): void {
  const sheet = event.source.getSheetByName(JOURNAL_TAB);
  if (!sheet) return;
  const { rowStart, rowEnd, columnStart, columnEnd } = event.range;
  const isOne = rowStart === rowEnd && columnStart === columnEnd;
  const rules = [...new Set(found)];
  const edited = column(tab, event);
  const code = tab.table.columns[tab.table.columnKeys[0] ?? '']?.required === 'code';
  const rowCode = code ? String(tab.values[rowStart - 1]?.[tab.layout?.positions[0] ?? -1] ?? '') : '';
  const isOpen = edited !== undefined && edited.visibility !== 'internal' && !rules.includes(PRIVATE_RULE);
  const isShown = isOne && isOpen && isImpersonal(event.oldValue, event.value);
  sheet.appendRow([
    new Date(),
    tab.table.title,
    isOne && /^[CPM]\d{2}-\d{2}-\d{3,5}$/.test(rowCode) ? rowCode : '',
    isOne ? (edited?.heading ?? '') : `строк: ${rowEnd - rowStart + 1}, столбцов: ${columnEnd - columnStart + 1}`,
    rules.slice(0, MOST_RULES).join(', '),
    isShown ? asText(event.oldValue) : '',
    isShown ? asText(event.value) : '',
  ]);
}

/** Drops what is too old; the first line of the rest says so. */
export function trimJournal(spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet, now: Date): number {
  const sheet = spreadsheet.getSheetByName(JOURNAL_TAB);
  if (!sheet || sheet.getLastRow() < 2) return 0;
  const times = sheet.getRange(2, 1, sheet.getLastRow() - 1, 1).getValues();
  const oldest = new Date(now.getTime() - JOURNAL_DAYS * DAY_MS);
  const kept = times.findIndex(([time]) => !(time instanceof Date) || time >= oldest);
  const dropped = kept < 0 ? times.length : kept;
  if (dropped === 0) return 0;
  if (dropped > 1) sheet.deleteRows(3, dropped - 1);
  const notice = `Строки старше ${JOURNAL_DAYS} дней удалены, последний раз: ${dropped}.`;
  sheet.getRange(2, 1, 1, JOURNAL_HEADINGS.length).setValues([[now, notice, '', '', '', '', '']]);
  return dropped;
}
