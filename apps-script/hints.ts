/** The hints of the headings: a page of the project, read only when one is to be written. */
import type { Columns, Table } from '../domain/table.ts';

let hints: ReadonlyMap<string, string> | undefined;

function readHints(): ReadonlyMap<string, string> {
  const page = HtmlService.createHtmlOutputFromFile('hints').getContent();
  return new Map(Object.entries(JSON.parse(page) as Record<string, string>));
}

/** '' for a heading that is none of the table's. */
export function hintOf(table: Table<Columns>, heading: string): string {
  hints ??= readHints();
  return hints.get(`${table.key} ${heading}`) ?? '';
}
