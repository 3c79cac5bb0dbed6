import { rmSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Editor } from '../../../local/google/editor.ts';
import { newWorkbook } from '../../../local/google/new-workbook.ts';
import type { PersonEdit } from '../../../local/google/person-edit.ts';
import { NOW, openStore, temporaryFolder } from './stand-in.ts';

const OWNER = 'svod@localhost';

function editing() {
  const folder = temporaryFolder();
  const store = openStore(folder);
  onTestFinished(() => {
    store.close();
    rmSync(folder, { recursive: true });
  });
  const gridProperties = { rowCount: 8, columnCount: 4 };
  const { spreadsheetId } = store.create(
    newWorkbook({ properties: { locale: 'ru_RU' }, sheets: [{ properties: { title: 'Лист1', gridProperties } }] }),
  );
  const editor = new Editor({ store, owner: OWNER, now: () => NOW });
  const edit = (edit: PersonEdit, user = OWNER) => editor.edit(spreadsheetId, user, edit);
  const sheet = () => store.get(spreadsheetId)?.workbook.sheets[0];
  return { edit, sheet, store, spreadsheetId };
}

const type = (range: string, ...values: unknown[][]): PersonEdit => ({ kind: 'type', range, values });

describe('a person in the grid', () => {
  it('types by the locale of the workbook; one cell is told with its value and the value before', () => {
    const { edit, sheet } = editing();
    expect(edit(type('A1', ['1,5']))).toMatchObject({ changeType: 'EDIT', value: 1.5, version: 2 });
    expect(edit(type('A1', ['слово']))).toMatchObject({ value: 'слово', oldValue: 1.5 });
    expect(sheet()?.values).toEqual([['слово']]);
  });

  it('pastes a block, which is told without values, and makes room for it', () => {
    const { edit, sheet } = editing();
    const done = edit({
      kind: 'paste',
      range: 'D8',
      values: [
        ['a', 'b'],
        ['c', 'd'],
      ],
    });
    expect(done).not.toHaveProperty('value');
    expect(done.edited?.area).toEqual({ startRowIndex: 7, endRowIndex: 9, startColumnIndex: 3, endColumnIndex: 5 });
    expect(sheet()?.properties.gridProperties).toMatchObject({ rowCount: 9, columnCount: 5 });
  });

  it('clears cells and keeps their formats', () => {
    const { edit, sheet } = editing();
    edit(type('A1', ['20.05.2026']));
    expect(edit({ kind: 'clear', range: 'A1' })).toMatchObject({ oldValue: 46162 });
    expect(sheet()?.values).toEqual([]);
    expect(sheet()?.attributes[0]).toHaveLength(1);
  });

  it('undoes its own edits one after another, and nothing else', () => {
    const { edit, sheet } = editing();
    edit(type('A1', ['первое']));
    edit(type('A1', ['второе']));
    edit(type('B1', ['чужое']), 'other@example.org');
    expect(edit({ kind: 'undo' })).toMatchObject({ changeType: 'EDIT', edited: { sheetId: 0 } });
    expect(sheet()?.values).toEqual([['первое', 'чужое']]);
    edit({ kind: 'undo' });
    expect(sheet()?.values).toEqual([[null, 'чужое']]);
    expect(() => edit({ kind: 'undo' })).toThrow('There is nothing to undo.');
  });

  it('inserts and deletes rows and columns, adds, renames and deletes tabs', () => {
    const { edit, store, spreadsheetId, sheet } = editing();
    edit(type('A1', ['a'], ['b']));
    edit({ kind: 'insertRows', sheet: 'Лист1', before: 2, count: 1 });
    edit({ kind: 'deleteColumns', sheet: 'Лист1', first: 4, count: 1 });
    expect(sheet()?.values).toEqual([['a'], [], ['b']]);
    edit({ kind: 'addSheet', title: 'Лист2' });
    edit({ kind: 'renameSheet', sheet: 'Лист1', title: 'Кластеры' });
    edit({ kind: 'deleteSheet', sheet: 'Лист2' });
    const titles = store.get(spreadsheetId)?.workbook.sheets.map(({ properties }) => properties.title);
    expect(titles).toEqual(['Кластеры']);
    expect(() => edit({ kind: 'deleteSheet', sheet: 'Нет' })).toThrow('No sheet with the title: Нет');
  });

  it('drags: numbers go on in their step, dates day by day, texts are repeated', () => {
    const { edit, sheet } = editing();
    edit(type('A1', ['1', '20.05.2026', 'а'], ['3', '', 'б']));
    edit({ kind: 'fill', from: 'A1:A2', to: 'A1:A5' });
    edit({ kind: 'fill', from: 'B1', to: 'B1:B3' });
    edit({ kind: 'fill', from: 'C1:C2', to: 'C1:C4' });
    expect(sheet()?.values).toEqual([[1, 46162, 'а'], [3, 46163, 'б'], [5, 46164, 'а'], [7, null, 'б'], [9]]);
  });

  it('sorts and copies', () => {
    const { edit, sheet } = editing();
    edit(type('A1', ['3'], ['1'], ['2']));
    edit({ kind: 'sort', range: 'A1:A3', column: 1, descending: true });
    edit({ kind: 'copy', from: 'A1:A2', to: 'B2' });
    expect(sheet()?.values).toEqual([[3], [2, 3], [1, 2]]);
  });
});
