/** The leadership's tabs over the real road: written in one batch, mended whatever happens to them, a person's own left alone. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { sheets_v4 } from '@googleapis/sheets';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { batchUpdate, sheetIdOf, valuesOf, write } from '../faults/filled-workbook.ts';
import { type Standing, stand } from '../faults/standing-svod.ts';
import { openSvod, type RunningSvod } from '../local/running-svod.ts';
import { cellsOf, headsOf, rowNamed, sheetOf, sheetsOf, textsOf } from './shown-tab.ts';

const SUMMARY = 'Сводка';
const DISTRICTS = 590_101;

const folder = mkdtempSync(join(tmpdir(), 'svod-leadership-'));
let clock = Date.parse('2026-11-23T06:15:00Z');
/** One for all: whatever a test does to its tabs, the next run mends. */
let one: Standing;
let edits = 0;

beforeAll(async () => {
  const svod = await openSvod({ dataFolder: folder, now: () => new Date(clock) });
  one = await stand(svod);
  // The first run has told the region, and learnt where its tabs are.
  await svod.refresh();
}, 120_000);
afterAll(async () => {
  await one.svod.close();
  rmSync(folder, { recursive: true, force: true });
});

function pass(minutes: number): void {
  clock += minutes * 60_000;
}

/** The tabs say something new. */
async function edit(): Promise<void> {
  edits += 1;
  await write(one.svod, one.id, 'Кластеры!J2', [[2024 + edits]]);
}

async function change(...requests: readonly sheets_v4.Schema$Request[]): Promise<void> {
  const { svod } = one;
  await batchUpdate(svod, svod.centralSpreadsheetId, ...requests);
}

async function summaryId(): Promise<number> {
  return sheetIdOf(one.svod, one.svod.centralSpreadsheetId, SUMMARY);
}

async function versionOf({ google, centralSpreadsheetId }: RunningSvod): Promise<number> {
  const { data } = await google.drive.files.get({ fileId: centralSpreadsheetId, fields: 'version' });
  return Number(data.version);
}

async function charts(): Promise<readonly sheets_v4.Schema$EmbeddedChart[]> {
  return (await sheetsOf(one.svod)).flatMap((sheet) => sheet.charts ?? []);
}

async function textsBelowHead(): Promise<unknown> {
  return textsOf(await sheetOf(one.svod, SUMMARY)).slice(2);
}

function columns(startIndex: number, count = 1) {
  return { dimension: 'COLUMNS', startIndex, endIndex: startIndex + count };
}

/** The charts show what they are about, in the tab as it stands. */
async function expectRightCharts(): Promise<void> {
  const sheet = await sheetOf(one.svod, SUMMARY);
  const found = await charts();
  const own = [590_101, 590_102, 590_103].map((id) => found.find(({ chartId }) => chartId === id) ?? {});
  expect(own.map((chart) => headsOf(sheet, chart)[0])).toEqual([
    'Федеральный округ',
    'Этапы планового года',
    'День (последняя версия)',
  ]);
}

describe('«Проверено»', () => {
  it('is written when it is old, alone and in one call; within the hour a quiet run writes nothing', async () => {
    const before = await versionOf(one.svod);
    pass(20);
    await one.svod.refresh();
    expect(await versionOf(one.svod)).toBe(before);
    const rest = await textsBelowHead();
    pass(40);
    await one.svod.refresh();
    expect(await versionOf(one.svod)).toBe(before + 1);
    const sheet = await sheetOf(one.svod, SUMMARY);
    expect(textsOf(sheet)[1]).toEqual(['Проверено (Москва)', 'сегодня в 10:15']);
    expect(await textsBelowHead()).toEqual(rest);
    await one.svod.refresh();
    expect(await versionOf(one.svod)).toBe(before + 1);
  });

  it('stays true while no run comes: the next day it is a date, and then it says that nothing was checked', async () => {
    const said = async () => textsOf(await sheetOf(one.svod, SUMMARY))[1]?.[1];
    pass(24 * 60);
    expect(await said()).toBe('23.11.2026 в 10:15');
    pass(24 * 60);
    expect(await said()).toBe('23.11.2026 в 10:15. С тех пор проверить не удалось, причина — на листе «Публикации»');
  });

  it('is not moved on by a run that could not check', async () => {
    const formula = () => valuesOf(one.svod, one.svod.centralSpreadsheetId, `${SUMMARY}!B2`);
    const before = await formula();
    await one.svod.google.drive.files.update({ fileId: one.id, requestBody: { trashed: true } });
    expect(await one.svod.refresh()).toMatchObject({ reason: 'held' });
    expect(await formula()).toEqual(before);
    await one.svod.google.drive.files.update({ fileId: one.id, requestBody: { trashed: false } });
    await one.svod.refresh();
    expect(textsOf(await sheetOf(one.svod, SUMMARY))[1]?.[1]).toBe('сегодня в 10:15');
  });
});

