import { describe, expect, it } from 'vitest';
import { EDITOR, OWNER, runScript } from './running-script.ts';

const SHEET = "const book = SpreadsheetApp.getActive(); const sheet = book.getSheetByName('Лист1');\n";

function script() {
  const running = runScript();
  const evaluate = (body: string, user?: string) => running.evaluate(SHEET + body, user);
  return { ...running, evaluate };
}

const PROTECTED =
  'You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.';

describe('Protection', () => {
  it('protect: “until the script actually changes the list of editors, the permissions mirror those of the spreadsheet itself”', async () => {
    const { evaluate } = script();
    await evaluate("sheet.getRange('A1:A5').protect().setDescription('Ключи')");
    await evaluate("sheet.getRange('A1').setValue('можно')", EDITOR);
    const body =
      "const p = sheet.getRange('A1:A5').protect(); return [p.getDescription(), p.getEditors().map(String).length, p.canEdit(), p.getRange().getA1Notation()]";
    expect(await evaluate(body)).toEqual(['Ключи', 2, true, 'A1:A5']);
  });

  it('“if the range is already protected, this method returns an object representing its existing protection settings”', async () => {
    const { evaluate } = script();
    const body =
      "sheet.getRange('B1').protect(); sheet.getRange('B1').protect(); return sheet.getProtections(SpreadsheetApp.ProtectionType.RANGE).length";
    expect(await evaluate(body)).toBe(1);
  });

  it('removeEditor keeps a person out, by script and by hand; the owner is always able to edit', async () => {
    const { evaluate, host, spreadsheetId } = script();
    await evaluate(`sheet.getRange('A1:A5').protect().removeEditors(['${EDITOR}', '${OWNER}'])`);
    await expect(evaluate("sheet.getRange('A2').setValue(1)", EDITOR)).rejects.toThrow(PROTECTED);
    await expect(evaluate("sheet.getRange('A2').setBackground('red')", EDITOR)).rejects.toThrow(PROTECTED);
    const typing = { kind: 'type', range: 'A2', values: [['x']] } as const;
    expect(() => host.edit(spreadsheetId, EDITOR, typing)).toThrow(PROTECTED);
    expect(() => host.edit(spreadsheetId, EDITOR, { ...typing, range: 'B2' })).not.toThrow();
    expect(() => host.edit(spreadsheetId, OWNER, typing)).not.toThrow();
    expect(await evaluate("return [sheet.getRange('A1').canEdit(), sheet.getRange('B1').canEdit()]", EDITOR)).toEqual([
      false,
      true,
    ]);
  });

  it('setWarningOnly: “every user can edit data in the range, except editing prompts a warning asking the user to confirm”', async () => {
    const { evaluate, host, spreadsheetId } = script();
    await evaluate("sheet.getRange('A1').protect().setWarningOnly(true)");
    const typing = { kind: 'type', range: 'A1', values: [['x']] } as const;
    expect(() => host.edit(spreadsheetId, EDITOR, typing)).toThrow(/Edit anyway\?/);
    expect(host.edit(spreadsheetId, EDITOR, typing, { confirmed: true }).value).toBe('x');
    await evaluate("sheet.getRange('A1').setValue('script')", EDITOR);
  });

  it('of a whole sheet, with unprotected ranges in it', async () => {
    const { evaluate } = script();
    await evaluate(
      `const p = sheet.protect(); p.setUnprotectedRanges([sheet.getRange('B2:C3')]); p.removeEditor('${EDITOR}')`,
    );
    await evaluate("sheet.getRange('B2:C2').setValues([[1, 2]])", EDITOR);
    await expect(evaluate("sheet.getRange('A1').setValue(1)", EDITOR)).rejects.toThrow(PROTECTED);
    await expect(evaluate('sheet.deleteRow(1)', EDITOR)).rejects.toThrow(PROTECTED);
    const body = `
      const [p] = book.getProtections(SpreadsheetApp.ProtectionType.SHEET);
      const told = [p.getProtectionType() === SpreadsheetApp.ProtectionType.SHEET, p.getUnprotectedRanges()[0].getA1Notation()];
      p.remove();
      return [...told, book.getProtections(SpreadsheetApp.ProtectionType.SHEET).length];`;
    expect(await evaluate(body)).toEqual([true, 'B2:C3', 0]);
  });

  it('cannot be changed by who may not edit it', async () => {
    const { evaluate } = script();
    await evaluate(`sheet.getRange('A1').protect().removeEditor('${EDITOR}')`);
    await expect(
      evaluate('sheet.getProtections(SpreadsheetApp.ProtectionType.RANGE)[0].remove()', EDITOR),
    ).rejects.toThrow('You do not have permission to edit this protection.');
  });
});

