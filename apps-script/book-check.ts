/** «Проверить книгу» and «Проверить лист»: everything is read anew, formulas too, and what is not filled in is told as well. */
import type { Problem } from '../domain/problem.ts';
import { byTable, REGISTER_TABLE_KEYS, type RegisterTableKey, TABLES } from '../domain/workbook.ts';
import { type Book, openBook } from './book.ts';
import { underLock } from './document-lock.ts';
import { trimJournal } from './journal.ts';
import { type Judgement, judge } from './linked-problems.ts';
import { writeMarks } from './mark-writing.ts';
import { marksByRow } from './row-marks.ts';
import { compareWithMemory } from './status-memory.ts';
import type { Tab } from './tab.ts';
import { BUSY, NOT_PREPARED } from './words.ts';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Tabs = Readonly<Record<RegisterTableKey, Tab | null>>;

const always = () => true;

export interface BookReading extends Judgement {
  readonly tabs: Tabs;
}

export function readBook(book: Book): BookReading {
  const tabs = byTable((key) => book.readTab(key, true));
  return { tabs, ...judge(tabs, book.context) };
}

function markTab(
  key: RegisterTableKey,
  tab: Tab,
  { problems, parsed, filled }: BookReading,
  { context, region }: Book,
): void {
  const byRow = marksByRow(tab.table, tab.raw, tab.layout, problems, region, always);
  const { memoryOf } =
    key === 'clusters' && parsed
      ? compareWithMemory(tab.raw, parsed.clusters, () => undefined, context, true)
      : { memoryOf: () => undefined };
  writeMarks(tab, { byRow, filled: filled(key), isWhole: always, memoryOf });
}

export interface Checked {
  readonly problems: readonly Pick<Problem, 'code' | 'severity' | 'place'>[];
  readonly sentence: string;
}

export function sentenceOf({ counts, parsed, problems }: BookReading): string {
  if (!parsed) return 'Столбцы найдены не все: смотрите пометки у заголовков. Поможет «Подготовить книгу».';
  const setAside = counts.setAside === 0 ? 'все приняты' : `принято ${counts.accepted}, отложено ${counts.setAside}`;
  const warnings = problems.filter(({ severity }) => severity === 'warning').length;
  return `Строк: ${counts.read}, ${setAside}. Предупреждений: ${warnings}.`;
}

/** Marks the tabs; what was found is returned as well. */
export function checkTabs(spreadsheet: Spreadsheet, keys: readonly RegisterTableKey[] = REGISTER_TABLE_KEYS): Checked {
  const checked = underLock((): Checked => {
    const book = openBook(spreadsheet);
    if (!book) return { problems: [], sentence: NOT_PREPARED };
    const reading = readBook(book);
    for (const key of keys) {
      const tab = reading.tabs[key];
      if (tab) markTab(key, tab, reading, book);
    }
    trimJournal(spreadsheet, new Date());
    const missing = REGISTER_TABLE_KEYS.filter((key) => !spreadsheet.getSheetByName(TABLES[key].title));
    const lost = missing.map((key) => ` Нет листа «${TABLES[key].title}».`).join('');
    const problems = reading.problems.map(({ code, severity, place }) => ({ code, severity, place }));
    return { problems, sentence: sentenceOf(reading) + lost };
  });
  return checked ?? { problems: [], sentence: BUSY };
}
