/** N10 and N12: readings that are torn, stale or not calculated yet, lists that are not whole, versions that go back. */
import { describe, expect, it } from 'vitest';
import { createGoogleClients } from '../../functions/google-clients.ts';
import { readVersions } from '../../functions/workbook-versions.ts';
import { latestText, newWorkbook } from '../local/running-svod.ts';
import {
  ask,
  clear,
  dataOf,
  edit,
  expectKept,
  expectRecovered,
  type FaultySvod,
  faultySvod,
  pauses,
  run,
  undoEdit,
} from './faulty-svod.ts';
import { write } from './filled-workbook.ts';

const BATCH_GET = 'sheets.spreadsheets.values.batchGet';
/** What the edit that tears a reading leaves is what `edit` writes. */
const TEARING = { range: 'Кластеры!J2', values: [[2025]] };

async function expectPublished(one: FaultySvod): Promise<void> {
  expect((await run(one)).body).toMatchObject({ published: true });
  expect(dataOf(await latestText(one.svod))).toEqual(one.data.after);
}

describe('N10 a reading that is torn', () => {
  it('is read again, and what is published is whole', async () => {
    const one = await faultySvod();
    await undoEdit(one);
    await ask(one, { kind: 'tornRead', edit: TEARING }, { method: BATCH_GET, path: one.id, times: 1 });
    await expectPublished(one);
    expect(await clear(one)).toEqual([{ matched: 2, injected: 1 }]);
    await expectRecovered(one);
  });

  it('each time it is read holds the publication, and the next run goes on', async () => {
    const one = await faultySvod();
    await edit(one);
    await ask(one, { kind: 'tornRead' }, { method: BATCH_GET, path: one.id });
    const message = 'Таблицу субъекта 59 правят прямо сейчас: прочитать её целиком не удалось.';
    await expectKept(one, 'WORKBOOK_CHANGING', message, expect.stringContaining('следующий запуск'));
    expect(await clear(one)).toEqual([{ matched: 4, injected: 4 }]);
    await expectRecovered(one);
  });

  it('of the central workbook is read again, and given up in the end', async () => {
    const one = await faultySvod();
    await edit(one);
    const match = { method: BATCH_GET, path: one.svod.centralSpreadsheetId };
    await ask(one, { kind: 'tornRead' }, match);
    const message = 'Центральную таблицу правят прямо сейчас: прочитать её целиком не удалось.';
    await expectKept(one, 'CENTRAL_CHANGING', message, expect.stringContaining('следующий запуск'));
    await clear(one);
    await ask(one, { kind: 'tornRead' }, { ...match, times: 2 });
    await expectPublished(one);
    await clear(one);
    await expectRecovered(one);
  });
});

describe('N10 a reading that is stale', () => {
  it('with a version that moves back meanwhile is not taken for the newest: the next run reads again', async () => {
    const one = await faultySvod();
    await edit(one);
    await ask(one, { kind: 'staleRead', spreadsheetId: one.id }, { method: 'drive.files.list', nth: 1 });
    await ask(one, { kind: 'staleRead', spreadsheetId: one.id }, { method: BATCH_GET, path: one.id, nth: 1 });
    await run(one);
    await clear(one);
    await expectRecovered(one);
  });

  it('without a sign that it is leaves the last version, and the next run publishes', async () => {
    const one = await faultySvod();
    await edit(one);
    await ask(one, { kind: 'staleRead', spreadsheetId: one.id });
    expect((await run(one)).body).toEqual({ published: false, reason: 'unchanged' });
    expect(await latestText(one.svod)).toBe(one.before);
    await clear(one);
    await expectRecovered(one);
  });
});

/** What sums are told depends also on the versions before; what is counted does not. */
function countedIn(text: string) {
  const { rows, headline, clusters, planFact } = JSON.parse(text) as Record<string, unknown>;
  return { rows, headline, clusters, planFact };
}

