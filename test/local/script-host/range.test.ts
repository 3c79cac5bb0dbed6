import { describe, expect, it } from 'vitest';
import { runScript } from './running-script.ts';

const SHEET = "const sheet = SpreadsheetApp.getActive().getSheetByName('Лист1');\n";

function values(sheet: { readonly values: readonly unknown[] } | undefined) {
  return sheet?.values;
}

function script() {
  const running = runScript();
  const evaluate = (body: string) => running.evaluate(SHEET + body);
  const sheet = () => running.store.get(running.spreadsheetId)?.workbook.sheets[0];
  return { ...running, evaluate, sheet };
}

describe('Range, of values', () => {
  it('getValues: “values may be of type Number, Boolean, Date, or String”, “empty cells are represented by an empty string”', async () => {
    const { store, spreadsheetId, evaluate } = script();
    const dateFormat = { type: 'DATE', pattern: 'dd.mm.yyyy' };
    store.commit(spreadsheetId, [
      {
        ...{ kind: 'changeValues', sheetId: 0, row: 0, column: 0 },
        values: [[1.5, true, 'да', 46000]],
        numberFormats: { '0,3': dateFormat },
      },
    ]);
    const got = await evaluate("return sheet.getRange('A1:E1').getValues()");
    expect(got).toEqual([[1.5, true, 'да', new Date('2025-12-08T21:00:00Z'), '']]);
  });

  it('setValues: the size of the two-dimensional array must match the size of the range', async () => {
    const { evaluate } = script();
    await expect(evaluate("sheet.getRange('A1:B2').setValues([[1, 2]])")).rejects.toThrow(
      'The number of rows in the data does not match the number of rows in the range. The data has 1 but the range has 2.',
    );
    await expect(evaluate("sheet.getRange('A1:B2').setValues([[1, 2], [3]])")).rejects.toThrow(
      'The number of columns in the data does not match the number of columns in the range. The data has 1 but the range has 2.',
    );
  });

  it('setValue: “the value can be numeric, string, boolean or date; if it begins with = it is interpreted as a formula”', async () => {
    const { evaluate, sheet } = script();
    await evaluate(`
      sheet.getRange('A1').setValue(7);
      sheet.getRange('B1').setValue('слово');
      sheet.getRange('C1').setValue(false);
      sheet.getRange('D1').setValue(new Date(Date.UTC(2026, 0, 1, 9)));
      sheet.getRange('A2').setValue('=A1*2');`);
    expect(values(sheet())).toEqual([[7, 'слово', false, 46023.5], [{ formula: '=A1*2' }]]);
    expect(sheet()?.attributes[0]?.[3]).toEqual({
      userEnteredFormat: { numberFormat: { type: 'DATE_TIME', pattern: 'dd.mm.yyyy h:mm:ss' } },
    });
  });

  it('getValue of a formula: what it comes to, a date as an instant; getDisplayValue: as it is shown', async () => {
    const { evaluate } = script();
    const got = await evaluate(`
      sheet.getRange('A1:C1').setValues([['1,5', '20%', '=СУММ(A1;0,5)']]);
      sheet.getRange('A2:C2').setValues([['=DATE(2026;1;1)', '=A1/0', '=A9']]);
      return [sheet.getRange('A1:C2').getValues(), sheet.getRange('A1:C2').getDisplayValues()];`);
    expect(got).toEqual([
      [
        [1.5, 0.2, 2],
        [new Date('2025-12-31T21:00:00Z'), '#DIV/0!', ''],
      ],
      [
        ['1,5', '20%', '2'],
        ['01.01.2026', '#DIV/0!', ''],
      ],
    ]);
  });

  it('takes a text as if it were typed: a number, a date, or after an apostrophe a text', async () => {
    const { evaluate, sheet } = script();
    await evaluate(`sheet.getRange('A1:C1').setValues([['1,5', '01.02.2026', "'=A1"]])`);
    expect(values(sheet())).toEqual([[1.5, 46054, '=A1']]);
  });

  it('clears a cell that is given an empty text, null or undefined', async () => {
    const { evaluate, sheet } = script();
    await evaluate("sheet.getRange('A1:D1').setValues([[1, 2, 3, 4]]).setValues([['', null, undefined, 4]])");
    expect(values(sheet())).toEqual([[null, null, null, 4]]);
  });

  it('a date written is the date read, on the clock of the workbook', async () => {
    const { evaluate } = script();
    const body = `
      const date = new Date(2026, 4, 20, 13, 45, 30);
      const read = sheet.getRange('A1').setValue(date).getValue();
      return [read.getTime() === date.getTime(), sheet.getRange('A1').getDisplayValue()];`;
    expect(await evaluate(body)).toEqual([true, '20.05.2026 13:45:30']);
  });

  it('getFormula: “an empty string if the cell is empty or doesn’t contain a formula”', async () => {
    const { evaluate } = script();
    const body = `
      sheet.getRange('A1').setFormula('SUM(B1:B2)');
      return [sheet.getRange('A1').getFormula(), sheet.getRange('A1:B1').getFormulas()];`;
    expect(await evaluate(body)).toEqual(['=SUM(B1:B2)', [['=SUM(B1:B2)', '']]]);
  });

  it('getDisplayValues: “the displayed value takes into account date, time and currency formatting formatting”', async () => {
    const { evaluate } = script();
    const body = `
      const range = sheet.getRange('A1:C1').setValues([[1234.5, true, 0.5]]);
      sheet.getRange('A1').setNumberFormat('#,##0.00');
      sheet.getRange('C1').setNumberFormat('0%');
      return range.getDisplayValues();`;
    expect(await evaluate(body)).toEqual([['1\u00A0234,50', 'ИСТИНА', '50%']]);
  });

  it('is refused by a cell whose rule rejects input', async () => {
    const { evaluate, sheet } = script();
    const rule = `
      const rule = SpreadsheetApp.newDataValidation().requireValueInList(['Да', 'Нет']).setAllowInvalid(false).build();
      sheet.getRange('A1').setDataValidation(rule).setValue('Нет');
      sheet.getRange('A1').setValue('Может быть');`;
    await expect(evaluate(rule)).rejects.toThrow(
      'The data you entered in cell A1 violates the data validation rules set on this cell.',
    );
    expect(values(sheet())).toEqual([['Нет']]);
  });
});

