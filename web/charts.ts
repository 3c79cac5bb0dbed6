/** Every chart of an edition, by its name: what it shows is in the snapshot and in the list of versions. */
import type { Snapshot } from '../domain/snapshot.ts';
import { type BarLine, barChart, groupedBars } from './bar-charts.ts';
import type { Chart } from './chart-figure.ts';
import type { Edition } from './edition.ts';
import { type NameKind, nameText } from './english-names.ts';
import { writeNumber } from './language.ts';
import { COLOURS, type Colour } from './plot-svg.ts';
import { tileMap } from './tile-map.ts';
import { type TrendPoint, trendChart } from './trend-chart.ts';

const MOST_YEARS = 7;

function legendEntry(colour: Colour, words: string): Chart['legend'][number] {
  return { colour, hex: COLOURS[colour], words };
}

function operatingAndDeclared({ say }: Edition): Chart['legend'] {
  return [
    legendEntry('operating', say('действуют', 'operating')),
    legendEntry('declared', say('заявлены', 'declared')),
  ];
}

type ClusterLine = Snapshot['breakdowns']['byIndustry'][number];

function clusterBars(lines: readonly ClusterLine[], kind: NameKind, { language }: Edition): readonly BarLine[] {
  return lines.map(({ key, operatingClusters, declaredClusters }) => ({
    key,
    label: nameText(kind, { key, name: key }, language),
    parts: [
      { colour: 'operating', value: operatingClusters },
      { colour: 'declared', value: declaredClusters },
    ],
  }));
}

function planFact(edition: Edition): Chart {
  const { snapshot, say, language } = edition;
  const legend = [
    legendEntry('operating', say('в реестре', 'registered')),
    legendEntry('declared', say('заявлено', 'declared')),
    legendEntry('postponed', say('отложено', 'postponed')),
  ];
  const bars = snapshot.planFact.slice(-MOST_YEARS).flatMap(({ year, registered, declared, postponed }) => [
    { group: String(year), kind: 'registered', colour: 'operating' as const, value: registered },
    { group: String(year), kind: 'declared', colour: 'declared' as const, value: declared },
    { group: String(year), kind: 'postponed', colour: 'postponed' as const, value: postponed },
  ]);
  const title = say('План и факт: кластеры по плановому году', 'Plan and fact: clusters by plan year');
  return { name: 'plan-fact', title, legend, svg: groupedBars(bars, (value) => writeNumber(value, language)) };
}

function trendOf({ history }: Edition, key: string): readonly TrendPoint[] {
  return history.versions.flatMap(({ seq, headline }) => {
    const value = headline[key];
    return typeof value === 'number' ? [{ seq, value }] : [];
  });
}

function trend(edition: Edition): Chart {
  const { say, language } = edition;
  const legend = [
    legendEntry('operating', say('действуют', 'operating')),
    legendEntry('declared', say('всего может стать', 'possible in all')),
  ];
  const trends = [
    { colour: 'operating' as const, points: trendOf(edition, 'operatingClusters') },
    { colour: 'declared' as const, points: trendOf(edition, 'forecastClusters') },
  ];
  const svg = trendChart(
    trends,
    (value) => writeNumber(value, language),
    (seq) => say(`в. ${seq}`, `v. ${seq}`),
  );
  return {
    name: 'trend',
    title: say('Число кластеров по версиям', 'Number of clusters over the versions'),
    legend,
    svg,
  };
}

function statusChart(edition: Edition, kind: 'clusterStatus' | 'projectStatus'): Chart {
  const { snapshot, say, language } = edition;
  const { byClusterStatus, byProjectStatus } = snapshot.breakdowns;
  const isCluster = kind === 'clusterStatus';
  const counted = isCluster
    ? byClusterStatus.map((line) => ({ ...line, value: line.clusters }))
    : byProjectStatus.map((line) => ({ ...line, value: line.jointProjects }));
  const lines = counted.map(({ value, ...line }) => ({
    key: line.key,
    label: nameText(kind, line, language),
    parts: [{ colour: 'operating' as const, value }],
  }));
  return {
    name: isCluster ? 'cluster-status' : 'project-status',
    title: isCluster
      ? say('Кластеры по статусу', 'Clusters by status')
      : say('Совместные проекты по статусу', 'Joint projects by status'),
    legend: [],
    svg: barChart(lines, (value) => writeNumber(value, language)),
  };
}

function support(edition: Edition): Chart {
  const { snapshot, say, language } = edition;
  const lines = snapshot.breakdowns.bySupportKind.map((line) => ({
    key: line.key,
    label: nameText('supportKind', line, language),
    parts: [
      { colour: 'operating' as const, value: line.granted },
      { colour: 'declared' as const, value: line.requested },
    ],
  }));
  const legend = [
    legendEntry('operating', say('оказано', 'granted')),
    legendEntry('declared', say('запрошено', 'asked for')),
  ];
  const title = say('Меры поддержки по виду', 'Support measures by kind');
  return { name: 'support', title, legend, svg: barChart(lines, (value) => writeNumber(value, language)) };
}

function map(edition: Edition): Chart {
  const { snapshot, say } = edition;
  const title = say('Действующие кластеры по субъектам РФ', 'Operating clusters by region');
  return { name: 'map', title, legend: [], svg: tileMap(snapshot.breakdowns.byRegion, edition) };
}

function clusterChart(edition: Edition, name: 'districts' | 'industries'): Chart {
  const { snapshot, say, language } = edition;
  const { byFederalDistrict, byIndustry } = snapshot.breakdowns;
  const isDistricts = name === 'districts';
  const bars = isDistricts
    ? clusterBars(byFederalDistrict, 'district', edition)
    : clusterBars(byIndustry, 'industry', edition);
  const title = isDistricts
    ? say('Кластеры по федеральным округам', 'Clusters by federal district')
    : say('Кластеры по отраслям', 'Clusters by industry');
  const svg = barChart(bars, (value) => writeNumber(value, language));
  return { name, title, legend: operatingAndDeclared(edition), svg };
}

type ChartName =
  | 'plan-fact'
  | 'trend'
  | 'map'
  | 'districts'
  | 'industries'
  | 'cluster-status'
  | 'project-status'
  | 'support';
export type Charts = Readonly<Record<ChartName, Chart>>;

export function chartsOf(edition: Edition): Charts {
  return {
    'plan-fact': planFact(edition),
    trend: trend(edition),
    map: map(edition),
    districts: clusterChart(edition, 'districts'),
    industries: clusterChart(edition, 'industries'),
    'cluster-status': statusChart(edition, 'clusterStatus'),
    'project-status': statusChart(edition, 'projectStatus'),
    support: support(edition),
  };
}