describe('the charts', () => {
  it('are made once; one that a person moved and restyled stays so while the numbers change', async () => {
    const [first] = await charts();
    const spec = { ...first?.spec, title: 'Для совещания', subtitle: 'как у директора' };
    await change(
      { updateChartSpec: { chartId: DISTRICTS, spec } },
      {
        updateEmbeddedObjectPosition: {
          objectId: DISTRICTS,
          newPosition: {
            overlayPosition: { anchorCell: { sheetId: await summaryId(), rowIndex: 60, columnIndex: 2 } },
          },
          fields: 'anchorCell',
        },
      },
    );
    const before = await charts();
    await edit();
    expect(await one.svod.refresh()).toMatchObject({ published: true });
    const after = await charts();
    // The third shows one day more.
    expect(after.slice(0, 2)).toEqual(before.slice(0, 2));
    expect(after.map(({ position }) => position)).toEqual(before.map(({ position }) => position));
    expect(before).toHaveLength(3);
  });

  it('keep the style of a person also where their ranges have to follow the lines', async () => {
    const [first] = await charts();
    await change({
      updateChartSpec: { chartId: DISTRICTS, spec: { ...first?.spec, subtitle: 'как у директора' } },
    });
    await write(one.svod, one.svod.centralSpreadsheetId, "'Регионы'!E2", [['']]);
    await one.svod.refresh();
    const sheet = await sheetOf(one.svod, SUMMARY);
    expect(textsOf(sheet).flat()).toContain('Вне федеральных округов');
    const chart = (await charts()).find(({ chartId }) => chartId === DISTRICTS);
    expect(chart?.spec?.subtitle).toBe('как у директора');
    expect(chart?.spec?.basicChart?.domains?.[0]?.domain?.sourceRange?.sources?.[0]?.endRowIndex).toBe(
      rowNamed(sheet, 'Южный') + 1,
    );
    await expectRightCharts();
  });

  it('come back when they were deleted; on another tab they are left, and a person’s own always', async () => {
    const books = await sheetIdOf(one.svod, one.svod.centralSpreadsheetId, 'Книги');
    const anchorCell = { sheetId: books, rowIndex: 3, columnIndex: 0 };
    const [, funnel] = await charts();
    await change(
      { deleteEmbeddedObject: { objectId: DISTRICTS } },
      {
        updateEmbeddedObjectPosition: {
          objectId: funnel?.chartId ?? 0,
          newPosition: { overlayPosition: { anchorCell } },
          fields: 'anchorCell',
        },
      },
      {
        addChart: {
          chart: { chartId: 7, spec: { ...funnel?.spec, title: 'Моя' }, position: { overlayPosition: { anchorCell } } },
        },
      },
    );
    const own = (await charts()).filter(({ chartId }) => chartId !== DISTRICTS);
    const before = await versionOf(one.svod);
    await one.svod.refresh();
    const after = await charts();
    expect(after.filter(({ chartId }) => chartId !== DISTRICTS)).toEqual(own);
    expect(after).toHaveLength(4);
    await expectRightCharts();
    await one.svod.refresh();
    expect(await versionOf(one.svod)).toBe(before + 1);
  });
});