describe('Range, of places', () => {
  it('getRange of a sheet counts rows and columns from 1', async () => {
    const { evaluate } = script();
    const body = `
      return [sheet.getRange(2, 3), sheet.getRange(2, 3, 4), sheet.getRange(2, 3, 4, 2), sheet.getRange('B:C'), sheet.getRange('2:3')]
        .map((range) => [range.getA1Notation(), range.getRow(), range.getColumn(), range.getLastRow(), range.getLastColumn()]);`;
    expect(await evaluate(body)).toEqual([
      ['C2', 2, 3, 2, 3],
      ['C2:C5', 2, 3, 5, 3],
      ['C2:D5', 2, 3, 5, 4],
      ['B:C', 1, 2, 20, 3],
      ['2:3', 2, 1, 3, 6],
    ]);
  });

  it('offset: “returns a new range that is offset from this range by the given number of rows and columns”', async () => {
    const { evaluate } = script();
    const body = `
      const range = sheet.getRange('B2:C3');
      return [range.offset(1, 1), range.offset(-1, 0, 1), range.offset(0, 0, 3, 1)].map((each) => each.getA1Notation());`;
    expect(await evaluate(body)).toEqual(['C3:D4', 'B1:C1', 'B2:B4']);
  });

  it('refuses a place outside the sheet', async () => {
    const { evaluate } = script();
    const outside = 'The coordinates of the range are outside the dimensions of the sheet.';
    await expect(evaluate('sheet.getRange(21, 1)')).rejects.toThrow(outside);
    await expect(evaluate("sheet.getRange('A1').offset(0, 6)")).rejects.toThrow(outside);
    await expect(evaluate('sheet.getRange(0, 1)')).rejects.toThrow('The starting row of the range is too small.');
    await expect(evaluate("sheet.getRange('Второй лист!A1')")).rejects.toThrow('Range not found');
  });

  it('getCell: “the row and column here are relative to the range”', async () => {
    const { evaluate } = script();
    expect(await evaluate("return sheet.getRange('B2:D4').getCell(2, 3).getA1Notation()")).toBe('D3');
    await expect(evaluate("sheet.getRange('B2:D4').getCell(4, 1)")).rejects.toThrow('Cell reference out of range');
  });

  it('getDataRange: “a Range corresponding to the dimensions in which data is present”', async () => {
    const { evaluate } = script();
    const body = `
      const blank = sheet.getDataRange().getA1Notation();
      sheet.getRange('C4').setValue('x');
      sheet.getRange('F9').setNote('заметка');
      return [blank, sheet.getDataRange().getA1Notation(), sheet.getLastRow(), sheet.getLastColumn()];`;
    expect(await evaluate(body)).toEqual(['A1', 'A1:C4', 4, 3]);
  });

  it('getDataRegion goes as far as cells touch', async () => {
    const { evaluate } = script();
    const body = `
      sheet.getRange('B2:C3').setValues([[1, 2], [3, '']]);
      sheet.getRange('E6').setValue(9);
      return sheet.getRange('B2').getDataRegion().getA1Notation();`;
    expect(await evaluate(body)).toBe('B2:C3');
  });
});

