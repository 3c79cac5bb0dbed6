/** Takes the tabs out of a `values.batchGet` answer, by their titles; an answer of another shape is refused whole. */
import { parseA1, quoteTitle } from '../domain/a1.ts';
import type { RawTable } from '../domain/cell.ts';
import { decode, valuesAnswer } from './google-answers.ts';
import { GarbledAnswer } from './google-error.ts';

/** The range that covers a whole tab. */
export function wholeTab(title: string): string {
  return quoteTitle(title);
}

/** The values of each tab, in whatever order the ranges came; a blank tab has no rows. */
export function parseValueRanges(answer: unknown, titles: readonly string[]): ReadonlyMap<string, RawTable> {
  const tabs = new Map<string, RawTable>();
  for (const { range, values } of decode(valuesAnswer, answer).valueRanges) {
    const title = parseA1(range)?.title;
    if (title === undefined || !titles.includes(title)) throw new GarbledAnswer('a range nobody asked for');
    if (tabs.has(title)) throw new GarbledAnswer('a range twice');
    tabs.set(title, values ?? []);
  }
  if (titles.some((title) => !tabs.has(title))) throw new GarbledAnswer('a range is missing');
  return tabs;
}
