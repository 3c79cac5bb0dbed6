/** The first page of «Сводка»: the indicators, each with the rows it stands on, plan against fact, and why rows were set aside. */
import { explainCount } from '../domain/problem-catalogue.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import type { Summary } from '../domain/summary.ts';
import { addCounts } from '../domain/tab-rows.ts';
import { type RegisterTableKey, TABLES } from '../domain/workbook.ts';
import { BLANK, cell, headings, line, type Row, type Style, type StyledRow, title, type Value } from './tab-cells.ts';

/** A sum in millions; beyond what a cell keeps exactly it is written as text. */
export function millions(total: bigint): Value {
  const number = Number(total) / 1e6;
  if (Math.round(number * 1e6) <= Number.MAX_SAFE_INTEGER) return number;
  const digits = String(total).padStart(7, '0');
  return `${digits.slice(0, -6)},${digits.slice(-6)}`;
}

interface Indicator {
  readonly name: string;
  readonly value: Value;
  readonly style: Style;
  /** The tabs whose rows it counts or sums; none for what stands in a reference list. */
  readonly tables: readonly RegisterTableKey[];
}

function indicatorsOf({ headline, planYear }: Snapshot, { national }: Summary): readonly Indicator[] {
  const ofClusters = { style: 'count', tables: ['clusters'] } as const;
  const ofProjects = { style: 'count', tables: ['jointProjects'] } as const;
  return [
    { name: 'Действующие кластеры', value: headline.operatingClusters, ...ofClusters },
    { name: 'из них подтверждены', value: headline.confirmedClusters, ...ofClusters },
    { name: `Заявлены на ${planYear} год`, value: headline.declaredClusters, ...ofClusters },
    { name: 'Всего может стать', value: headline.forecastClusters, ...ofClusters },
    { name: 'Рост, раз', value: headline.growth, style: 'decimal', tables: ['clusters'] },
    { name: 'Заявили кластеры, субъектов РФ', value: headline.applyingRegions, ...ofClusters },
    { name: 'Всего субъектов РФ', value: headline.regions, style: 'count', tables: [] },
    { name: 'Совместные проекты', value: headline.jointProjects, ...ofProjects },
    {
      name: 'Совместных проектов на заявленный кластер',
      value: headline.jointProjectsPerDeclaredCluster,
      style: 'decimal',
      tables: ['jointProjects', 'clusters'],
    },
    { name: 'Участники', value: national.participants, style: 'count', tables: ['participants'] },
    {
      name: 'Стоимость проектов, млн руб.',
      value: millions(national.investmentRubles.total),
      style: 'decimal',
      tables: ['jointProjects'],
    },
    {
      name: 'Запрошенные субсидии, млн руб.',
      value: millions(national.subsidyRubles.total),
      style: 'decimal',
      tables: ['jointProjects'],
    },
    { name: 'Новые рабочие места', value: Number(national.newJobs.total), ...ofProjects },
  ];
}

/** @param quality leads to «Качество» */
function indicatorRow({ name, value, style, tables }: Indicator, { rows }: Summary, quality: string): StyledRow {
  const { accepted, setAside } = addCounts(tables.map((key) => rows.byTable[key]));
  const titles = tables.map((key) => `«${TABLES[key].title}»`).join(', ');
  if (tables.length === 0)
    return [cell(name, 'wrapped'), cell(value, style), cell(null), cell(null), cell('«Регионы»')];
  return [
    cell(name, 'wrapped'),
    cell(value, style),
    cell(accepted, 'count'),
    cell(setAside, 'count', setAside > 0 ? quality : undefined),
    cell(titles),
  ];
}

export function indicatorRows(snapshot: Snapshot, summary: Summary, quality: string): readonly StyledRow[] {
  return [
    headings('Показатель', 'Значение', 'Стоит на строках', 'Отложено строк', 'Каких листов'),
    ...indicatorsOf(snapshot, summary).map((one) => indicatorRow(one, summary, quality)),
  ];
}

export function planFactRows({ planFact, rows }: Summary, quality: string): readonly StyledRow[] {
  const { accepted, setAside } = rows.byTable.clusters;
  return [
    title('План и факт по годам'),
    headings(
      'Плановый год',
      'Заявлено',
      'В реестре',
      'Отложено',
      'Доля вошедших',
      'Стоит на строках',
      'Отложено строк',
    ),
    ...planFact.map(
      ({ year, declared, registered, postponed, conversion }): StyledRow => [
        cell(year, 'year'),
        cell(declared, 'count'),
        cell(registered, 'count'),
        cell(postponed, 'count'),
        cell(conversion, 'percent'),
        cell(accepted, 'count'),
        cell(setAside, 'count', setAside > 0 ? quality : undefined),
      ],
    ),
  ];
}

/** How many rows of each tab are in the numbers, and which rules set the others aside. */
export function rowsReadRows({ rows }: Summary, quality: string): readonly StyledRow[] {
  const counted = (name: string, { read, accepted, setAside }: Summary['rows']['byTable']['clusters']): StyledRow => [
    cell(name, 'wrapped'),
    cell(read, 'count'),
    cell(accepted, 'count'),
    cell(setAside, 'count', setAside > 0 ? quality : undefined),
  ];
  const tables = Object.entries(rows.byTable).map(([key, counts]) =>
    counted(TABLES[key as RegisterTableKey].title, counts),
  );
  return [
    headings('Строки таблиц', 'Прочитано', 'Принято', 'Отложено'),
    ...tables,
    counted('Всего', rows),
    BLANK,
    headings('Почему отложено', 'Замечаний'),
    ...Object.entries(rows.byCode).map(
      ([code, count]): StyledRow => [cell(explainCount(code), 'wrapped'), cell(count, 'count', quality)],
    ),
  ];
}

export function statusRows({ byClusterStatus, byProjectStatus, bySupportKind }: Summary): readonly StyledRow[] {
  const supported = bySupportKind.map(
    ({ name, requested, granted, amountRubles, areaSquareMetres }): Row => [
      name,
      requested,
      granted,
      millions(amountRubles.total),
      Number(areaSquareMetres.total) / 10_000,
    ],
  );
  return [
    headings('Статус кластера', 'Кластеры'),
    ...byClusterStatus.map(({ name, clusters }) => line([name, clusters], 'wrapped', 'count')),
    BLANK,
    headings('Статус проекта', 'Проекты'),
    ...byProjectStatus.map(({ name, jointProjects }) => line([name, jointProjects], 'wrapped', 'count')),
    BLANK,
    headings('Вид поддержки', 'Запрошено', 'Оказано', 'Сумма, млн руб.', 'Площадь, га'),
    ...supported.map((row) => line(row, 'wrapped', 'count', 'count', 'decimal', 'decimal')),
  ];
}
