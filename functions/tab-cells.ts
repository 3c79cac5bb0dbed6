/** The cells of a tab that Svod writes: values with the look that they have on screen and on paper. */
import { createHash } from 'node:crypto';
import type { sheets_v4 } from '@googleapis/sheets';

export type Value = string | number | null;
/** A line of plain values. */
export type Row = readonly Value[];

type Format = sheets_v4.Schema$CellFormat;

const HEADING_BACKGROUND = { red: 0.91, green: 0.93, blue: 0.96 };
const QUIET = { red: 0.35, green: 0.35, blue: 0.35 };

function numbers(type: string, pattern: string): Format {
  return { numberFormat: { type, pattern } };
}

/** Everything a cell can look like; what it says of numbers follows the locale of the workbook. */
const STYLES = {
  plain: {},
  sentence: { textFormat: { bold: true, fontSize: 13 } },
  title: { textFormat: { bold: true, fontSize: 12 } },
  heading: {
    textFormat: { bold: true },
    backgroundColorStyle: { rgbColor: HEADING_BACKGROUND },
    wrapStrategy: 'WRAP',
    verticalAlignment: 'BOTTOM',
  },
  wrapped: { wrapStrategy: 'WRAP', verticalAlignment: 'TOP' },
  quiet: { textFormat: { italic: true, foregroundColorStyle: { rgbColor: QUIET } } },
  count: numbers('NUMBER', '#,##0'),
  signed: numbers('NUMBER', '+#,##0;-#,##0;0'),
  decimal: numbers('NUMBER', '#,##0.00'),
  percent: numbers('PERCENT', '0.0%'),
  date: { ...numbers('DATE', 'dd.mm.yyyy'), horizontalAlignment: 'RIGHT' },
  year: numbers('NUMBER', '0'),
} as const satisfies Readonly<Record<string, Format>>;

export type Style = keyof typeof STYLES;

export interface StyledCell {
  readonly value: Value;
  readonly style: Style;
  /** Where a click on it leads. */
  readonly link?: string;
  /** The value is a formula. */
  readonly isFormula?: true;
  /** Whether what stands there says enough, though it is not the same. */
  readonly allows?: (shown: unknown) => boolean;
}

/** A line of the tab; nothing in it is an empty line. */
export type StyledRow = readonly StyledCell[];

export function cell(value: Value, style: Style = 'plain', link?: string): StyledCell {
  return link === undefined ? { value, style } : { value, style, link };
}

/** The cells of a line, each with the style of its place; the last style stands for all that follow. */
export function line(values: Row, ...styles: readonly Style[]): StyledRow {
  const last = styles.at(-1) ?? 'plain';
  return values.map((value, index) => cell(value, styles[index] ?? last));
}

export function headings(...titles: readonly string[]): StyledRow {
  return titles.map((title) => cell(title, 'heading'));
}

export function title(text: string): StyledRow {
  return [cell(text, 'title')];
}

/** As many characters as fit on the paper, across the whole tab and beside its first column. */
const LONGEST_LINE = 125;
const LONGEST_BESIDE = 95;

/** A cell that is not merged with others does not break its text over their width. */
function broken(text: string, longest: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < longest) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** A text on its own. */
export function paragraph(text: string, style: Style = 'plain'): readonly StyledRow[] {
  return broken(text, LONGEST_LINE).map((one) => [cell(one, style)]);
}

/** A word and what it means beside it. */
export function explained(name: string, meaning: string): readonly StyledRow[] {
  return broken(meaning, LONGEST_BESIDE).map((one, index) => [cell(index === 0 ? name : null, 'wrapped'), cell(one)]);
}

export const BLANK: StyledRow = [];

function enteredValue({ value, isFormula }: StyledCell): sheets_v4.Schema$ExtendedValue | undefined {
  if (value === null || value === '') return undefined;
  if (typeof value === 'number') return { numberValue: value };
  return isFormula ? { formulaValue: value } : { stringValue: value };
}

/** As Google's message; a link that is the cell's own is part of its format. */
export function cellData(one: StyledCell): sheets_v4.Schema$CellData {
  const userEnteredValue = enteredValue(one);
  const format: Format = STYLES[one.style];
  const linked =
    one.link === undefined ? format : { ...format, textFormat: { ...format.textFormat, link: { uri: one.link } } };
  return {
    ...(userEnteredValue && { userEnteredValue }),
    ...(Object.keys(linked).length > 0 && { userEnteredFormat: linked }),
  };
}

/** Changes when any cell is to look otherwise or to lead elsewhere, whatever it says. */
export function lookOf(rows: readonly StyledRow[]): string {
  const looks = rows.map((row) => row.map(({ style, link }) => [style, link]));
  return createHash('sha256')
    .update(JSON.stringify([STYLES, looks]))
    .digest('hex')
    .slice(0, 16);
}
