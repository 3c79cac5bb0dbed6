/** «Кластеры»: one row is one industrial cluster (промышленный кластер, 488-ФЗ art. 20, ПП 779). */
import { choiceList } from './choice-list.ts';
import { entityCode, registryNumber } from './code-kinds.ts';
import { regionOfEntityCode } from './identifiers.ts';
import { choice, industry, region, regionList, yesNo } from './list-kinds.ts';
import { count, pastDate, percent, planYear } from './number-kinds.ts';
import type { RowReport } from './row-report.ts';
import { EMPTY } from './row-view.ts';
import { type Columns, type Draft, defineTable, type RecordOf } from './table.ts';
import { text } from './text-kinds.ts';
import { limitOf } from './thresholds.ts';

export const CLUSTER_STATUSES = choiceList({
  DRAFT: 'Черновик',
  DECLARED: 'Заявлен к созданию',
  SUBMITTED: 'Подан в Минпромторг',
  REVIEW: 'На рассмотрении',
  RETURNED: 'Возвращён на доработку',
  POSTPONED: 'Отложен',
  REGISTERED: 'Включён в реестр',
  RECONFIRM: 'В реестре, требует подтверждения',
  REJECTED: 'Отказ',
  WITHDRAWN: 'Отозван',
  EXCLUDED: 'Исключён из реестра',
});
export type ClusterStatus = (typeof CLUSTER_STATUSES.keys)[number];

export const CLUSTER_SITES = choiceList({
  SEZ: 'ОЭЗ',
  INDUSTRIAL_PARK: 'Индустриальный парк',
  TECHNOPARK: 'Технопарк',
  ASEZ: 'ТОР',
  NONE: 'Без площадки',
});

/** Clusters that stand in the ministry's registry. */
export const OPERATING: ReadonlySet<ClusterStatus> = new Set<ClusterStatus>(['REGISTERED', 'RECONFIRM']);
/** Clusters that are on their way into it. */
export const DECLARED: ReadonlySet<ClusterStatus> = new Set<ClusterStatus>([
  'DECLARED',
  'SUBMITTED',
  'REVIEW',
  'RETURNED',
]);
export const HAS_REGISTRY_NUMBER: ReadonlySet<ClusterStatus> = new Set<ClusterStatus>([
  'REGISTERED',
  'RECONFIRM',
  'EXCLUDED',
]);
export const NEEDS_PLAN_YEAR: ReadonlySet<ClusterStatus> = new Set<ClusterStatus>([...DECLARED, 'POSTPONED']);
/** From the application on, the figures of the cluster are due. */
export const NEEDS_FIGURES: ReadonlySet<ClusterStatus> = new Set<ClusterStatus>([
  'SUBMITTED',
  'REVIEW',
  'RETURNED',
  'REGISTERED',
  'RECONFIRM',
]);

const columns = {
  id: {
    heading: 'Код кластера',
    kind: entityCode('C'),
    required: 'code',
    visibility: 'public',
    hint: 'Код строки, например C59-24-001: регион, год, номер.',
  },
  region: {
    heading: 'Субъект РФ (головной)',
    kind: region,
    required: 'always',
    visibility: 'public',
    hint: 'Выберите субъект из списка или введите его двузначный код.',
  },
  otherRegions: {
    heading: 'Другие субъекты РФ',
    kind: regionList,
    visibility: 'public',
    hint: 'Двузначные коды через точку с запятой, без головного: 18; 43.',
  },
  name: {
    heading: 'Наименование кластера',
    kind: text(5, 200),
    required: 'always',
    visibility: 'public',
    hint: 'Полное наименование, от 5 до 200 знаков, без имён людей.',
  },
  industry: {
    heading: 'Отрасль',
    kind: industry,
    required: 'always',
    visibility: 'public',
    hint: 'Выберите отрасль из списка.',
  },
  site: {
    heading: 'Площадка',
    kind: choice(CLUSTER_SITES),
    visibility: 'public',
    hint: 'Где размещён кластер; если площадки нет, выберите «Без площадки».',
  },
  easedThreshold: {
    heading: 'Льготная территория',
    kind: yesNo,
    visibility: 'internal',
    hint: 'Да, если действует пониженный порог кооперации. Пусто значит Нет.',
  },
  status: {
    heading: 'Статус',
    kind: choice(CLUSTER_STATUSES),
    required: 'always',
    visibility: 'public',
    hint: 'Выберите статус из списка.',
  },
  statusDate: {
    heading: 'Дата статуса',
    kind: pastDate,
    required: 'always',
    visibility: 'public',
    hint: 'Дата, с которой действует статус, не позже сегодняшней: 01.03.2024.',
  },
  plannedYear: {
    heading: 'Плановый год создания',
    kind: planYear,
    visibility: 'public',
    hint: 'Год, в котором кластер должен войти в реестр: 2024.',
  },
  registryNumber: {
    heading: '№ в реестре Минпромторга',
    kind: registryNumber,
    visibility: 'public',
    hint: 'Только цифры. Заполняется, когда кластер включён в реестр.',
  },
  cooperationPercent: {
    heading: 'Уровень кооперации, %',
    kind: percent,
    visibility: 'aggregate',
    hint: 'От 0 до 100: 25,5.',
  },
  jobs: {
    heading: 'Рабочие места, ед.',
    kind: count,
    visibility: 'aggregate',
    hint: 'Целое число рабочих мест у участников.',
  },
  highProductivityJobs: {
    heading: 'из них высокопроизводительные, ед.',
    kind: count,
    visibility: 'aggregate',
    hint: 'Целое число, не больше числа рабочих мест.',
  },
  publishCard: {
    heading: 'Публиковать карточку',
    kind: yesNo,
    visibility: 'internal',
    hint: 'Да, если наименование ещё не включённого в реестр кластера можно показать всем. Пусто значит Нет.',
  },
} as const satisfies Columns;