describe('DataValidation', () => {
  it('is read as it was built', async () => {
    const { evaluate } = script();
    const body = `
      const rule = SpreadsheetApp.newDataValidation().requireValueInList(['а', 'б'], true).setHelpText('Одно из двух').setAllowInvalid(true).build();
      sheet.getRange('A1:A2').setDataValidation(rule);
      const [[first], [second], [none]] = sheet.getRange('A1:A3').getDataValidations();
      return [String(first.getCriteriaType()), first.getCriteriaValues(), first.getHelpText(), second.getAllowInvalid(), none];`;
    expect(await evaluate(body)).toEqual(['VALUE_IN_LIST', [['а', 'б'], true], 'Одно из двух', true, null]);
  });

  it.each([
    ['requireNumberBetween(1, 5)', 'NUMBER_BETWEEN', [1, 5]],
    ['requireNumberGreaterThanOrEqualTo(0)', 'NUMBER_GREATER_THAN_OR_EQUAL_TO', [0]],
    ["requireTextContains('x')", 'TEXT_CONTAINS', ['x']],
    ["requireFormulaSatisfied('=A1>B1')", 'CUSTOM_FORMULA', ['=A1>B1']],
    ['requireCheckbox()', 'CHECKBOX', []],
    ['requireDate()', 'DATE_IS_VALID_DATE', []],
  ])('%s', async (call, type, values) => {
    const { evaluate } = script();
    const body = `
      sheet.getRange('A1').setDataValidation(SpreadsheetApp.newDataValidation().${call}.build());
      const rule = sheet.getRange('A1').getDataValidation();
      return [rule.getCriteriaType() === SpreadsheetApp.DataValidationCriteria.${type}, rule.getCriteriaValues(), rule.getAllowInvalid()];`;
    expect(await evaluate(body)).toEqual([true, values, true]);
  });

  it('requireValueInRange gives the range back, and holds what is typed against it', async () => {
    const { evaluate, host, spreadsheetId } = script();
    const body = `
      book.getRange("'Второй лист'!A1:A2").setValues([['да'], ['нет']]);
      const rule = SpreadsheetApp.newDataValidation().requireValueInRange(book.getRange("'Второй лист'!A1:A2")).setAllowInvalid(false).build();
      sheet.getRange('A1').setDataValidation(rule);
      const [range] = sheet.getRange('A1').getDataValidation().getCriteriaValues();
      return [range.getSheet().getName(), range.getA1Notation()];`;
    expect(await evaluate(body)).toEqual(['Второй лист', 'A1:A2']);
    const type = (text: string) => host.edit(spreadsheetId, EDITOR, { kind: 'type', range: 'A1', values: [[text]] });
    expect(() => type('может быть')).toThrow(/violates the data validation rules/);
    expect(type('да').value).toBe('да');
  });

  it('a day of a rule is a day of the script’s time zone', async () => {
    const { evaluate } = script();
    const body = `
      const day = new Date(2026, 4, 20);
      const rule = SpreadsheetApp.newDataValidation().requireDateOnOrAfter(day).build();
      sheet.getRange('A1').setDataValidation(rule);
      const [read] = sheet.getRange('A1').getDataValidation().getCriteriaValues();
      return read.getTime() === day.getTime();`;
    expect(await evaluate(body)).toBe(true);
  });

  it('withCriteria builds the same rule again', async () => {
    const { evaluate } = script();
    const body = `
      const built = SpreadsheetApp.newDataValidation().requireValueInRange(sheet.getRange('B1:B3'), false).build();
      const again = SpreadsheetApp.newDataValidation().withCriteria(built.getCriteriaType(), built.getCriteriaValues()).build();
      return [again.getCriteriaValues()[0].getA1Notation(), again.getCriteriaValues()[1]];`;
    expect(await evaluate(body)).toEqual(['B1:B3', false]);
  });

  it('checkboxes are checked and unchecked', async () => {
    const { evaluate } = script();
    const body = `
      const range = sheet.getRange('A1:A2').insertCheckboxes();
      const read = [range.isChecked(), range.check().isChecked(), sheet.getRange('A1').uncheck().isChecked(), range.isChecked()];
      return [...read, range.removeCheckboxes().isBlank()];`;
    expect(await evaluate(body)).toEqual([false, true, false, null, true]);
  });
});

