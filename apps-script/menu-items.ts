/** What the menus «Свод» of a regional workbook and of the central one offer. */

export type MenuItems = readonly (readonly [label: string, functionName: string])[];

export const REGIONAL_MENU: MenuItems = [
  ['Проверить лист', 'checkSheet'],
  ['Проверить книгу', 'checkBook'],
  ['Подготовить книгу', 'prepareBook'],
  ['Моя подача', 'showSubmission'],
];
export const CENTRAL_MENU: MenuItems = [
  ['Опубликовать сейчас', 'publishNow'],
  ['Подтвердить данные региона', 'confirmRegion'],
  ['Создать книгу региона', 'createRegionBook'],
  ['Напомнить регионам…', 'remindRegions'],
  ['Дайджест для руководства…', 'showDigest'],
];
