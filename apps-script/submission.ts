/** «Моя подача»: what of this workbook is accepted, what is set aside and why, and what the last publication took. */
import { columnLetters, quoteTitle } from '../domain/a1.ts';
import type { Problem } from '../domain/problem.ts';
import { explain } from '../domain/problem-text.ts';
import { type RegisterTableKey, TABLES } from '../domain/workbook.ts';
import { RECEIPT_TAB } from '../domain/workbook-tabs.ts';
import { openBook } from './book.ts';
import { type BookReading, readBook, sentenceOf } from './book-check.ts';
import { NOT_PREPARED } from './words.ts';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

const MOST_SHOWN = 200;
const RECEIPT_LINES = 5;

export interface Submission {
  readonly sentence: string;
  readonly problems: readonly { readonly cell: string; readonly severity: string; readonly note: string }[];
  /** How many more there are. */
  readonly rest: number;
  readonly receipt: readonly string[];
}

function cellOf({ tabs }: BookReading, { table: key, row, column }: Problem['place']): string {
  const table = TABLES[key as RegisterTableKey];
  const index = column === undefined ? 0 : (table.columnKeys as readonly string[]).indexOf(column);
  const position = tabs[key as RegisterTableKey]?.layout?.positions[index] ?? 0;
  return `${quoteTitle(table.title)}!${columnLetters(position)}${row}`;
}

function receiptIn(spreadsheet: Spreadsheet): readonly string[] {
  const sheet = spreadsheet.getSheetByName(RECEIPT_TAB);
  if (!sheet) return ['Публикаций с этой таблицей ещё не было.'];
  const lines = sheet
    .getDataRange()
    .getDisplayValues()
    .slice(1, RECEIPT_LINES + 1);
  return lines.map((line) => line.filter((text) => text !== '').join(' ')).filter((line) => line !== '');
}

export function readSubmissionOf(spreadsheet: Spreadsheet): Submission {
  const book = openBook(spreadsheet);
  const receipt = receiptIn(spreadsheet);
  if (!book) return { sentence: NOT_PREPARED, problems: [], rest: 0, receipt };
  const reading = readBook(book);
  const told = reading.problems.filter(({ severity }) => severity !== 'note');
  const ordered = [
    ...told.filter(({ severity }) => severity === 'error'),
    ...told.filter(({ severity }) => severity !== 'error'),
  ];
  const problems = ordered.slice(0, MOST_SHOWN).map((problem) => {
    const { sentence, remedy } = explain(problem);
    return { cell: cellOf(reading, problem.place), severity: problem.severity, note: `${sentence} ${remedy}` };
  });
  return { sentence: sentenceOf(reading), problems, rest: ordered.length - problems.length, receipt };
}

export function showPanel(): void {
  SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutputFromFile('submission').setTitle('Моя подача'));
}
