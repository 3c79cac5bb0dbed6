/** Refuses a value that the drop-down or the rule of its cell rejects, as a cell does when it rejects input. */
import { formatA1 } from '../../domain/a1.ts';
import type { ValuesChange } from '../google/cell-change.ts';
import { isJsonObject, type JsonObject } from '../google/json.ts';
import { type CellValue, rowAttributes, type Sheet } from '../google/workbook.ts';
import type { Book } from './book.ts';
import { rangeInBook } from './range-finder.ts';
import { readDisplayValues } from './cell-reading.ts';
import { ScriptError } from './script-error.ts';

type Test = (value: CellValue, texts: readonly string[], book: Book) => boolean;

function numeric(test: (value: number, numbers: readonly number[]) => boolean): Test {
  return (value, texts) => typeof value === 'number' && test(value, texts.map(Number));
}

function textual(test: (value: string, text: string) => boolean): Test {
  return (value, [text = '']) => test(String(value).toLowerCase(), text.toLowerCase());
}

/** The rules that are held against values here; all others let everything pass. */
const TESTS: Readonly<Record<string, Test>> = {
  ONE_OF_LIST: (value, texts) => texts.includes(typeof value === 'boolean' ? String(value).toUpperCase() : String(value)),
  ONE_OF_RANGE: (value, [range = ''], book) =>
    readDisplayValues(rangeInBook(book, range.replace(/^=/, '')))
      .flat()
      .includes(String(value)),
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

function breaks(rule: JsonObject, value: CellValue, book: Book): boolean {
  const condition = isJsonObject(rule['condition']) ? rule['condition'] : {};
  const test = TESTS[String(condition['type'])];
  if (!test) return false;
  const values = Array.isArray(condition['values']) ? condition['values'] : [];
  const texts = values.map((each) => (isJsonObject(each) ? String(each['userEnteredValue'] ?? '') : ''));
  return !test(value, texts, book);
}

export function checkValidation(book: Book, sheet: Sheet, { row, column, values }: ValuesChange): void {
  values.forEach((cells, down) => {
    const attributes = rowAttributes(sheet, row + down);
    cells.forEach((value, right) => {
      const rule = attributes[column + right]?.dataValidation;
      const isChecked = rule?.['strict'] === true && value !== null && value !== '' && typeof value !== 'object';
      if (!isChecked || !breaks(rule, value, book)) return;
      const [startRowIndex, startColumnIndex] = [row + down, column + right];
      const range = {
        startRowIndex,
        endRowIndex: startRowIndex + 1,
        startColumnIndex,
        endColumnIndex: startColumnIndex + 1,
      };
      const cell = formatA1({ range });
      throw new ScriptError(
        `The data you entered in cell ${cell} violates the data validation rules set on this cell.`,
      );
    });
  });
}
