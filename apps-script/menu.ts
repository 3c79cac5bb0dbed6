/** The menu «Свод»; the central workbook has one of its own. */
type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** The tab that only the central workbook has. */
export const LIST_TAB = 'Книги';

const REGIONAL: readonly (readonly [label: string, functionName: string])[] = [
  ['Проверить лист', 'checkSheet'],
  ['Проверить книгу', 'checkBook'],
  ['Подготовить книгу', 'prepareBook'],
  ['Моя подача', 'showSubmission'],
];
const CENTRAL: typeof REGIONAL = [
  ['Опубликовать сейчас', 'publishNow'],
  ['Подтвердить данные региона', 'confirmRegion'],
  ['Создать книгу региона', 'createRegionBook'],
];

export function isCentral(spreadsheet: Spreadsheet): boolean {
  return spreadsheet.getSheetByName(LIST_TAB) !== null;
}

export function addMenu(spreadsheet: Spreadsheet): void {
  const menu = SpreadsheetApp.getUi().createMenu('Свод');
  for (const [label, functionName] of isCentral(spreadsheet) ? CENTRAL : REGIONAL) menu.addItem(label, functionName);
  menu.addToUi();
}
