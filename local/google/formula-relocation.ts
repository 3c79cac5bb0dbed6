/** Every formula of a workbook follows what its references name: those of cells, of drop-downs and of conditions. */
import { type FormulaPlace, relocatedFormula, retitledFormula } from './formula-references.ts';
import { isJsonObject, type Json, type JsonObject } from './json.ts';
import type { Relocation } from './relocation.ts';
import type { CellAttributes, RowAttributes, RowValues, Sheet, SheetObjects, Workbook } from './workbook.ts';

type MapFormula = (formula: string, place: FormulaPlace) => string;

const formulaRows = new WeakMap<RowValues, boolean>();
const ruleRows = new WeakMap<RowAttributes, boolean>();

/** Rows are never changed in place, so that each is looked through once. */
function hasFormula(row: RowValues): boolean {
  const known = formulaRows.get(row);
  if (known !== undefined) return known;
  const has = row.some((value) => typeof value === 'object' && value !== null);
  formulaRows.set(row, has);
  return has;
}

function isFormulaCondition(condition: Json | undefined): condition is JsonObject {
  const values = isJsonObject(condition) ? condition['values'] : undefined;
  return (
    Array.isArray(values) &&
    values.some((each) => isJsonObject(each) && String(each['userEnteredValue'] ?? '').startsWith('='))
  );
}

function hasFormulaRule(row: RowAttributes): boolean {
  const known = ruleRows.get(row);
  if (known !== undefined) return known;
  const has = row.some((cell) => isFormulaCondition(cell?.dataValidation?.['condition']));
  ruleRows.set(row, has);
  return has;
}

function mapCondition(condition: JsonObject, map: (formula: string) => string): JsonObject {
  const values = Array.isArray(condition['values']) ? condition['values'] : [];
  return {
    ...condition,
    values: values.map((each: Json) => {
      const entered = isJsonObject(each) ? each['userEnteredValue'] : undefined;
      const isFormula = typeof entered === 'string' && entered.startsWith('=');
      return isFormula && isJsonObject(each) ? { ...each, userEnteredValue: map(entered) } : each;
    }),
  };
}

function mapRule(
  cell: CellAttributes | null,
  known: Map<CellAttributes, CellAttributes>,
  map: (text: string) => string,
) {
  const rule = cell?.dataValidation;
  const condition = rule?.['condition'];
  if (!cell || !rule || !isFormulaCondition(condition)) return cell;
  const mapped = known.get(cell) ?? { ...cell, dataValidation: { ...rule, condition: mapCondition(condition, map) } };
  known.set(cell, mapped);
  return mapped;
}

function mapConditionalFormats(objects: SheetObjects, map: (formula: string) => string): SheetObjects {
  if (!objects.conditionalFormats) return objects;
  const conditionalFormats = objects.conditionalFormats.map((rule) => {
    const own = rule['booleanRule'];
    const condition = isJsonObject(own) ? own['condition'] : undefined;
    if (!isJsonObject(own) || !isFormulaCondition(condition)) return rule;
    return { ...rule, booleanRule: { ...own, condition: mapCondition(condition, map) } };
  });
  return { ...objects, conditionalFormats };
}

function mapSheet(sheet: Sheet, map: (formula: string) => string): Sheet {
  const hasFormulas = sheet.values.some(hasFormula);
  const hasRules = sheet.attributes.some(hasFormulaRule);
  const known = new Map<CellAttributes, CellAttributes>();
  return {
    ...sheet,
    ...(sheet.objects ? { objects: mapConditionalFormats(sheet.objects, map) } : {}),
    values: hasFormulas
      ? sheet.values.map((row) =>
          hasFormula(row)
            ? row.map((value) =>
                typeof value === 'object' && value !== null ? { formula: map(value.formula) } : value,
              )
            : row,
        )
      : sheet.values,
    attributes: hasRules
      ? sheet.attributes.map((row) => (hasFormulaRule(row) ? row.map((cell) => mapRule(cell, known, map)) : row))
      : sheet.attributes,
  };
}

function mapFormulas(workbook: Workbook, map: MapFormula): Workbook {
  const titles = new Map(workbook.sheets.map(({ properties }) => [properties.sheetId, properties.title]));
  const sheetIds = new Map(
    workbook.sheets.map(({ properties }) => [properties.title.toLowerCase(), properties.sheetId]),
  );
  const titleOf = (sheetId: number) => titles.get(sheetId) ?? '';
  const sheets = workbook.sheets.map((sheet) => {
    const place = { sheetId: sheet.properties.sheetId, sheetIds, titleOf };
    return mapSheet(sheet, (formula) => map(formula, place));
  });
  return { ...workbook, sheets };
}

export function relocateFormulas(workbook: Workbook, change: Relocation): Workbook {
  return mapFormulas(workbook, (formula, place) => relocatedFormula(formula, place, change));
}

/** A tab that is renamed, or deleted when there is no new title. */
export function retitleFormulas(workbook: Workbook, before: string, after: string | undefined): Workbook {
  return mapFormulas(workbook, (formula) => retitledFormula(formula, before, after));
}
