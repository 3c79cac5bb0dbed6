/** Whether a value keeps the rule of its cell: a cell that rejects input refuses what breaks it. */
import { formatA1 } from '../../domain/a1.ts';
import type { ValuesChange } from './cell-change.ts';
import { renderArea } from './cell-value.ts';
import { isJsonObject, type JsonObject } from './json.ts';
import { SeenCells } from './seen-cells.ts';
import { clipToGrid, findRange } from './sheet-range.ts';
import { type CellValue, rowAttributes, type Sheet, type Workbook } from './workbook.ts';

type Test = (value: CellValue, texts: readonly string[], cells: SeenCells) => boolean;

function numeric(test: (value: number, numbers: readonly number[]) => boolean): Test {
  return (value, texts) => typeof value === 'number' && test(value, texts.map(Number));
}

function textual(test: (value: string, text: string) => boolean): Test {
  return (value, [text = '']) => test(String(value).toLowerCase(), text.toLowerCase());
}

function listed(value: CellValue): string {
  return typeof value === 'boolean' ? String(value).toUpperCase() : String(value);
}

function shownIn(cells: SeenCells, range: string): readonly string[] {
  const { sheet, area } = clipToGrid(findRange(cells.workbook, range.replace(/^=/, '').replaceAll('$', '')));
  const rendering = { value: 'FORMATTED_VALUE', dateTime: 'SERIAL_NUMBER' } as const;
  return renderArea(cells, sheet, area, rendering).flat().map(String);
}

/** The rules that values are held against here; all others let everything pass. */
const TESTS: Readonly<Record<string, Test>> = {
  ONE_OF_LIST: (value, texts) => texts.includes(listed(value)),
  ONE_OF_RANGE: (value, [range = ''], cells) => shownIn(cells, range).includes(String(value)),
  BOOLEAN: (value, texts) => (texts.length > 0 ? texts.includes(String(value)) : typeof value === 'boolean'),
  NUMBER_BETWEEN: numeric((value, [low = 0, high = 0]) => value >= low && value <= high),
  NUMBER_NOT_BETWEEN: numeric((value, [low = 0, high = 0]) => value < low || value > high),
  NUMBER_EQ: numeric((value, [other]) => value === other),
  NUMBER_NOT_EQ: numeric((value, [other]) => value !== other),
  NUMBER_GREATER: numeric((value, [other = 0]) => value > other),
  NUMBER_GREATER_THAN_EQ: numeric((value, [other = 0]) => value >= other),
  NUMBER_LESS: numeric((value, [other = 0]) => value < other),
  NUMBER_LESS_THAN_EQ: numeric((value, [other = 0]) => value <= other),
  TEXT_CONTAINS: textual((value, text) => value.includes(text)),
  TEXT_NOT_CONTAINS: textual((value, text) => !value.includes(text)),
  TEXT_EQ: textual((value, text) => value === text),
  DATE_IS_VALID: (value) => typeof value === 'number',
};

function breaks(rule: JsonObject, value: CellValue, cells: SeenCells): boolean {
  const condition = isJsonObject(rule['condition']) ? rule['condition'] : {};
  const test = TESTS[String(condition['type'])];
  if (!test) return false;
  const values = Array.isArray(condition['values']) ? condition['values'] : [];
  const texts = values.map((each) => (isJsonObject(each) ? String(each['userEnteredValue'] ?? '') : ''));
  return !test(value, texts, cells);
}

/** What Google says of the first value that breaks the rule of a cell that rejects input. */
export function brokenRule(
  workbook: Workbook,
  sheet: Sheet,
  change: ValuesChange,
  now: () => Date,
): string | undefined {
  const cells = new SeenCells(workbook, now);
  for (const [down, values] of change.values.entries()) {
    const attributes = rowAttributes(sheet, change.row + down);
    for (const [right, value] of values.entries()) {
      const rule = attributes[change.column + right]?.dataValidation;
      const isHeld = rule?.['strict'] === true && value !== null && value !== '' && typeof value !== 'object';
      if (!isHeld || !breaks(rule, value, cells)) continue;
      const [startRowIndex, startColumnIndex] = [change.row + down, change.column + right];
      const ends = { endRowIndex: startRowIndex + 1, endColumnIndex: startColumnIndex + 1 };
      const cell = formatA1({ range: { startRowIndex, startColumnIndex, ...ends } });
      return `The data you entered in cell ${cell} violates the data validation rules set on this cell.`;
    }
  }
  return undefined;
}
