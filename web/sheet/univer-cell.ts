/** A cell in the words of Univer, which draws it. */
import {
  BooleanNumber,
  CellValueType,
  HorizontalAlign,
  type ICellData,
  type IStyleData,
  VerticalAlign,
  WrapStrategy,
} from '@univerjs/core';
import type { CellStyle } from './protocol.ts';
import type { KnownCell } from './tab-cells.ts';

const ALIGN = { left: HorizontalAlign.LEFT, center: HorizontalAlign.CENTER, right: HorizontalAlign.RIGHT };
const VERTICAL_ALIGN = { top: VerticalAlign.TOP, middle: VerticalAlign.MIDDLE, bottom: VerticalAlign.BOTTOM };
const PLAIN: CellStyle = {};

const known = new WeakMap<CellStyle, IStyleData>();

function drawn(style: CellStyle): IStyleData {
  return {
    ht: ALIGN[style.align ?? 'left'],
    ...(style.background !== undefined && { bg: { rgb: style.background } }),
    ...(style.color !== undefined && { cl: { rgb: style.color } }),
    ...(style.bold && { bl: BooleanNumber.TRUE }),
    ...(style.italic && { it: BooleanNumber.TRUE }),
    ...(style.underline && { ul: { s: BooleanNumber.TRUE } }),
    ...(style.strikethrough && { st: { s: BooleanNumber.TRUE } }),
    ...(style.fontSize !== undefined && { fs: style.fontSize }),
    ...(style.verticalAlign && { vt: VERTICAL_ALIGN[style.verticalAlign] }),
    ...(style.wrap && { tb: WrapStrategy.WRAP }),
  };
}

/** The text of a cell is already as it is to be shown, so that it is text to Univer whatever it means. */
export function univerCell(cell: KnownCell): ICellData {
  const style = cell.style ?? PLAIN;
  const look = known.get(style) ?? drawn(style);
  known.set(style, look);
  return { v: cell.text, t: CellValueType.STRING, s: look };
}
