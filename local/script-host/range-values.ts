/** Members of Range about what stands in its cells. */
import { anything, type Fields, fields, matrixOf, optional, text } from './argument-kinds.ts';
import { FORMULAS_LOAD, readAttributes, readDisplayValues, readFormulas, readValues } from './cell-reading.ts';
import { writeValues } from './cell-writing.ts';
import { checkShape, firstOf, gridRange, heightOf, type RangeState, widthOf } from './range-state.ts';
import { notInStandIn } from './script-error.ts';
import { noted, SELF, signatures } from './service-class.ts';

const on = signatures<RangeState>();

function filled<T>(state: RangeState, value: T): T[][] {
  return Array.from({ length: heightOf(state) }, () => new Array<T>(widthOf(state)).fill(value));
}

function setValues(state: RangeState, rows: readonly (readonly unknown[])[]): typeof SELF {
  writeValues(state, rows);
  return SELF;
}

function asFormula(formula: string): string {
  return formula === '' || formula.startsWith('=') ? formula : `=${formula}`;
}

/** Clears the named fields of every cell. */
export function clearFields(state: RangeState, names: string): typeof SELF {
  state.book.batch([{ repeatCell: { range: gridRange(state), cell: {}, fields: names } }], state);
  return SELF;
}

/** Of a format all but the number format, which `clearFormat` leaves alone. */
const LOOKS = [
  ...['backgroundColor', 'backgroundColorStyle', 'borders', 'padding', 'horizontalAlignment', 'verticalAlignment'],
  ...['wrapStrategy', 'textDirection', 'textFormat', 'hyperlinkDisplayType', 'textRotation'],
]
  .map((name) => `userEnteredFormat.${name}`)
  .join(',');
const EVERYTHING = 'userEnteredValue,userEnteredFormat';
const PARTS: Readonly<Record<string, string>> = {
  contentsOnly: 'userEnteredValue',
  formatOnly: 'userEnteredFormat,dataValidation',
  validationsOnly: 'dataValidation',
  commentsOnly: 'note',
};

export const CLEAR_NOTES = { partly: 'skipFilteredRows is refused' };

/** Without options values and formats go; notes and drop-downs stay. */
export function clear(state: RangeState, options: Fields | undefined): typeof SELF {
  const asked = Object.entries(options ?? {}).filter(([, value]) => value === true);
  const names = asked.map(([name]) => {
    const part = PARTS[name];
    if (part === undefined) throw notInStandIn(`Range.clear with ${name}`);
    return part;
  });
  return clearFields(state, names.length > 0 ? names.join(',') : EVERYTHING);
}

function setNotes(state: RangeState, notes: readonly (readonly (string | undefined)[])[]): typeof SELF {
  checkShape(state, notes);
  const rows = notes.map((cells) => ({ values: cells.map((note) => (note ? { note } : {})) }));
  state.book.batch([{ updateCells: { range: gridRange(state), rows, fields: 'note' } }], state);
  return SELF;
}

function notesOf(state: RangeState): string[][] {
  return readAttributes(state, (attributes) => attributes?.note ?? '');
}

function isBlank(state: RangeState): boolean {
  return readValues(state).every((cells) => cells.every((value) => value === ''));
}

export const VALUE_MEMBERS = {
  getValue: noted(
    FORMULAS_LOAD,
    on([], (state) => firstOf(readValues(state))),
  ),
  getValues: noted(FORMULAS_LOAD, on([], readValues)),
  getDisplayValue: noted(
    FORMULAS_LOAD,
    on([], (state) => firstOf(readDisplayValues(state))),
  ),
  getDisplayValues: noted(FORMULAS_LOAD, on([], readDisplayValues)),
  getFormula: on([], (state) => firstOf(readFormulas(state))),
  getFormulas: on([], readFormulas),
  setValue: on([anything], (state, value) => setValues(state, filled(state, value))),
  setValues: on([matrixOf(anything)], setValues),
  setFormula: on([text], (state, formula) => setValues(state, filled(state, asFormula(formula)))),
  setFormulas: on([matrixOf(text)], (state, rows) =>
    setValues(
      state,
      rows.map((cells) => cells.map(asFormula)),
    ),
  ),
  isBlank: on([], isBlank),
  clear: noted(CLEAR_NOTES, on([optional(fields)], clear)),
  clearContent: on([], (state) => clearFields(state, 'userEnteredValue')),
  clearFormat: on([], (state) => clearFields(state, LOOKS)),
  clearNote: on([], (state) => clearFields(state, 'note')),
  clearDataValidations: on([], (state) => clearFields(state, 'dataValidation')),
  getNote: on([], (state) => firstOf(notesOf(state))),
  getNotes: on([], notesOf),
  setNote: on([optional(text)], (state, note) => setNotes(state, filled(state, note))),
  setNotes: on([matrixOf(optional(text))], setNotes),
};
