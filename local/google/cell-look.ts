/** How the values of a cell with such attributes are shown: found out once for all cells that share them. */
import { isDateType } from './cell-value.ts';
import type { Locale } from './locale.ts';
import { formatNumber, formatText, isGeneral, showsTextsAsTheyAre } from './number-format.ts';
import { numberTexts } from './number-texts.ts';
import { type CellAttributes, numberFormatOf } from './workbook.ts';

export interface CellLook {
  readonly attributes: CellAttributes | null;
  /** Whether numbers are shown as they are written. */
  readonly isGeneral: boolean;
  readonly isDate: boolean;
  readonly isPlainText: boolean;
  readonly numberText: (value: number) => string;
  readonly text: (text: string) => string;
}

export function cellLook(attributes: CellAttributes | null, locale: Locale): CellLook {
  const format = numberFormatOf(attributes);
  const texts = format && numberTexts(format, locale);
  return {
    attributes,
    isGeneral: isGeneral(format, locale),
    isDate: isDateType(format?.type),
    isPlainText: showsTextsAsTheyAre(format),
    numberText: (value) => texts?.of(value) ?? formatNumber(value, format, locale),
    text: (text) => formatText(text, format, locale),
  };
}
