/** What is missing, wrong or stale in a regional workbook: by its «Приём», and by the last line of its «Журнал». */
import { type CivilDate, dateInMoscow } from '../domain/date.ts';
import { plural } from '../domain/headline.ts';
import { REGISTER_TABLE_KEYS, TABLES } from '../domain/workbook.ts';
import { JOURNAL_TAB, RECEIPT_TAB } from '../domain/workbook-tabs.ts';
import { parseReceipt, type Receipt } from './receipt.ts';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

export type Fault = 'not-begun' | 'not-taken' | 'kept' | 'set-aside' | 'stale';

export interface RegionState {
  readonly receipt: Receipt;
  /** How long nothing has changed; undefined where nobody can know it. */
  readonly quietDays: number | undefined;
  readonly faults: readonly Fault[];
}

const TITLES = REGISTER_TABLE_KEYS.map((key) => TABLES[key].title);

/** The last edit at the keyboard that «Журнал» tells; the line that says what was dropped is none. */
function lastEdit(book: Spreadsheet): CivilDate | undefined {
  const sheet = book.getSheetByName(JOURNAL_TAB);
  const last = sheet?.getLastRow() ?? 0;
  if (!sheet || last < 2) return undefined;
  const [time, tab] = sheet.getRange(last, 1, 1, 2).getValues()[0] ?? [];
  return time instanceof Date && TITLES.includes(String(tab)) ? dateInMoscow(time.getTime()) : undefined;
}

function hasNoRow(book: Spreadsheet): boolean {
  return TITLES.every((title) => (book.getSheetByName(title)?.getLastRow() ?? 0) < 2);
}

function isNotBegun(book: Spreadsheet, { taken, read }: Receipt): boolean {
  return (taken === 'rows' && read === 0) || (taken === 'none' && hasNoRow(book));
}

/** An import leaves no line in «Журнал», but «Приём» is dated anew when it says something else. */
function quietDays(book: Spreadsheet, { since }: Receipt, today: CivilDate): number | undefined {
  const known = [since, lastEdit(book)].filter((date) => date !== undefined);
  return known.length === 0 ? undefined : Math.max(0, today - Math.max(...known));
}

/** @param staleDays from how many days without a change a workbook counts as stale */
export function readState(book: Spreadsheet, today: CivilDate, staleDays: number): RegionState {
  const receipt = parseReceipt(book.getSheetByName(RECEIPT_TAB)?.getDataRange().getValues() ?? []);
  const quiet = quietDays(book, receipt, today);
  const notBegun = isNotBegun(book, receipt);
  const found: readonly (Fault | false)[] = [
    notBegun && 'not-begun',
    receipt.taken === 'nothing' && 'not-taken',
    receipt.taken === 'kept' && 'kept',
    receipt.setAside > 0 && 'set-aside',
    !notBegun && quiet !== undefined && quiet >= staleDays && 'stale',
  ];
  return { receipt, quietDays: quiet, faults: found.filter((fault) => fault !== false) };
}

/** Each fault in two or three words. */
export function sayFaults({ faults, receipt, quietDays: days = 0 }: RegionState): readonly string[] {
  const words: Readonly<Record<Fault, string>> = {
    'not-begun': 'не начата',
    'not-taken': 'заблокирована: не прочитана',
    kept: 'заблокирована: остались прежние данные',
    'set-aside': `${receipt.setAside} ${plural(receipt.setAside, 'строка отложена', 'строки отложено', 'строк отложено')}`,
    stale: `не обновлялась ${days} ${plural(days, 'день', 'дня', 'дней')}`,
  };
  return faults.map((fault) => words[fault]);
}