describe('ConditionalFormatRule', () => {
  it('setConditionalFormatRules: “replaces all currently existing conditional format rules in the sheet with the input rules”', async () => {
    const { evaluate } = script();
    const body = `
      const rule = SpreadsheetApp.newConditionalFormatRule().whenNumberBetween(1, 10).setBackground('#ff0000').setBold(true).setRanges([sheet.getRange('B3:C10')]).build();
      const other = SpreadsheetApp.newConditionalFormatRule().setGradientMinpoint('#ffffff').setGradientMaxpointWithValue('#00ff00', SpreadsheetApp.InterpolationType.NUMBER, '5').setRanges([sheet.getRange('A1:A9')]).build();
      sheet.setConditionalFormatRules([other]);
      sheet.setConditionalFormatRules([rule, other]);
      const [first, second, ...more] = sheet.getConditionalFormatRules();
      const condition = first.getBooleanCondition();
      const gradient = second.getGradientCondition();
      return [more.length, String(condition.getCriteriaType()), condition.getCriteriaValues(), condition.getBackground(), condition.getBold(),
        first.getRanges()[0].getA1Notation(), first.getGradientCondition(), gradient.getMaxColor(), String(gradient.getMaxType()), gradient.getMaxValue(), gradient.getMidType()];`;
    expect(await evaluate(body)).toEqual([
      0,
      'NUMBER_BETWEEN',
      [1, 10],
      '#ff0000',
      true,
      'B3:C10',
      null,
      '#00ff00',
      'NUMBER',
      '5',
      null,
    ]);
    expect(await evaluate('sheet.clearConditionalFormatRules(); return sheet.getConditionalFormatRules().length')).toBe(
      0,
    );
  });

  it('a rule needs a condition and a range', async () => {
    const { evaluate } = script();
    await expect(evaluate('SpreadsheetApp.newConditionalFormatRule().whenCellEmpty().build()')).rejects.toThrow(
      /must have a range/,
    );
    await expect(
      evaluate("SpreadsheetApp.newConditionalFormatRule().setRanges([sheet.getRange('A1')]).build()"),
    ).rejects.toThrow(/must have a condition/);
  });
});

describe('DeveloperMetadata', () => {
  it('“moves with” its column, and is deleted with it', async () => {
    const { evaluate } = script();
    const read =
      "const [m] = sheet.createDeveloperMetadataFinder().withKey('column').find(); return m ? [m.getValue(), String(m.getLocation().getLocationType()), m.getLocation().getColumn().getA1Notation()] : null";
    await evaluate("sheet.getRange('B:B').addDeveloperMetadata('column', 'inn')");
    expect(await evaluate(read)).toEqual(['inn', 'COLUMN', 'B:B']);
    await evaluate('sheet.insertColumnBefore(1)');
    expect(await evaluate(read)).toEqual(['inn', 'COLUMN', 'C:C']);
    await evaluate('sheet.deleteColumn(3)');
    expect(await evaluate(read)).toBeNull();
  });

  it('“adding developer metadata to arbitrary ranges is not currently supported”', async () => {
    const { evaluate } = script();
    await expect(evaluate("sheet.getRange('B2:C3').addDeveloperMetadata('key')")).rejects.toThrow(
      'Adding developer metadata to arbitrary ranges is not currently supported.',
    );
  });

  it('is found by key, value, place and visibility; it can be changed and removed; one key may stand twice', async () => {
    const { evaluate } = script();
    const body = `
      book.addDeveloperMetadata('version', '1', SpreadsheetApp.DeveloperMetadataVisibility.DOCUMENT).addDeveloperMetadata('version', '2');
      sheet.addDeveloperMetadata('version', '3');
      const all = book.createDeveloperMetadataFinder().withKey('version').find();
      const own = book.getDeveloperMetadata().map((each) => each.getValue());
      const ofSheet = sheet.getDeveloperMetadata().map((each) => each.getValue());
      const typed = book.createDeveloperMetadataFinder().withLocationType(SpreadsheetApp.DeveloperMetadataLocationType.SHEET).find().length;
      const [second] = book.createDeveloperMetadataFinder().withValue('2').find();
      second.setValue('20');
      const changed = second.getValue();
      second.remove();
      return [all.length, own, ofSheet, typed, changed, book.getDeveloperMetadata().length, book.createDeveloperMetadataFinder().withId(12345).find()];`;
    expect(await evaluate(body)).toEqual([3, ['1', '2'], ['3'], 1, '20', 1, []]);
  });
});