describe('Range, of looks', () => {
  it('setBackground and getBackgrounds: “in CSS notation (such as #ffffff or white)”, null resets', async () => {
    const { evaluate } = script();
    const body = `
      const range = sheet.getRange('A1:B1');
      range.setBackground('#ff8000');
      sheet.getRange('B1').setBackground('yellow');
      const colored = range.getBackgrounds();
      range.setBackground(null);
      return [colored, range.getBackgrounds()];`;
    expect(await evaluate(body)).toEqual([[['#ff8000', '#ffff00']], [['#ffffff', '#ffffff']]]);
  });

  it('font colours, weights, sizes and lines are read as they were set', async () => {
    const { evaluate } = script();
    const body = `
      const range = sheet.getRange('A1').setFontColor('red').setFontWeight('bold').setFontSize(14).setFontLine('line-through');
      range.setFontStyle('italic').setHorizontalAlignment('center').setWrap(true);
      const blank = sheet.getRange('B2');
      const read = (r) => [r.getFontColor(), r.getFontWeight(), r.getFontSize(), r.getFontLine(), r.getFontStyle(), r.getWrap()];
      return [read(range), read(blank), range.getHorizontalAlignment()];`;
    expect(await evaluate(body)).toEqual([
      ['#ff0000', 'bold', 14, 'line-through', 'italic', true],
      ['#000000', 'normal', 10, 'none', 'normal', false],
      'center',
    ]);
  });

  it('notes are read and written one by one or all at once', async () => {
    const { evaluate } = script();
    const body = `
      sheet.getRange('A1').setNote('первая');
      sheet.getRange('A2:B2').setNotes([['вторая', null]]);
      const notes = sheet.getRange('A1:B2').getNotes();
      sheet.getRange('A1').clearNote();
      return [notes, sheet.getRange('A1').getNote()];`;
    expect(await evaluate(body)).toEqual([
      [
        ['первая', ''],
        ['вторая', ''],
      ],
      '',
    ]);
  });

  it('clear: “clears the range of contents and formats”; notes and rules stay', async () => {
    const { evaluate, sheet } = script();
    await evaluate(`
      const range = sheet.getRange('A1').setValue(1).setBackground('red').setNote('n');
      range.insertCheckboxes();
      range.clear();`);
    expect(sheet()?.values).toEqual([]);
    expect(Object.keys(sheet()?.attributes[0]?.[0] ?? {}).sort()).toEqual(['dataValidation', 'note']);
    await evaluate("sheet.getRange('A1').clear({ commentsOnly: true })");
    expect(Object.keys(sheet()?.attributes[0]?.[0] ?? {})).toEqual(['dataValidation']);
  });

  it('setNumberFormat("@") makes a column of texts: leading zeros stay', async () => {
    const { evaluate } = script();
    const body = "return sheet.getRange('A1').setNumberFormat('@').setValue('007').getValue()";
    expect(await evaluate(body)).toBe('007');
  });
});

describe('RangeList', () => {
  it('does with each of its ranges what it is told', async () => {
    const { evaluate } = script();
    const body = `
      const list = sheet.getRangeList(['A1', 'C3:D3']);
      list.setValue('x').setBackground('red');
      return [list.getRanges().map((range) => range.getA1Notation()), sheet.getRange('D3').getValue(), sheet.getRange('A1').getBackground()];`;
    expect(await evaluate(body)).toEqual([['A1', 'C3:D3'], 'x', '#ff0000']);
  });
});
