/** ConditionalFormatRule and its builder, and the members of Sheet that hold the rules of a tab. */
import type { sheets_v4 } from '@googleapis/sheets';
import { isJsonObject, type Json, type JsonObject } from '../google/json.ts';
import { objectsOf } from '../google/workbook.ts';
import { anything, date, flag, instanceOf, listOf, number, oneOfEnum, optional, text } from './argument-kinds.ts';
import { colorFields, colorIn } from './color.ts';
import { condition, conditionOf, dayOf, dayText, FORMAT_WORDS, wordOf } from './condition-words.ts';
import { enumValue } from './enumerations.ts';
import { stateOfMessage } from './range-finder.ts';
import { aRange, gridRange, type RangeState, rangeObject } from './range-state.ts';
import { ScriptError } from './script-error.ts';
import { type Member, noted, SELF, ServiceObject, type Signature, serviceClass, signatures } from './service-class.ts';
import type { SheetState } from './sheet-state.ts';

/** Google's `ConditionalFormatRule` without its ranges; a builder's changes while it is built. */
interface RuleState {
  rule: JsonObject;
  ranges: readonly RangeState[];
  /** Of the script: in which a day of a condition begins. */
  readonly timeZone: string;
}

/** A part of a rule: its condition, or its gradient. */
interface PartState {
  readonly message: JsonObject;
  readonly timeZone: string;
}

const on = signatures<RuleState>();
const onSheet = signatures<SheetState>();
const onPart = signatures<PartState>();
const aRule = instanceOf<RuleState>('ConditionalFormatRule');

function inner(message: JsonObject, name: string): JsonObject {
  const held = message[name];
  return isJsonObject(held) ? held : {};
}

function when(state: RuleState, word: string, texts: readonly string[] = []): typeof SELF {
  const booleanRule = { ...inner(state.rule, 'booleanRule'), condition: condition(FORMAT_WORDS[word] ?? word, texts) };
  state.rule = { booleanRule };
  return SELF;
}

/** A name whose value is undefined leaves the format. */
function changed(before: JsonObject, change: Readonly<Record<string, Json | undefined>>): JsonObject {
  const entries = Object.entries({ ...before, ...change });
  return Object.fromEntries(entries.filter((entry): entry is [string, Json] => entry[1] !== undefined));
}

function format(state: RuleState, change: Readonly<Record<string, Json | undefined>>, ofText = false): typeof SELF {
  const rule = inner(state.rule, 'booleanRule');
  const before = inner(rule, 'format');
  const after = ofText
    ? { ...before, textFormat: changed(inner(before, 'textFormat'), change) }
    : changed(before, change);
  state.rule = { booleanRule: { ...rule, format: after } };
  return SELF;
}

function noColor(name: string): Readonly<Record<string, undefined>> {
  return { [name]: undefined, [`${name}Style`]: undefined };
}

function textFlag(name: string): Signature<RuleState> {
  return on([optional(flag)], (state, value) => format(state, { [name]: value }, true));
}

function gradient(state: RuleState, point: string, color: string, type: string, value?: string): typeof SELF {
  const interpolation = { ...colorFields('color', color), type, ...(value === undefined ? {} : { value }) };
  state.rule = { gradientRule: { ...inner(state.rule, 'gradientRule'), [point]: interpolation } };
  return SELF;
}

/** Without a type the point of the gradient is cleared. */
function withValue(point: string): Signature<RuleState> {
  return on([text, optional(oneOfEnum('InterpolationType')), text], (state, color, type, value) => {
    if (type !== undefined) return gradient(state, point, color, type, value);
    const { [point]: _cleared, ...others } = inner(state.rule, 'gradientRule');
    state.rule = { gradientRule: others };
    return SELF;
  });
}

function part(state: RuleState, name: 'booleanRule' | 'gradientRule', className: string): ServiceObject | null {
  const message = state.rule[name];
  return isJsonObject(message) ? new ServiceObject(className, { message, timeZone: state.timeZone }) : null;
}

const READING = {
  copy: on([], ({ ...state }) => new ServiceObject('ConditionalFormatRuleBuilder', state)),
  getRanges: on([], ({ ranges }) => ranges.map(rangeObject)),
  getBooleanCondition: on([], (state) => part(state, 'booleanRule', 'BooleanCondition')),
  getGradientCondition: on([], (state) => part(state, 'gradientRule', 'GradientCondition')),
};

export const conditionalFormatRule = serviceClass<RuleState>('ConditionalFormatRule', READING);

function build({ rule, ranges, timeZone }: RuleState): ServiceObject<RuleState> {
  if (ranges.length === 0) throw new ScriptError('Conditional format rules must have a range.');
  if (Object.keys(rule).length === 0) throw new ScriptError('Conditional format rules must have a condition.');
  return new ServiceObject('ConditionalFormatRule', { rule, ranges, timeZone });
}

/** `whenNumberBetween`, `whenTextContains`: one member for every condition with its values. */
function whenMembers(word: string): readonly [string, Signature<RuleState> | Member<RuleState>] {
  const name = `when${word.replace(/(?:^|_)([A-Z])([A-Z]*)/g, (_, first: string, rest: string) => first + rest.toLowerCase())}`;
  if (word.startsWith('CELL')) return [name, on([], (state) => when(state, word))];
  if (word.startsWith('TEXT')) return [name, on([text], (state, value) => when(state, word, [value]))];
  if (word.startsWith('DATE')) {
    const onDay = on([date], (state, day) => when(state, word, [dayText(day, state.timeZone)]));
    return [name, noted({ partly: 'not with a RelativeDate' }, onDay)];
  }
  if (word.endsWith('BETWEEN')) {
    return [name, on([number, number], (state, low, high) => when(state, word, [String(low), String(high)]))];
  }
  return [name, on([number], (state, value) => when(state, word, [String(value)]))];
}

