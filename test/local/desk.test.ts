/** The desk in a real browser, as a newcomer sees it. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../web/visitor.ts';
import { latestText, newWorkbook, post, refreshOverHttp, runSvod } from './running-svod.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
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

describe('the desk', { timeout: 120_000 }, () => {
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
    expect(await page.locator('#books tbody tr').count()).toBe(56);
    const links = await page.locator('main a').evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
    const addresses = new Set(links.map((link) => new URL(link, svod.url).pathname));
    for (const path of addresses) {
      expect([path, (await fetch(new URL(path, svod.url))).status]).toEqual([path, 200]);
    }
    expect(complaints).toEqual([]);
  });

  it('fits a phone', async () => {
    const svod = await runSvod();
    await newWorkbook(svod, '59');
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

  it('makes the first workbook by its form, without script too, and refuses a region that is none', async () => {
    const svod = await runSvod();
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(svod.url);
    expect(await page.locator('main').innerText()).toContain('Таблиц пока нет. Создайте первую');
    await page.locator('#new-region').fill('00');
    await page.locator('#new-book').click();
    await page.locator('#said', { hasText: 'Субъекта РФ с кодом «00» нет.' }).waitFor();
    await page.locator('#new-region').fill('59');
    await page.locator('#new-book').click();
    await page.locator('#books', { hasText: 'Пермский край' }).waitFor();
    await context.close();
  });

  it('breaks Google on demand, keeps the keyboard where it was, and shows that the snapshot is whole', async () => {
    const svod = await runSvod();
    await newWorkbook(svod, '59');
    await refreshOverHttp(svod);
    const before = await latestText(svod);
    const { page, complaints } = await open(svod.url);
    await page.locator('#drill-closed').focus();
    await page.keyboard.press('Enter');
    await page.locator('#drill', { hasText: 'Стоит сбой «Таблицу региона закрыли»' }).waitFor();
    expect(await page.evaluate('document.activeElement.id')).toBe('drill-closed');
    await page.locator('#drill', { hasText: 'остановлена' }).waitFor();
    expect(await page.locator('#drill').innerText()).toContain('тот же, что до сбоя');
    expect(await latestText(svod)).toBe(before);
    await page.locator('#drill-end').focus();
    await page.keyboard.press('Enter');
    await page.locator('#drill', { hasText: 'Свод работает как обычно' }).waitFor();
    expect(await (await fetch(`${svod.url}/local/faults`)).json()).toMatchObject({ faults: [] });
    expect(await page.evaluate('document.activeElement !== document.body')).toBe(true);
    expect(complaints).toEqual([]);
  });

  it('shows and takes away a fault that was asked for at its address', async () => {
    const svod = await runSvod();
    const { page } = await open(svod.url);
    await post(`${svod.url}/local/faults`, { fault: { kind: 'badGateway' } });
    await page.locator('#drill', { hasText: '502' }).waitFor();
    await page.locator('#drill-end').click();
    await page.locator('#drill', { hasText: 'Сейчас сбоя нет' }).waitFor();
  });

  it('allows nothing inline, and does nothing for a page of another site', async () => {
    const svod = await runSvod();
    const policy = (await fetch(svod.url)).headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    const headers = { 'Sec-Fetch-Site': 'cross-site', 'Content-Type': 'application/x-www-form-urlencoded' };
    await fetch(`${svod.url}/desk/drill`, { method: 'POST', headers, body: 'kind=silent' });
    expect(await (await fetch(`${svod.url}/local/faults`)).json()).toMatchObject({ faults: [] });
  });
});
