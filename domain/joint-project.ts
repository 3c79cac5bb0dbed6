/** «Проекты»: one row is one joint import-substituting project (совместный проект, ПП 41) of a cluster. */
import { choiceList } from './choice-list.ts';
import { entityCode, isListed, productCode, taxId, taxIdList } from './code-kinds.ts';
import { choice } from './list-kinds.ts';
import { amount, count, date, percent } from './number-kinds.ts';
import type { ParsedTable } from './parsed-table.ts';
import type { RowReport, RuleContext } from './row-report.ts';
import { EMPTY } from './row-view.ts';
import { type Columns, type Draft, defineTable, type RecordOf } from './table.ts';
import { text } from './text-kinds.ts';
import { limitOf } from './thresholds.ts';

export const PROJECT_STATUSES = choiceList({
  IDEA: 'Идея',
  DECLARED: 'Заявлен',
  SELECTION: 'Отбор',
  APPROVED: 'Одобрен',
  RUNNING: 'Реализуется',
  FINISHED: 'Завершён',
  SUSPENDED: 'Приостановлен',
  CANCELLED: 'Отменён',
});
export type ProjectStatus = (typeof PROJECT_STATUSES.keys)[number];

/** From the selection on, a project without partners is no joint project. */
export const NEEDS_PARTNERS: ReadonlySet<ProjectStatus> = new Set<ProjectStatus>([
  'SELECTION',
  'APPROVED',
  'RUNNING',
  'FINISHED',
]);
const MOST_COEXECUTORS = 10;

const columns = {
  id: {
    heading: 'Код проекта',
    kind: entityCode('P'),
    required: 'code',
    visibility: 'public',
    hint: 'Код строки, например P59-24-001: регион, год, номер.',
  },
  clusterId: {
    heading: 'Код кластера',
    kind: entityCode('C'),
    required: 'always',
    visibility: 'public',
    hint: 'Код кластера с листа «Кластеры»: C59-24-001.',
  },
  name: {
    heading: 'Наименование проекта',
    kind: text(5, 300),
    required: 'always',
    visibility: 'internal',
    hint: 'От 5 до 300 знаков, без имён людей.',
  },
  initiator: {
    heading: 'ИНН инициатора',
    kind: taxId,
    required: 'always',
    visibility: 'internal',
    hint: 'Десять цифр ИНН участника, который ведёт проект.',
  },
  coExecutors: {
    heading: 'ИНН соисполнителей',
    kind: taxIdList(MOST_COEXECUTORS),
    visibility: 'internal',
    hint: 'От одного до десяти ИНН участников через точку с запятой, без инициатора.',
  },
  productCode: {
    heading: 'Код ОКПД2',
    kind: productCode,
    required: 'always',
    visibility: 'public',
    hint: 'Не короче четырёх цифр: 20.15, лучше полностью: 20.15.10.130.',
  },
  product: {
    heading: 'Продукция',
    kind: text(2, 300),
    required: 'always',
    visibility: 'internal',
    hint: 'Что будут выпускать, от 2 до 300 знаков.',
  },
  status: {
    heading: 'Статус',
    kind: choice(PROJECT_STATUSES),
    required: 'always',
    visibility: 'public',
    hint: 'Выберите статус из списка.',
  },
  startDate: {
    heading: 'Дата начала',
    kind: date,
    required: 'always',
    visibility: 'aggregate',
    hint: 'Дата: 01.03.2024.',
  },
  endDate: {
    heading: 'Дата завершения',
    kind: date,
    required: 'always',
    visibility: 'aggregate',
    hint: 'Дата, не раньше даты начала.',
  },
  costRubles: {
    heading: 'Стоимость, млн руб.',
    kind: amount,
    required: 'always',
    visibility: 'aggregate',
    hint: 'В миллионах рублей, не больше шести знаков после запятой: 120,5.',
  },
  subsidyRubles: {
    heading: 'Запрошенная субсидия, млн руб.',
    kind: amount,
    visibility: 'aggregate',
    hint: 'В миллионах рублей, не больше стоимости.',
  },
  newJobs: {
    heading: 'Новые рабочие места, ед.',
    kind: count,
    required: 'always',
    visibility: 'aggregate',
    hint: 'Целое число; если новых мест не будет, введите 0.',
  },
  importSharePercentBefore: {
    heading: 'Доля импортных компонентов до, %',
    kind: percent,
    visibility: 'aggregate',
    hint: 'От 0 до 100, до начала проекта.',
  },
  importSharePercentAfter: {
    heading: 'Доля импортных компонентов после, %',
    kind: percent,
    visibility: 'aggregate',
    hint: 'От 0 до 100, после завершения; обычно меньше, чем до начала.',
  },
} as const satisfies Columns;

