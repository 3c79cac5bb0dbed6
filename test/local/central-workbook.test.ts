/** The operator's tabs: made at the start, checked as they are typed, and what the gate does with a mistake in them. */
import { describe, expect, it } from 'vitest';
import { REFERENCE_TABLES } from '../../domain/reference.ts';
import {
  latest,
  newWorkbook,
  post,
  type RunningSvod,
  refreshOverHttp,
  runSvod,
  temporaryFolder,
} from './running-svod.ts';

const TITLES = Object.values(REFERENCE_TABLES).map((table): string => table.title);

interface Mark {
  readonly cell: string;
  readonly note: string;
  readonly severity: string;
}

async function titlesOf({ google, centralSpreadsheetId }: RunningSvod): Promise<readonly string[]> {
  const { data } = await google.sheets.spreadsheets.get({ spreadsheetId: centralSpreadsheetId });
  return (data.sheets ?? []).map((sheet) => sheet.properties?.title ?? '');
}

async function typeIntoCentral(svod: RunningSvod, range: string, values: unknown[][]): Promise<readonly Mark[]> {
  const { centralSpreadsheetId: spreadsheetId, url } = svod;
  const { status, body } = await post(`${url}/local/edit`, { spreadsheetId, range, values });
  expect(status).toBe(200);
  return (body as { marks: readonly Mark[] }).marks;
}

async function deleteTab({ google, centralSpreadsheetId }: RunningSvod, title: string): Promise<void> {
  const { data } = await google.sheets.spreadsheets.get({ spreadsheetId: centralSpreadsheetId });
  const tab = data.sheets?.find((sheet) => sheet.properties?.title === title);
  await google.sheets.spreadsheets.batchUpdate({
    spreadsheetId: centralSpreadsheetId,
    requestBody: { requests: [{ deleteSheet: { sheetId: tab?.properties?.sheetId ?? -1 } }] },
  });
}

describe('the tabs of the operator', () => {
  it('stand in a new central workbook', async () => {
    expect(await titlesOf(await runSvod())).toEqual(['Сводка', 'Книги', 'Настройки', ...TITLES]);
  });

  it('that an earlier version did not make are added at the next start, and that is told', async () => {
    const dataFolder = temporaryFolder();
    const first = await runSvod({ dataFolder });
    await deleteTab(first, 'Пороги');
    await deleteTab(first, 'Регионы');
    await first.close();
    const second = await runSvod({ dataFolder });
    expect([...(await titlesOf(second))].sort()).toEqual(['Сводка', 'Книги', 'Настройки', ...TITLES].sort());
    expect(second.events).toContainEqual({ event: 'central-completed', titles: ['Регионы', 'Пороги'] });
    await newWorkbook(second, '59');
    expect(await refreshOverHttp(second)).toMatchObject({ published: true });
  });

  it('are as they were at a start where none is missing', async () => {
    const dataFolder = temporaryFolder();
    const first = await runSvod({ dataFolder });
    await typeIntoCentral(first, 'Отрасли!A2', [['Нефтехимия']]);
    await first.close();
    const second = await runSvod({ dataFolder });
    expect(second.events).toEqual([]);
    const { google, centralSpreadsheetId: spreadsheetId } = second;
    const { data } = await google.sheets.spreadsheets.values.get({ spreadsheetId, range: 'Отрасли!A2' });
    expect(data.values).toEqual([['Нефтехимия']]);
  });
});

