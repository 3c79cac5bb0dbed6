/** Requests of `batchUpdate` about conditional formats: an ordered list of rules on every tab. */
import type { sheets_v4 } from '@googleapis/sheets';
import type { RequestFunction } from './batch-update.ts';
import { invalidArgument, notImplemented } from './google-error.ts';
import { rangeOfArea } from './grid-range.ts';
import { asJson, type JsonObject } from './json.ts';
import { mapPlaces, withoutZeros } from './message-ranges.ts';
import { areaOfMessage, sheetWithGrid } from './sheet-range.ts';
import { objectsOf, type Sheet, type SheetGridRange, type Workbook } from './workbook.ts';
import type { Change } from './workbook-change.ts';

const LIST = 'conditionalFormats';

export function conditionalFormatMessage(rule: JsonObject): JsonObject {
  return mapPlaces('ConditionalFormatRule', rule, withoutZeros);
}

function checkCondition(rule: sheets_v4.Schema$ConditionalFormatRule): void {
  if ((rule.booleanRule === undefined) === (rule.gradientRule === undefined)) {
    throw invalidArgument('Exactly one of booleanRule and gradientRule must be set.');
  }
  const type = rule.booleanRule?.condition?.type;
  if (rule.booleanRule && (!type || type === 'CONDITION_TYPE_UNSPECIFIED')) {
    throw invalidArgument('ConditionType is required.');
  }
  const { minpoint, maxpoint } = rule.gradientRule ?? {};
  if (rule.gradientRule && (!minpoint || !maxpoint))
    throw invalidArgument('A gradient must have a minpoint and a maxpoint.');
}

/** The rule with its ranges bounded by the grid, and the tab that they all are on. */
function checkedRule(workbook: Workbook, rule: sheets_v4.Schema$ConditionalFormatRule | undefined) {
  if (!rule) throw invalidArgument('A rule must be given.');
  checkCondition(rule);
  const areas = (rule.ranges ?? []).map((range) => areaOfMessage(workbook, range));
  const sheet = areas[0]?.sheet;
  if (!sheet) throw invalidArgument('A conditional format must have at least one range.');
  if (areas.some((each) => each.sheet !== sheet)) throw invalidArgument('All the ranges must be on the same grid.');
  const ranges = areas.map(({ area }): SheetGridRange => rangeOfArea(sheet, area));
  return { sheet, stored: asJson({ ...rule, ranges }) };
}

function splice(sheet: Sheet, index: number, remove: number, insert: readonly JsonObject[]): Change {
  return { kind: 'spliceObjects', sheetId: sheet.properties.sheetId, list: LIST, index, remove, insert };
}

export const addConditionalFormatRule: RequestFunction<'addConditionalFormatRule'> = (workbook, request) => {
  const { sheet, stored } = checkedRule(workbook, request.rule);
  const index = request.index ?? 0;
  if (!Number.isInteger(index) || index < 0 || index > objectsOf(sheet, LIST).length) {
    throw invalidArgument(`Invalid conditional format index ${index}`);
  }
  return { changes: [splice(sheet, index, 0, [stored])] };
};

function ruleAt(sheet: Sheet, index: number): JsonObject {
  const rule = objectsOf(sheet, LIST)[index];
  if (rule) return rule;
  throw invalidArgument(`No conditional format on sheet: ${sheet.properties.sheetId} at index: ${index}`);
}

/** Google leaves out what is zero. */
function places(indices: Readonly<Record<string, number>>): JsonObject {
  return Object.fromEntries(Object.entries(indices).filter(([, index]) => index !== 0));
}

export const updateConditionalFormatRule: RequestFunction<'updateConditionalFormatRule'> = (workbook, request) => {
  const index = request.index ?? 0;
  const isMove = typeof request.newIndex === 'number';
  if (isMove && request.rule) throw notImplemented('updateConditionalFormatRule with both a rule and a newIndex');
  if (!isMove) {
    const { sheet, stored } = checkedRule(workbook, request.rule);
    const oldRule = conditionalFormatMessage(ruleAt(sheet, index));
    const reply = { newRule: conditionalFormatMessage(stored), ...places({ newIndex: index }), oldRule };
    return { changes: [splice(sheet, index, 1, [stored])], reply: () => ({ updateConditionalFormatRule: reply }) };
  }
  const sheet = sheetWithGrid(workbook, request.sheetId);
  const rule = ruleAt(sheet, index);
  const newIndex = request.newIndex ?? 0;
  if (newIndex < 0 || newIndex >= objectsOf(sheet, LIST).length) {
    throw invalidArgument(`Invalid conditional format index ${newIndex}`);
  }
  const reply = { newRule: conditionalFormatMessage(rule), ...places({ oldIndex: index, newIndex }) };
  return {
    changes: [splice(sheet, index, 1, []), splice(sheet, newIndex, 0, [rule])],
    reply: () => ({ updateConditionalFormatRule: reply }),
  };
};

export const deleteConditionalFormatRule: RequestFunction<'deleteConditionalFormatRule'> = (workbook, request) => {
  const sheet = sheetWithGrid(workbook, request.sheetId);
  const rule = ruleAt(sheet, request.index ?? 0);
  return {
    changes: [splice(sheet, request.index ?? 0, 1, [])],
    reply: () => ({ deleteConditionalFormatRule: { rule: conditionalFormatMessage(rule) } }),
  };
};
