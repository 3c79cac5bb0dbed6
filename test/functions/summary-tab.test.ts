/** «Сводка» over the real road: what it shows beside the public figures, and when it is written anew. */
import { describe, expect, it } from 'vitest';
import { showsTheSame } from '../../functions/owned-tab.ts';
import { type RunningSvod, refreshOverHttp, runSvod } from '../local/running-svod.ts';

async function summaryOf({ google, centralSpreadsheetId }: RunningSvod): Promise<readonly (readonly unknown[])[]> {
  const { data } = await google.sheets.spreadsheets.values.get({
    spreadsheetId: centralSpreadsheetId,
    range: 'Сводка',
    valueRenderOption: 'UNFORMATTED_VALUE',
  });
  return data.values ?? [];
}

async function write({ google, centralSpreadsheetId }: RunningSvod, range: string, value: unknown): Promise<void> {
  await google.sheets.spreadsheets.values.update({
    spreadsheetId: centralSpreadsheetId,
    range,
    valueInputOption: 'RAW',
    requestBody: { values: [[value]] },
  });
}

function lineOf(rows: readonly (readonly unknown[])[], name: string): readonly unknown[] | undefined {
  return rows.find((row) => row[0] === name);
}

async function versionOf({ google, centralSpreadsheetId }: RunningSvod): Promise<string> {
  const { data } = await google.drive.files.get({ fileId: centralSpreadsheetId, fields: 'version' });
  return data.version ?? '';
}

describe('«Сводка»', () => {
  it('holds what was entered against the figures known from elsewhere', async () => {
    const svod = await runSvod({ empty: false });
    await refreshOverHttp(svod);
    const rows = await summaryOf(svod);
    const reconciled = rows.findIndex((row) => row[0] === 'Сверка с другими источниками');
    expect(rows[reconciled + 1]?.slice(0, 5)).toEqual(['Действующие кластеры', 61, 61, 0, '29.05.2024']);
  });

  it('shows the stages, the quality of every workbook and how long it has not been edited', async () => {
    const svod = await runSvod({ empty: false, now: () => new Date('2026-11-23T09:00:00Z') });
    await refreshOverHttp(svod);
    const rows = await summaryOf(svod);
    expect(lineOf(rows, 'Этапы планового года')).toEqual([
      'Этапы планового года',
      'Дошли',
      'Сейчас',
      'Дней на этапе (медиана)',
    ]);
    const quality = rows.slice(rows.findIndex((row) => row[0] === 'Качество данных'));
    const perm = lineOf(quality, 'Пермский край');
    expect(perm?.slice(1, 5)).toEqual([111, 110, 1, 1]);
    expect(perm?.[7]).toBeTypeOf('number');
  });

  it('says what every number means', async () => {
    const svod = await runSvod({ empty: false });
    await refreshOverHttp(svod);
    const rows = await summaryOf(svod);
    const meanings = rows.slice(rows.findIndex((row) => row[0] === 'Что означают показатели') + 1);
    expect(meanings.length).toBeGreaterThan(35);
    expect(meanings.every(([name, meaning]) => String(name).length > 3 && String(meaning).endsWith('.'))).toBe(true);
  });

  it('is written when a figure of the house changes, though nothing new is published', async () => {
    const svod = await runSvod({ empty: false });
    await refreshOverHttp(svod);
    await write(svod, "'Базовые показатели'!B2", 54);
    expect(await refreshOverHttp(svod)).toEqual({ published: false, reason: 'unchanged' });
    const rows = await summaryOf(svod);
    const reconciled = rows.findIndex((row) => row[0] === 'Сверка с другими источниками');
    expect(rows[reconciled + 1]?.slice(1, 4)).toEqual([61, 54, 7]);
  });

  it('is mended where somebody wrote into it, and left alone where nothing changed', async () => {
    const svod = await runSvod({ empty: false });
    await refreshOverHttp(svod);
    await write(svod, 'Сводка!B8', 1_000_000);
    await write(svod, 'Сводка!J3', 'заметка человека');
    await refreshOverHttp(svod);
    const rows = await summaryOf(svod);
    expect(lineOf(rows, 'Действующие кластеры')?.[1]).toBe(61);
    expect(rows[2]?.[9]).toBe('заметка человека');
    const version = await versionOf(svod);
    await refreshOverHttp(svod);
    expect(await versionOf(svod)).toBe(version);
  });
});

describe('what the tab shows', () => {
  it.each<[string, (string | number | null)[][], (string | number | null)[][], boolean]>([
    ['the same', [['а', 1]], [['а', 1]], true],
    ['blank cells and rows at the ends', [['а', 1, '', null], [], ['']], [['а', 1]], true],
    ['an empty cell inside', [['а', '', 2]], [['а', null, 2]], true],
    ['another number', [['а', 1]], [['а', 2]], false],
    ['a number as text', [['а', '1']], [['а', 1]], false],
    ['one row more', [['а'], ['б']], [['а']], false],
  ])('%s', (_what, shown, rows, same) => {
    expect(showsTheSame(shown, rows)).toBe(same);
  });
});
