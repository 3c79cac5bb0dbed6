/** A workbook as a script holds it: its own copy of the reference lists, its tabs, its clock. */
import { dateInMoscow } from '../domain/date.ts';
import { decodeReferenceCopy, REFERENCE_TAB, type ReferenceCopy } from '../domain/reference-copy.ts';
import type { RuleContext } from '../domain/row-report.ts';
import type { Columns, Table } from '../domain/table.ts';
import { REGISTER_TABLE_KEYS, type RegisterTableKey, TABLES } from '../domain/workbook.ts';
import { serialReader } from './civil-serial.ts';
import { hasDates, type Values } from './sheet-values.ts';
import { readTab, type Tab } from './tab.ts';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** Each table is used with its own columns; which one it is does not matter to a script. */
export function tableOf(key: RegisterTableKey): Table<Columns> {
  return TABLES[key] as unknown as Table<Columns>;
}

export function keyOfTitle(title: string): RegisterTableKey | undefined {
  return REGISTER_TABLE_KEYS.find((key) => TABLES[key].title === title);
}

export class Book {
  readonly spreadsheet: Spreadsheet;
  readonly context: RuleContext;
  #clock: ((instant: Date) => number) | undefined;

  constructor(spreadsheet: Spreadsheet, copy: ReferenceCopy) {
    this.spreadsheet = spreadsheet;
    this.context = { asOf: dateInMoscow(Date.now()), reference: copy.reference, workbook: copy.workbook };
  }

  get region(): string {
    return this.context.workbook;
  }

  /** Null where the tab is missing. */
  readTab(key: RegisterTableKey, withFormulas: boolean): Tab | null {
    const sheet = this.spreadsheet.getSheetByName(TABLES[key].title);
    return sheet && this.readSheet(key, sheet, withFormulas);
  }

  readSheet(key: RegisterTableKey, sheet: GoogleAppsScript.Spreadsheet.Sheet, withFormulas: boolean): Tab {
    const clockOf = (values: Values) => this.#clockOf(values);
    return readTab(tableOf(key), sheet, this.context, clockOf, withFormulas);
  }

  /** The workbook is asked for its time zone only where there is a date to read. */
  #clockOf(values: Values): (instant: Date) => number {
    if (!hasDates(values)) return () => 0;
    this.#clock ??= serialReader(this.spreadsheet.getSpreadsheetTimeZone());
    return this.#clock;
  }
}

/** Null where the workbook was never prepared: it carries no lists to check by. */
export function openBook(spreadsheet: Spreadsheet): Book | null {
  const sheet = spreadsheet.getSheetByName(REFERENCE_TAB);
  if (!sheet) return null;
  const copy = decodeReferenceCopy(sheet.getDataRange().getValues());
  return copy && new Book(spreadsheet, copy);
}
