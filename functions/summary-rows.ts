/** What «Сводка» says, line by line: full figures for the leadership. */
import { DEFINITIONS } from '../domain/definitions.ts';
import { explainCount } from '../domain/problem-catalogue.ts';
import type { Reference } from '../domain/reference.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import type { BreakdownLine, Summary } from '../domain/summary.ts';
import { TABLES } from '../domain/workbook.ts';
import { type DaysSinceEdit, leadershipDefinitions, leadershipRows } from './leadership-rows.ts';

export type Value = string | number | null;
export type Row = readonly Value[];

const MOSCOW_OFFSET_MS = 3 * 3_600_000;

/** 2026-11-23 as 23.11.2026 */
function russianDate(iso: string): string {
  return iso.split('-').reverse().join('.');
}

/** An instant as the clock in Moscow shows it: 23.11.2026 12:15. */
export function moscowTime(iso: string): string {
  const [date = '', time = ''] = new Date(Date.parse(iso) + MOSCOW_OFFSET_MS).toISOString().split('T');
  return `${russianDate(date)} ${time.slice(0, 5)}`;
}

/** The first lines; they also tell which version the tab shows. */
function versionLines(snapshot: Snapshot, sha256: string): readonly Row[] {
  return [
    [snapshot.sentence.ru],
    ['Данные на', russianDate(snapshot.asOf)],
    ['Снято (Москва)', moscowTime(snapshot.takenAt)],
    ['Версия', `${snapshot.seq} (${sha256.slice(0, 12)})`],
  ];
}

function indicators(snapshot: Snapshot, summary: Summary): readonly Row[] {
  const { headline } = snapshot;
  return [
    ['Показатель', 'Значение'],
    ['Действующие кластеры', headline.operatingClusters],
    ['из них подтверждены', headline.confirmedClusters],
    [`Заявлены на ${snapshot.planYear} год`, headline.declaredClusters],
    ['Всего может стать', headline.forecastClusters],
    ['Рост, раз', headline.growth],
    ['Заявили кластеры, субъектов РФ', headline.applyingRegions],
    ['Всего субъектов РФ', headline.regions],
    ['Совместные проекты', headline.jointProjects],
    ['Совместных проектов на заявленный кластер', headline.jointProjectsPerDeclaredCluster],
    ['Участники', summary.national.participants],
    ['Стоимость проектов, млн руб.', millions(summary.national.investmentRubles.total)],
    ['Запрошенные субсидии, млн руб.', millions(summary.national.subsidyRubles.total)],
    ['Новые рабочие места', Number(summary.national.newJobs.total)],
  ];
}

function rowsRead(summary: Summary): readonly Row[] {
  const { rows } = summary;
  const tables = Object.entries(rows.byTable).map(([key, counts]): Row => {
    const title = TABLES[key as keyof typeof TABLES].title;
    return [title, counts.read, counts.accepted, counts.setAside];
  });
  return [
    ['Строки таблиц', 'Прочитано', 'Принято', 'Отложено'],
    ...tables,
    ['Всего', rows.read, rows.accepted, rows.setAside],
    [],
    ['Почему отложено', 'Замечаний'],
    ...Object.entries(rows.byCode).map(([code, count]): Row => [explainCount(code), count]),
  ];
}

function planFact(summary: Summary): readonly Row[] {
  return [
    ['Плановый год', 'Заявлено', 'В реестре', 'Отложено', 'Доля вошедших'],
    ...summary.planFact.map(
      (line): Row => [line.year, line.declared, line.registered, line.postponed, line.conversion],
    ),
  ];
}

/** A sum in millions; beyond what a cell keeps exactly it is written as text. */
export function millions(total: bigint): Value {
  const number = Number(total) / 1e6;
  if (Math.round(number * 1e6) <= Number.MAX_SAFE_INTEGER) return number;
  const digits = String(total).padStart(7, '0');
  return `${digits.slice(0, -6)},${digits.slice(-6)}`;
}

function breakdown(title: string, lines: readonly BreakdownLine[], nameOf: (key: string) => string): readonly Row[] {
  return [
    [
      title,
      'Действующие',
      'Заявленные',
      'Проекты',
      'Участники',
      'Стоимость, млн руб.',
      'Субсидии, млн руб.',
      'Новые места',
    ],
    ...lines.map(
      (line): Row => [
        nameOf(line.key),
        line.operatingClusters,
        line.declaredClusters,
        line.jointProjects,
        line.participants,
        millions(line.investmentRubles.total),
        millions(line.subsidyRubles.total),
        Number(line.newJobs.total),
      ],
    ),
  ];
}

/** Everything the tab shows, line by line. */
export function summaryRows(
  snapshot: Snapshot,
  sha256: string,
  summary: Summary,
  reference: Reference,
  days: DaysSinceEdit,
): readonly Row[] {
  const same = (key: string) => key;
  return [
    ...versionLines(snapshot, sha256),
    [
      'Здесь полные цифры, не для публикации: в снимке часть сумм скрыта, чтобы по ним нельзя было вычислить данные одной организации.',
    ],
    [],
    ...indicators(snapshot, summary),
    [],
    ...rowsRead(summary),
    [],
    ...planFact(summary),
    [],
    ['Статус кластера', 'Кластеры'],
    ...summary.byClusterStatus.map((line): Row => [line.name, line.clusters]),
    [],
    ['Статус проекта', 'Проекты'],
    ...summary.byProjectStatus.map((line): Row => [line.name, line.jointProjects]),
    [],
    ['Вид поддержки', 'Запрошено', 'Оказано', 'Сумма, млн руб.', 'Площадь, га'],
    ...summary.bySupportKind.map(
      (line): Row => [
        line.name,
        line.requested,
        line.granted,
        millions(line.amountRubles.total),
        Number(line.areaSquareMetres.total) / 10_000,
      ],
    ),
    [],
    ...breakdown('Федеральный округ', summary.byFederalDistrict, same),
    [],
    ...breakdown('Отрасль', summary.byIndustry, same),
    [],
    ...breakdown('Субъект РФ', summary.byRegion, (key) => reference.regions.get(key)?.name ?? key),
    [],
    ...leadershipRows(summary.internal, days, reference),
    [],
    ['Что означают показатели'],
    ...Object.values(DEFINITIONS).map(({ name, ru }): Row => [name, ru]),
    ...leadershipDefinitions(),
  ];
}
