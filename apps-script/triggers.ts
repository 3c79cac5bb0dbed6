/** What Apps Script calls by name in a regional workbook: triggers, items of the menu, calls of the panel. No logic here. */

import { keyOfTitle } from './book.ts';
import { checkTabs } from './book-check.ts';
import { checkEdit } from './edit-check.ts';
import type { EditEvent } from './edit-event.ts';
import { addMenu } from './menu.ts';
import { REGIONAL_MENU } from './menu-items.ts';
import { preparedWords, prepareWorkbook } from './preparation.ts';
import { tell } from './question.ts';
import { readSubmissionOf, showPanel } from './submission.ts';

function here(): GoogleAppsScript.Spreadsheet.Spreadsheet {
  return SpreadsheetApp.getActiveSpreadsheet();
}

export function onOpen(): void {
  addMenu(REGIONAL_MENU);
}

export function onEdit(event: EditEvent): void {
  checkEdit(event);
}

export function checkSheet() {
  const key = keyOfTitle(here().getActiveSheet().getName());
  const { sentence, problems } = checkTabs(here(), key ? [key] : undefined);
  here().toast(sentence, 'Свод');
  return problems;
}

export function checkBook() {
  const { sentence, problems } = checkTabs(here());
  here().toast(sentence, 'Свод');
  return problems;
}

export function prepareBook() {
  const said = prepareWorkbook(here());
  tell(preparedWords(said));
  return said;
}

export function showSubmission(): void {
  showPanel();
}

export function readSubmission() {
  return readSubmissionOf(here());
}

export function goToCell(cell: string): void {
  here().getRange(cell).activate();
}
