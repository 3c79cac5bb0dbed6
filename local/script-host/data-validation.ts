/** DataValidation and its builder, and the members of Range that put it on cells. */
import type { sheets_v4 } from '@googleapis/sheets';
import { formatA1 } from '../../domain/a1.ts';
import type { JsonObject } from '../google/json.ts';
import {
  anything,
  date,
  flag,
  instanceOf,
  listOf,
  matrixOf,
  number,
  oneOfEnum,
  optional,
  text,
  textual,
} from './argument-kinds.ts';
import type { Book } from './book.ts';
import { readAttributes } from './cell-reading.ts';
import { condition, conditionOf, dayOf, dayText, VALIDATION_WORDS, wordOf } from './condition-words.ts';
import { enumValue } from './enumerations.ts';
import { rangeInBook } from './range-finder.ts';
import { aRange, checkShape, firstOf, gridRange, type RangeState, rangeObject } from './range-state.ts';
import { ScriptError } from './script-error.ts';
import { SELF, ServiceObject, type Signature, serviceClass, signatures } from './service-class.ts';

/** Google's `DataValidationRule`; a builder's changes while it is built. */
interface ValidationState {
  rule: JsonObject;
  /** Where ranges in the rule are looked up. */
  readonly book: Book;
}

const on = signatures<ValidationState>();
const onRange = signatures<RangeState>();
const aRule = instanceOf<ValidationState>('DataValidation');

function require(state: ValidationState, word: string, texts: readonly string[], more: JsonObject = {}): typeof SELF {
  const type = VALIDATION_WORDS[word] ?? word;
  state.rule = { ...state.rule, condition: condition(type, texts), ...more };
  return SELF;
}

function rangeText({ book, sheetId, area }: RangeState): string {
  return `=${formatA1({ title: book.sheet(sheetId).properties.title, range: area })}`;
}

function zoneOf({ run }: Book): string {
  return run.world.manifest.timeZone;
}

function criterionText(value: unknown, book: Book): string {
  if (value instanceof Date) return dayText(value, zoneOf(book));
  const range = aRange.read(value);
  return range ? rangeText(range.value) : String(value);
}

function criteriaValues({ rule, book }: ValidationState): unknown[] {
  const { type, texts } = conditionOf(rule);
  if (type === 'ONE_OF_LIST') return [[...texts], rule['showCustomUi'] === true];
  if (type === 'ONE_OF_RANGE') {
    const name = texts[0]?.replace(/^=/, '') ?? '';
    return [rangeObject(rangeInBook(book, name)), rule['showCustomUi'] === true];
  }
  if (type.startsWith('NUMBER')) return texts.map(Number);
  if (type.startsWith('DATE')) return texts.map((each) => dayOf(each, zoneOf(book)));
  return [...texts];
}

function criteriaType({ rule }: ValidationState) {
  const word = wordOf(VALIDATION_WORDS, conditionOf(rule).type);
  return word === undefined ? null : enumValue('DataValidationCriteria', word);
}

const READING = {
  copy: on([], ({ rule, book }) => new ServiceObject('DataValidationBuilder', { rule, book })),
  getAllowInvalid: on([], ({ rule }) => rule['strict'] !== true),
  getCriteriaType: on([], criteriaType),
  getCriteriaValues: on([], criteriaValues),
  getHelpText: on([], ({ rule }) => (rule['inputMessage'] as string | undefined) ?? null),
};

export const dataValidation = serviceClass<ValidationState>('DataValidation', READING);

function single(word: string): readonly [string, Signature<ValidationState>][] {
  const name = `require${word.replace(/(?:^|_)([A-Z])([A-Z]*)/g, (_, first: string, rest: string) => first + rest.toLowerCase())}`;
  if (word.startsWith('NUMBER')) {
    const between = word.endsWith('BETWEEN');
    const one = on([number], (state, value) => require(state, word, [String(value)]));
    const two = on([number, number], (state, low, high) => require(state, word, [String(low), String(high)]));
    return [[name, between ? two : one]];
  }
  if (word.startsWith('TEXT')) return [[name, on([text], (state, value) => require(state, word, [value]))]];
  const between = word.endsWith('BETWEEN');
  const one = on([date], (state, day) => require(state, word, [dayText(day, zoneOf(state.book))]));
  const two = on([date, date], (state, first, last) =>
    require(state, word, [first, last].map((day) => dayText(day, zoneOf(state.book)))),
  );
  return [[name, between ? two : one]];
}

