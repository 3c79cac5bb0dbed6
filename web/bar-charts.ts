/** Charts of bars: a line for each thing that is counted, its name above the bar and its numbers at the end. */
import { barX, barY, ruleY, text } from '@observablehq/plot';
import type { Html } from './html.ts';
import { COLOURS, type Colour, drawSvg } from './plot-svg.ts';

export const CHART_WIDTH = 420;
const LINE_HEIGHT = 36;
const GROUPS_HEIGHT = 220;
const ROOM_FOR_VALUES = 0.18;

interface Part {
  readonly colour: Colour;
  readonly value: number;
}

export interface BarLine {
  readonly key: string;
  readonly label: string;
  readonly parts: readonly Part[];
}

function lengthOf({ parts }: BarLine): number {
  return parts.reduce((sum, part) => sum + part.value, 0);
}

/** Horizontal bars, the parts of a line end to end; `write` says a number as the language does. */
export function barChart(lines: readonly BarLine[], write: (value: number) => string): Html {
  const longest = Math.max(1, ...lines.map(lengthOf));
  const parts = lines.flatMap(({ key, parts: own }) => own.map((part) => ({ key, ...part })));
  return drawSvg({
    width: CHART_WIDTH,
    height: lines.length * LINE_HEIGHT + 4,
    margin: 0,
    x: { axis: null, domain: [0, longest * (1 + ROOM_FOR_VALUES)] },
    y: { axis: null, domain: lines.map(({ key }) => key), padding: 0 },
    marks: [
      text(lines, { x: 0, y: 'key', text: 'label', textAnchor: 'start', dy: -7 }),
      barX(parts, {
        x: 'value',
        y: 'key',
        fill: ({ colour }: Part) => COLOURS[colour],
        insetTop: 21,
        insetBottom: 5,
      }),
      text(lines, {
        x: lengthOf,
        y: 'key',
        text: ({ parts: own }: BarLine) => own.map(({ value }) => write(value)).join(' + '),
        textAnchor: 'start',
        dx: 6,
        dy: 9,
        fontWeight: 600,
      }),
    ],
  });
}

/** A bar that stands upright beside others of its group. */
export interface GroupedBar {
  readonly group: string;
  readonly kind: string;
  readonly colour: Colour;
  readonly value: number;
}

export function groupedBars(bars: readonly GroupedBar[], write: (value: number) => string): Html {
  const highest = Math.max(1, ...bars.map(({ value }) => value));
  const kinds = [...new Set(bars.map(({ kind }) => kind))];
  return drawSvg({
    width: CHART_WIDTH,
    height: GROUPS_HEIGHT,
    margin: 0,
    marginBottom: 26,
    fx: { label: null, tickSize: 0, domain: [...new Set(bars.map(({ group }) => group))], padding: 0.12 },
    x: { axis: null, domain: kinds, padding: 0.08 },
    y: { axis: null, domain: [0, highest * (1 + ROOM_FOR_VALUES)] },
    marks: [
      barY(bars, { fx: 'group', x: 'kind', y: 'value', fill: ({ colour }: GroupedBar) => COLOURS[colour] }),
      text(bars, {
        fx: 'group',
        x: 'kind',
        y: 'value',
        text: ({ value }: GroupedBar) => write(value),
        dy: -9,
        fontWeight: 600,
      }),
      ruleY([0], { stroke: COLOURS.quiet }),
    ],
  });
}
