/** Members of Range about checkboxes: cells whose rule says which value is checked and which is not. */
import type { sheets_v4 } from '@googleapis/sheets';
import { textual } from './argument-kinds.ts';
import { readAttributes, readValues, type ScriptValue } from './cell-reading.ts';
import { writeValues } from './cell-writing.ts';
import { condition, conditionOf } from './condition-words.ts';
import { setRule } from './data-validation.ts';
import { gridRange, heightOf, type RangeState, widthOf } from './range-state.ts';
import { SELF, signatures } from './service-class.ts';

interface Checkbox {
  readonly checked: ScriptValue;
  readonly unchecked: ScriptValue;
}

interface BoxCell {
  readonly box: Checkbox;
  readonly value: ScriptValue;
}

const on = signatures<RangeState>();

/** Without values of its own a checkbox holds true or false; without a second one it is blank when it is not checked. */
function boxOf(texts: readonly string[]): Checkbox {
  const [checked, unchecked = ''] = texts;
  return checked === undefined ? { checked: true, unchecked: false } : { checked, unchecked };
}

/** The checkboxes of a range; undefined where a cell has none, or holds neither of its two values. */
function boxesIn(state: RangeState): (BoxCell | undefined)[][] {
  const values = readValues(state);
  const texts = readAttributes(state, (attributes) => {
    const rule = conditionOf(attributes?.dataValidation ?? {});
    return rule.type === 'BOOLEAN' ? rule.texts : undefined;
  });
  return texts.map((cells, down) =>
    cells.map((given, right) => {
      if (!given) return undefined;
      const box = boxOf(given);
      const value = values[down]?.[right] ?? '';
      return [box.checked, box.unchecked].some((each) => same(each, value)) ? { box, value } : undefined;
    }),
  );
}

/** A value of a rule is a text, whatever the cell holds. */
function same(ofRule: ScriptValue, held: ScriptValue): boolean {
  return String(ofRule) === String(held);
}

/** Of every checkbox one cell is written; the others are left alone. */
function writeBoxes(state: RangeState, chosen: (box: Checkbox) => ScriptValue): typeof SELF {
  const { startRowIndex, startColumnIndex } = state.area;
  boxesIn(state).forEach((cells, down) => {
    cells.forEach((cell, right) => {
      if (!cell) return;
      const [row, column] = [startRowIndex + down, startColumnIndex + right];
      const area = { startRowIndex: row, endRowIndex: row + 1, startColumnIndex: column, endColumnIndex: column + 1 };
      writeValues({ ...state, area }, [[chosen(cell.box)]]);
    });
  });
  return SELF;
}

/** null when some cells are checked and others not, or when one is no checkbox. */
function isChecked(state: RangeState): boolean | null {
  const cells = boxesIn(state).flat();
  const checked = new Set(cells.map((cell) => cell && same(cell.box.checked, cell.value)));
  return checked.size === 1 ? ([...checked][0] ?? null) : null;
}

function insertCheckboxes(state: RangeState, texts: readonly string[]): typeof SELF {
  setRule(state, { rule: { condition: condition('BOOLEAN', texts), strict: true }, book: state.book });
  const { unchecked } = boxOf(texts);
  const userEnteredValue: sheets_v4.Schema$ExtendedValue =
    typeof unchecked === 'boolean' ? { boolValue: unchecked } : { stringValue: String(unchecked) };
  const rows = Array.from({ length: heightOf(state) }, () => ({
    values: Array.from({ length: widthOf(state) }, () => ({ userEnteredValue })),
  }));
  state.book.batch([{ updateCells: { range: gridRange(state), rows, fields: 'userEnteredValue' } }], state);
  return SELF;
}

export const CHECKBOX_MEMBERS = {
  isChecked: on([], isChecked),
  check: on([], (state) => writeBoxes(state, ({ checked }) => checked)),
  uncheck: on([], (state) => writeBoxes(state, ({ unchecked }) => unchecked)),
  insertCheckboxes: [
    on([], (state) => insertCheckboxes(state, [])),
    on([textual], (state, checked) => insertCheckboxes(state, [checked])),
    on([textual, textual], (state, checked, unchecked) => insertCheckboxes(state, [checked, unchecked])),
  ],
  removeCheckboxes: on([], (state) => {
    writeBoxes(state, () => '');
    return setRule(state, undefined);
  }),
};
