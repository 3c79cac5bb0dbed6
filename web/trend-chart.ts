/** How a number went from version to version: steps, since between two versions nothing is known to have changed. */
import { gridY, line, ruleY, text } from '@observablehq/plot';
import { CHART_WIDTH } from './bar-charts.ts';
import type { Html } from './html.ts';
import { COLOURS, type Colour, drawSvg } from './plot-svg.ts';

export interface TrendPoint {
  readonly seq: number;
  readonly value: number;
}

export interface Trend {
  readonly colour: Colour;
  readonly points: readonly TrendPoint[];
}

const HEIGHT = 220;
const MOST_TICKS = 6;

function fewTicks(seqs: readonly number[]): readonly number[] {
  const step = Math.ceil(seqs.length / MOST_TICKS);
  return seqs.filter((_, index) => (seqs.length - 1 - index) % step === 0);
}

/** The last value holds until the next version, so its step has a length too. */
function heldOn(points: readonly TrendPoint[]): readonly TrendPoint[] {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return points;
  return [...points, { ...last, seq: last.seq + Math.max(0.5, (last.seq - first.seq) / 16) }];
}

/** `write` says a number as the language does, `label` a version. */
export function trendChart(
  trends: readonly Trend[],
  write: (value: number) => string,
  label: (seq: number) => string,
): Html {
  const points = trends.flatMap((trend) => trend.points);
  const highest = Math.max(1, ...points.map(({ value }) => value));
  const seqs = [...new Set(points.map(({ seq }) => seq))];
  const ends = trends.flatMap(({ points: own }) => heldOn(own).slice(-1));
  return drawSvg({
    width: CHART_WIDTH,
    height: HEIGHT,
    marginLeft: 36,
    marginRight: 44,
    marginTop: 12,
    marginBottom: 26,
    x: { type: 'linear', label: null, ticks: [...fewTicks(seqs)], tickFormat: label, tickSize: 0 },
    y: { label: null, domain: [0, highest * 1.1], ticks: 4, tickSize: 0, tickFormat: write },
    marks: [
      gridY({ ticks: 4, stroke: COLOURS.grid, strokeOpacity: 1 }),
      ruleY([0], { stroke: COLOURS.quiet }),
      ...trends.map(({ colour, points: own }) =>
        line(heldOn(own), { x: 'seq', y: 'value', stroke: COLOURS[colour], strokeWidth: 2.5, curve: 'step-after' }),
      ),
      text(ends, {
        x: 'seq',
        y: 'value',
        text: ({ value }: TrendPoint) => write(value),
        textAnchor: 'start',
        dx: 6,
        fontWeight: 600,
      }),
    ],
  });
}