describe('named ranges, merges, sorting, copying', () => {
  it('setNamedRange, getRangeByName, removeNamedRange', async () => {
    const { evaluate } = script();
    const body = `
      book.setNamedRange('Список', sheet.getRange('A2:A5'));
      book.setNamedRange('Список', sheet.getRange('A2:A6'));
      const names = book.getNamedRanges().map((named) => [named.getName(), named.getRange().getA1Notation()]);
      const found = book.getRangeByName('Список').getA1Notation();
      book.removeNamedRange('Список');
      return [names, found, book.getRangeByName('Нет такого')];`;
    expect(await evaluate(body)).toEqual([[['Список', 'A2:A6']], 'A2:A6', null]);
  });

  it('merge joins cells, breakApart parts them', async () => {
    const { evaluate } = script();
    const body = `
      const range = sheet.getRange('A1:B2').merge();
      const merged = [range.isPartOfMerge(), sheet.getRange('B2').getMergedRanges()[0].getA1Notation()];
      return [...merged, range.breakApart().isPartOfMerge()];`;
    expect(await evaluate(body)).toEqual([true, 'A1:B2', false]);
  });

  it('sort by one column or by several', async () => {
    const { evaluate } = script();
    const body = `
      const range = sheet.getRange('A1:B3').setValues([[2, 'b'], [1, 'c'], [2, 'a']]);
      const one = range.sort(1).getValues().map((row) => row.join(''));
      const two = range.sort([{ column: 1, ascending: false }, 2]).getValues().map((row) => row.join(''));
      return [one, two];`;
    expect(await evaluate(body)).toEqual([
      ['1c', '2b', '2a'],
      ['2a', '2b', '1c'],
    ]);
  });

  it('copyTo copies values and formats, or only one of them', async () => {
    const { evaluate } = script();
    const body = `
      const source = sheet.getRange('A1:B1').setValues([[1, 2]]).setBackground('red');
      source.copyTo(sheet.getRange('A3'));
      source.copyTo(sheet.getRange('A5'), { contentsOnly: true });
      source.copyTo(sheet.getRange('A7'), { formatOnly: true });
      source.copyTo(sheet.getRange('D1'), SpreadsheetApp.CopyPasteType.PASTE_VALUES, true);
      const read = (a1) => [sheet.getRange(a1).getValues().flat(), sheet.getRange(a1).getBackgrounds().flat()[0]];
      return [read('A3:B3'), read('A5:B5'), read('A7:B7'), sheet.getRange('D1:D2').getValues().flat()];`;
    expect(await evaluate(body)).toEqual([
      [[1, 2], '#ff0000'],
      [[1, 2], '#ffffff'],
      [['', ''], '#ff0000'],
      [1, 2],
    ]);
  });

  it('hides and shows rows, sets widths and borders', async () => {
    const { evaluate } = script();
    const body = `
      sheet.hideRows(2).setColumnWidth(1, 250);
      sheet.getRange('A1:B2').setBorder(true, null, false, null, null, null, '#0000ff', SpreadsheetApp.BorderStyle.DASHED);
      return [sheet.isRowHiddenByUser(2), sheet.isRowHiddenByUser(1), sheet.getColumnWidth(1), sheet.getColumnWidth(2), sheet.showRows(2).isRowHiddenByUser(2)];`;
    expect(await evaluate(body)).toEqual([true, false, 250, 100, false]);
  });
});
