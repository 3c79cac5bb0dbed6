/** The menu of the central workbook on the laptop, in a real browser: an operator reminds, sends the digest, looks into the mailbox. */
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { declaredCluster, rawWorkbook } from '../domain/rows.ts';
import { fillWorkbook, write } from '../faults/filled-workbook.ts';
import { newWorkbook, post, type RunningSvod, refreshOverHttp, runSvod } from './running-svod.ts';

/** A busy machine is slow, and that is no fault. */
const PATIENCE_MS = 180_000;
let browser: Browser;

beforeAll(async () => {
  const executablePath = process.env['CHROME_PATH'] ?? (await chromium.executablePath());
  browser = await playwright.launch({ executablePath, args: [...chromium.args, '--no-sandbox'] });
}, PATIENCE_MS);
afterAll(async () => {
  await browser.close();
});

async function share({ google }: RunningSvod, fileId: string, role: string, emailAddress: string): Promise<void> {
  await google.drive.permissions.create({ fileId, requestBody: { type: 'user', role, emailAddress } });
}

/** Two regions with people, one of which has a row set aside: by a real run of the function. */
async function published(): Promise<RunningSvod> {
  const svod = await runSvod();
  const perm = await newWorkbook(svod, '59');
  const udmurtia = await newWorkbook(svod, '18');
  await share(svod, perm, 'writer', 'ivanova@perm.example');
  await share(svod, udmurtia, 'writer', 'petrov@udm.example');
  await share(svod, svod.centralSpreadsheetId, 'reader', 'chief@house.example');
  await write(svod, svod.centralSpreadsheetId, 'Настройки!B2', [[2024]]);
  const wrong = declaredCluster({ id: 'C59-24-002', name: 'Кластер второй', statusDate: 'ТАЙНА' });
  await fillWorkbook(svod, perm, rawWorkbook({ clusters: [declaredCluster(), wrong] }));
  await refreshOverHttp(svod);
  return svod;
}

describe('/central and /mailbox', () => {
  it(
    'a round of reminders and a digest go through the dialogs, and every letter can be read',
    async () => {
      const svod = await published();
      const page = await browser.newPage();
      page.setDefaultTimeout(PATIENCE_MS);
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(error.message));
      await page.goto(`${svod.url}/central`);
      const dialog = page.frameLocator('#frame');
      await page.getByRole('button', { name: 'Напомнить регионам…' }).click();
      await dialog.locator('#progress', { hasText: 'Просмотрено таблиц: 2.' }).waitFor();
      expect(await dialog.locator('#regions tr').allInnerTexts()).toEqual([
        expect.stringMatching(/Удмуртская Республика\s+не начата\s+1 редактор$/),
        expect.stringMatching(/Пермский край\s+1 строка отложена\s+1 редактор$/),
      ]);
      await dialog.getByLabel('Удмуртская Республика').uncheck();
      expect(await dialog.locator('#count').innerText()).toBe('Субъектов: 1, писем: 1.');
      await dialog.getByRole('button', { name: 'Отправить' }).dblclick();
      await dialog.locator('#said', { hasText: 'Отправлено 1 субъекту.' }).waitFor();
      await dialog.locator('#regions', { hasText: 'сегодня уже напоминали' }).waitFor();

      await page.getByRole('button', { name: 'Дайджест для руководства…' }).click();
      await dialog.locator('#people', { hasText: '2 (редакторов 1, читателей 1)' }).waitFor();
      expect(await dialog.getByLabel('Текст дайджеста').inputValue()).toContain('данные внесены в 1 из 2 таблиц');
      await dialog.getByRole('button', { name: 'Отправить' }).click();
      await dialog.locator('#said', { hasText: 'Дайджест отправлен. Писем: 2.' }).waitFor();

      await page.goto(`${svod.url}/mailbox`);
      const letters = await page.locator('section').allInnerTexts();
      expect(letters).toHaveLength(3);
      expect(letters[2]).toMatch(/Свод: проверьте таблицу — Пермский край\n+Кому: ivanova@perm\.example\./);
      expect(letters[2]).toMatch(/— Кластеры, I3: не дата\n {2}https:\/\/docs\.google\.com\/.*#gid=0&range=I3/);
      expect(letters.join()).not.toContain('ТАЙНА');
      await page.locator('section summary').last().click();
      const shown = page.locator('section').last().frameLocator('iframe').getByRole('link', { name: 'Кластеры, I3' });
      expect(await shown.getAttribute('href')).toMatch(/#gid=0&range=I3$/);
      expect(complaints).toEqual([]);
    },
    PATIENCE_MS,
  );

  it('answer rubbish with a sentence, and run nothing that is not in the menu or for pages', async () => {
    const svod = await runSvod();
    const ask = async (path: string, body: unknown) =>
      (await post(`${svod.url}/central/${path}`, body)) as { status: number; body: { error: { message: string } } };
    expect(await ask('choose', { functionName: 'continueReminders', text: '' })).toMatchObject({ status: 400 });
    expect(await ask('call', { functionName: 'нет', args: [] })).toMatchObject({ status: 400 });
    const unknown = await ask('call', { functionName: 'nothing', args: [] });
    expect([unknown.status, unknown.body.error.message]).toEqual([
      400,
      'Скрипт остановился: Script function not found: nothing',
    ]);
    const foreign = await fetch(`${svod.url}/central/call`, {
      method: 'POST',
      body: '{"functionName":"remind","args":[[]]}',
    });
    expect(foreign.status).toBe(400);
    expect(await (await fetch(`${svod.url}/mailbox`)).text()).toContain('Писем ещё нет.');
  });
});
