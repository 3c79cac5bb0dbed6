/** Examples of the members of RangeList that are not about looks: what a range does, every range of the list does. */
import { ROWS } from './ground.ts';
import { gives, leaves, type MemberExamples, prefixed, shows, writes } from './member-example.ts';

const LIST = "one.getRangeList(['D1', 'A1'])";
const DRESS = `at('A1').setValue('x').setBackground('red').setNote('n').insertCheckboxes(); ${LIST}`;
const DRESSED = 'userEnteredValue,userEnteredFormat(backgroundColor),note,dataValidation(condition)';
const RED = { backgroundColor: { red: 1 } };
const BOX = { condition: { type: 'BOOLEAN' } };
const OFF = { boolValue: false };
const ALL = { userEnteredValue: OFF, userEnteredFormat: RED, note: 'n', dataValidation: BOX };

function without(name: keyof typeof ALL): object {
  return Object.fromEntries(Object.entries(ALL).filter(([each]) => each !== name));
}

export const RANGE_LISTS: MemberExamples = prefixed('RangeList', {
  activate: gives(
    'selects the ranges; the last one is the active one',
    "one.getRangeList(['D1', 'B2:C3']).activate(); return book.getActiveRange().getA1Notation()",
    'B2:C3',
  ),
  getRanges: gives('the ranges of the list', `${LIST}.getRanges().map((range) => range.getA1Notation())`, ['D1', 'A1']),
  setValue: writes('sets a value for every range', `${LIST}.setValue(5)`, [[5, 2, '', 5], ROWS[1], ROWS[2]]),
  setFormula: writes('sets a formula for every range', `${LIST}.setFormula('=1')`, [
    ['=1', 2, '', '=1'],
    ROWS[1],
    ROWS[2],
  ]),
  setNote: shows('sets a note on every range', `${LIST}.setNote('text')`, 'note', { note: 'text' }),
  clear: shows('clears contents and formats', `${DRESS}.clear()`, DRESSED, { note: 'n', dataValidation: BOX }),
  clearContent: shows('clears contents, formats stay', `${DRESS}.clearContent()`, DRESSED, without('userEnteredValue')),
  clearFormat: shows('clears formats', `${DRESS}.clearFormat()`, DRESSED, without('userEnteredFormat')),
  clearNote: shows('clears notes', `${DRESS}.clearNote()`, DRESSED, without('note')),
  clearDataValidations: shows('clears rules', `${DRESS}.clearDataValidations()`, DRESSED, without('dataValidation')),
  insertCheckboxes: writes(
    'puts checkboxes with a value of their own into every cell',
    `${LIST}.insertCheckboxes('yes', 'no')`,
    [['no', 2, '', 'no'], ROWS[1], ROWS[2]],
  ),
  removeCheckboxes: writes('takes checkboxes away', `${DRESS}.removeCheckboxes()`, [['', 2], ROWS[1], ROWS[2]]),
  check: writes('checks the checkboxes', `${DRESS}.check()`, [[true, 2], ROWS[1], ROWS[2]]),
  uncheck: writes('unchecks the checkboxes', `${DRESS}; at('A1').setValue(true); ${LIST}.uncheck()`, [
    [false, 2],
    ROWS[1],
    ROWS[2],
  ]),
  breakApart: leaves(
    'parts joined cells',
    "at('C1:D2').merge(); one.getRangeList(['A1', 'C1:D2']).breakApart()",
    'sheets(merges)',
    { sheets: [{}, {}] },
  ),
});
