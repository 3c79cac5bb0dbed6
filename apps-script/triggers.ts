/** What Apps Script calls by name: triggers, items of the menu, calls of the panel. No logic here. */

import { keyOfTitle } from './book.ts';
import { checkTabs } from './book-check.ts';
import { checkEdit } from './edit-check.ts';
import type { EditEvent } from './edit-event.ts';
import { addMenu } from './menu.ts';
import { preparedWords, prepareWorkbook } from './preparation.ts';

export function onOpen(event: GoogleAppsScript.Events.SheetsOnOpen): void {
  addMenu(event.source);
}

export function onEdit(event: EditEvent): void {
  checkEdit(event);
}

export function checkSheet() {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const key = keyOfTitle(spreadsheet.getActiveSheet().getName());
  const checked = checkTabs(spreadsheet, key ? [key] : undefined);
  spreadsheet.toast(checked.sentence, 'Свод');
  return checked.problems;
}

export function checkBook() {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const checked = checkTabs(spreadsheet);
  spreadsheet.toast(checked.sentence, 'Свод');
  return checked.problems;
}

export function prepareBook() {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const said = prepareWorkbook(spreadsheet);
  SpreadsheetApp.getUi().alert('Свод', preparedWords(said), SpreadsheetApp.getUi().ButtonSet.OK);
  return said;
}
