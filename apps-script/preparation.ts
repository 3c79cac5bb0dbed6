/** «Подготовить книгу»: tabs, headings, formats, drop-downs and guards as they should be. It may run any number of times. */
import { TEMPLATE_VERSION } from '../domain/reference-copy.ts';
import { REGISTER_TABLE_KEYS, type RegisterTableKey } from '../domain/workbook.ts';
import { JOURNAL_HEADINGS, JOURNAL_TAB, TAB_KEY, TEMPLATE_KEY } from '../domain/workbook-tabs.ts';
import { type Book, openBook, tableOf } from './book.ts';
import { repairColumns } from './column-rules.ts';
import { underLock } from './document-lock.ts';
import { repairHeadings } from './heading-repair.ts';
import { guardTab } from './tab-guard.ts';
import { BUSY } from './words.ts';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

const NO_LISTS =
  'Справочников в этой таблице ещё нет: их запишет ближайшая публикация, если таблица есть в «Книгах». Потом подготовьте книгу ещё раз.';

/** A tab that was renamed gets its name back; one that is missing is made. */
function findTab(spreadsheet: Spreadsheet, key: RegisterTableKey, say: (what: string) => void): Sheet {
  const { title } = tableOf(key);
  const named = spreadsheet.getSheetByName(title);
  const known = spreadsheet.createDeveloperMetadataFinder().withKey(TAB_KEY).withValue(key).find()[0];
  const marked = known?.getLocation().getSheet() ?? null;
  const sheet = named ?? marked ?? spreadsheet.insertSheet(title);
  if (!named) say(marked ? `снова так называется: раньше был «${marked.getName()}».` : 'лист создан.');
  if (!named && marked) marked.setName(title);
  if (!marked || (named && marked.getSheetId() !== named.getSheetId())) {
    known?.remove();
    sheet.addDeveloperMetadata(TAB_KEY, key);
  }
  return sheet;
}

function stampTemplate(spreadsheet: Spreadsheet): void {
  const [known] = spreadsheet.createDeveloperMetadataFinder().withKey(TEMPLATE_KEY).find();
  if (known) known.setValue(String(TEMPLATE_VERSION));
  else spreadsheet.addDeveloperMetadata(TEMPLATE_KEY, String(TEMPLATE_VERSION));
}

function prepareTabs({ spreadsheet, context }: Book, said: string[]): void {
  for (const key of REGISTER_TABLE_KEYS) {
    const table = tableOf(key);
    const say = (what: string) => said.push(`«${table.title}»: ${what}`);
    const sheet = findTab(spreadsheet, key, say);
    const placed = repairHeadings(table, sheet, say);
    if (!placed) continue;
    repairColumns(table, sheet, placed, context.reference, say);
    guardTab(sheet, placed, say);
  }
  if (!spreadsheet.getSheetByName(JOURNAL_TAB)) {
    spreadsheet.insertSheet(JOURNAL_TAB).appendRow(JOURNAL_HEADINGS);
    said.push(`«${JOURNAL_TAB}»: лист создан.`);
  }
  stampTemplate(spreadsheet);
}

/** What was repaired, a sentence each. */
export function prepareWorkbook(spreadsheet: Spreadsheet): readonly string[] {
  const prepared = underLock(() => {
    const book = openBook(spreadsheet);
    if (!book) return [NO_LISTS];
    const said: string[] = [];
    prepareTabs(book, said);
    return said;
  });
  return prepared ?? [BUSY];
}

const MOST_SAID = 20;

/** For a dialog: not everything that a large paste destroyed is named one by one. */
export function preparedWords(said: readonly string[]): string {
  if (said.length === 0) return 'Всё на месте, исправлять было нечего.';
  const rest = said.length - MOST_SAID;
  return [...said.slice(0, MOST_SAID), ...(rest > 0 ? [`И ещё: ${rest}.`] : [])].join('\n');
}
