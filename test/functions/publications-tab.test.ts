/** «Публикации» over the real road: what it says of the runs, when it is written, and what it leaves alone. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { publicationRows } from '../../functions/publications-tab.ts';
import { MOST_LINES, type RunLine, type RunLog, withRun } from '../../functions/run-log.ts';
import { newWorkbook, type RunningSvod, runSvod } from '../local/running-svod.ts';

const TAB = 'Публикации';

async function rowsOf({ google, centralSpreadsheetId }: RunningSvod): Promise<unknown[][]> {
  const { data } = await google.sheets.spreadsheets.values.get({
    spreadsheetId: centralSpreadsheetId,
    range: TAB,
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

async function versionOf({ google, centralSpreadsheetId }: RunningSvod): Promise<string> {
  const { data } = await google.drive.files.get({ fileId: centralSpreadsheetId, fields: 'version' });
  return data.version ?? '';
}

function clock(start = '2026-11-23T09:00:00Z') {
  let time = Date.parse(start);
  return {
    now: () => new Date(time),
    pass: (hours: number) => {
      time += hours * 3_600_000;
    },
  };
}

async function published(): Promise<{ svod: RunningSvod; id: string; time: ReturnType<typeof clock> }> {
  const time = clock();
  const svod = await runSvod({ now: time.now });
  const id = await newWorkbook(svod, '59');
  await svod.refresh();
  return { svod, id, time };
}

describe('«Публикации»', () => {
  it('has a line for a publication: when, which version, how many rows, what it cost', async () => {
    const { svod } = await published();
    const [checked, , headings, first, ...none] = await rowsOf(svod);
    expect(checked?.slice(0, 2)).toEqual(['Проверено', '23.11.2026']);
    expect(headings?.slice(0, 4)).toEqual(['Когда (Москва)', 'Что вышло', 'Версия', 'SHA-256']);
    expect(first?.slice(0, 8)).toEqual([
      '23.11.2026 12:00',
      'Опубликована новая версия',
      1,
      expect.stringMatching(/^[0-9a-f]{12}$/),
      0,
      0,
      0,
      '',
    ]);
    const [, reads, writes] = first?.slice(9) ?? [];
    // Two of the central workbook, one of the other, five of Drive; until these tabs are written, nothing is.
    expect([reads, writes]).toEqual([8, 0]);
    expect(none).toEqual([]);
  });

  it('is written together with «Сводка» in one call, and says the day of the last look', async () => {
    const { svod, time } = await published();
    const spent = svod.events.flatMap((event) => (event.event === 'finished' ? [event.spent.google.writes] : []));
    // One to the central workbook, two to the regional one: its reference lists and «Приём».
    expect(spent[0]).toBeLessThanOrEqual(3);
    time.pass(1);
    await svod.refresh();
    const [version, before] = [await versionOf(svod), await rowsOf(svod)];
    await svod.refresh();
    expect(await versionOf(svod)).toBe(version);
    time.pass(5);
    await svod.refresh();
    // The hour on «Сводка» alone.
    expect([Number(await versionOf(svod)), await rowsOf(svod)]).toEqual([Number(version) + 1, before]);
    time.pass(10);
    await svod.refresh();
    const rows = await rowsOf(svod);
    expect(rows[0]?.[1]).toBe('24.11.2026');
    expect(rows).toHaveLength(4);
  });

  it('says what held the publication and what to do, once, and when all is well again', async () => {
    const { svod, id, time } = await published();
    await svod.google.drive.files.update({ fileId: id, requestBody: { trashed: true } });
    for (const _hour of [1, 2]) {
      time.pass(1);
      expect(await svod.refresh()).toMatchObject({ published: false, reason: 'held' });
    }
    await svod.google.drive.files.update({ fileId: id, requestBody: { trashed: false } });
    time.pass(1);
    await svod.refresh();
    const [well, held, first] = (await rowsOf(svod)).slice(3);
    expect(well?.slice(0, 3)).toEqual(['23.11.2026 15:00', 'Снова в порядке, данные те же', 1]);
    expect(held?.slice(0, 2)).toEqual(['23.11.2026 13:00', 'Публикация остановлена, действует прежняя версия']);
    expect(held?.[7]).toBe('59');
    expect(held?.[8]).toMatch(/^.+ .+ \([A-Z_]+\)$/);
    expect(first?.[1]).toBe('Опубликована новая версия');
  });

  it('shows a run that failed: at once where the central workbook can be written, by the next run where not', async () => {
    const { svod, time } = await published();
    await write(svod, "'Книги'!A5", 'secret-cell-text');
    await write(svod, "'Книги'!B5", 'https://example.org/secret-cell-text');
    await expect(svod.refresh()).rejects.toMatchObject({ code: 'WORKBOOK_LIST_WRONG' });
    const [failed] = (await rowsOf(svod)).slice(3);
    expect(failed?.[1]).toBe('Запуск не удался, действует прежняя версия');
    expect(failed?.[8]).toMatch(/«Книги», строка 5.*\(WORKBOOK_LIST_WRONG\)$/);
    expect(JSON.stringify(await rowsOf(svod))).not.toContain('secret-cell-text');
    await write(svod, "'Книги'!A5", '');
    await write(svod, "'Книги'!B5", '');
    await svod.google.drive.files.update({ fileId: svod.centralSpreadsheetId, requestBody: { trashed: true } });
    await expect(svod.refresh()).rejects.toMatchObject({ code: 'CENTRAL_UNREADABLE' });
    await svod.google.drive.files.update({ fileId: svod.centralSpreadsheetId, requestBody: { trashed: false } });
    time.pass(1);
    await svod.refresh();
    const codes = (await rowsOf(svod)).slice(3).map((row) => /\((\w+)\)$/.exec(String(row[8]))?.[1] ?? row[2]);
    expect(codes).toEqual([1, 'CENTRAL_UNREADABLE', 'WORKBOOK_LIST_WRONG', 1]);
  });

  it('is rebuilt when destroyed, and leaves what stands beside it and on other tabs alone', async () => {
    const { svod } = await published();
    const before = await rowsOf(svod);
    await write(svod, `${TAB}!N2`, 'заметка человека');
    await write(svod, `${TAB}!B4`, 'стёрто');
    await svod.refresh();
    const mended = await rowsOf(svod);
    expect(mended[1]?.[13]).toBe('заметка человека');
    expect(mended[3]).toEqual(before[3]);
    const { data } = await svod.google.sheets.spreadsheets.get({
      spreadsheetId: svod.centralSpreadsheetId,
      fields: 'sheets(properties(sheetId,title))',
    });
    const sheetId = data.sheets?.find(({ properties }) => properties?.title === TAB)?.properties?.sheetId ?? 0;
    await svod.google.sheets.spreadsheets.batchUpdate({
      spreadsheetId: svod.centralSpreadsheetId,
      requestBody: { requests: [{ deleteSheet: { sheetId } }] },
    });
    await svod.refresh();
    expect(await rowsOf(svod)).toEqual(before);
  });

  it('comes back from the versions themselves when its record is lost', async () => {
    const { svod } = await published();
    await newWorkbook(svod, '61');
    await svod.refresh();
    rmSync(join(svod.dataFolder, 'private'), { recursive: true });
    await svod.refresh();
    const rows = await rowsOf(svod);
    expect(rows.slice(3).map((row) => [row[1], row[2]])).toEqual([
      ['Опубликована новая версия', 2],
      ['Опубликована новая версия', 1],
    ]);
  });

  it('a run that is killed before it records its version leaves no gap', async () => {
    const { svod } = await published();
    rmSync(join(svod.dataFolder, 'private/runs.json'));
    const none: RunLog = { checkedAt: null, lines: [] };
    const version = { seq: 1, sha256: '0'.repeat(64) };
    const line: RunLine = {
      at: '2026-11-23T09:00:00Z',
      outcome: 'unchanged',
      version,
      rows: null,
      stale: [],
      spent: null,
    };
    const unrecorded = { ...line, outcome: 'published' };
    expect(withRun(none, line, unrecorded).lines).toEqual([unrecorded]);
  });

  it('keeps so many lines and no more', () => {
    let log: RunLog = { checkedAt: null, lines: [] };
    for (let seq = 1; seq <= MOST_LINES + 20; seq += 1) {
      const version = { seq, sha256: String(seq).padStart(64, '0') };
      const at = '2026-11-23T09:00:00Z';
      log = withRun(log, { at, outcome: 'published', version, rows: null, stale: [], spent: null }, null);
    }
    expect(publicationRows(log)).toHaveLength(MOST_LINES + 3);
    expect(log.lines[0]?.version?.seq).toBe(MOST_LINES + 20);
  });
});
