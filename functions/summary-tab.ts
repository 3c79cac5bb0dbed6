/** «Сводка»: the tab that the leadership opens, written in one batch update of plain values. */
import type { sheets_v4 } from '@googleapis/sheets';
import { explainCount } from '../domain/problem-text.ts';
import type { Reference } from '../domain/reference.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import type { BreakdownLine, Summary } from '../domain/summary.ts';
import type { Magnitude } from '../domain/tally.ts';
import { TABLES } from '../domain/workbook.ts';

export const SUMMARY_TAB_TITLE = 'Сводка';

/** The columns of the tab that belong to Svod; what stands right of them is a person's. */
const OWNED_COLUMNS = 8;
const SPARE_ROWS = 50;

type Value = string | number | null;
type Row = readonly Value[];

const MOSCOW_OFFSET_MS = 3 * 3_600_000;

/** 2026-11-23 as 23.11.2026 */
function russianDate(iso: string): string {
  return iso.split('-').reverse().join('.');
}

/** An instant as the clock in Moscow shows it: 23.11.2026 12:15. */
function moscowTime(iso: string): string {
  const [date = '', time = ''] = new Date(Date.parse(iso) + MOSCOW_OFFSET_MS).toISOString().split('T');
  return `${russianDate(date)} ${time.slice(0, 5)}`;
}

/** The first lines; they also tell which version the tab shows. */
export function versionLines(snapshot: Snapshot, sha256: string): readonly Row[] {
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
    ['Стоимость проектов, млн руб.', millions(summary.national.investmentRubles)],
    ['Запрошенные субсидии, млн руб.', millions(summary.national.subsidyRubles)],
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
function millions({ total }: Magnitude): Value {
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
        millions(line.investmentRubles),
        millions(line.subsidyRubles),
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
): readonly Row[] {
  const same = (key: string) => key;
  return [
    ...versionLines(snapshot, sha256),
    ['Здесь полные цифры, для служебного пользования; наружу суммы по регионам и отраслям не выходят.'],
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
        millions(line.amountRubles),
        Number(line.areaSquareMetres.total) / 10_000,
      ],
    ),
    [],
    ...breakdown('Федеральный округ', summary.byFederalDistrict, same),
    [],
    ...breakdown('Отрасль', summary.byIndustry, same),
    [],
    ...breakdown('Субъект РФ', summary.byRegion, (key) => reference.regions.get(key)?.name ?? key),
  ];
}

function cellData(value: Value): sheets_v4.Schema$CellData {
  if (value === null) return {};
  return { userEnteredValue: typeof value === 'number' ? { numberValue: value } : { stringValue: value } };
}

interface ExistingTab {
  readonly sheetId: number;
  readonly rowCount: number;
  readonly columnCount: number;
}

/** The requests of the one batch update: the tab is made or grown if need be, cleared, and written anew. */
export function summaryRequests(
  rows: readonly Row[],
  tab: ExistingTab | null,
  takenSheetIds: readonly number[],
): sheets_v4.Schema$Request[] {
  const sheetId = tab?.sheetId ?? Math.max(0, ...takenSheetIds) + 1;
  const rowCount = Math.max(tab?.rowCount ?? 0, rows.length + (tab ? 0 : SPARE_ROWS));
  const columnCount = Math.max(tab?.columnCount ?? 0, OWNED_COLUMNS);
  const gridProperties = { rowCount, columnCount };
  const owned = {
    sheetId,
    startRowIndex: 0,
    endRowIndex: rowCount,
    startColumnIndex: 0,
    endColumnIndex: OWNED_COLUMNS,
  };
  const isTooSmall = tab !== null && (tab.rowCount < rowCount || tab.columnCount < columnCount);
  const resize = {
    updateSheetProperties: { properties: { sheetId, gridProperties }, fields: 'gridProperties(rowCount,columnCount)' },
  };
  const create = { addSheet: { properties: { sheetId, title: SUMMARY_TAB_TITLE, gridProperties } } };
  return [
    ...(tab === null ? [create] : []),
    ...(isTooSmall ? [resize] : []),
    { updateCells: { range: owned, fields: 'userEnteredValue' } },
    {
      updateCells: {
        start: { sheetId, rowIndex: 0, columnIndex: 0 },
        rows: rows.map((row) => ({ values: row.map(cellData) })),
        fields: 'userEnteredValue',
      },
    },
  ];
}
