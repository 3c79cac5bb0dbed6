/** Examples of the members of Range about what stands in its cells. */
import { ROWS } from './ground.ts';
import { gives, leaves, type MemberExamples, prefixed, shows, writes } from './member-example.ts';

const ENTERED = 'userEnteredValue';
const DRESS = "at('A1').setValue('x').setBackground('red').setNumberFormat('0.00').setNote('n').insertCheckboxes();";
const DRESSED = 'userEnteredValue,userEnteredFormat(numberFormat),note,dataValidation(condition)';
const NUMBER = { numberFormat: { type: 'NUMBER', pattern: '0.00' } };
const BOX = { condition: { type: 'BOOLEAN' } };
const OFF = { boolValue: false };

export const RANGE_VALUES: MemberExamples = prefixed('Range', {
  getValue: gives('the value of the top left cell of the range', "at('B1:B3').getValue()", 2),
  getValues: gives('a grid of values, a formula as what it comes to', "at('A1:B3').getValues()", [
    ['b', 2],
    ['a', 1],
    ['c', 3],
  ]),
  getDisplayValue: gives(
    'the value of the top left cell as it is shown',
    "at('B1:B3').setNumberFormat('0.00').getDisplayValue()",
    '2.00',
  ),
  getDisplayValues: gives('a grid of the values as they are shown', "at('B2:B3').getDisplayValues()", [['1'], ['3']]),
  getFormula: gives('the formula of the top left cell, or an empty text', "at('B3').getFormula()", '=B1+B2'),
  getFormulas: gives('the formulas, empty texts where there is none', "at('B2:B3').getFormulas()", [[''], ['=B1+B2']]),
  setValue: writes('sets one value for all cells', "at('A1:B2').setValue(5)", [[5, 5], [5, 5], ROWS[2]]),
  setValues: writes(
    'sets a grid of values that is as large as the range',
    "at('A1:B2').setValues([[1, true], ['', '=A1']])",
    [[1, true], ['', '=A1'], ROWS[2]],
  ),
  setFormula: shows('the formula of the range', "at('A1').setFormula('=SUM(B1:B3)')", ENTERED, {
    userEnteredValue: { formulaValue: '=SUM(B1:B3)' },
  }),
  setFormulas: writes('a grid of formulas', "at('C1:D1').setFormulas([['=B1', '=B2']])", [['=B1', '=B2']], 'One!C1:D1'),
  isBlank: gives('whether all cells are blank', "[at('C1:D2').isBlank(), at('B1:C1').isBlank()]", [true, false]),
  clear: shows('clears contents and formats', `${DRESS} at('A1').clear();`, DRESSED, {
    note: 'n',
    dataValidation: BOX,
  }),
  clearContent: shows('clears the content and keeps the formatting', `${DRESS} at('A1').clearContent();`, DRESSED, {
    ...{ userEnteredFormat: NUMBER, note: 'n', dataValidation: BOX },
  }),
  clearFormat: shows(
    'clears text formatting and does not reset number formats',
    `${DRESS} at('A1').clearFormat();`,
    'userEnteredFormat',
    { userEnteredFormat: NUMBER },
  ),
  clearNote: shows('clears the note', `${DRESS} at('A1').clearNote();`, DRESSED, {
    ...{ userEnteredValue: OFF, userEnteredFormat: NUMBER, dataValidation: BOX },
  }),
  clearDataValidations: shows('clears the rules of validation', `${DRESS} at('A1').clearDataValidations();`, DRESSED, {
    ...{ userEnteredValue: OFF, userEnteredFormat: NUMBER, note: 'n' },
  }),
  getNote: gives('the note of the cell', "at('A1').setNote('n').getNote()", 'n'),
  getNotes: gives('the notes of the cells', "at('A1').setNote('n'); return at('A1:B1').getNotes()", [['n', '']]),
  setNote: shows('sets the note to a text', "at('A1').setNote('text')", 'note', { note: 'text' }),
  setNotes: shows('sets a grid of notes', "at('A1:B1').setNotes([['first', 'second']])", 'note', { note: 'first' }),
  insertCheckboxes: shows(
    'checkboxes with values of their own, of which the unchecked one is set',
    "at('A1').insertCheckboxes('yes', 'no')",
    'userEnteredValue,dataValidation(condition)',
    {
      userEnteredValue: { stringValue: 'no' },
      dataValidation: {
        condition: { type: 'BOOLEAN', values: [{ userEnteredValue: 'yes' }, { userEnteredValue: 'no' }] },
      },
    },
  ),
  removeCheckboxes: writes(
    'clears the rule, and the value where it is the checked or the unchecked one',
    "at('D1:D2').insertCheckboxes(); at('D1:D2').removeCheckboxes(); at('A1').removeCheckboxes()",
    ROWS,
  ),
  isChecked: gives(
    'null where some are checked and some are not, or where a cell is no checkbox',
    `
    at('C1:C2').insertCheckboxes();
    const before = at('C1:C2').isChecked();
    at('C1').setValue(true);
    return [before, at('C1').isChecked(), at('C1:C2').isChecked(), at('C1:D1').isChecked(), at('E1').setValue(true).isChecked()];`,
    [false, true, null, null, null],
  ),
  check: writes(
    'checks the checkboxes, and ignores what is none',
    "at('D1').insertCheckboxes('yes', 'no'); at('C1:E1').check()",
    [[...ROWS[0], '', 'yes'], ROWS[1], ROWS[2]],
  ),
  uncheck: writes(
    'unchecks the checkboxes, and ignores what is none',
    "at('D1').insertCheckboxes('yes', 'no'); at('D1').setValue('yes'); at('A1:E1').uncheck()",
    [[...ROWS[0], '', 'no'], ROWS[1], ROWS[2]],
  ),
  sort: writes('sorts by a column', "at('A1:B2').sort({ column: 1, ascending: true })", [ROWS[1], ROWS[0], ROWS[2]]),
  copyTo: writes(
    'copies values and formats to a place',
    "at('A1:B1').copyTo(two.getRange('B2'))",
    [[], ['', ...ROWS[0]]],
    'Two!A1:C2',
  ),
  copyValuesToRange: writes(
    'copies the content to columns and rows of a tab',
    "at('B3').copyValuesToRange(two, 2, 3, 1, 1); at('A1').copyValuesToRange(7, 1, 1, 1, 1)",
    [['b', 3, 3]],
    'Two',
  ),
  moveTo: writes('cuts, and pastes into a place', "at('A1:B1').moveTo(at('C4'))", [
    [],
    ROWS[1],
    ['c', '=D4+B2'],
    ['', '', ...ROWS[0]],
  ]),
  merge: leaves('joins all cells', "at('A1:B2').merge()", 'sheets(merges)', {
    sheets: [{ merges: [{ startRowIndex: 0, endRowIndex: 2, startColumnIndex: 0, endColumnIndex: 2 }] }, {}],
  }),
  mergeAcross: leaves('joins the cells of each row', "at('C1:D2').mergeAcross()", 'sheets(merges)', {
    sheets: [
      {
        merges: [
          { startRowIndex: 0, endRowIndex: 1, startColumnIndex: 2, endColumnIndex: 4 },
          { startRowIndex: 1, endRowIndex: 2, startColumnIndex: 2, endColumnIndex: 4 },
        ],
      },
      {},
    ],
  }),
  mergeVertically: leaves('joins the cells of each column', "at('C1:C2').mergeVertically()", 'sheets(merges)', {
    sheets: [{ merges: [{ startRowIndex: 0, endRowIndex: 2, startColumnIndex: 2, endColumnIndex: 3 }] }, {}],
  }),
  breakApart: leaves('parts joined cells', "at('C1:D2').merge(); at('C1:D2').breakApart()", 'sheets(merges)', {
    sheets: [{}, {}],
  }),
  getMergedRanges: gives(
    'the joined cells that overlap the range',
    "at('C1:D2').merge(); return at('D2:E5').getMergedRanges().map((range) => range.getA1Notation())",
    ['C1:D2'],
  ),
  isPartOfMerge: gives(
    'whether a joined cell overlaps the range',
    "at('C1:D2').merge(); return [at('D2').isPartOfMerge(), at('A1').isPartOfMerge()]",
    [true, false],
  ),
});
