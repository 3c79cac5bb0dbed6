/** What a cell offers to choose from. */
import { renderArea } from '../google/cell-value.ts';
import { GoogleError } from '../google/google-error.ts';
import { isJsonObject, type JsonObject } from '../google/json.ts';
import type { SeenCells } from '../google/seen-cells.ts';
import { clipToGrid, findRange } from '../google/sheet-range.ts';

const SHOWN = { value: 'FORMATTED_VALUE', dateTime: 'SERIAL_NUMBER' } as const;

function textsIn(cells: SeenCells, range: string): readonly string[] {
  const { sheet, area } = clipToGrid(findRange(cells.workbook, range.replace(/^=/, '').replaceAll('$', '')));
  const texts = renderArea(cells, sheet, area, SHOWN).flat().map(String);
  return [...new Set(texts.filter((text) => text !== ''))];
}

/** Undefined for a rule that leaves the choice open. */
export function offeredList(cells: SeenCells, rule: JsonObject): readonly string[] | undefined {
  const condition = isJsonObject(rule['condition']) ? rule['condition'] : {};
  const values = Array.isArray(condition['values']) ? condition['values'] : [];
  const texts = values.map((each) => (isJsonObject(each) ? String(each['userEnteredValue'] ?? '') : ''));
  switch (String(condition['type'])) {
    case 'ONE_OF_LIST':
      return texts;
    case 'BOOLEAN':
      return texts.length > 0 ? texts : cells.locale.truth.toReversed();
    case 'ONE_OF_RANGE':
      try {
        return textsIn(cells, texts[0] ?? '');
      } catch (error) {
        if (error instanceof GoogleError) return undefined;
        throw error;
      }
    default:
      return undefined;
  }
}
