/** What Apps Script calls by name in the central workbook: its menu. A project of its own, for it needs more rights. */
import { addMenu, CENTRAL_MENU } from './menu.ts';
import { publish } from './publication.ts';
import { askForRegion, tell } from './question.ts';
import { confirmRegionIn, createRegionBookIn } from './region-list.ts';

function here(): GoogleAppsScript.Spreadsheet.Spreadsheet {
  return SpreadsheetApp.getActiveSpreadsheet();
}

export function onOpen(): void {
  addMenu(CENTRAL_MENU);
}

export function publishNow(): void {
  tell(publish(here()));
}

export function confirmRegion(): void {
  askForRegion('Чьи данные подтвердить?', (region) => confirmRegionIn(here(), region));
}

export function createRegionBook(): void {
  askForRegion('Для какого субъекта создать таблицу?', (region) => createRegionBookIn(here(), region));
}
