/** The newcomer's minute and the two documents for people, walked in the browser: what they name is there, or they fail. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clusters } from '../../domain/cluster.ts';
import { participants } from '../../domain/participant.ts';
import { WRONG_INN } from '../../local/desk/tried-cell.ts';
import { post } from '../local/running-svod.ts';
import { openBrowser } from '../web/visitor.ts';
import { type OpenedSvod, openSheet, openSvod, PATIENT, type SheetPage } from './opened-sheet.ts';

const DOCS = resolve(import.meta.dirname, '../../docs');
const RIGHT_INN = '7707083893';
const SLOW = { timeout: 60_000, interval: 50 };

let opened: OpenedSvod;
let browser: Browser;
let desk: Page;
let sheet: SheetPage;
let central: SheetPage;

/** Values by their columns, in the order of the tab. */
function rowOf(keys: readonly string[], values: Readonly<Record<string, string>>): readonly string[] {
  const strangers = Object.keys(values).filter((key) => !keys.includes(key));
  expect(strangers).toEqual([]);
  return keys.map((key) => values[key] ?? '');
}

async function typeAs(range: string, row: readonly string[]): Promise<void> {
  const { spreadsheetId, svod } = opened;
  const { status } = await post(`${svod.url}/local/edit`, { spreadsheetId, range, values: [row] });
  expect(status).toBe(200);
}

async function fillWorkbook(): Promise<void> {
  await typeAs(
    'Кластеры!A2',
    rowOf(clusters.columnKeys, {
      id: 'C59-23-001',
      region: '59',
      name: 'Кластер для проверки',
      industry: 'Иное',
      status: 'Включён в реестр',
      statusDate: '01.03.2023',
      registryNumber: '1',
    }),
  );
  await typeAs(
    'Участники!A2',
    rowOf(participants.columnKeys, {
      clusterId: 'C59-23-001',
      taxId: RIGHT_INN,
      registrationNumber: '1027700132195',
      name: 'Завод для проверки',
      role: 'Поставщик',
      activityCode: '25.11',
      siteRegion: '59',
      joinedOn: '01.03.2023',
    }),
  );
  await opened.svod.refresh();
}

beforeAll(async () => {
  [opened, browser] = await Promise.all([openSvod(), openBrowser()]);
  await fillWorkbook();
  // The page of a sheet is put together when it is first asked for.
  await fetch(`${opened.svod.url}/sheets/${opened.spreadsheetId}`);
  desk = await browser.newPage();
  await desk.goto(opened.svod.url);
}, 240_000);
afterAll(async () => {
  await browser.close();
  await opened.close();
});

function step(number: number): Locator {
  return desk.locator(`#minute li:nth-child(${number})`);
}

async function expectDone(number: number): Promise<void> {
  await desk.locator(`#minute li.done:nth-child(${number})`).waitFor(SLOW);
}

async function addressOf(id: string): Promise<string> {
  return new URL((await desk.locator(id).getAttribute('href')) ?? '', opened.svod.url).href;
}

/** What a document names as something on the screen stands in bold. */
function namedIn(file: string): readonly string[] {
  const text = readFileSync(resolve(DOCS, file), 'utf8');
  return [...new Set([...text.matchAll(/\*\*([^*]+)\*\*/g)].map(([, name]) => name ?? ''))];
}

async function itemsOfMenu(page: Page): Promise<readonly string[]> {
  await page.locator('#bar nav').getByRole('button', { name: 'Свод', exact: true }).click();
  const items = await page.getByRole('menuitem').allInnerTexts();
  await page.keyboard.press('Escape');
  return items;
}

function tabsOf({ page }: SheetPage): Promise<readonly string[]> {
  return page.evaluate('svodSheet.grid.allTabs.filter(({ hidden }) => !hidden).map(({ title }) => title)');
}

describe('the newcomer’s minute', { timeout: 240_000 }, () => {
  it('opens the sheet at the cell that its first step names', async () => {
    expect(await step(1).innerText()).toContain('ячейка B2');
    sheet = await openSheet(browser, await addressOf('#step-cell'));
    await expect.poll(() => sheet.page.evaluate('svodSheet.grid.tab.title'), PATIENT).toBe('Участники');
    const place = 'JSON.stringify(svodSheet.grid.selected.area)';
    const area = { startRowIndex: 1, endRowIndex: 2, startColumnIndex: 1, endColumnIndex: 2 };
    await expect.poll(() => sheet.page.evaluate(place), PATIENT).toBe(JSON.stringify(area));
    expect(await desk.locator('#minute li.done').count()).toBe(0);
  });

  it('ticks what has really happened, and only that, while the desk stays open', async () => {
    await sheet.type('B2', WRONG_INN);
    await expectDone(2);
    expect(await desk.locator('#minute li.done').count()).toBe(2);
    await expect.poll(async () => (await sheet.cell('B2'))?.note ?? '', PATIENT).toContain('Проверка Свода');
    await opened.svod.refresh();
    await expectDone(3);
    expect(await desk.locator('#headline').innerText()).toContain('отложено 1');
    await sheet.type('B2', RIGHT_INN);
    await expectDone(4);
    expect(await desk.locator('#minute li.done').count()).toBe(4);
    await desk.locator('#step-latest').click();
    await desk.locator('#minute .praise').waitFor(SLOW);
  });
});

describe('the document for the regions', { timeout: 240_000 }, () => {
  it('names only what is on the screen: tabs, headings, the menu of the script, and its panel', async () => {
    await sheet.page.getByText('Кластеры', { exact: true }).click();
    await expect.poll(async () => (await sheet.cell('D1'))?.note?.length ?? 0, PATIENT).toBeGreaterThan(10);
    const headings = await Promise.all(['A1', 'D1'].map(async (name) => (await sheet.cell(name))?.text ?? ''));
    const items = await itemsOfMenu(sheet.page);
    const named = namedIn('для-регионов.md');
    const chosen = named.filter((name) => items.includes(name));
    expect(chosen).toEqual(['Проверить лист', 'Проверить книгу', 'Моя подача', 'Подготовить книгу']);
    const panel = sheet.page.frameLocator('#panel iframe');
    await sheet.menu('Свод', 'Моя подача');
    await panel.locator('#receipt p').first().waitFor(SLOW);
    const again = await panel.locator('#again').innerText();
    await sheet.page.locator('#panel').getByRole('button', { name: 'Закрыть' }).click();
    const known = [...headings, ...items, ...(await tabsOf(sheet)), again, 'Свод'];
    expect(named.filter((name) => !known.includes(name))).toEqual([]);
  });
});

describe('the document for the leadership', { timeout: 240_000 }, () => {
  it('names only what is on the screen of the central workbook', async () => {
    central = await openSheet(browser, await addressOf('#place-summary'));
    const tabs = await tabsOf(central);
    const { centralSpreadsheetId: spreadsheetId } = opened.svod;
    const ranges = ['Сводка', 'Качество', 'Настройки'];
    const { data } = await opened.svod.google.sheets.spreadsheets.values.batchGet({ spreadsheetId, ranges });
    const cells = (data.valueRanges ?? [])
      .flatMap(({ values }) => values ?? [])
      .flat()
      .map(String);
    await desk.goto(`${opened.svod.url}/central`);
    const buttons = await desk.locator('menu button').allInnerTexts();
    expect(buttons.length).toBeGreaterThan(3);
    const known = new Set([...tabs, ...cells, ...buttons, 'Свод']);
    expect(namedIn('для-руководства.md').filter((name) => !known.has(name))).toEqual([]);
    expect(central.complaints).toEqual([]);
  });
});
