/** Which values a filter shows: those that no criterion of their column hides. */
import type { sheets_v4 } from '@googleapis/sheets';
import { invalidArgument, notImplemented } from './google-error.ts';
import type { Locale } from './locale.ts';
import { SeenCells, type SeenValue } from './seen-cells.ts';
import { typeValue } from './typed-value.ts';
import type { Area, Sheet, Workbook } from './workbook.ts';

type Criteria = sheets_v4.Schema$FilterCriteria;

export interface FilterSpec {
  readonly columnIndex: number;
  readonly filterCriteria: Criteria;
}

interface Shown {
  readonly value: SeenValue | null;
  readonly text: string;
}

export type ShownTest = (shown: Shown) => boolean;
type Test = ShownTest;

/** A value of a condition is read as if a person had typed it. */
function wantedNumber(text: string, locale: Locale): number {
  const { value } = typeValue(text, { locale, currentYear: 2000 });
  if (typeof value === 'number') return value;
  throw notImplemented(`a filter by the value ${text}`);
}

const COMPARE: Readonly<Record<string, (own: number, one: number, other: number) => boolean>> = {
  NUMBER_GREATER: (own, one) => own > one,
  NUMBER_GREATER_THAN_EQ: (own, one) => own >= one,
  NUMBER_LESS: (own, one) => own < one,
  NUMBER_LESS_THAN_EQ: (own, one) => own <= one,
  NUMBER_EQ: (own, one) => own === one,
  NUMBER_NOT_EQ: (own, one) => own !== one,
  NUMBER_BETWEEN: (own, one, other) => own >= one && own <= other,
  NUMBER_NOT_BETWEEN: (own, one, other) => own < one || own > other,
};

const MATCH: Readonly<Record<string, (own: string, wanted: string) => boolean>> = {
  TEXT_CONTAINS: (own, wanted) => own.includes(wanted),
  TEXT_NOT_CONTAINS: (own, wanted) => !own.includes(wanted),
  TEXT_STARTS_WITH: (own, wanted) => own.startsWith(wanted),
  TEXT_ENDS_WITH: (own, wanted) => own.endsWith(wanted),
  TEXT_EQ: (own, wanted) => own === wanted,
  TEXT_NOT_EQ: (own, wanted) => own !== wanted,
};

export function conditionTest(condition: sheets_v4.Schema$BooleanCondition, locale: Locale): Test {
  const type = condition.type ?? '';
  const values = (condition.values ?? []).map(({ userEnteredValue }) => userEnteredValue ?? '');
  if (type === 'BLANK') return ({ text }) => text === '';
  if (type === 'NOT_BLANK') return ({ text }) => text !== '';
  if (values.some((value) => value.startsWith('='))) throw notImplemented('a filter by a formula');
  const [first = ''] = values;
  const match = MATCH[type];
  if (match) return ({ text }) => match(text.toLowerCase(), first.toLowerCase());
  const compare = COMPARE[type];
  if (!compare) throw notImplemented(`a filter by the condition ${type}`);
  const wanted = type.endsWith('BETWEEN') ? 2 : 1;
  if (values.length !== wanted)
    throw invalidArgument(`ConditionValues: Expected ${wanted} values, got ${values.length}.`);
  const [one = 0, other = 0] = values.map((value) => wantedNumber(value, locale));
  return ({ value }) => typeof value === 'number' && compare(value, one, other);
}

const COLOURS = [
  'visibleBackgroundColor',
  'visibleBackgroundColorStyle',
  'visibleForegroundColor',
  'visibleForegroundColorStyle',
] as const;

function criteriaTest(criteria: Criteria, locale: Locale): Test {
  const colour = COLOURS.find((name) => criteria[name] !== undefined);
  if (colour) throw notImplemented(`a filter by ${colour}`);
  const hidden = new Set(criteria.hiddenValues ?? []);
  const matches = criteria.condition ? conditionTest(criteria.condition, locale) : () => true;
  return (shown) => !hidden.has(shown.text) && matches(shown);
}

function shownAt(cells: SeenCells, sheet: Sheet, row: number, column: number): Shown {
  return { value: cells.value(sheet, row, column), text: cells.text(sheet, row, column) };
}

/** The rows of a filtered area, below its heading, that are not shown. */
export function hiddenRows(
  workbook: Workbook,
  sheet: Sheet,
  area: Area,
  specs: readonly FilterSpec[],
  now: () => Date,
): number[] {
  const cells = new SeenCells(workbook, now);
  const tests = specs.map(({ columnIndex, filterCriteria }) => ({
    columnIndex,
    passes: criteriaTest(filterCriteria, cells.locale),
  }));
  const rows: number[] = [];
  for (let row = area.startRowIndex + 1; row < area.endRowIndex; row += 1) {
    const isShown = tests.every(({ columnIndex, passes }) => passes(shownAt(cells, sheet, row, columnIndex)));
    if (!isShown) rows.push(row);
  }
  return rows;
}
