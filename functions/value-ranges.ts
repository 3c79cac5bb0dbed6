/** Takes the tabs out of a `values.batchGet` answer, by their titles; an answer of another shape is refused whole. */
import type { sheets_v4 } from '@googleapis/sheets';
import { parseA1, quoteTitle } from '../domain/a1.ts';
import type { RawTable } from '../domain/cell.ts';
import { Failure } from './failure.ts';

/** The range that covers a whole tab. */
export function wholeTab(title: string): string {
  return quoteTitle(title);
}

/** Rows of cells. What a single cell holds is judged where it is read. */
function isTable(values: unknown): values is RawTable {
  return Array.isArray(values) && values.every((row) => Array.isArray(row));
}

/** The values of each tab; a blank tab has no rows. */
export function parseValueRanges(
  answer: sheets_v4.Schema$BatchGetValuesResponse,
  titles: readonly string[],
): ReadonlyMap<string, RawTable> {
  const tabs = new Map<string, RawTable>();
  for (const { range, values } of answer.valueRanges ?? []) {
    const title = parseA1(range ?? '')?.title;
    const rows: unknown = values ?? [];
    if (title === undefined || !isTable(rows)) throw strange();
    tabs.set(title, rows);
  }
  if (titles.some((title) => !tabs.has(title))) throw strange();
  return tabs;
}

/** An answer that is not what was asked for: cut off, or of another shape. */
export function strange(): Failure {
  return new Failure(
    'GOOGLE_UNAVAILABLE',
    'Google Таблицы ответили не то, о чём их спросили.',
    'Обычно проходит само: следующий запуск повторит чтение.',
  );
}
