/** How values are asked for, and how the reply to a write is asked for. */
import type { DateTimeRenderOption, Rendering, ValueRenderOption } from './cell-value.ts';
import { entityNotFound, invalidArgument } from './google-error.ts';
import { type Call, oneOf } from './rest-method.ts';
import type { SeenCells } from './seen-cells.ts';
import { formatArea, type SheetArea } from './sheet-range.ts';
import { type Input, inputInto, type ValueInputOption } from './value-input.ts';
import type { Workbook } from './workbook.ts';
import type { StoredWorkbook } from './workbook-file.ts';
import type { WorkbookStore } from './workbook-store.ts';
import { writtenValues } from './written-values.ts';

export type MajorDimension = 'ROWS' | 'COLUMNS';

/** How a write is to be answered. */
export interface Answer {
  readonly includesValues: boolean;
  readonly rendering: Rendering;
  readonly majorDimension: MajorDimension;
}

const ROWS_OR_COLUMNS: readonly (MajorDimension | 'DIMENSION_UNSPECIFIED')[] = [
  'ROWS',
  'COLUMNS',
  'DIMENSION_UNSPECIFIED',
];
const RENDER: readonly ValueRenderOption[] = ['FORMATTED_VALUE', 'UNFORMATTED_VALUE', 'FORMULA'];
const DATE_TIME: readonly DateTimeRenderOption[] = ['SERIAL_NUMBER', 'FORMATTED_STRING'];
const UNSPECIFIED = 'INPUT_VALUE_OPTION_UNSPECIFIED';
const INPUT: readonly (ValueInputOption | typeof UNSPECIFIED)[] = ['RAW', 'USER_ENTERED', UNSPECIFIED];

export function storedWorkbook(store: WorkbookStore, spreadsheetId: string | undefined): StoredWorkbook {
  const stored = store.get(spreadsheetId ?? '');
  if (!stored) throw entityNotFound();
  return stored;
}

export function majorDimensionOf(text: string | null | undefined): MajorDimension {
  const told = oneOf(text, 'major_dimension', ROWS_OR_COLUMNS, 'ROWS');
  return told === 'DIMENSION_UNSPECIFIED' ? 'ROWS' : told;
}

export function rendering(value: string | null | undefined, dateTime: string | null | undefined): Rendering {
  return {
    value: oneOf(value, 'value_render_option', RENDER, 'FORMATTED_VALUE'),
    dateTime: oneOf(dateTime, 'date_time_render_option', DATE_TIME, 'SERIAL_NUMBER'),
  };
}

export function readingOptions({ query }: Call): { rendering: Rendering; majorDimension: MajorDimension } {
  return {
    rendering: rendering(query.text('valueRenderOption'), query.text('dateTimeRenderOption')),
    majorDimension: majorDimensionOf(query.text('majorDimension')),
  };
}

export interface AnswerOptions {
  readonly includeValuesInResponse?: boolean | null;
  readonly responseValueRenderOption?: string | null;
  readonly responseDateTimeRenderOption?: string | null;
}

export function answerOptions(options: AnswerOptions, majorDimension: MajorDimension): Answer {
  return {
    includesValues: options.includeValuesInResponse === true,
    rendering: rendering(options.responseValueRenderOption, options.responseDateTimeRenderOption),
    majorDimension,
  };
}

export function answerOptionsOfQuery({ query }: Call): AnswerOptions {
  return {
    includeValuesInResponse: query.flag('includeValuesInResponse'),
    responseValueRenderOption: query.text('responseValueRenderOption') ?? null,
    responseDateTimeRenderOption: query.text('responseDateTimeRenderOption') ?? null,
  };
}

export function inputOptions(workbook: Workbook, option: string | null | undefined, now: () => Date): Input {
  const known = oneOf(option, 'value_input_option', INPUT, UNSPECIFIED);
  if (known === UNSPECIFIED) throw invalidArgument("'valueInputOption' is required but not specified");
  return inputInto(workbook, known, now);
}

/** Its values are JSON already. */
export function valueRange(cells: SeenCells, found: SheetArea, how: Rendering, majorDimension: MajorDimension) {
  const values = writtenValues(cells, found, how, majorDimension);
  return { range: formatArea(found.sheet, found.area), majorDimension, ...(values ? { values } : {}) };
}
