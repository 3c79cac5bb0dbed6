/** The story of one edit: whole rows are read and judged as the gate judges them, and the tab shows what was found. */
import { CLUSTER_STATUSES } from '../domain/cluster.ts';
import { parseDate } from '../domain/date.ts';
import { isNotYet } from '../domain/marks.ts';
import { parseRowState } from '../domain/verdict.ts';
import type { RegisterTableKey } from '../domain/workbook.ts';
import { type Book, keyOfTitle, openBook } from './book.ts';
import { underLock } from './document-lock.ts';
import type { EditEvent } from './edit-event.ts';
import { noteEdit } from './journal.ts';
import { judge } from './linked-problems.ts';
import { writeMarks } from './mark-writing.ts';
import { giveCodes } from './row-codes.ts';
import { marksByRow } from './row-marks.ts';
import { compareWithMemory } from './status-memory.ts';
import { ownColumns, type Tab } from './tab.ts';
import { BUSY, NOT_PREPARED } from './words.ts';

/** What the rows of a tab are compared with. */
const BESIDE: Readonly<Record<RegisterTableKey, readonly RegisterTableKey[]>> = {
  clusters: ['participants'],
  participants: ['clusters'],
  jointProjects: ['clusters', 'participants'],
  supportMeasures: ['clusters', 'participants', 'jointProjects'],
};

/** The tab with the codes that its rows were just given. */
function withCodes(tab: Tab, codes: ReadonlyMap<number, string>): Tab {
  if (codes.size === 0) return tab;
  const column = tab.layout?.positions[0] ?? 0;
  const put = <T>(rows: readonly (readonly T[])[], toCell: (code: string) => T) =>
    rows.map((row, index) => {
      const code = codes.get(index + 1);
      return code === undefined ? row : row.map((cell, at) => (at === column ? toCell(code) : cell));
    });
  return { ...tab, raw: put(tab.raw, (code) => code), values: put<unknown>(tab.values, (code) => code) };
}

/** What the hidden column remembers of a row, or what the event of an edit of one cell tells of it. */
function rememberedIn(tab: Tab, event: EditEvent): (row: number) => string | undefined {
  const { state } = ownColumns(tab.values, tab.layout?.headingRow ?? 0);
  const at = (key: string) => tab.layout?.positions[tab.table.columnKeys.indexOf(key)] ?? -1;
  const { rowStart, columnStart } = event.range;
  return (row) => {
    const remembered = parseRowState(tab.values[row - 1]?.[state]).memory;
    const old = event.oldValue;
    if (remembered !== undefined || old === undefined || row !== rowStart) return remembered;
    const cells = tab.raw[row - 1] ?? [];
    const wasStatus = columnStart === at('status') + 1 ? old : cells[at('status')];
    const wasDate = columnStart === at('statusDate') + 1 ? old : cells[at('statusDate')];
    const status = CLUSTER_STATUSES.find(String(wasStatus));
    const date = /^\d+(\.\d+)?$/.test(String(wasDate)) ? Math.floor(Number(wasDate)) : parseDate(String(wasDate));
    return status && typeof date === 'number' ? `${status}@${date}>${status}@${date}` : undefined;
  };
}

function markTab(key: RegisterTableKey, tab: Tab, book: Book, event: EditEvent): readonly string[] {
  const { context, region } = book;
  const beside = BESIDE[key].map((other) => [other, book.readTab(other, false) ?? undefined] as const);
  const { problems, parsed, filled } = judge({ ...Object.fromEntries(beside), [key]: tab }, context);
  const { state } = ownColumns(tab.values, tab.layout?.headingRow ?? 0);
  const wholes = new Set<number>();
  tab.values.forEach((row, index) => {
    if (parseRowState(row[state]).whole) wholes.add(index + 1);
  });
  const isWhole = (row: number) => wholes.has(row);
  const changes =
    key === 'clusters' && parsed
      ? compareWithMemory(tab.raw, parsed.clusters, rememberedIn(tab, event), context, false)
      : { problems: [], memoryOf: () => undefined };
  const all = [...problems, ...changes.problems];
  const byRow = marksByRow(tab.table, tab.raw, tab.layout, all, region, isWhole);
  writeMarks(tab, { byRow, filled: filled(key), isWhole, memoryOf: changes.memoryOf });
  const { rowStart, rowEnd } = event.range;
  return all
    .filter(({ place }) => place.table === key && place.row >= rowStart && place.row <= rowEnd)
    .filter((problem) => !isNotYet(problem))
    .map(({ code }) => code);
}

export function checkEdit(event: EditEvent): void {
  const sheet = event.range.getSheet();
  const key = keyOfTitle(sheet.getName());
  if (key === undefined) return;
  const isDone = underLock(() => {
    const book = openBook(event.source);
    if (!book) {
      event.source.toast(NOT_PREPARED, 'Свод');
      return true;
    }
    const { rowStart, rowEnd } = event.range;
    const read = book.readSheet(key, sheet, true);
    const codes = giveCodes(read, book, rowStart, rowEnd);
    const tab = withCodes(read, codes);
    const found = markTab(key, tab, book, event);
    if (key !== 'supportMeasures' || codes.size === 0) noteEdit(event, tab, found);
    return true;
  });
  if (isDone === undefined) event.source.toast(BUSY, 'Свод');
}
