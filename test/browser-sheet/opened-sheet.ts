/** A prepared workbook of the stand-in in a real browser: what stands in it, and what its page shows. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { parseA1 } from '../../domain/a1.ts';
import { type Svod, startSvod } from '../../local/svod.ts';
import type { CellStyle } from '../../web/sheet/protocol.ts';
import { NOON, newWorkbook } from '../local/running-svod.ts';

const NEVER_MS = 2_000_000_000;
export const PATIENT = { timeout: 60_000, interval: 50 };

export interface OpenedSvod {
  readonly svod: Svod;
  readonly spreadsheetId: string;
  readonly close: () => Promise<void>;
}

export async function openSvod(dataFolder = mkdtempSync(join(tmpdir(), 'svod-sheet-')), port = 0): Promise<OpenedSvod> {
  const quiet = { quietMs: NEVER_MS, periodMinutes: 60, now: () => NOON, log: () => undefined };
  const svod = await startSvod({ port, dataFolder, empty: true, ...quiet });
  const close = async () => {
    await svod.close();
    rmSync(dataFolder, { recursive: true, force: true });
  };
  return { svod, spreadsheetId: await newWorkbook(svod, '59'), close };
}

export interface ShownCell {
  readonly text: string;
  readonly input: string;
  readonly note?: string;
  readonly style?: CellStyle;
  readonly list?: readonly string[];
}

export interface SheetPage {
  readonly page: Page;
  /** Errors of scripts and of the policy, and addresses of other hosts. */
  readonly complaints: string[];
  /** A cell of the open tab as the server has shown it. */
  cell(name: string): Promise<ShownCell | undefined>;
  /** The text that Univer draws in it. */
  drawn(name: string): Promise<string | undefined>;
  select(name: string): Promise<void>;
  type(name: string, text: string): Promise<void>;
  paste(name: string, text: string): Promise<void>;
  menu(title: string, item: string): Promise<void>;
}

function areaOf(name: string) {
  const range = parseA1(name)?.range;
  if (!range) throw new Error(`No cell ${name}.`);
  const { startRowIndex = 0, endRowIndex = 1, startColumnIndex = 0, endColumnIndex = 1 } = range;
  return { startRowIndex, endRowIndex, startColumnIndex, endColumnIndex };
}

/** Each letter as a key of a Russian keyboard: Playwright's own typing presses no key for what an English one lacks. */
export async function pressLetters(page: Page, text: string): Promise<void> {
  const keys = await page.context().newCDPSession(page);
  for (const letter of text) {
    await keys.send('Input.dispatchKeyEvent', { type: 'keyDown', key: letter, text: letter, unmodifiedText: letter });
    await keys.send('Input.dispatchKeyEvent', { type: 'keyUp', key: letter });
  }
  await keys.detach();
}

export async function openSheet(browser: Browser, url: string, as?: string): Promise<SheetPage> {
  // The page itself forbids what a test does to look into it.
  const context = await browser.newContext({ viewport: { width: 900, height: 500 }, bypassCSP: true });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== new URL(url).origin && !/^(?:data|blob):/.test(request.url()))
      complaints.push(request.url());
  });
  await page.goto(as === undefined ? url : `${url}?as=${as}`);
  await page.waitForFunction('window.svodSheet !== undefined');
  const sheet = 'svodSheet.api.getActiveWorkbook().getActiveSheet()';
  const select = async (name: string) => {
    const area = JSON.stringify(areaOf(name));
    await page.evaluate(`svodSheet.grid.select({ sheetId: svodSheet.grid.tab.sheetId, area: ${area} })`);
    await page.waitForFunction(`JSON.stringify(svodSheet.grid.selected.area) === '${area}'`);
  };
  return {
    page,
    complaints,
    cell: (name) => {
      const { startRowIndex, startColumnIndex } = areaOf(name);
      return page.evaluate(
        `svodSheet.grid.cellsOf(svodSheet.grid.tab.sheetId).at(${startRowIndex}, ${startColumnIndex})`,
      );
    },
    drawn: (name) => page.evaluate(`${sheet}.getRange('${name}').getCellData()?.v`),
    select,
    async type(name, text) {
      await select(name);
      await pressLetters(page, text);
      await page.keyboard.press('Enter');
    },
    async paste(name, text) {
      await select(name);
      await page.evaluate(
        `svodSheet.api.executeCommand('sheet.command.paste-by-short-key', ${JSON.stringify({ htmlContent: '', textContent: text })})`,
      );
    },
    async menu(title, item) {
      await page.locator('#bar nav').getByRole('button', { name: title, exact: true }).click();
      await page.getByRole('menuitem', { name: item }).click();
    },
  };
}

export async function expectDrawn(sheet: SheetPage, name: string, text: string | undefined): Promise<void> {
  await expect.poll(() => sheet.drawn(name), PATIENT).toBe(text);
}
