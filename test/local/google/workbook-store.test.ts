import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, copyFileSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newWorkbook } from '../../../local/google/new-workbook.ts';
import { gridArea, type Workbook } from '../../../local/google/workbook.ts';
import { applyChanges, type Change } from '../../../local/google/workbook-change.ts';
import type { WorkbookEvent } from '../../../local/google/workbook-store.ts';
import { openStore, temporaryFolder } from './stand-in.ts';

let folder: string;

beforeEach(() => {
  folder = temporaryFolder();
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

const SMALL = { sheets: [{ properties: { sheetId: 0, gridProperties: { rowCount: 500, columnCount: 12 } } }] };
const write = (value: string, row = 0): Change => ({
  kind: 'changeValues',
  sheetId: 0,
  row,
  column: 0,
  values: [[value]],
});
const firstCell = (workbook: Workbook | undefined) => workbook?.sheets[0]?.values[0]?.[0];
const fileOf = (id: string, ending: string) => join(folder, `${id}.${ending}`);
const BASE = 'workbook.json';
const JOURNAL = 'journal.jsonl';

function reopened(id: string) {
  const store = openStore(folder);
  store.close();
  return store.get(id);
}

describe('the store', () => {
  it('raises the version by one and sets the time with every commit', () => {
    let tick = 0;
    const store = openStore(folder, () => new Date(tick++ * 1000));
    const { spreadsheetId } = store.create(newWorkbook(SMALL));
    store.commit(spreadsheetId, [write('a'), write('b', 1)]);
    const stored = store.commit(spreadsheetId, []);
    expect([stored.version, stored.createdTime, stored.modifiedTime]).toEqual([
      3,
      '1970-01-01T00:00:00.000Z',
      '1970-01-01T00:00:02.000Z',
    ]);
    expect(store.list()).toEqual([stored]);
    expect(reopened(spreadsheetId)).toEqual(stored);
  });

  it('tells its listeners what changed, how and by whom, until they have heard enough', () => {
    const store = openStore(folder);
    const { spreadsheetId } = store.create(newWorkbook(SMALL));
    const heard: WorkbookEvent[] = [];
    const stop = store.subscribe((event) => heard.push(event));
    store.commit(spreadsheetId, [write('a')]);
    store.commit(spreadsheetId, [write('b')], 'person');
    stop();
    store.commit(spreadsheetId, [write('c')]);
    expect(heard).toEqual([
      { spreadsheetId, version: 2, cause: 'api' },
      { spreadsheetId, version: 3, cause: 'person' },
    ]);
  });

  it('keeps what a reader holds as it was when others write', () => {
    const store = openStore(folder);
    const { spreadsheetId } = store.create(newWorkbook(SMALL));
    store.commit(spreadsheetId, [write('old')]);
    const held = store.get(spreadsheetId)?.workbook;
    store.commit(spreadsheetId, [write('new')]);
    expect(firstCell(held)).toBe('old');
    expect(firstCell(store.get(spreadsheetId)?.workbook)).toBe('new');
  });

  it('leaves nothing of a workbook that is removed', () => {
    const store = openStore(folder);
    const { spreadsheetId } = store.create(newWorkbook(SMALL));
    store.commit(spreadsheetId, [write('a')]);
    store.remove(spreadsheetId);
    expect(readdirSync(folder)).toEqual([]);
    expect(store.get(spreadsheetId)).toBeUndefined();
    expect(() => store.commit(spreadsheetId, [])).toThrow(/no workbook/);
  });
});

describe('a store that was killed', () => {
  it('loses no write that was answered', async () => {
    const store = openStore(folder);
    const { spreadsheetId } = store.create(newWorkbook(SMALL));
    store.close();
    const script = join(import.meta.dirname, 'endless-writer.ts');
    const writer = spawn(process.execPath, ['--import', 'tsx', script, folder, spreadsheetId]);
    let answered = '';
    writer.stdout.on('data', (chunk: Buffer) => {
      answered += chunk.toString();
      // Past the first compaction, which comes after about fifty writes.
      if (answered.split('\n').length > 120) writer.kill('SIGKILL');
    });
    await once(writer, 'close');
    const last = Number(answered.trimEnd().split('\n').at(-1));
    const stored = reopened(spreadsheetId);
    expect(last).toBeGreaterThanOrEqual(120);
    expect(stored?.version).toBeGreaterThanOrEqual(last);
    const rows = stored?.workbook.sheets[0]?.values ?? [];
    expect(rows.map((row) => row[0])).toEqual(rows.map((_, row) => row));
    expect(rows).toHaveLength((stored?.version ?? 0) - 1);
  });

  it('cuts off a line that was torn, and writes on', () => {
    const store = openStore(folder);
    const { spreadsheetId } = store.create(newWorkbook(SMALL));
    store.commit(spreadsheetId, [write('whole')]);
    store.close();
    appendFileSync(fileOf(spreadsheetId, JOURNAL), '{"version":3,"time":"2026-05-20T0');
    const again = openStore(folder);
    expect(firstCell(again.get(spreadsheetId)?.workbook)).toBe('whole');
    again.commit(spreadsheetId, [write('next')]);
    again.close();
    expect(reopened(spreadsheetId)).toMatchObject({ version: 3 });
    expect(firstCell(reopened(spreadsheetId)?.workbook)).toBe('next');
  });

  it('ignores a base that was not finished', () => {
    const store = openStore(folder);
    const { spreadsheetId } = store.create(newWorkbook(SMALL));
    store.commit(spreadsheetId, [write('kept')]);
    store.close();
    writeFileSync(fileOf(spreadsheetId, `${BASE}.unfinished`), '{"version":2,"sheets":[{"val');
    expect(firstCell(reopened(spreadsheetId)?.workbook)).toBe('kept');
    expect(readdirSync(folder).sort()).toEqual([`${spreadsheetId}.${JOURNAL}`, `${spreadsheetId}.${BASE}`]);
  });

  it('does not apply twice what the base already holds', () => {
    const store = openStore(folder);
    const { spreadsheetId } = store.create(newWorkbook(SMALL));
    const insert = { sheetId: 0, dimension: 'ROWS', startIndex: 0, endIndex: 1, inheritFromBefore: false } as const;
    store.commit(spreadsheetId, [write('a'), { kind: 'insertDimension', ...insert }]);
    const journal = fileOf(spreadsheetId, JOURNAL);
    copyFileSync(journal, `${journal}.copy`);
    for (let size = 0; size < 1_100_000; size += 50_000) store.commit(spreadsheetId, [write('x'.repeat(50_000), 3)]);
    const stored = store.get(spreadsheetId);
    store.close();
    expect(statSync(journal).size).toBeLessThan(200_000);
    // The state between the new base and the cleared journal.
    writeFileSync(journal, readFileSync(`${journal}.copy`, 'utf8') + readFileSync(journal, 'utf8'));
    rmSync(`${journal}.copy`);
    expect(reopened(spreadsheetId)).toEqual(stored);
  });

  it('finishes a removal that was half done', () => {
    const store = openStore(folder);
    const { spreadsheetId } = store.create(newWorkbook(SMALL));
    store.commit(spreadsheetId, [write('a')]);
    store.close();
    rmSync(fileOf(spreadsheetId, BASE));
    expect(reopened(spreadsheetId)).toBeUndefined();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('refuses a journal that lacks a version', () => {
    const store = openStore(folder);
    const { spreadsheetId } = store.create(newWorkbook(SMALL));
    store.close();
    appendFileSync(fileOf(spreadsheetId, JOURNAL), '{"version":7,"time":"","changes":[]}\n');
    expect(() => openStore(folder)).toThrow(/повреждён.*from version 1 to 7/);
  });
});

const small = fc.nat(9);
const value = fc.oneof(fc.integer(), fc.string({ minLength: 1 }), fc.boolean(), fc.constant({ formula: '=A1' }));
const area = fc.tuple(small, small, small, small).map(([row, column, height, width]) => ({
  startRowIndex: row,
  endRowIndex: row + height + 1,
  startColumnIndex: column,
  endColumnIndex: column + width + 1,
}));
const attributes = fc.constantFrom(
  { note: 'n' },
  { userEnteredFormat: { numberFormat: { type: 'TEXT', pattern: '@' } } },
  { userEnteredFormat: { backgroundColor: { red: 1 } }, note: 'm' },
);
const fields = fc.constantFrom(
  '*',
  'note',
  'userEnteredValue',
  'userEnteredFormat.numberFormat,note',
  'userEnteredFormat',
);
const span = fc.tuple(small, fc.integer({ min: 1, max: 3 }), fc.constantFrom('ROWS' as const, 'COLUMNS' as const));
const dimension = span.map(([startIndex, count, name]) => ({
  sheetId: 0,
  dimension: name,
  startIndex,
  endIndex: startIndex + count,
}));
const change: fc.Arbitrary<Change> = fc.oneof(
  fc
    .tuple(
      small,
      small,
      fc.array(fc.array(fc.option(fc.oneof(value, fc.constant(''))), { maxLength: 4 }), { maxLength: 4 }),
    )
    .map(([row, column, values]): Change => ({ kind: 'changeValues', sheetId: 0, row, column, values })),
  fc.tuple(area, value, attributes, fields).map(
    ([where, cellValue, look, mask]): Change => ({
      kind: 'changeCells',
      sheetId: 0,
      area: where,
      fields: mask,
      cell: { value: cellValue, attributes: look },
    }),
  ),
  area.map((where): Change => ({ kind: 'clearValues', sheetId: 0, area: where })),
  dimension.map((where): Change => ({ kind: 'insertDimension', ...where, inheritFromBefore: where.startIndex > 0 })),
  dimension.map((where): Change => ({ kind: 'deleteDimension', ...where })),
);

describe('changes', () => {
  it('are the same when read again from the disk, and leave the workbook before them alone', () => {
    fc.assert(
      fc.property(fc.array(fc.array(change, { maxLength: 3 }), { maxLength: 6 }), (commits) => {
        const own = temporaryFolder();
        const store = openStore(own);
        const { spreadsheetId, workbook } = store.create(newWorkbook(SMALL));
        const before = JSON.stringify(workbook);
        for (const changes of commits) store.commit(spreadsheetId, changes);
        store.close();
        const again = openStore(own);
        again.close();
        const stored = store.get(spreadsheetId);
        expect(again.get(spreadsheetId)).toEqual(stored);
        expect(applyChanges(workbook, commits.flat())).toEqual(stored?.workbook);
        expect(JSON.stringify(workbook)).toBe(before);
        rmSync(own, { recursive: true });
      }),
      { numRuns: 60 },
    );
  });

  it('never leave blank cells or rows at the end', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 8 }), (changes) => {
        for (const { values, attributes: looks } of applyChanges(newWorkbook(SMALL), changes).sheets) {
          for (const rows of [values, looks]) {
            expect(rows.at(-1)).not.toEqual([]);
            for (const row of rows) expect(row.at(-1)).not.toBeNull();
          }
        }
      }),
    );
  });

  it('that cut a grid leave nothing outside it', () => {
    const workbook = applyChanges(newWorkbook(SMALL), [write('a', 400)]);
    const [sheet] = workbook.sheets;
    if (!sheet) throw new Error('There must be a tab.');
    const properties = { ...sheet.properties, gridProperties: { rowCount: 5, columnCount: 5 } };
    const cut = applyChanges(workbook, [{ kind: 'setSheetProperties', properties, index: 0 }]);
    expect(cut.sheets.map((each) => [gridArea(each).endRowIndex, each.values.length])).toEqual([[5, 0]]);
  });
});
