/** Faults of rows, tabs and whole workbooks, S05 to S14: what reads as before, what leaves the totals, what stops them. */
import { describe, expect, it } from 'vitest';
import { quoteTitle } from '../../domain/a1.ts';
import type { Cell } from '../../domain/cell.ts';
import { REGISTER_TABLE_KEYS, TABLES } from '../../domain/workbook.ts';
import { type ClusterEntry, declaredCluster, jointProject, partnersOf, rawWorkbook } from '../domain/rows.ts';
import { latest, newWorkbook, post, refreshOverHttp, runSvod } from '../local/running-svod.ts';
import { HEALTHY } from './cell-fault.ts';
import { batchUpdate, fillWorkbook, sheetIdOf, valuesOf, write } from './filled-workbook.ts';
import { expectHeld, expectUnchanged, type Standing, standing } from './standing-svod.ts';

const TITLES = REGISTER_TABLE_KEYS.map((key) => TABLES[key].title);
const RETURN_TABS = 'Верните листы или их прежние названия.';

async function rename({ svod, id }: Standing, from: string, to: string): Promise<void> {
  const properties = { sheetId: await sheetIdOf(svod, id, from), title: to };
  await batchUpdate(svod, id, { updateSheetProperties: { properties, fields: 'title' } });
}

async function addTab({ svod, id }: Standing, title: string, rows: readonly (readonly unknown[])[]): Promise<void> {
  await batchUpdate(svod, id, { addSheet: { properties: { title } } });
  await write(svod, id, `${quoteTitle(title)}!A1`, rows);
}

/** Rows below those that stand there. */
async function writeBelow({ svod, id }: Standing, title: string, row: number, cells: readonly Cell[]): Promise<void> {
  await write(svod, id, `${quoteTitle(title)}!A${row}`, [cells]);
}

describe('rows', () => {
  it('S05 that are blank, between others, are no rows', async () => {
    const one = await standing();
    for (const title of ['Кластеры', 'Участники', 'Проекты']) {
      const range = {
        sheetId: await sheetIdOf(one.svod, one.id, title),
        dimension: 'ROWS',
        startIndex: 1,
        endIndex: 4,
      };
      await batchUpdate(one.svod, one.id, { insertDimension: { range } });
    }
    await expectUnchanged(one);
  });

  it.each([
    [
      'with a word',
      ['Итого', '', '', '', '', '', '', '', '', '', 120.5, 40.25, 35],
      { ENTITY_CODE_FORMAT: 1, REQUIRED: 8 },
    ],
    ['without a word', ['', '', '', '', '', '', '', '', '', '', 120.5, 40.25, 35], { ID_MISSING: 1, REQUIRED: 8 }],
  ])('S05 that somebody summed up by hand, %s, are set aside', async (_name, cells, byCode) => {
    const one = await standing();
    const before = await latest(one.svod);
    await writeBelow(one, 'Проекты', 3, cells);
    expect(await refreshOverHttp(one.svod)).toMatchObject({ published: true, seq: 2 });
    const after = await latest(one.svod);
    expect(after.rows).toMatchObject({
      read: before.rows.read + 1,
      accepted: before.rows.accepted,
      setAside: 1,
      byCode,
    });
    expect([after.headline, after.national, after.breakdowns]).toEqual([
      before.headline,
      before.national,
      before.breakdowns,
    ]);
  });

  it('S06 of which a merge left only the first filled are set aside from the second on, and told', async () => {
    const clusters = [1, 2, 3].map((serial) =>
      declaredCluster({ id: `C59-24-00${serial}`, name: `Кластер ${serial}` }),
    );
    const one = await standing({ clusters });
    await write(one.svod, one.id, 'Кластеры!B3:B4', [[''], ['']]);
    await refreshOverHttp(one.svod);
    const { headline, rows } = await latest(one.svod);
    expect(headline.declaredClusters).toBe(1);
    expect(rows).toMatchObject({ read: 3, accepted: 1, setAside: 2, byCode: { REQUIRED: 2 } });
  });
});