describe('what the operator types', () => {
  it('is checked at the cell, like every other entry', async () => {
    const svod = await runSvod();
    const [mark, ...more] = await typeIntoCentral(svod, 'Регионы!E2', [['Южны']]);
    expect(more).toEqual([]);
    expect(mark).toMatchObject({ cell: 'Регионы!E2', severity: 'error' });
    expect(mark?.note).toContain('«Южный»');
    expect(await typeIntoCentral(svod, 'Регионы!E2', [['Южный']])).toEqual([]);
  });

  it('into «Настройки» is marked at the value', async () => {
    const svod = await runSvod();
    expect(await typeIntoCentral(svod, 'Настройки!B2', [['скоро']])).toMatchObject([
      { cell: 'Настройки!B2', severity: 'error' },
    ]);
  });

  it('as a number of 1.5 becomes a date in a Russian sheet, and is refused as one', async () => {
    const svod = await runSvod();
    const marks = await typeIntoCentral(svod, 'Пороги!B2', [['1.5']]);
    expect(marks.map(({ cell, severity }) => [cell, severity])).toEqual([['Пороги!B2', 'error']]);
    await newWorkbook(svod, '59').catch(() => undefined);
    const { status, body } = await post(`${svod.url}/functions/refresh`);
    expect(status).toBe(503);
    expect(body).toMatchObject({ error: { code: 'WORKBOOK_LIST_WRONG' } });
    expect(JSON.stringify(body)).toContain('«Пороги», строка 2');
  });

  it('can be mended where it stopped the gate', async () => {
    const svod = await runSvod();
    await newWorkbook(svod, '59');
    await refreshOverHttp(svod);
    await typeIntoCentral(svod, 'Отрасли!A3', [['НЕФТЕХИМИЯ И ХИМИЯ']]);
    expect((await post(`${svod.url}/functions/refresh`)).status).toBe(503);
    expect((await latest(svod)).seq).toBe(1);
    await typeIntoCentral(svod, 'Отрасли!A3', [['Удобрения']]);
    expect(await refreshOverHttp(svod)).toMatchObject({ published: true, seq: 2 });
    const keys = (await latest(svod)).breakdowns.byIndustry.map(({ key }) => key);
    expect(keys).toContain('Удобрения');
    expect(keys).not.toContain('Минеральные удобрения');
  });

  it('into a list changes what rows may say, and the version of the rules', async () => {
    const svod = await runSvod();
    const id = await newWorkbook(svod, '59');
    const row = ['C59-24-001', '59', '', 'Кластер для проверки', 'Космос', '', '', 'Заявлен к созданию', 45_300, 2024];
    await post(`${svod.url}/local/edit`, { spreadsheetId: id, range: 'Кластеры!A2:J2', values: [row] });
    await refreshOverHttp(svod);
    const before = await latest(svod);
    expect(before.rows.byCode).toEqual({ NOT_IN_LIST: 1 });
    await typeIntoCentral(svod, 'Отрасли!A20', [['Космос']]);
    await refreshOverHttp(svod);
    const after = await latest(svod);
    expect(after.rows.byCode).toEqual({});
    expect(after.ruleSet).not.toBe(before.ruleSet);
  });
});

describe('the status of a cluster', () => {
  it('that changes in an unusual way, or falls back in time, is told at the keyboard and not at the gate', async () => {
    const svod = await runSvod();
    const id = await newWorkbook(svod, '59');
    const row = ['C59-24-001', '59', '', 'Кластер для проверки', 'Иное', '', '', 'Заявлен к созданию', 45_400, 2024];
    const edit = async (range: string, values: unknown[][]) =>
      (await post(`${svod.url}/local/edit`, { spreadsheetId: id, range, values })).body as { marks: readonly Mark[] };
    expect(await edit('Кластеры!A2:J2', [row])).toEqual({ marks: [] });
    const { marks } = await edit('Кластеры!H2:I2', [['Отказ', 45_300]]);
    expect(marks.map(({ cell, severity }) => [cell, severity])).toEqual([
      ['Кластеры!H2', 'warning'],
      ['Кластеры!I2', 'warning'],
    ]);
    expect(marks[0]?.note).toContain('был статус «Заявлен к созданию», стал «Отказ»');
    expect(await edit('Кластеры!H2', [['Заявлен к созданию']])).toEqual({ marks: [] });
    await refreshOverHttp(svod);
    expect((await latest(svod)).rows).toMatchObject({ accepted: 1, byCode: {} });
  });
});