describe('a tab that a person changed', () => {
  it('gets its columns back in order; what was put in between goes right, whole', async () => {
    const sheetId = await summaryId();
    const rest = await textsBelowHead();
    await change({ insertDimension: { range: { sheetId, ...columns(3, 2) } } });
    await write(one.svod, one.svod.centralSpreadsheetId, `${SUMMARY}!D2:E3`, [
      ['моё', 'моё тоже'],
      ['и это', null],
    ]);
    await one.svod.refresh();
    const texts = textsOf(await sheetOf(one.svod, SUMMARY));
    expect(texts.slice(1, 3).map((row) => row.slice(10, 12))).toEqual([['моё', 'моё тоже'], ['и это']]);
    expect(texts.slice(2).map((row) => row.slice(0, 10).join().replace(/,+$/, ''))).toEqual(
      (rest as string[][]).map((row) => row.join().replace(/,+$/, '')),
    );
    await expectRightCharts();
    const version = await versionOf(one.svod);
    await one.svod.refresh();
    expect(await versionOf(one.svod)).toBe(version);
  });

  it('gets a deleted column back, and leaves the notes beside it where they were', async () => {
    const sheetId = await summaryId();
    await write(one.svod, one.svod.centralSpreadsheetId, `${SUMMARY}!K4`, [['заметка']]);
    const before = await textsBelowHead();
    await change({ deleteDimension: { range: { sheetId, ...columns(2) } } });
    await one.svod.refresh();
    expect(await textsBelowHead()).toEqual(before);
  });

  it('keeps notes, widths and what stands right of it', async () => {
    const sheetId = await summaryId();
    await change(
      {
        updateDimensionProperties: {
          range: { sheetId, ...columns(0) },
          properties: { pixelSize: 400 },
          fields: 'pixelSize',
        },
      },
      { updateCells: { start: { sheetId, rowIndex: 9 }, rows: [{ values: [{ note: 'спросить' }] }], fields: 'note' } },
    );
    await write(one.svod, one.svod.centralSpreadsheetId, `${SUMMARY}!L10`, [['=1+1 — моё']]);
    await edit();
    expect(await one.svod.refresh()).toMatchObject({ published: true });
    const sheet = await sheetOf(one.svod, SUMMARY);
    expect(sheet.data?.[0]?.columnMetadata?.[0]?.pixelSize).toBe(400);
    expect([cellsOf(sheet)[9]?.[0]?.note, textsOf(sheet)[9]?.[11]]).toEqual(['спросить', '=1+1 — моё']);
  });

  it('gets its name back; a copy that a person keeps under another name is not taken for it', async () => {
    const sheetId = await summaryId();
    await change({ duplicateSheet: { sourceSheetId: sheetId, newSheetName: 'Сводка в марте' } });
    await change({ updateSheetProperties: { properties: { sheetId, title: 'Главное' }, fields: 'title' } });
    await one.svod.refresh();
    expect(await summaryId()).toBe(sheetId);
    await change({ deleteSheet: { sheetId } });
    const copy = await valuesOf(one.svod, one.svod.centralSpreadsheetId, 'Сводка в марте');
    await edit();
    await one.svod.refresh();
    expect(await valuesOf(one.svod, one.svod.centralSpreadsheetId, 'Сводка в марте')).toEqual(copy);
    expect(await summaryId()).not.toBe(sheetId);
    await expectRightCharts();
  });

  it('is made anew when all three were destroyed, with its charts, in one call', async () => {
    const before = await textsBelowHead();
    const central = one.svod.centralSpreadsheetId;
    const titles = [SUMMARY, 'Качество', 'Публикации'];
    const sheetIds = await Promise.all(titles.map((title) => sheetIdOf(one.svod, central, title)));
    await change(...sheetIds.map((sheetId) => ({ deleteSheet: { sheetId } })));
    const version = await versionOf(one.svod);
    await one.svod.refresh();
    expect(await versionOf(one.svod)).toBe(version + 1);
    expect(await textsBelowHead()).toEqual(before);
    expect((await sheetsOf(one.svod)).map(({ properties }) => properties?.title)).toEqual(
      expect.arrayContaining(titles),
    );
    await expectRightCharts();
    await one.svod.refresh();
    expect(await versionOf(one.svod)).toBe(version + 1);
  });

  it('that an earlier Svod wrote with fewer columns grows, and the notes beside it move on', async () => {
    const central = one.svod.centralSpreadsheetId;
    const sheetId = await summaryId();
    await change({ deleteSheet: { sheetId } });
    await change({
      addSheet: { properties: { sheetId: 77, title: SUMMARY, gridProperties: { rowCount: 9, columnCount: 12 } } },
    });
    await write(one.svod, central, `${SUMMARY}!A1:I2`, [
      ['61 кластер'],
      ['Данные на', '23.11.2026', null, null, null, null, null, null, 'заметка'],
    ]);
    await one.svod.refresh();
    const texts = textsOf(await sheetOf(one.svod, SUMMARY));
    expect(texts[1]?.[10]).toBe('заметка');
    expect(texts[1]?.[8] ?? '').toBe('');
  });
});
