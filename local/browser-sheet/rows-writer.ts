/** Writes rows of one tab as the page draws them: texts, styles, notes, and what cells offer to choose from. */
import type { CellStyle, CellView, RowsView, RowView } from '../../web/sheet/protocol.ts';
import { ConditionalLooks } from '../google/conditional-looks.ts';
import { GoogleError } from '../google/google-error.ts';
import type { JsonObject } from '../google/json.ts';
import { type Seen, SeenCells, textOf } from '../google/seen-cells.ts';
import { inputInto } from '../google/value-input.ts';
import {
  type CellAttributes,
  type CellValue,
  rowAttributes,
  rowValues,
  type Sheet,
  type Workbook,
} from '../google/workbook.ts';
import { inputOf } from './cell-input.ts';
import { styleOf } from './cell-style.ts';
import { offeredList } from './offered-list.ts';

/** Shown where only Google knows what a formula comes to. */
const NOT_COMPUTED = '…';

/** Equal things are written once, and named by their place. */
class Numbered<T> {
  readonly things: T[] = [];
  private readonly places = new Map<string, number>();

  placeOf(thing: T): number {
    const key = JSON.stringify(thing);
    const place = this.places.get(key) ?? this.things.push(thing) - 1;
    this.places.set(key, place);
    return place;
  }
}

export class RowsWriter {
  private readonly sheet: Sheet;
  private readonly cells: SeenCells;
  private readonly looks: ConditionalLooks;
  private readonly currentYear: number;
  private readonly styles = new Numbered<CellStyle>();
  private readonly lists = new Numbered<readonly string[]>();
  private readonly listOfRule = new WeakMap<JsonObject, number | undefined>();
  private readonly plainStyles = new Map<unknown, Map<CellStyle['align'], number | undefined>>();
  private readonly rows: Record<number, RowView> = {};

  constructor(workbook: Workbook, sheet: Sheet, now: () => Date) {
    this.sheet = sheet;
    this.cells = new SeenCells(workbook, now);
    this.looks = new ConditionalLooks(this.cells, sheet, now);
    this.currentYear = inputInto(workbook, 'USER_ENTERED', now).currentYear;
  }

  private seenAt(row: number, column: number): Seen | undefined {
    try {
      return this.cells.at(this.sheet, row, column);
    } catch (error) {
      if (error instanceof GoogleError) return undefined;
      throw error;
    }
  }

  private listOf(rule: JsonObject): number | undefined {
    if (this.listOfRule.has(rule)) return this.listOfRule.get(rule);
    const list = offeredList(this.cells, rule);
    const place = list && this.lists.placeOf(list);
    this.listOfRule.set(rule, place);
    return place;
  }

  /** Formats are shared by cells, so that each is worked out once. */
  private styleAt(
    row: number,
    column: number,
    attributes: CellAttributes | null,
    align: CellStyle['align'],
  ): number | undefined {
    const look = this.looks.at(row, column);
    const own = attributes?.userEnteredFormat;
    if (look) {
      const style = styleOf([own, look], align);
      return style && this.styles.placeOf(style);
    }
    const byAlign = this.plainStyles.get(own) ?? new Map<CellStyle['align'], number | undefined>();
    if (byAlign.has(align)) return byAlign.get(align);
    const style = styleOf([own], align);
    const place = style && this.styles.placeOf(style);
    byAlign.set(align, place);
    this.plainStyles.set(own, byAlign);
    return place;
  }

  private contentAt(row: number, column: number, value: CellValue): { text: string; input?: string; seen?: Seen } {
    const seen = this.seenAt(row, column);
    if (!seen) return { text: NOT_COMPUTED, ...(typeof value === 'object' && { input: value.formula }) };
    const { locale } = this.cells;
    const text = textOf(seen, locale);
    const input = inputOf(value, text, seen.format, { locale, currentYear: this.currentYear });
    return { text, seen, ...(input !== text && { input }) };
  }

  private cellAt(
    row: number,
    column: number,
    value: CellValue | null,
    attributes: CellAttributes | null,
  ): CellView | null {
    const content = value === null ? { text: '' } : this.contentAt(row, column, value);
    const seen = 'seen' in content ? content.seen : undefined;
    const align = typeof seen?.value === 'number' ? 'right' : typeof seen?.value === 'boolean' ? 'center' : 'left';
    const style = this.styleAt(row, column, attributes, align);
    const list = attributes?.dataValidation && this.listOf(attributes.dataValidation);
    const note = attributes?.note;
    if (value === null && style === undefined && note === undefined && list === undefined) return null;
    return {
      text: content.text,
      ...('input' in content && content.input !== undefined && { input: content.input }),
      ...(style !== undefined && { style }),
      ...(note !== undefined && { note }),
      ...(list !== undefined && { list }),
    };
  }

  write(row: number): this {
    const [values, attributes] = [rowValues(this.sheet, row), rowAttributes(this.sheet, row)];
    const width = Math.max(values.length, attributes.length);
    const cells: (CellView | null)[] = [];
    for (let column = 0; column < width; column += 1) {
      cells.push(this.cellAt(row, column, values[column] ?? null, attributes[column] ?? null));
    }
    while (cells.length > 0 && cells.at(-1) === null) cells.pop();
    this.rows[row] = cells;
    return this;
  }

  /** Rows below the last one that holds anything are not written. */
  writeFrom(from: number, to: number): this {
    const end = Math.min(to, Math.max(this.sheet.values.length, this.sheet.attributes.length));
    for (let row = from; row < end; row += 1) this.write(row);
    return this;
  }

  finish(): RowsView {
    return { rows: this.rows, styles: this.styles.things, lists: this.lists.things };
  }
}
