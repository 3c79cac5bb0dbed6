/** «Базовые показатели»: figures known from elsewhere, against which the leadership holds what was entered. */
import type { RawTable } from './cell.ts';
import { choiceList } from './choice-list.ts';
import type { CivilDate } from './date.ts';
import { choice } from './list-kinds.ts';
import { parseListTab } from './list-tab.ts';
import { count, date } from './number-kinds.ts';
import type { Reading } from './problem.ts';
import type { RuleContext } from './row-report.ts';
import { type Columns, defineTable } from './table.ts';
import { text } from './text-kinds.ts';

/** Indicators of the headline that a reference figure may be given for. */
export const BASELINE_INDICATORS = choiceList({
  operatingClusters: 'Действующие кластеры',
  applyingRegions: 'Субъекты РФ, заявившие кластеры',
  declaredClusters: 'Заявленные кластеры',
  jointProjects: 'Совместные проекты',
});
export type BaselineIndicator = (typeof BASELINE_INDICATORS.keys)[number];

export interface Baseline {
  readonly indicator: BaselineIndicator;
  readonly value: number;
  readonly asOf: CivilDate;
  readonly source: string;
}

const columns = {
  indicator: {
    heading: 'Показатель',
    kind: choice(BASELINE_INDICATORS),
    required: 'always',
    visibility: 'internal',
    hint: 'Выберите из списка.',
  },
  value: {
    heading: 'Значение',
    kind: count,
    required: 'always',
    visibility: 'internal',
    hint: 'Целое число.',
  },
  asOf: {
    heading: 'На дату',
    kind: date,
    required: 'always',
    visibility: 'internal',
    hint: 'На какой день это число верно: 29.05.2024.',
  },
  origin: {
    heading: 'Источник',
    kind: text(2, 300),
    required: 'always',
    visibility: 'internal',
    hint: 'Откуда число: издание и дата, без имён людей.',
  },
} as const satisfies Columns;

export const baselineTable = defineTable({
  key: 'baselines',
  title: 'Базовые показатели',
  columns,
  checkRow: () => undefined,
  uniqueKeys: [{ column: 'indicator', keyOf: (row) => `${row.indicator} ${row.asOf}` }],
});

export function parseBaselines(raw: RawTable, context: RuleContext): Reading<readonly Baseline[]> {
  const { value, problems } = parseListTab(baselineTable, raw, context);
  const baselines = (value ?? []).map(({ indicator, value: figure, asOf, origin }) => ({
    indicator,
    value: figure,
    asOf,
    source: origin,
  }));
  return { value: baselines, problems };
}
