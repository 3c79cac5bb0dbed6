/** What Apps Script calls by name in the central workbook: its menu, its pages and clocks. A project of its own, for it needs more rights. */
import { type Rhythm, readDigestPage, sendDigestByItself, sendDigestNow, setDigestRhythm } from './digest.ts';
import { addMenu } from './menu.ts';
import { CENTRAL_MENU } from './menu-items.ts';
import { publish } from './publication.ts';
import { askForRegion, showPage, tell } from './question.ts';
import { confirmRegionIn, createRegionBookIn } from './region-list.ts';
import { continueRound, readReminderPage, sendReminders, stopRound } from './reminders.ts';

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

export function remindRegions(): void {
  showPage('reminders', 'Напомнить регионам');
}

export function readReminders(from: number) {
  return readReminderPage(here(), from);
}

export function remind(regions: readonly string[]): string {
  return sendReminders(here(), regions);
}

export function continueNow(): string {
  return continueRound(here(), true);
}

export function stopReminding(): string {
  return stopRound(here());
}

export function continueReminders(): void {
  continueRound(here(), false);
}

export function showDigest(): void {
  showPage('digest', 'Дайджест для руководства');
}

export function readDigest() {
  return readDigestPage(here());
}

export function sendDigest(): string {
  return sendDigestNow(here());
}

export function planDigest(rhythm: Rhythm): string {
  return setDigestRhythm(rhythm);
}

export function sendPlannedDigest(): void {
  sendDigestByItself(here());
}
