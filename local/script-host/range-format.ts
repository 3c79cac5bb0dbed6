/** Members of Range about how its cells look: for each aspect a pair for all cells alike, and a pair for each cell. */
import type { sheets_v4 } from '@googleapis/sheets';
import { flag, matrixOf, number, oneOfEnum, optional, text } from './argument-kinds.ts';
import { CELL_ASPECTS, type CellAspect } from './cell-aspect.ts';
import { readAttributes } from './cell-reading.ts';
import { colorFields } from './color.ts';
import { checkShape, firstOf, gridRange, type RangeState } from './range-state.ts';
import { SELF, type Signature, signatures } from './service-class.ts';

type Value = string | number | boolean | undefined;

const on = signatures<RangeState>();

function maskOf({ fields }: CellAspect): string {
  return fields.map((name) => `userEnteredFormat.${name}`).join(',');
}

function cellOf(aspect: CellAspect, value: Value): sheets_v4.Schema$CellData {
  return value === undefined ? {} : ({ userEnteredFormat: aspect.write(value) } as sheets_v4.Schema$CellData);
}

function setAll(aspect: CellAspect, state: RangeState, value: Value): typeof SELF {
  const cell = cellOf(aspect, value);
  state.book.batch([{ repeatCell: { range: gridRange(state), cell, fields: maskOf(aspect) } }], state);
  return SELF;
}

function setEach(aspect: CellAspect, state: RangeState, values: readonly (readonly Value[])[]): typeof SELF {
  checkShape(state, values);
  const rows = values.map((cells) => ({ values: cells.map((value) => cellOf(aspect, value)) }));
  state.book.batch([{ updateCells: { range: gridRange(state), rows, fields: maskOf(aspect) } }], state);
  return SELF;
}

function readEach(aspect: CellAspect, state: RangeState): unknown[][] {
  return readAttributes(state, (attributes) => aspect.read(attributes?.userEnteredFormat));
}

function membersOf(aspect: CellAspect): readonly (readonly [string, Signature<RangeState>])[] {
  return [
    [`get${aspect.one}`, on([], (state) => firstOf(readEach(aspect, state)))],
    [`get${aspect.many}`, on([], (state) => readEach(aspect, state))],
    [`set${aspect.one}`, on([aspect.kind], (state, value) => setAll(aspect, state, value))],
    [`set${aspect.many}`, on([matrixOf(aspect.kind)], (state, values) => setEach(aspect, state, values))],
  ];
}

function hexPart(value: number): string {
  return Math.max(0, Math.min(255, Math.round(value)))
    .toString(16)
    .padStart(2, '0');
}

function setBackgroundRGB(state: RangeState, red: number, green: number, blue: number): typeof SELF {
  const color = `#${hexPart(red)}${hexPart(green)}${hexPart(blue)}`;
  const cell = { userEnteredFormat: colorFields('backgroundColor', color) };
  const fields = 'userEnteredFormat.backgroundColor,userEnteredFormat.backgroundColorStyle';
  state.book.batch([{ repeatCell: { range: gridRange(state), cell, fields } }], state);
  return SELF;
}

const SIDES = ['top', 'left', 'bottom', 'right', 'innerVertical', 'innerHorizontal'] as const;
const STYLES: Readonly<Record<string, string>> = { SOLID_MEDIUM: 'SOLID_MEDIUM', SOLID_THICK: 'SOLID_THICK' };

/** true draws a border, false takes it away, null leaves it. */
function setBorder(
  state: RangeState,
  sides: readonly (boolean | undefined)[],
  color = 'black',
  style = 'SOLID',
): typeof SELF {
  const borders = SIDES.flatMap((side, index) => {
    const wanted = sides[index];
    if (wanted === undefined) return [];
    const drawn = { style: STYLES[style] ?? style, ...colorFields('color', color) };
    return [[side, wanted ? drawn : { style: 'NONE' }] as const];
  });
  const updateBorders = { range: gridRange(state), ...Object.fromEntries(borders) };
  if (borders.length > 0) state.book.batch([{ updateBorders }], state);
  return SELF;
}

const side = optional(flag);

export const FORMAT_MEMBERS = {
  ...Object.fromEntries(CELL_ASPECTS.flatMap(membersOf)),
  setBackgroundRGB: on([number, number, number], setBackgroundRGB),
  setBorder: [
    on([side, side, side, side, side, side], (state, ...sides) => setBorder(state, sides)),
    on(
      [side, side, side, side, side, side, optional(text), optional(oneOfEnum('BorderStyle'))],
      (state, top, left, bottom, right, vertical, horizontal, color, style) =>
        setBorder(state, [top, left, bottom, right, vertical, horizontal], color, style),
    ),
  ],
};