describe('N10 cells that are not calculated yet', () => {
  it('Loading... in many cells is waited for', async () => {
    const one = await faultySvod();
    await edit(one);
    await ask(one, { kind: 'loadingCells', range: 'Проекты!A2:M2' }, { method: BATCH_GET, path: one.id, times: 2 });
    await expectPublished(one);
    expect(one.pauses.waited).toEqual([10_000, 10_000]);
    await clear(one);
    await expectRecovered(one);
  });

  it('Loading... for ever holds the publication', async () => {
    const one = await faultySvod();
    await edit(one);
    await ask(one, { kind: 'loadingCells', range: 'Проекты!A2:M2' }, { method: BATCH_GET, path: one.id });
    const message = 'В таблице субъекта 59 ячейки ещё загружаются («Loading...»).';
    await expectKept(one, 'WORKBOOK_LOADING', message, expect.stringContaining('дождитесь загрузки'));
    await clear(one);
    await expectRecovered(one);
  });

  it('zeros of formulas never come in, for formulas are read as formulas', async () => {
    const one = await faultySvod();
    await edit(one);
    const { google } = one.svod;
    await google.sheets.spreadsheets.values.update({
      spreadsheetId: one.id,
      range: 'Проекты!M2',
      valueInputOption: 'USER_ENTERED',
      requestBody: { values: [['=30+5']] },
    });
    await run(one);
    const right = countedIn(await latestText(one.svod));
    await write(one.svod, one.id, 'Кластеры!J2', [[2024]]);
    await run(one);
    await edit(one);
    await ask(one, { kind: 'formulaZeros' });
    expect((await run(one)).body).toMatchObject({ published: true });
    expect(countedIn(await latestText(one.svod))).toEqual(right);
  });
});

describe('N12 what Drive says', () => {
  it.each([{ keep: 0 }, { keep: 0, says: true }, { keep: 1 }])(
    'of which files are missing (%j) is asked for one by one',
    async (lost) => {
      const one = await faultySvod();
      await undoEdit(one);
      await ask(one, { kind: 'pagesLost', ...lost });
      await ask(one, { kind: 'tornRead', edit: TEARING }, { method: BATCH_GET, path: one.id, times: 1 });
      await expectPublished(one);
      await clear(one);
      await expectRecovered(one);
    },
  );

  it('a version that goes back during a run is another version', async () => {
    const one = await faultySvod();
    await edit(one);
    await ask(one, { kind: 'versionBack', spreadsheetId: one.id }, { method: 'drive.files.list', nth: 2 });
    await ask(one, { kind: 'loadingCells', range: 'Кластеры!D2' }, { method: BATCH_GET, path: one.id, nth: 1 });
    await expectPublished(one);
    await clear(one);
    await expectRecovered(one);
  });

  it('a version that is lower than in the last run never means that nothing changed', async () => {
    const one = await faultySvod();
    await edit(one);
    await ask(one, { kind: 'versionBack', by: 5, spreadsheetId: one.id });
    expect((await run(one)).body).toMatchObject({
      published: false,
      reason: 'held',
      code: 'VERSION_BACKWARDS',
      message: 'Таблицы стали старше опубликованного: субъекта 59.',
      remedy: expect.stringContaining('«Эпоху»'),
    });
    expect(await latestText(one.svod)).toBe(one.before);
    await clear(one);
    await expectRecovered(one);
  });

  it('a workbook that was restored from a copy counts anew under a higher epoch', async () => {
    const one = await faultySvod();
    await edit(one);
    await ask(one, { kind: 'versionBack', by: 5, spreadsheetId: one.id });
    await one.svod.google.sheets.spreadsheets.values.update({
      spreadsheetId: one.svod.centralSpreadsheetId,
      range: 'Книги!D2',
      valueInputOption: 'RAW',
      requestBody: { values: [[2]] },
    });
    await expectPublished(one);
  });

  it('a page token that Google does not know any more begins the list anew, once', async () => {
    const one = await faultySvod();
    const ids = [one.id];
    for (const region of ['16', '18', '77']) ids.push(await newWorkbook(one.svod, region));
    const settings = { googleRootUrl: `${one.svod.url.replace('localhost', '127.0.0.1')}/`, googleToken: 'test' };
    const { drive } = createGoogleClients(settings, pauses().patience);
    const whole = await readVersions(drive, ids, 1);
    expect([...whole.keys()]).toEqual(ids);
    await ask(one, { kind: 'pageTokenInvalid' }, { nth: 3 });
    expect(await readVersions(drive, ids, 1)).toEqual(whole);
    expect(await clear(one)).toEqual([expect.objectContaining({ injected: 1 })]);
    await ask(one, { kind: 'pageTokenInvalid' });
    await expect(readVersions(drive, ids, 1)).rejects.toMatchObject({
      code: 'GOOGLE_UNAVAILABLE',
      message: 'Google ответил отказом (400): список файлов Диска.',
    });
  });
});
