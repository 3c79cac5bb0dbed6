/** The menus «Свод» of a regional workbook and of the central one. */

type Menu = readonly (readonly [label: string, functionName: string])[];

export const REGIONAL_MENU: Menu = [
  ['Проверить лист', 'checkSheet'],
  ['Проверить книгу', 'checkBook'],
  ['Подготовить книгу', 'prepareBook'],
  ['Моя подача', 'showSubmission'],
];
export const CENTRAL_MENU: Menu = [
  ['Опубликовать сейчас', 'publishNow'],
  ['Подтвердить данные региона', 'confirmRegion'],
  ['Создать книгу региона', 'createRegionBook'],
  ['Напомнить регионам…', 'remindRegions'],
  ['Дайджест для руководства…', 'showDigest'],
];

export function addMenu(items: Menu): void {
  const menu = SpreadsheetApp.getUi().createMenu('Свод');
  for (const [label, functionName] of items) menu.addItem(label, functionName);
  menu.addToUi();
}