describe('a tab', () => {
  it('S06 that is hidden is read as before', async () => {
    const one = await standing();
    for (const title of ['Участники', 'Меры поддержки']) {
      const properties = { sheetId: await sheetIdOf(one.svod, one.id, title), hidden: true };
      await batchUpdate(one.svod, one.id, { updateSheetProperties: { properties, fields: 'hidden' } });
    }
    await expectUnchanged(one);
  });

  it('S06 that was moved to the front is read as before', async () => {
    const one = await standing();
    const properties = { sheetId: await sheetIdOf(one.svod, one.id, 'Меры поддержки'), index: 0 };
    await batchUpdate(one.svod, one.id, { updateSheetProperties: { properties, fields: 'index' } });
    await expectUnchanged(one);
  });

  it('S07 that was renamed stops the publication, and its new name is told, until it has its old one again', async () => {
    const one = await standing();
    for (const [from, to] of [
      ['Участники', 'Участники 2024'],
      ['Участники', "Участники '24"],
      ['Проекты', 'Проект'],
      ['Меры поддержки', 'Копия Меры поддержки'],
    ] as const) {
      await rename(one, from, to);
      const message = `В таблице субъекта 59 нет листов: «${from}» (похоже, теперь «${to}»).`;
      await expectHeld(one, 'TAB_MISSING', message, RETURN_TABS);
      await rename(one, to, from);
    }
    await expectUnchanged(one);
  });

  it('S07 that was renamed to something else or deleted stops the publication, and all are named', async () => {
    const one = await standing();
    await rename(one, 'Кластеры', 'A1');
    await batchUpdate(one.svod, one.id, { deleteSheet: { sheetId: await sheetIdOf(one.svod, one.id, 'Проекты') } });
    const message = 'В таблице субъекта 59 нет листов: «Кластеры», «Проекты».';
    await expectHeld(one, 'TAB_MISSING', message, RETURN_TABS);
  });

  it('S07 that stands beside the others, whatever its name, changes nothing', async () => {
    const one = await standing();
    const rows = await valuesOf(one.svod, one.id, 'Кластеры');
    for (const title of ['Копия Кластеры', "Кластеры '24", 'A1', 'R1C1', 'Кластеры!A1']) await addTab(one, title, rows);
    await expectUnchanged(one);
  });

  it('S08 without a single cell has no headings', async () => {
    const one = await standing();
    for (const title of TITLES) {
      const range = quoteTitle(title);
      const rows = await valuesOf(one.svod, one.id, range);
      await one.svod.google.sheets.spreadsheets.values.clear({ spreadsheetId: one.id, range });
      const message = expect.stringContaining(`лист «${title}»: Не найден столбец «Код`);
      expect(await refreshOverHttp(one.svod)).toMatchObject({ reason: 'held', code: 'HEADINGS_WRONG', message });
      await write(one.svod, one.id, `${range}!A1`, rows);
    }
    await expectUnchanged(one);
  });
});

