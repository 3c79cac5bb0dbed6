import { rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newWorkbook } from '../../../local/google/new-workbook.ts';
import { typeIntoRange } from '../../../local/google/type-into-range.ts';
import type { WorkbookEvent, WorkbookStore } from '../../../local/google/workbook-store.ts';
import { NOW, openStore, temporaryFolder } from './stand-in.ts';

let folder: string;
let store: WorkbookStore;
let spreadsheetId: string;

beforeEach(() => {
  folder = temporaryFolder();
  store = openStore(folder);
  const gridProperties = { rowCount: 3, columnCount: 2 };
  const sheets = ['Кластеры', 'Меры поддержки'].map((title) => ({ properties: { title, gridProperties } }));
  ({ spreadsheetId } = store.create(newWorkbook({ properties: { locale: 'ru_RU' }, sheets })));
});

afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true });
});

const typing = (range: string, values: unknown[][]) => typeIntoRange(store, spreadsheetId, range, values, () => NOW);
const sheet = (index: number) => store.get(spreadsheetId)?.workbook.sheets[index];

describe('typeIntoRange', () => {
  it('types texts by the locale and takes other values as they are', () => {
    const written = typing("'Меры поддержки'!A1", [
      ['1,5', '01.11'],
      ['=A1', 7],
    ]);
    expect(written).toMatchObject({
      title: 'Меры поддержки',
      startRowIndex: 0,
      endRowIndex: 2,
      startColumnIndex: 0,
      endColumnIndex: 2,
      version: 2,
    });
    expect(sheet(1)?.values).toEqual([
      [1.5, 46327],
      [{ formula: '=A1' }, 7],
    ]);
    expect(sheet(1)?.attributes).toEqual([
      [null, { userEnteredFormat: { numberFormat: { type: 'DATE', pattern: 'dd.mm' } } }],
    ]);
  });

  it('leaves a cell alone for null and clears it for an empty text', () => {
    typing('A1', [['a', 'b']]);
    typing('A1', [[null, '']]);
    expect(sheet(0)?.values).toEqual([['a']]);
  });

  it('makes the grid larger where it is too small', () => {
    typing('C5:D', [['x', 'y']]);
    expect(sheet(0)?.properties.gridProperties).toEqual({ rowCount: 5, columnCount: 4 });
    expect(sheet(0)?.values[4]).toEqual([null, null, 'x', 'y']);
  });

  it('is told to listeners as the edit of a person', () => {
    const heard: WorkbookEvent[] = [];
    store.subscribe((event) => heard.push(event));
    typing('A1', [['a']]);
    expect(heard).toEqual([{ spreadsheetId, version: 2, cause: 'person' }]);
  });

  it.each(['Нигде!A1', 'A1:B:C'])('refuses the range %s', (range) => {
    expect(() => typing(range, [['x']])).toThrow(`Unable to parse range: ${range}`);
  });
});
