/** The sheet in the browser, as its people use it: type, paste, choose, undo, run the script, see each other. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jointProjects } from '../../domain/joint-project.ts';
import { pastedProjects } from '../apps-script/pasted-projects.ts';
import { openBrowser } from '../web/visitor.ts';
import { expectDrawn, type OpenedSvod, openSheet, openSvod, PATIENT, type SheetPage } from './opened-sheet.ts';

const RED = '#f4c7c3';
const COLLEAGUE = 'petrova@example.org';

let opened: OpenedSvod;
let browser: Browser;
let url: string;
let sheet: SheetPage;

beforeAll(async () => {
  [opened, browser] = await Promise.all([openSvod(), openBrowser()]);
  url = `${opened.svod.url}/sheets/${opened.spreadsheetId}`;
  // The page is put together when it is first asked for.
  await fetch(url);
  sheet = await openSheet(browser, url);
}, 240_000);
afterAll(async () => {
  await browser.close();
  await opened.close();
});

async function values(range: string): Promise<unknown> {
  const { data } = await opened.svod.google.sheets.spreadsheets.values.get({
    spreadsheetId: opened.spreadsheetId,
    range,
  });
  return data.values;
}

async function openTab(page: SheetPage, title: string): Promise<void> {
  await page.page.getByText(title, { exact: true }).click();
  await expect.poll(() => page.page.evaluate('svodSheet.grid.tab.title'), PATIENT).toBe(title);
}

async function expectNote(page: SheetPage, name: string, part: string): Promise<void> {
  await expect.poll(async () => (await page.cell(name))?.note ?? '', PATIENT).toContain(part);
}

describe('a workbook in the browser', { timeout: 120_000 }, () => {
  it('shows the tabs that are not hidden, with headings and their notes, and asks no other host for anything', async () => {
    for (const title of ['Кластеры', 'Участники', 'Проекты', 'Меры поддержки', 'Журнал', 'Приём']) {
      await sheet.page.getByText(title, { exact: true }).waitFor();
    }
    expect(await sheet.page.getByText('Справочники', { exact: true }).count()).toBe(0);
    await expectDrawn(sheet, 'D1', 'Наименование кластера');
    await expectNote(sheet, 'D1', '');
    expect((await sheet.cell('D1'))?.note?.length).toBeGreaterThan(10);
    expect(sheet.complaints).toEqual([]);
  });

  it('has the menu of the script, which prepares the workbook and says so in a dialog', async () => {
    await sheet.menu('Свод', 'Подготовить книгу');
    const dialog = sheet.page.getByRole('dialog');
    await dialog.getByText('возвращена окраска').first().waitFor({ timeout: 60_000 });
    await dialog.getByRole('button', { name: 'ОК' }).click();
    await expect.poll(async () => (await sheet.cell('H2'))?.list?.length ?? 0, PATIENT).toBeGreaterThan(3);
  });

  it('takes what is typed as a person’s edit: the script marks the cell, and the mark is there with its colour', async () => {
    await sheet.type('C3', 'абра');
    await expectNote(sheet, 'C3', 'нет в списке');
    await expect.poll(async () => (await sheet.cell('C3'))?.style?.background, PATIENT).toBe(RED);
    expect(await values('Кластеры!C3')).toEqual([['абра']]);
    await expectDrawn(sheet, 'C3', 'абра');
  });

  it('reads numbers and dates as the locale does, and opens a cell with what was typed into it', async () => {
    await sheet.type('L3', '45,5');
    await expectDrawn(sheet, 'L3', '45,5');
    await sheet.type('I3', '1.2.2025');
    await expectDrawn(sheet, 'I3', '01.02.2025');
    await sheet.select('I3');
    await sheet.page.keyboard.press('F2');
    await sheet.page.keyboard.press('Backspace');
    await sheet.page.keyboard.type('6');
    await sheet.page.keyboard.press('Enter');
    await expectDrawn(sheet, 'I3', '01.02.2026');
  });

  it('offers the list of a cell, by the keyboard as well', async () => {
    await sheet.select('H3');
    await sheet.page.keyboard.press('Alt+ArrowDown');
    const options = sheet.page.getByRole('option');
    const second = await options.nth(1).textContent();
    await sheet.page.keyboard.press('ArrowDown');
    await sheet.page.keyboard.press('ArrowDown');
    await sheet.page.keyboard.press('Enter');
    await expect.poll(() => values('Кластеры!H3'), PATIENT).toEqual([[second]]);
  });

  it('undoes and redoes what was done in this window', async () => {
    await sheet.type('D5', 'раз');
    await expectDrawn(sheet, 'D5', 'раз');
    await sheet.type('D5', 'два');
    await expectDrawn(sheet, 'D5', 'два');
    await expect.poll(() => values('Кластеры!D5'), PATIENT).toEqual([['два']]);
    await sheet.page.keyboard.press('Control+z');
    await expect.poll(() => values('Кластеры!D5'), PATIENT).toEqual([['раз']]);
    await sheet.page.keyboard.press('Control+y');
    await expect.poll(() => values('Кластеры!D5'), PATIENT).toEqual([['два']]);
    await expectDrawn(sheet, 'D5', 'два');
  });

  it('clears, fills downwards and sorts', async () => {
    await sheet.type('D6', 'Яль');
    await sheet.type('D7', 'Ель');
    await sheet.select('D6:D7');
    await sheet.menu('Данные', 'Сортировать строки: А → Я');
    await expect.poll(() => values('Кластеры!D6:D7'), PATIENT).toEqual([['Ель'], ['Яль']]);
    const range = { startRow: 6, endRow: 6, startColumn: 3, endColumn: 3 };
    await sheet.page.evaluate(
      `svodSheet.api.executeCommand('sheet.command.auto-fill', { sourceRange: ${JSON.stringify(range)}, targetRange: ${JSON.stringify({ ...range, startRow: 7, endRow: 8 })} })`,
    );
    await expect.poll(() => values('Кластеры!D7:D9'), PATIENT).toEqual([['Яль'], ['Яль'], ['Яль']]);
    await sheet.select('D6:D9');
    await sheet.page.keyboard.press('Delete');
    await expect.poll(() => values('Кластеры!D6:D9'), PATIENT).toBeUndefined();
    await expectDrawn(sheet, 'D7', undefined);
  });

  it('takes 50 rows from another spreadsheet in one edit, and marks the five that are wrong', async () => {
    await openTab(sheet, 'Проекты');
    const cost = jointProjects.columnKeys.indexOf('costRubles');
    const rows = pastedProjects(50).map((row, index) =>
      row.map((value, column) => (column === cost ? (index % 10 === 0 ? 'сто' : '180000000') : String(value))),
    );
    const text = `${rows.map((row) => row.join('\t')).join('\r\n')}\r\n`;
    await sheet.paste('A2', text);
    const letter = String.fromCharCode('A'.charCodeAt(0) + cost);
    await expectNote(sheet, `${letter}2`, 'сто');
    for (const row of [12, 22, 32, 42]) await expectNote(sheet, `${letter}${row}`, 'сто');
    const notes = await Promise.all(rows.map(async (_, index) => (await sheet.cell(`${letter}${index + 2}`))?.note));
    expect(notes.filter((note) => note?.includes('Ошибка'))).toHaveLength(5);
    expect((await sheet.cell(`${letter}12`))?.style?.background).toBe(RED);
  });

  it('warns before a cell that Svod fills itself, and leaves it as it was when the person says no', async () => {
    await openTab(sheet, 'Кластеры');
    await expectDrawn(sheet, 'E1', 'Отрасль');
    await sheet.type('E1', 'Да');
    await sheet.page.getByRole('dialog').getByText('Всё равно изменить?').waitFor();
    await sheet.page.getByRole('dialog').getByRole('button', { name: 'Нет' }).click();
    await expectDrawn(sheet, 'E1', 'Отрасль');
    expect(await values('Кластеры!E1')).toEqual([['Отрасль']]);
  });

  it('shows the panel, whose page calls the script and brings its person to a cell', async () => {
    await sheet.menu('Свод', 'Моя подача');
    const panel = sheet.page.frameLocator('#panel iframe');
    await panel.locator('#problems button').first().waitFor({ timeout: 60_000 });
    const place = (await panel.locator('#problems button').first().textContent()) ?? '';
    await panel.locator('#problems button').first().click();
    const cell = place.replace(/^.*!/, '');
    const [, row = ''] = /^[A-Z]+(\d+)$/.exec(cell) ?? [];
    await expect
      .poll(() => sheet.page.evaluate('svodSheet.grid.selected.area.startRowIndex'), PATIENT)
      .toBe(Number(row) - 1);
    await sheet.page.locator('#panel').getByRole('button', { name: 'Закрыть' }).click();
  });
});

describe('two windows on one workbook', { timeout: 120_000 }, () => {
  it('see each other’s edits, undo only their own, and are refused what is protected', async () => {
    const { sheets } = opened.svod.google;
    const range = { sheetId: 0, startRowIndex: 20, endRowIndex: 21, startColumnIndex: 3, endColumnIndex: 4 };
    const addProtectedRange = { protectedRange: { range, editors: { users: ['svod@localhost'] } } };
    const { spreadsheetId } = opened;
    await sheets.spreadsheets.batchUpdate({ spreadsheetId, requestBody: { requests: [{ addProtectedRange }] } });

    const other = await openSheet(browser, url, COLLEAGUE);
    await openTab(sheet, 'Кластеры');
    await sheet.type('D10', 'раз');
    await expectDrawn(other, 'D10', 'раз');
    await other.type('D11', 'два');
    await expectDrawn(sheet, 'D11', 'два');

    await other.type('D10', 'три');
    await expectDrawn(sheet, 'D10', 'три');
    await sheet.page.keyboard.press('Control+z');
    await expect.poll(() => values('Кластеры!D10:D11'), PATIENT).toEqual([['три'], ['два']]);

    await other.type('D21', 'а');
    const dialog = other.page.getByRole('dialog');
    await dialog.getByText('Эти ячейки защищены').waitFor();
    await dialog.getByRole('button', { name: 'ОК' }).click();
    await expectDrawn(other, 'D21', undefined);
    expect(await values('Кластеры!D21')).toBeUndefined();
    expect(other.complaints).toEqual([]);
    await other.page.context().close();
  });

  it('say that the link is lost, keep what is typed, over a reload too, and send it once when the link is back', async () => {
    await openTab(sheet, 'Кластеры');
    const lost = await openSheet(browser, url);
    const context = lost.page.context();
    let answersLost = 0;
    // The edit arrives, and its answer does not: it is sent again.
    await context.route('**/edits', async (route) => {
      if (answersLost++ > 0) return route.abort();
      await route.fetch();
      return route.abort();
    });
    await lost.type('D12', 'раз');
    await lost.type('D13', 'два');
    await lost.page.getByText('Связь потеряна').waitFor();
    await expect.poll(() => answersLost, PATIENT).toBeGreaterThan(1);
    await lost.page.reload();
    await lost.page.waitForFunction('window.svodSheet !== undefined');
    await lost.page.getByText('Связь потеряна').waitFor();
    const before = await values('Кластеры!D12:D13');
    expect(before).toEqual([['раз']]);
    await sheet.type('D12', 'три');
    await expect.poll(() => values('Кластеры!D12'), PATIENT).toEqual([['три']]);
    await context.unroute('**/edits');
    await expect.poll(() => values('Кластеры!D12:D13'), PATIENT).toEqual([['три'], ['два']]);
    await expect.poll(() => lost.page.locator('#notice').isVisible(), PATIENT).toBe(false);
    await context.close();
  });
});
