/**
 * `npm run screenshots`: the pictures of README and docs, from a fresh sample with a fixed clock, in windows of a fixed size.
 * Takes them anew into docs/pictures; nothing else is written.
 */
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { type Svod, startSvod } from '../../local/svod.ts';
import { openSheet, type SheetPage } from '../browser-sheet/opened-sheet.ts';
import { NOON } from '../local/running-svod.ts';
import { openBrowser } from '../web/visitor.ts';

const FOLDER = resolve(import.meta.dirname, '../../docs/pictures');
const MOST_BYTES = 120_000;
const NEVER_MS = 2_000_000_000;
const LONG_MS = 240_000;
const DESK_SIZE = { width: 1000, height: 600 };
const SHEET_SIZE = { width: 900, height: 380 };

async function take(page: Page, name: string): Promise<void> {
  const path = join(FOLDER, `${name}.png`);
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
  const { size } = statSync(path);
  console.log(`${name}.png: ${Math.round(size / 1000)} kB`);
  if (size > MOST_BYTES) throw new Error(`${name}.png has ${size} bytes, more than ${MOST_BYTES}.`);
}

async function startSample(dataFolder: string): Promise<Svod> {
  const svod = await startSvod({
    ...{ port: 0, dataFolder, empty: false, quietMs: NEVER_MS, periodMinutes: 60 },
    now: () => NOON,
    log: () => undefined,
  });
  await svod.refresh();
  return svod;
}

async function addressOf(desk: Page, id: string): Promise<string> {
  return new URL((await desk.locator(id).getAttribute('href')) ?? '', desk.url()).href;
}

/** The mistake of the desk's first step, with what the script says about it. */
async function makeMistake({ page, select, type, cell }: SheetPage): Promise<void> {
  await page.setViewportSize(SHEET_SIZE);
  await type('B2', '7707083894');
  for (let tries = 0; !(await cell('B2'))?.note?.includes('Ошибка'); tries += 1) {
    if (tries > 600) throw new Error('The script has marked nothing.');
    await page.waitForTimeout(100);
  }
  await select('B1');
  await select('B2');
  await page.getByRole('note').waitFor();
}

async function takeAll(svod: Svod): Promise<void> {
  const browser = await openBrowser();
  const desk = await browser.newPage({ viewport: DESK_SIZE, colorScheme: 'light' });
  desk.setDefaultTimeout(LONG_MS);
  await desk.goto(svod.url);
  await take(desk, 'desk');
  // The page of a sheet is put together when it is first asked for.
  await fetch(await addressOf(desk, '#step-cell'));
  const sheet = await openSheet(browser, await addressOf(desk, '#step-cell'));
  await sheet.page.waitForFunction('svodSheet.grid.tab.title === "Участники"', null, { timeout: LONG_MS });
  await makeMistake(sheet);
  await take(sheet.page, 'cell-note');
  const summary = await openSheet(browser, await addressOf(desk, '#place-summary'));
  await summary.page.setViewportSize({ ...SHEET_SIZE, height: 520 });
  await summary.page.locator('.charts img').first().waitFor({ state: 'attached', timeout: LONG_MS });
  await summary.page.waitForFunction('[...document.querySelectorAll(".charts img")].every((image) => image.complete)');
  await take(summary.page, 'summary');
  await browser.close();
}

async function takePictures(): Promise<void> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'svod-pictures-'));
  mkdirSync(FOLDER, { recursive: true });
  const svod = await startSample(dataFolder);
  try {
    await takeAll(svod);
  } finally {
    await svod.close();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

takePictures().catch((thrown: unknown) => {
  console.error(thrown);
  process.exit(1);
});
