/** N04, N05 and N06: what Google refuses for good is not asked again, and the operator or the administrator is told. */

import { join } from 'node:path';
import { auth } from '@googleapis/sheets';
import { describe, expect, it } from 'vitest';
import { createWorld } from '../../functions/environment.ts';
import { createGoogleClients } from '../../functions/google-clients.ts';
import { type Outcome, refresh } from '../../functions/refresh.ts';
import { readSettings } from '../../functions/settings.ts';
import { generateSigningKey } from '../../functions/signing-key.ts';
import { ask, clear, edit, expectKept, expectRecovered, type FaultySvod, faultySvod, pauses } from './faulty-svod.ts';

const BATCH_GET = 'sheets.spreadsheets.values.batchGet';

describe('N04 a range that Google cannot parse', () => {
  it('holds the publication without another try, and the operator is told of the tab', async () => {
    const one = await faultySvod();
    await edit(one);
    await ask(one, { kind: 'rangeNotParsed' }, { method: BATCH_GET, path: one.id });
    const message = expect.stringMatching(/^В таблице субъекта 59 Google не нашёл листов.*лист переименовали/);
    await expectKept(one, 'TAB_MISSING', message, expect.stringContaining('Не переименовывайте листы'));
    expect(one.pauses.waited).toEqual([]);
    expect(await clear(one)).toEqual([{ matched: 1, injected: 1 }]);
    await expectRecovered(one);
  });

  it('of the central workbook is told as such', async () => {
    const one = await faultySvod();
    await edit(one);
    await ask(one, { kind: 'rangeNotParsed' }, { method: BATCH_GET, path: one.svod.centralSpreadsheetId });
    const message = 'Центральную таблицу прочитать нельзя: её нет, или она закрыта для службы.';
    await expectKept(one, 'CENTRAL_UNREADABLE', message, expect.stringContaining('SVOD_CENTRAL_SPREADSHEET_ID'));
    expect(one.pauses.waited).toEqual([]);
    await clear(one);
    await expectRecovered(one);
  });
});

describe('N05 a workbook that is not there any more', () => {
  it.each([
    ['permissionLost', 'WORKBOOK_CLOSED', 'Таблица субъекта 59 закрыта для службы.', /^Откройте таблицу/],
    ['fileDeleted', 'WORKBOOK_NOT_FOUND', /^Таблицы субъекта 59 нет: она удалена/, /^Верните таблицу из корзины/],
    ['fileTrashed', 'WORKBOOK_TRASHED', 'Таблица субъекта 59 лежит в корзине.', /^Верните её из корзины/],
  ])('%s holds the publication, and the workbook is named by its region', async (kind, code, told, remedy) => {
    const one = await faultySvod();
    await edit(one);
    await ask(one, { kind, spreadsheetId: one.id });
    const message = typeof told === 'string' ? told : expect.stringMatching(told);
    await expectKept(one, code, message, expect.stringMatching(remedy));
    expect(one.pauses.waited).toEqual([]);
    expect(one.svod.events).toContainEqual({ event: 'unreadable', region: '59', code, message });
    expect(JSON.stringify(one.svod.events)).not.toContain(one.id);
    await clear(one);
    await expectRecovered(one);
  });

  it.each(['permissionLost', 'fileDeleted', 'fileTrashed'])(
    '%s of the central workbook stops the run',
    async (kind) => {
      const one = await faultySvod();
      await edit(one);
      await ask(one, { kind, spreadsheetId: one.svod.centralSpreadsheetId });
      await expectKept(one, 'CENTRAL_UNREADABLE', expect.stringContaining('Центральн'), expect.any(String));
      expect(one.pauses.waited).toEqual([]);
      await clear(one);
      await expectRecovered(one);
    },
  );
});

/** The function of the same store, signed in as an account that can fetch a new token. */
async function runAs(one: FaultySvod, tokens: string[]): Promise<{ outcome: Outcome | Error; fetched: number }> {
  const { svod } = one;
  const settings = readSettings({
    SVOD_CENTRAL_SPREADSHEET_ID: svod.centralSpreadsheetId,
    SVOD_PUBLIC_STORE: join(svod.dataFolder, 'public'),
    SVOD_PRIVATE_STORE: join(svod.dataFolder, 'private-other'),
    SVOD_SIGNING_KEY: generateSigningKey(),
    SVOD_GOOGLE_ROOT_URL: `${svod.url.replace('localhost', '127.0.0.1')}/`,
    SVOD_GOOGLE_TOKEN: 'unused',
  });
  let fetched = 0;
  const account = new auth.OAuth2({ forceRefreshOnFailure: true });
  account.setCredentials({ access_token: 'old' });
  account.refreshHandler = async () => {
    // Google's library goes by the real clock.
    return { access_token: tokens[fetched++] ?? 'none', expiry_date: Date.now() + 3_600_000 };
  };
  const { patience } = pauses();
  const google = createGoogleClients(settings, patience, account);
  const world = { ...(await createWorld(settings, () => undefined, patience)), google, now: one.pauses.now };
  const outcome = await refresh(world).catch((thrown: Error) => thrown);
  return { outcome, fetched };
}

describe('N06 a token that is not accepted', () => {
  it('stops the run at once when there is no other, and the administrator is told of the key', async () => {
    const one = await faultySvod();
    await edit(one);
    await ask(one, { kind: 'tokenExpired' });
    const remedy = 'Проверьте учётную запись службы и её ключ. Прежний снимок остался на месте.';
    await expectKept(
      one,
      'GOOGLE_SIGN_IN',
      expect.stringMatching(/^Google не принимает ключ службы \(401\): /),
      remedy,
    );
    expect(one.pauses.waited).toEqual([]);
    expect(await clear(one)).toEqual([{ matched: 1, injected: 1 }]);
    await expectRecovered(one);
  });

  it('in one workbook of many is told as such, not as a workbook that was closed', async () => {
    const one = await faultySvod();
    await edit(one);
    await ask(one, { kind: 'tokenExpired' }, { path: `/v4/spreadsheets/${one.id}` });
    await expectKept(one, 'GOOGLE_SIGN_IN', expect.stringContaining('таблица субъекта 59'), expect.any(String));
    await clear(one);
    await expectRecovered(one);
  });

  it('is fetched anew once, and the run goes on', async () => {
    const one = await faultySvod();
    await edit(one);
    await ask(one, { kind: 'tokenExpired', token: 'old' });
    const { outcome, fetched } = await runAs(one, ['fresh']);
    expect([outcome, fetched]).toEqual([expect.objectContaining({ published: true }), 1]);
    expect((await clear(one))[0]?.injected).toBe(1);
    await expectRecovered(one);
  });

  it('that is refused again is not fetched a second time', async () => {
    const one = await faultySvod();
    await edit(one);
    await ask(one, { kind: 'tokenExpired' });
    const { outcome, fetched } = await runAs(one, ['revoked', 'revoked']);
    expect([outcome, fetched]).toEqual([expect.objectContaining({ code: 'GOOGLE_SIGN_IN' }), 1]);
    expect(await clear(one)).toEqual([{ matched: 2, injected: 2 }]);
    await expectRecovered(one);
  });
});
