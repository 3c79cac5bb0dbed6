/** The formats that conditional rules give to the cells of one tab of one workbook, worked out when they are asked for. */
import type { sheets_v4 } from '@googleapis/sheets';
import { conditionTest, type ShownTest } from './filter-condition.ts';
import { calculationOf } from './formula/calculation.ts';
import { mapReferences, type Reference } from './formula/reference.ts';
import { copiedFormula } from './formula-references.ts';
import { GoogleError } from './google-error.ts';
import { areaOfRange } from './grid-range.ts';
import type { JsonObject } from './json.ts';
import type { SeenCells } from './seen-cells.ts';
import { type Area, objectsOf, type Sheet, type SheetGridRange } from './workbook.ts';

type Test = (row: number, column: number) => boolean;

interface Rule {
  readonly areas: readonly Area[];
  readonly holds: Test;
  readonly format: JsonObject;
}

function covers({ startRowIndex, endRowIndex, startColumnIndex, endColumnIndex }: Area, row: number, column: number) {
  return startRowIndex <= row && row < endRowIndex && startColumnIndex <= column && column < endColumnIndex;
}

/** The single cells of the formula's own tab that it looks at; undefined when it looks at anything else. */
function cellsLookedAt(formula: string): readonly Reference[] | undefined {
  const references: Reference[] = [];
  mapReferences(formula, (reference) => {
    references.push(reference);
    return reference;
  });
  const isCell = ({ prefix, first, last }: Reference) =>
    prefix === undefined && last === undefined && first.row !== undefined && first.column !== undefined;
  return references.every(isCell) ? references : undefined;
}

/** Cells that look at the same values are told apart by nothing, so that each case is computed once. */
function formulaTest(cells: SeenCells, sheet: Sheet, formula: string, top: Area, now: () => Date): Test {
  const calculation = calculationOf(cells.workbook, now);
  const looked = cellsLookedAt(formula);
  const known = new Map<string, boolean>();
  const caseAt = (row: number, column: number, down: number, right: number): string => {
    if (!looked) return `${row},${column}`;
    let key = '';
    for (const { first } of looked) {
      const value = cells.value(
        sheet,
        (first.row ?? 0) + (first.rowFixed ? 0 : down),
        (first.column ?? 0) + (first.columnFixed ? 0 : right),
      );
      key += `${typeof value} ${String(value)}\n`;
    }
    return key;
  };
  return (row, column) => {
    const [down, right] = [row - top.startRowIndex, column - top.startColumnIndex];
    const key = caseAt(row, column, down, right);
    const before = known.get(key);
    if (before !== undefined) return before;
    const own = { formula: copiedFormula(formula, down, right, sheet) };
    const { value } = calculation.outcomeOf(own, sheet, row, column);
    const holds = value === true || (typeof value === 'number' && value !== 0);
    known.set(key, holds);
    return holds;
  };
}

function shownTest(cells: SeenCells, sheet: Sheet, test: ShownTest): Test {
  return (row, column) => test({ value: cells.value(sheet, row, column), text: cells.text(sheet, row, column) });
}

/** A rule that cannot be worked out here colours nothing. */
function ruleOf(cells: SeenCells, sheet: Sheet, message: JsonObject, now: () => Date): Rule[] {
  const { ranges, booleanRule } = message as sheets_v4.Schema$ConditionalFormatRule;
  const areas = (ranges ?? []).map((range) => areaOfRange(sheet, range as SheetGridRange));
  const [top] = areas;
  const condition = booleanRule?.condition;
  if (!condition || !top) return [];
  const format = (booleanRule.format ?? {}) as JsonObject;
  if (condition.type === 'CUSTOM_FORMULA') {
    const formula = condition.values?.[0]?.userEnteredValue ?? '';
    return [{ areas, format, holds: formulaTest(cells, sheet, formula, top, now) }];
  }
  try {
    return [{ areas, format, holds: shownTest(cells, sheet, conditionTest(condition, cells.locale)) }];
  } catch (error) {
    if (error instanceof GoogleError) return [];
    throw error;
  }
}

export class ConditionalLooks {
  private readonly rules: readonly Rule[];

  constructor(cells: SeenCells, sheet: Sheet, now: () => Date) {
    this.rules = objectsOf(sheet, 'conditionalFormats').flatMap((message) => ruleOf(cells, sheet, message, now));
  }

  /** Of several rules that say the same of a cell the first one counts; undefined where none holds. */
  at(row: number, column: number): JsonObject | undefined {
    let look: JsonObject | undefined;
    for (const { areas, holds, format } of this.rules) {
      if (areas.some((area) => covers(area, row, column)) && holds(row, column)) look = { ...format, ...look };
    }
    return look;
  }
}