export type ClusterColumns = typeof columns;
export type Cluster = RecordOf<ClusterColumns>;

export const clusters = defineTable({
  key: 'clusters',
  title: 'Кластеры',
  columns,
  checkRow: checkCluster,
  uniqueKeys: [
    { column: 'id', keyOf: (row) => row.id ?? null, numberAt: ({ codes }, index) => codes.id[index] ?? EMPTY },
    { column: 'registryNumber', keyOf: (row) => row.registryNumber ?? null },
  ],
});

function checkCluster(row: Draft<ClusterColumns>, report: RowReport): void {
  checkRegions(row, report);
  checkRegistry(row, report);
  checkCooperation(row, report);
  const { status } = row;
  if (status && NEEDS_PLAN_YEAR.has(status) && row.plannedYear === null) report.addAt('plannedYear', 'REQUIRED', {});
  if (status && NEEDS_FIGURES.has(status)) {
    for (const column of ['cooperationPercent', 'jobs', 'highProductivityJobs'] as const) {
      if (row[column] === null) report.addAt(column, 'REQUIRED', {}, 'warning');
    }
  }
  const { jobs, highProductivityJobs: highProductivity } = row;
  if (typeof jobs === 'number' && typeof highProductivity === 'number' && highProductivity > jobs) {
    report.addAt('highProductivityJobs', 'HIGH_PRODUCTIVITY_EXCEEDS_JOBS', { jobs, highProductivity });
  }
}

function checkRegions(row: Draft<ClusterColumns>, report: RowReport): void {
  const { region: head, otherRegions, id } = row;
  if (!head) return;
  const { workbook, reference } = report.context;
  if (otherRegions?.includes(head)) report.addAt('otherRegions', 'HEAD_REGION_REPEATED', { found: head });
  const own = reference.regions.get(workbook);
  if (own && head !== workbook) report.addAt('region', 'FOREIGN_REGION', { expected: own.name });
  if (id && regionOfEntityCode(id) !== head) {
    report.addAt('id', 'CODE_REGION_MISMATCH', { found: regionOfEntityCode(id), expected: head });
  }
}

function checkRegistry(row: Draft<ClusterColumns>, report: RowReport): void {
  const { status, registryNumber: number } = row;
  if (!status) return;
  if (HAS_REGISTRY_NUMBER.has(status)) {
    if (number === null) report.addAt('registryNumber', 'REQUIRED', {});
  } else if (number) {
    report.addAt('registryNumber', 'REGISTRY_NUMBER_UNEXPECTED', { found: number });
  }
}

function checkCooperation(row: Draft<ClusterColumns>, report: RowReport): void {
  const { cooperationPercent: percent, easedThreshold } = row;
  if (typeof percent !== 'number') return;
  const { asOf, reference } = report.context;
  const code = easedThreshold ? 'COOPERATION_EASED_PERCENT' : 'COOPERATION_PERCENT';
  const threshold = reference.thresholds.on(asOf, code);
  if (threshold && percent < threshold.value) {
    report.addAt('cooperationPercent', 'COOPERATION_LOW', { percent, ...limitOf(threshold) });
  }
}