const SIMPLE_WORDS = Object.keys(VALIDATION_WORDS).filter(
  (word) => /^(?:NUMBER|TEXT|DATE)_/.test(word) && !word.includes('IS_VALID'),
);

function build({ rule, book }: ValidationState): ServiceObject<ValidationState> {
  if (rule['condition'] === undefined) throw new ScriptError('Invalid argument: criteria');
  return new ServiceObject('DataValidation', { rule, book });
}

export const dataValidationBuilder = serviceClass<ValidationState>('DataValidationBuilder', {
  ...READING,
  ...Object.fromEntries(SIMPLE_WORDS.flatMap(single)),
  build: on([], build),
  requireCheckbox: [
    on([], (state) => require(state, 'CHECKBOX', [])),
    on([textual], (state, checked) => require(state, 'CHECKBOX', [checked])),
    on([textual, textual], (state, checked, unchecked) => require(state, 'CHECKBOX', [checked, unchecked])),
  ],
  requireDate: on([], (state) => require(state, 'DATE_IS_VALID_DATE', [])),
  requireTextIsEmail: on([], (state) => require(state, 'TEXT_IS_VALID_EMAIL', [])),
  requireTextIsUrl: on([], (state) => require(state, 'TEXT_IS_VALID_URL', [])),
  requireFormulaSatisfied: on([text], (state, formula) => require(state, 'CUSTOM_FORMULA', [formula])),
  requireValueInList: on([listOf(textual), optional(flag)], (state, values, showCustomUi = true) =>
    require(state, 'VALUE_IN_LIST', values, { showCustomUi }),
  ),
  requireValueInRange: on([aRange, optional(flag)], (state, range, showCustomUi = true) =>
    require(state, 'VALUE_IN_RANGE', [rangeText(range)], { showCustomUi }),
  ),
  setAllowInvalid: on([flag], (state, allowed) => {
    state.rule = { ...state.rule, strict: !allowed };
    return SELF;
  }),
  setHelpText: on([text], (state, inputMessage) => {
    state.rule = { ...state.rule, inputMessage };
    return SELF;
  }),
  withCriteria: on([oneOfEnum('DataValidationCriteria'), listOf(anything)], (state, word, values) => {
    const showCustomUi = values.find((value) => typeof value === 'boolean');
    const others = values.flat().filter((value) => typeof value !== 'boolean');
    const texts = others.map((value) => criterionText(value, state.book));
    return require(state, word, texts, showCustomUi === undefined ? {} : { showCustomUi });
  }),
});

function rules(state: RangeState): (ServiceObject<ValidationState> | null)[][] {
  return readAttributes(state, (attributes) => {
    const rule = attributes?.dataValidation;
    return rule ? new ServiceObject('DataValidation', { rule, book: state.book }) : null;
  });
}

function setRules(state: RangeState, given: readonly (readonly (ValidationState | undefined)[])[]): typeof SELF {
  checkShape(state, given);
  const cell = (rule: ValidationState | undefined) =>
    rule ? { dataValidation: rule.rule as sheets_v4.Schema$DataValidationRule } : {};
  const rows = given.map((cells) => ({ values: cells.map(cell) }));
  state.book.batch([{ updateCells: { range: gridRange(state), rows, fields: 'dataValidation' } }], state);
  return SELF;
}

export function setRule(state: RangeState, rule: ValidationState | undefined): typeof SELF {
  const cell = rule ? { dataValidation: rule.rule as sheets_v4.Schema$DataValidationRule } : {};
  state.book.batch([{ repeatCell: { range: gridRange(state), cell, fields: 'dataValidation' } }], state);
  return SELF;
}

export const VALIDATION_MEMBERS = {
  getDataValidation: onRange([], (state) => firstOf(rules(state))),
  getDataValidations: onRange([], rules),
  setDataValidation: onRange([optional(aRule)], setRule),
  setDataValidations: onRange([matrixOf(optional(aRule))], setRules),
};
