/** What the operator does with a region in the central workbook: confirms its data, makes its workbook. */
import { REGISTER_TABLE_KEYS } from '../domain/workbook.ts';
import { tableOf } from './book.ts';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

const LIST_TAB = 'Книги';
const CONFIRMED_HEADING = 'Подтверждено';
const REGIONS_TAB = 'Регионы';

/** The rows of «Книги» whose first cell names the region by its code or its name. */
function rowOf(sheet: Sheet, names: readonly string[]): number {
  const values = sheet.getDataRange().getValues();
  return values.findIndex(
    (row) => names.includes(String(row[0]).trim().padStart(2, '0')) || names.includes(String(row[0]).trim()),
  );
}

/** The code and the name of a region, as «Регионы» has them; undefined for one that it does not have. */
function regionNamed(spreadsheet: Spreadsheet, typed: string): readonly string[] | undefined {
  const rows = spreadsheet.getSheetByName(REGIONS_TAB)?.getDataRange().getValues() ?? [];
  const found = rows.slice(1).find(([code]) => String(code).padStart(2, '0') === typed);
  return found && [typed, String(found[1])];
}

export function confirmRegionIn(spreadsheet: Spreadsheet, typed: string): string {
  const sheet = spreadsheet.getSheetByName(LIST_TAB);
  const names = regionNamed(spreadsheet, typed);
  const row = sheet && names ? rowOf(sheet, names) : -1;
  if (!sheet || row < 0) return `Таблицы субъекта ${typed} в «Книгах» нет. Укажите двузначный код: 59.`;
  const headings = sheet.getDataRange().getValues()[0] ?? [];
  const standing = headings.indexOf(CONFIRMED_HEADING);
  const column = standing >= 0 ? standing : headings.length;
  if (column >= sheet.getMaxColumns()) sheet.insertColumnAfter(sheet.getMaxColumns());
  sheet.getRange(1, column + 1).setValue(CONFIRMED_HEADING);
  sheet.getRange(row + 1, column + 1).setValue(new Date());
  return `Данные субъекта ${typed} подтверждены сегодняшним числом.`;
}

function makeTabs(made: Spreadsheet): void {
  const [first] = made.getSheets();
  for (const key of REGISTER_TABLE_KEYS) {
    const headings = Object.values(tableOf(key).columns).map(({ heading }) => heading);
    made.insertSheet(tableOf(key).title).appendRow(headings);
  }
  if (first) made.deleteSheet(first);
}

/** The lists and the guards come with the first publication and «Подготовить книгу». */
export function createRegionBookIn(spreadsheet: Spreadsheet, typed: string): string {
  const sheet = spreadsheet.getSheetByName(LIST_TAB);
  const names = regionNamed(spreadsheet, typed);
  if (!sheet || !names) return `Субъекта с кодом «${typed.slice(0, 20)}» нет в «Регионах». Укажите двузначный код: 59.`;
  if (rowOf(sheet, names) >= 0) return `Таблица субъекта ${typed} уже есть в «Книгах».`;
  const made = SpreadsheetApp.create(`Свод: ${names.join(' ')}`);
  made.setSpreadsheetLocale('ru_RU');
  made.setSpreadsheetTimeZone('Europe/Moscow');
  makeTabs(made);
  sheet.appendRow([`'${typed}`, made.getId()]);
  return `Таблица субъекта ${names.join(' ')} создана и внесена в «Книги». Откройте её для сотрудников субъекта и для службы публикации.`;
}