export type JointProjectColumns = typeof columns;
export type JointProject = RecordOf<JointProjectColumns>;

export const jointProjects = defineTable({
  key: 'jointProjects',
  title: 'Проекты',
  columns,
  checkRow: checkJointProject,
  isFlawless: isFlawlessProject,
  uniqueKeys: [
    { column: 'id', keyOf: (row) => row.id ?? null, numberAt: ({ codes }, index) => codes.id[index] ?? EMPTY },
  ],
});

function checkJointProject(row: Draft<JointProjectColumns>, report: RowReport): void {
  checkPartners(row, report);
  if (row.startDate && row.endDate && row.endDate < row.startDate) {
    report.addAt('endDate', 'DATE_ORDER', { earlier: columns.startDate.heading, later: columns.endDate.heading });
  }
  checkSubsidy(row, report);
  const { importSharePercentBefore: before, importSharePercentAfter: after } = row;
  if (typeof before === 'number' && typeof after === 'number' && after > before) {
    report.addAt('importSharePercentAfter', 'IMPORT_SHARE_GROWS', { before, after });
  }
}

function isFlawlessProject(
  { columns, codes, codeLists }: ParsedTable<JointProjectColumns>,
  index: number,
  { reference }: RuleContext,
): boolean {
  const { coExecutors } = codeLists;
  if (coExecutors.isEmpty(index) || coExecutors.includes(index, codes.initiator[index] ?? EMPTY)) return false;
  if ((columns.endDate[index] ?? EMPTY) < (columns.startDate[index] ?? EMPTY)) return false;
  const after = columns.importSharePercentAfter[index] ?? EMPTY;
  if (after >= 0 && after > (columns.importSharePercentBefore[index] ?? EMPTY)) return false;
  const share = Math.min(100, reference.thresholds.smallest('SUBSIDY_SHARE_PERCENT')) / 100;
  const subsidy = columns.subsidyRubles[index] ?? EMPTY;
  return subsidy < 0 || subsidy <= (columns.costRubles[index] ?? EMPTY) * share * (1 - ROUNDING);
}

function checkPartners(row: Draft<JointProjectColumns>, report: RowReport): void {
  const { status, initiator, coExecutors } = row;
  if (!status) return;
  const severity = NEEDS_PARTNERS.has(status) ? 'error' : 'warning';
  if (coExecutors === null) report.addAt('coExecutors', 'COEXECUTORS_MISSING', {}, severity);
  if (initiator && coExecutors && isListed(initiator, coExecutors)) {
    report.addAt('coExecutors', 'INITIATOR_AMONG_COEXECUTORS', { found: initiator }, severity);
  }
}

/** Where the product of floating-point numbers is this near to the limit, it is computed exactly. */
const ROUNDING = 1e-9;
const PERCENT_SCALE = 1e6;

function exceedsShare(part: number, whole: number, percent: number): boolean {
  const limit = (whole * percent) / 100;
  if (part < limit * (1 - ROUNDING)) return false;
  return BigInt(part) * BigInt(100 * PERCENT_SCALE) > BigInt(whole) * BigInt(Math.round(percent * PERCENT_SCALE));
}

function checkSubsidy(row: Draft<JointProjectColumns>, report: RowReport): void {
  const { costRubles, subsidyRubles, startDate } = row;
  if (typeof costRubles !== 'number' || typeof subsidyRubles !== 'number') return;
  if (subsidyRubles > costRubles) {
    report.addAt('subsidyRubles', 'SUBSIDY_EXCEEDS_COST', {});
    return;
  }
  const threshold = startDate && report.context.reference.thresholds.on(startDate, 'SUBSIDY_SHARE_PERCENT');
  if (threshold && exceedsShare(subsidyRubles, costRubles, threshold.value)) {
    report.addAt('subsidyRubles', 'SUBSIDY_SHARE_HIGH', limitOf(threshold));
  }
}