export const conditionalFormatRuleBuilder = serviceClass<RuleState>('ConditionalFormatRuleBuilder', {
  ...READING,
  ...Object.fromEntries(
    Object.keys(FORMAT_WORDS)
      .filter((word) => word !== 'CUSTOM_FORMULA')
      .map(whenMembers),
  ),
  build: on([], build),
  setRanges: on([listOf(aRange)], (state, ranges) => {
    state.ranges = ranges;
    return SELF;
  }),
  whenFormulaSatisfied: on([text], (state, formula) => when(state, 'CUSTOM_FORMULA', [formula])),
  withCriteria: on([oneOfEnum('BooleanCriteria'), listOf(anything)], (state, word, values) =>
    when(
      state,
      word,
      values.map((value) => (value instanceof Date ? dayText(value, state.timeZone) : String(value))),
    ),
  ),
  setBackground: on([optional(text)], (state, color) =>
    format(state, color === undefined ? noColor('backgroundColor') : colorFields('backgroundColor', color)),
  ),
  setFontColor: on([optional(text)], (state, color) =>
    format(state, color === undefined ? noColor('foregroundColor') : colorFields('foregroundColor', color), true),
  ),
  setBold: textFlag('bold'),
  setItalic: textFlag('italic'),
  setStrikethrough: textFlag('strikethrough'),
  setUnderline: textFlag('underline'),
  setGradientMinpoint: on([text], (state, color) => gradient(state, 'minpoint', color, 'MIN')),
  setGradientMaxpoint: on([text], (state, color) => gradient(state, 'maxpoint', color, 'MAX')),
  setGradientMinpointWithValue: withValue('minpoint'),
  setGradientMidpointWithValue: withValue('midpoint'),
  setGradientMaxpointWithValue: withValue('maxpoint'),
});

function textPart(rule: JsonObject, name: string): boolean | null {
  const held = inner(inner(rule, 'format'), 'textFormat')[name];
  return typeof held === 'boolean' ? held : null;
}

export const booleanCondition = serviceClass<PartState>('BooleanCondition', {
  getCriteriaType: onPart([], ({ message: rule }) =>
    enumValue('BooleanCriteria', wordOf(FORMAT_WORDS, conditionOf(rule).type) ?? ''),
  ),
  getCriteriaValues: onPart([], ({ message: rule, timeZone }) => {
    const { type, texts } = conditionOf(rule);
    if (type.startsWith('DATE')) return texts.map((each) => dayOf(each, timeZone));
    return type.startsWith('NUMBER') ? texts.map(Number) : [...texts];
  }),
  getBackground: onPart([], ({ message: rule }) => colorIn(rule['format'], 'backgroundColor') ?? null),
  getFontColor: onPart(
    [],
    ({ message: rule }) => colorIn(inner(rule, 'format')['textFormat'], 'foregroundColor') ?? null,
  ),
  getBold: onPart([], ({ message: rule }) => textPart(rule, 'bold')),
  getItalic: onPart([], ({ message: rule }) => textPart(rule, 'italic')),
  getStrikethrough: onPart([], ({ message: rule }) => textPart(rule, 'strikethrough')),
  getUnderline: onPart([], ({ message: rule }) => textPart(rule, 'underline')),
});

function pointMembers(name: string, point: string): readonly (readonly [string, Signature<PartState>])[] {
  return [
    [`get${name}Color`, onPart([], ({ message: rule }) => colorIn(rule[point], 'color') ?? null)],
    [
      `get${name}Type`,
      onPart([], ({ message: rule }) => {
        const { type } = inner(rule, point);
        return typeof type === 'string' ? enumValue('InterpolationType', type) : null;
      }),
    ],
    [`get${name}Value`, onPart([], ({ message: rule }) => String(inner(rule, point)['value'] ?? ''))],
  ];
}

export const gradientCondition = serviceClass<PartState>(
  'GradientCondition',
  Object.fromEntries([
    ...pointMembers('Min', 'minpoint'),
    ...pointMembers('Mid', 'midpoint'),
    ...pointMembers('Max', 'maxpoint'),
  ]),
);

function rulesOf({ book, sheetId }: SheetState): ServiceObject<RuleState>[] {
  return objectsOf(book.sheet(sheetId), 'conditionalFormats').map(({ ranges, ...rule }) => {
    const messages = Array.isArray(ranges) ? ranges.filter(isJsonObject) : [];
    const states = messages.map((range) => stateOfMessage(book, { sheetId, ...range }));
    const { timeZone } = book.run.world.manifest;
    return new ServiceObject('ConditionalFormatRule', { rule, ranges: states, timeZone });
  });
}

/** Replaces all rules of the tab. */
function setRules(state: SheetState, rules: readonly RuleState[]): void {
  const { book, sheetId } = state;
  const removals = rulesOf(state).map(() => ({ deleteConditionalFormatRule: { sheetId, index: 0 } }));
  const additions = rules.map(({ rule, ranges }, index): sheets_v4.Schema$Request => {
    const message = { ...rule, ranges: ranges.map(gridRange) } as sheets_v4.Schema$ConditionalFormatRule;
    return { addConditionalFormatRule: { rule: message, index } };
  });
  book.batch([...removals, ...additions]);
}

export function clearRules(state: SheetState): void {
  setRules(state, []);
}

export const CONDITIONAL_SHEET_MEMBERS = {
  getConditionalFormatRules: onSheet([], rulesOf),
  setConditionalFormatRules: onSheet([listOf(aRule)], setRules),
  clearConditionalFormatRules: onSheet([], clearRules),
};
