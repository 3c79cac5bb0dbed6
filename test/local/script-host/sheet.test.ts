import { describe, expect, it } from 'vitest';
import { EDITOR, runScript } from './running-script.ts';

const SHEET = "const book = SpreadsheetApp.getActive(); const sheet = book.getSheetByName('Лист1');\n";

function script() {
  const running = runScript();
  const evaluate = (body: string, user?: string) => running.evaluate(SHEET + body, user);
  const book = () => running.store.get(running.spreadsheetId)?.workbook;
  return { ...running, evaluate, book };
}

describe('Spreadsheet', () => {
  it('getSheetByName: “returns null if the named sheet is not found”', async () => {
    const { evaluate } = script();
    const body =
      "return [book.getSheetByName('Второй лист').getSheetId(), book.getSheetByName('Нет'), book.getSheetById(7).getIndex()]";
    expect(await evaluate(body)).toEqual([7, null, 2]);
  });

  it('knows its name, its locale, its time zone and its tabs, and can be told others', async () => {
    const { evaluate, book, spreadsheetId } = script();
    const told = await evaluate(`
      book.rename('Иначе');
      book.setSpreadsheetTimeZone('Asia/Omsk');
      return [book.getId(), book.getName(), book.getSpreadsheetLocale(), book.getSpreadsheetTimeZone(), book.getSheets().map((each) => each.getName()), book.getNumSheets()];`);
    expect(told).toEqual([spreadsheetId, 'Иначе', 'ru_RU', 'Asia/Omsk', ['Лист1', 'Второй лист'], 2]);
    expect(book()?.properties).toMatchObject({ title: 'Иначе', timeZone: 'Asia/Omsk' });
  });

  it('insertSheet: “the new sheet becomes the active sheet”; a sheet can be renamed, hidden, moved and deleted', async () => {
    const { evaluate, book } = script();
    const told = await evaluate(`
      const made = book.insertSheet('Третий', 1);
      const active = book.getActiveSheet().getName();
      made.setName('3').hideSheet().setFrozenRows(2);
      book.deleteSheet(book.getSheetByName('Второй лист'));
      return [active, made.isSheetHidden(), made.getFrozenRows()];`);
    expect(told).toEqual(['Третий', true, 2]);
    expect(book()?.sheets.map(({ properties }) => properties.title)).toEqual(['Лист1', '3']);
  });

  it('getRange names a sheet in front; getActiveSheet is the first one unless another is activated', async () => {
    const { evaluate } = script();
    const body = `
      const range = book.getRange("'Второй лист'!B2");
      const first = book.getActiveSheet().getName();
      range.activate();
      return [range.getSheet().getName(), first, book.getActiveSheet().getName(), SpreadsheetApp.getCurrentCell().getA1Notation()];`;
    expect(await evaluate(body)).toEqual(['Второй лист', 'Лист1', 'Второй лист', 'B2']);
  });

  it('members that it shares with Sheet mean the active sheet', async () => {
    const { evaluate } = script();
    expect(
      await evaluate(
        "book.appendRow(['a', 'b']); return [book.getLastRow(), book.getLastColumn(), sheet.getLastRow()]",
      ),
    ).toEqual([1, 2, 1]);
  });

  it('openById opens another workbook, except in a simple trigger; an unknown id is refused', async () => {
    const { evaluate, store } = script();
    const other = store.list()[0]?.spreadsheetId ?? '';
    expect(await evaluate(`return SpreadsheetApp.openById('${other}').getName()`)).toBe('Проба');
    await expect(evaluate("SpreadsheetApp.openById('nowhere')")).rejects.toThrow(/openById/);
    const made = await evaluate("return SpreadsheetApp.create('Новая').getId()");
    expect(store.get(String(made))?.workbook.properties.title).toBe('Новая');
  });

  it('getEditors and getOwner say to whom the workbook is shared', async () => {
    const { evaluate } = script();
    const body = 'return [book.getOwner().getEmail(), book.getEditors().map((user) => user.getEmail())]';
    expect(await evaluate(body)).toEqual(['svod@localhost', ['svod@localhost', EDITOR]]);
  });
});

describe('Sheet', () => {
  it('appendRow: “appends a row to the bottom of the current data region”, and grows when it is full', async () => {
    const { evaluate, book } = script();
    await evaluate("sheet.getRange('B20').setValue('последняя'); sheet.appendRow(['новая', '=A1', 5])");
    expect(book()?.sheets[0]?.properties.gridProperties.rowCount).toBe(21);
    expect(book()?.sheets[0]?.values[20]).toEqual(['новая', { formula: '=A1' }, 5]);
  });

  it.each([
    ['sheet.insertRowBefore(2)', [['a'], [], ['b'], ['c']]],
    ['sheet.insertRowsAfter(1, 2)', [['a'], [], [], ['b'], ['c']]],
    ['sheet.insertRows(1)', [[], ['a'], ['b'], ['c']]],
    ['sheet.deleteRow(2)', [['a'], ['c']]],
    ['sheet.deleteRows(1, 2)', [['c']]],
    [
      'sheet.insertColumnBefore(1)',
      [
        [null, 'a'],
        [null, 'b'],
        [null, 'c'],
      ],
    ],
    ['sheet.deleteColumn(1)', []],
  ])('%s', async (call, values) => {
    const { evaluate, book } = script();
    await evaluate(`sheet.getRange('A1:A3').setValues([['a'], ['b'], ['c']]); ${call}`);
    expect(book()?.sheets[0]?.values).toEqual(values);
  });

  it('refuses rows that are not there', async () => {
    const { evaluate } = script();
    await expect(evaluate('sheet.deleteRow(21)')).rejects.toThrow('Those rows are out of bounds.');
  });

  it('clearContents keeps formats, clear takes both', async () => {
    const { evaluate } = script();
    const body = `
      const range = sheet.getRange('A1').setValue(1).setBackground('red');
      sheet.clearContents();
      const kept = [range.getValue(), range.getBackground()];
      sheet.clear();
      return [...kept, range.getBackground()];`;
    expect(await evaluate(body)).toEqual(['', '#ff0000', '#ffffff']);
  });

  it('getSheetValues takes −1 for all rows that are there', async () => {
    const { evaluate } = script();
    const body =
      "sheet.getRange('A1').setValue(1); return [sheet.getSheetValues(1, 1, 1, 2), sheet.getSheetValues(1, 1, -1, 1).length]";
    expect(await evaluate(body)).toEqual([[[1, '']], 20]);
  });
});