describe('a workbook', () => {
  it('S10 of another locale and another time zone is read as before', async () => {
    const one = await standing();
    const properties = { locale: 'en_US', timeZone: 'America/New_York' };
    await batchUpdate(one.svod, one.id, { updateSpreadsheetProperties: { properties, fields: 'locale,timeZone' } });
    await expectUnchanged(one);
  });

  it('S10 of another locale keeps what is typed there as that locale reads it', async () => {
    const one = await standing();
    const properties = { locale: 'en_US' };
    await batchUpdate(one.svod, one.id, { updateSpreadsheetProperties: { properties, fields: 'locale' } });
    const typed = async (range: string, text: string) => {
      const body = { spreadsheetId: one.id, range, values: [[text]] };
      const { body: answer } = await post(`${one.svod.url}/local/edit`, body);
      return [(await valuesOf(one.svod, one.id, range))[0]?.[0], answer];
    };
    expect(await typed('Проекты!K2', '1,234.5')).toEqual([1234.5, { marks: [] }]);
    expect(await typed('Проекты!I2', '3/1/2024')).toEqual([45_352, { marks: [] }]);
  });

  const foreign = (count: number): readonly ClusterEntry[] =>
    Array.from({ length: count }, (_, index) =>
      declaredCluster({ id: `C18-24-00${index + 1}`, region: '18', name: `Кластер Удмуртии ${index + 1}` }),
    );

  it('S11 with the clusters of another region stops the publication', async () => {
    const one = await standing();
    await fillWorkbook(one.svod, one.id, rawWorkbook({ ...HEALTHY, clusters: [...HEALTHY.clusters, ...foreign(3)] }));
    const message =
      'В таблице субъекта 59 больше половины кластеров (3 из 4) — других субъектов: похоже, вставлены чужие данные.';
    const remedy = 'Верните прежние данные (Файл → История версий) или исправьте субъекты.';
    await expectHeld(one, 'WRONG_REGION', message, remedy);
  });

  it.each([
    ['two foreign clusters and one of its own', 1, 2],
    ['half of its clusters foreign', 3, 3],
  ])('S11 with %s goes on without their rows', async (_name, own, others) => {
    const clusters = Array.from({ length: own }, (_, index) =>
      declaredCluster({ id: `C59-24-00${index + 1}`, name: `Кластер Прикамья ${index + 1}` }),
    );
    const { svod } = await standing({ clusters: [...clusters, ...foreign(others)] });
    const { headline, rows } = await latest(svod);
    expect(headline.declaredClusters).toBe(own);
    expect(rows).toMatchObject({ accepted: own, setAside: others, byCode: { FOREIGN_REGION: others } });
  });

  it('S11 that was never read is missing, and the others go on', async () => {
    const svod = await runSvod();
    const id = await newWorkbook(svod, '59');
    await fillWorkbook(svod, id, rawWorkbook({ clusters: foreign(3) }));
    await newWorkbook(svod, '18');
    expect(await refreshOverHttp(svod)).toMatchObject({ published: true });
    expect((await latest(svod)).sources).toMatchObject([{ state: 'empty' }, { region: '59', state: 'missing' }]);
  });

  it('S14 of a few rows that was emptied is `empty`, and its rows leave the totals', async () => {
    const clusters = [declaredCluster()];
    const one = await standing({ clusters });
    expect((await latest(one.svod)).headline.declaredClusters).toBe(1);
    await one.svod.google.sheets.spreadsheets.values.clear({ spreadsheetId: one.id, range: 'Кластеры!A2:O201' });
    expect(await refreshOverHttp(one.svod)).toMatchObject({ published: true, seq: 2 });
    const { headline, rows, sources } = await latest(one.svod);
    expect(headline).toMatchObject({ declaredClusters: 0, forecastClusters: 0, growth: null });
    expect(rows).toMatchObject({ read: 0, accepted: 0, setAside: 0, byCode: {} });
    expect(sources).toMatchObject([{ region: '59', state: 'empty', rows: { read: 0 } }]);
  });

  it('S14 whose clusters alone were emptied takes along the rows that name them', async () => {
    const projects = [jointProject()];
    const one = await standing({
      clusters: [declaredCluster()],
      participants: partnersOf(projects),
      jointProjects: [],
    });
    await one.svod.google.sheets.spreadsheets.values.clear({ spreadsheetId: one.id, range: 'Кластеры!A2:O201' });
    await refreshOverHttp(one.svod);
    const { rows, national } = await latest(one.svod);
    expect(rows).toMatchObject({ read: 3, accepted: 0, setAside: 3, byCode: { NO_PARENT: 3 } });
    expect(national.participants).toBe(0);
  });
});

describe('a workbook', () => {
  it('S09 larger than any register may be is not read to its end, and the last part stands', async () => {
    const one = await standing();
    const sheetId = await sheetIdOf(one.svod, one.id, 'Кластеры');
    const rows = 300;
    const at = (startRowIndex: number, endRowIndex: number) => ({
      ...{ sheetId, startRowIndex, endRowIndex, startColumnIndex: 30, endColumnIndex: 31 },
    });
    await batchUpdate(one.svod, one.id, { appendDimension: { sheetId, dimension: 'COLUMNS', length: 40 } });
    await batchUpdate(one.svod, one.id, { appendDimension: { sheetId, dimension: 'ROWS', length: rows } });
    // In JSON each of these letters takes six bytes.
    await write(one.svod, one.id, 'Кластеры!AE2', [['\u0001'.repeat(50_000)]]);
    const paste = { source: at(1, 2), destination: at(1, rows), pasteType: 'PASTE_VALUES' };
    await batchUpdate(one.svod, one.id, { copyPaste: paste });
    await expectHeld(
      one,
      'WORKBOOK_TOO_LARGE',
      'Таблица субъекта 59 слишком велика: её содержимое больше 64 МБ и не прочитано.',
      'Удалите из листов реестра лишние строки и столбцы.',
    );
  });

  it('S09 with a grid as large as Google allows, and little in it, is read as before', async () => {
    const one = await standing();
    const sheetId = await sheetIdOf(one.svod, one.id, 'Проекты');
    await batchUpdate(one.svod, one.id, { appendDimension: { sheetId, dimension: 'ROWS', length: 400_000 } });
    await expectUnchanged(one);
  });
});
