/** How a cell of a workbook looks, in the words of the page. */
import type { sheets_v4 } from '@googleapis/sheets';
import type { CellStyle } from '../../web/sheet/protocol.ts';
import type { JsonObject } from '../google/json.ts';

const WHITE = '#ffffff';
const BLACK = '#000000';
const ALIGNMENTS: Readonly<Record<string, CellStyle['align']>> = { LEFT: 'left', CENTER: 'center', RIGHT: 'right' };
const VERTICAL: Readonly<Record<string, CellStyle['verticalAlign']>> = { TOP: 'top', MIDDLE: 'middle' };
const BINARY = 255;

function hexOf(style: sheets_v4.Schema$ColorStyle | undefined, color: sheets_v4.Schema$Color | undefined) {
  const { red, green, blue } = style?.rgbColor ?? color ?? {};
  const digits = [red, green, blue].map((part) =>
    Math.round((part ?? 0) * BINARY)
      .toString(16)
      .padStart(2, '0'),
  );
  return style?.rgbColor || color ? `#${digits.join('')}` : undefined;
}

function coloursOf(format: sheets_v4.Schema$CellFormat): CellStyle {
  const background = hexOf(format.backgroundColorStyle, format.backgroundColor);
  const color = hexOf(format.textFormat?.foregroundColorStyle, format.textFormat?.foregroundColor);
  return {
    ...(background !== undefined && background !== WHITE && { background }),
    ...(color !== undefined && color !== BLACK && { color }),
  };
}

function lettersOf({ textFormat = {} }: sheets_v4.Schema$CellFormat): CellStyle {
  const { bold, italic, underline, strikethrough, fontSize } = textFormat;
  return {
    ...(bold && { bold }),
    ...(italic && { italic }),
    ...(underline && { underline }),
    ...(strikethrough && { strikethrough }),
    ...(typeof fontSize === 'number' && { fontSize }),
  };
}

/** From the formats of a cell, the later before the earlier; undefined when it looks like any other. */
export function styleOf(
  formats: readonly (JsonObject | undefined)[],
  usual: CellStyle['align'],
): CellStyle | undefined {
  let style: CellStyle = usual === undefined || usual === 'left' ? {} : { align: usual };
  for (const each of formats) {
    if (!each) continue;
    const format = each as sheets_v4.Schema$CellFormat;
    const align = ALIGNMENTS[format.horizontalAlignment ?? ''];
    const verticalAlign = VERTICAL[format.verticalAlignment ?? ''];
    style = {
      ...style,
      ...coloursOf(format),
      ...lettersOf(format),
      ...(align && { align }),
      ...(verticalAlign && { verticalAlign }),
      ...(format.wrapStrategy === 'WRAP' && { wrap: true }),
    };
  }
  return Object.keys(style).length > 0 ? style : undefined;
}
