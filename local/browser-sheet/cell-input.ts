/** What a person finds in a cell that is opened for editing: typed again as it is, it changes nothing. */
import type { Locale } from '../google/locale.ts';
import { numberText } from '../google/number-texts.ts';
import { typeValue } from '../google/typed-value.ts';
import type { CellValue, NumberFormat } from '../google/workbook.ts';

const DATES: Readonly<Record<string, NumberFormat>> = {
  DATE: { type: 'DATE', pattern: 'dd.mm.yyyy' },
  DATE_TIME: { type: 'DATE_TIME', pattern: 'dd.mm.yyyy hh:mm:ss' },
  TIME: { type: 'TIME', pattern: 'hh:mm:ss' },
};

export interface InputWorld {
  readonly locale: Locale;
  readonly currentYear: number;
}

/** Every digit of it: a long number is not rounded as it is when shown. */
function digits(value: number, { locale }: InputWorld): string {
  return String(value).replace('.', locale.decimal);
}

function numberInput(value: number, format: NumberFormat | undefined, world: InputWorld): string {
  const dated = format && DATES[format.type];
  const candidates = [
    ...(dated ? [numberText(value, dated, world.locale)] : []),
    ...(format?.type === 'PERCENT' ? [`${digits(value * 100, world)}%`] : []),
  ];
  const same = candidates.find((text) => typeValue(text, { ...world, numberFormat: format }).value === value);
  return same ?? digits(value, world);
}

/** An apostrophe keeps a text that would be read as something else. */
function textInput(value: string, format: NumberFormat | undefined, world: InputWorld): string {
  return typeValue(value, { ...world, numberFormat: format }).value === value ? value : `'${value}`;
}

export function inputOf(value: CellValue, shown: string, format: NumberFormat | undefined, world: InputWorld): string {
  if (typeof value === 'object') return value.formula;
  if (typeof value === 'number') return numberInput(value, format, world);
  return typeof value === 'string' ? textInput(value, format, world) : shown;
}
