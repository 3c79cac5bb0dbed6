/** The desk in a real browser, as a newcomer sees it. */
import chromium from '@sparticuz/chromium';
import { type Browser, type Page, chromium as playwright } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { post, refreshOverHttp, runSvod } from './running-svod.ts';

let browser: Browser;

beforeAll(async () => {
  const executablePath = process.env['CHROME_PATH'] ?? (await chromium.executablePath());
  browser = await playwright.launch({ executablePath, args: [...chromium.args, '--no-sandbox'] });
}, 60_000);
afterAll(async () => {
  await browser.close();
});

/** A page whose complaints are collected. */
async function open(url: string, width = 1200): Promise<{ readonly page: Page; readonly complaints: string[] }> {
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(url);
  return { page, complaints };
}

describe('the desk', () => {
  it('shows the sentence, the rows set aside with their cells, and every workbook', async () => {
    const svod = await runSvod({ empty: false });
    await refreshOverHttp(svod);
    const { page, complaints } = await open(svod.url);
    expect(await page.locator('.sentence').innerText()).toBe(
      '61 кластер, заявлено ещё 48 от 45 регионов, 138 совместных проектов, всего может стать 109: рост в 1,79 раза',
    );
    const text = await page.locator('main').innerText();
    expect(text).toContain('контрольная цифра не сходится');
    expect(await page.locator('td.cell').first().innerText()).toMatch(/^(Кластеры|Участники|Проекты)![A-Z]+\d+$/);
    expect(await page.locator('section:last-of-type tbody tr').count()).toBe(56);
    for (const link of await page.locator('main a').all()) {
      const address = new URL((await link.getAttribute('href')) ?? '', svod.url);
      expect([address.pathname, (await fetch(address)).status]).toEqual([address.pathname, 200]);
    }
    expect(complaints).toEqual([]);
  });

  it('fits a phone', async () => {
    const svod = await runSvod({ empty: false });
    await refreshOverHttp(svod);
    const { page } = await open(svod.url, 360);
    const overflow = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    expect(overflow).toBe(0);
  });

  it('shows a new version by itself', { timeout: 90_000 }, async () => {
    const svod = await runSvod({ quietMs: 50 });
    const { body } = await post(`${svod.url}/local/workbooks`, { region: '59' });
    const { page } = await open(svod.url);
    const { spreadsheetId } = body as { spreadsheetId: string };
    const row = [
      'C59-23-001',
      '59',
      '',
      'Кластер для проверки',
      'Иное',
      '',
      '',
      'Включён в реестр',
      '01.03.2023',
      '',
      '1',
    ];
    await post(`${svod.url}/local/edit`, { spreadsheetId, range: 'Кластеры!A2:K2', values: [row] });
    await page.locator('.sentence', { hasText: '1 кластер,' }).waitFor({ timeout: 60_000 });
  });

  it('shows as text whatever was typed as markup', async () => {
    const svod = await runSvod();
    const { body } = await post(`${svod.url}/local/workbooks`, { region: '59' });
    const { spreadsheetId } = body as { spreadsheetId: string };
    const values = [['<img src=x onerror="document.title=\'broken\'">']];
    await post(`${svod.url}/local/edit`, { spreadsheetId, range: 'Кластеры!E2', values });
    const { page } = await open(svod.url);
    expect(await page.locator('main').innerText()).toContain('<img src=x');
    expect(await page.title()).toBe('Свод');
  });

  it('says what to do when there is nothing yet', async () => {
    const svod = await runSvod();
    const { page } = await open(svod.url);
    expect(await page.locator('main').innerText()).toContain('Таблиц пока нет. Создайте первую');
  });
});
