/** «Меры поддержки»: one row is one support measure (мера поддержки), asked for or given, of a cluster or a joint project. */
import { choiceList } from './choice-list.ts';
import { entityCode } from './code-kinds.ts';
import { choice } from './list-kinds.ts';
import { amount, hectares, pastDate } from './number-kinds.ts';
import type { RowReport } from './row-report.ts';
import { EMPTY } from './row-view.ts';
import { type Columns, type Draft, defineTable, type RecordOf } from './table.ts';
import { text } from './text-kinds.ts';

export const SUPPORT_KINDS = choiceList({
  SUBSIDY_PP41: 'Субсидия ПП 41',
  SOFT_LOAN: 'Льготный заём',
  CLUSTER_PLATFORM: 'Кластерная инвестплатформа',
  SPIC: 'СПИК',
  TAX_RELIEF: 'Налоговая льгота',
  LAND: 'Земельный участок',
  INFRASTRUCTURE: 'Инфраструктура',
  EXHIBITION: 'Выставка',
  EXPORT_CENTRE: 'Экспортный центр',
  ASSOCIATION: 'Сопровождение ассоциации',
  OTHER: 'Иное',
});
export type SupportKind = (typeof SUPPORT_KINDS.keys)[number];

export const SUPPORT_LEVELS = choiceList({
  FEDERAL: 'Федеральный',
  REGIONAL: 'Региональный',
  MUNICIPAL: 'Муниципальный',
  DEVELOPMENT_INSTITUTE: 'Институт развития',
});

export type SupportLevel = (typeof SUPPORT_LEVELS.keys)[number];

export const SUPPORT_STATUSES = choiceList({
  REQUESTED: 'Запрошена',
  APPROVED: 'Одобрена',
  RECEIVED: 'Получена',
  REFUSED: 'Отказ',
});
export type SupportStatus = (typeof SUPPORT_STATUSES.keys)[number];

/** Kinds that are given in money. */
const IN_MONEY: ReadonlySet<SupportKind> = new Set<SupportKind>(['SUBSIDY_PP41', 'SOFT_LOAN', 'CLUSTER_PLATFORM']);
/** Statuses in which support was granted, so that its size must be known. */
export const GRANTED: ReadonlySet<SupportStatus> = new Set<SupportStatus>(['APPROVED', 'RECEIVED']);

const columns = {
  id: {
    heading: 'Код меры',
    kind: entityCode('M'),
    required: 'code',
    visibility: 'public',
    hint: 'Код строки, например M59-24-001: регион, год, номер.',
  },
  objectId: {
    heading: 'Код объекта',
    kind: entityCode('C', 'P'),
    required: 'always',
    visibility: 'public',
    hint: 'Код кластера или проекта, который получает поддержку: C59-24-001 или P59-24-001.',
  },
  kind: {
    heading: 'Вид меры',
    kind: choice(SUPPORT_KINDS),
    required: 'always',
    visibility: 'public',
    hint: 'Выберите вид из списка.',
  },
  level: {
    heading: 'Уровень',
    kind: choice(SUPPORT_LEVELS),
    required: 'always',
    visibility: 'public',
    hint: 'Кто оказывает поддержку; выберите из списка.',
  },
  status: {
    heading: 'Статус',
    kind: choice(SUPPORT_STATUSES),
    required: 'always',
    visibility: 'public',
    hint: 'Выберите статус из списка.',
  },
  date: {
    heading: 'Дата',
    kind: pastDate,
    required: 'always',
    visibility: 'aggregate',
    hint: 'Дата статуса, не позже сегодняшней: 01.03.2024.',
  },
  amountRubles: {
    heading: 'Сумма, млн руб.',
    kind: amount,
    visibility: 'aggregate',
    hint: 'В миллионах рублей. Обязательна для субсидий, займов и инвестплатформы, когда поддержка одобрена или получена.',
  },
  areaSquareMetres: {
    heading: 'Площадь, га',
    kind: hectares,
    visibility: 'aggregate',
    hint: 'В гектарах, до четырёх знаков после запятой; только для земельных участков.',
  },
  operator: {
    heading: 'Оператор',
    kind: text(1, 300),
    visibility: 'internal',
    hint: 'Организация, которая оказывает поддержку; без имён людей.',
  },
  basis: {
    heading: 'Основание (НПА)',
    kind: text(1, 300),
    visibility: 'internal',
    hint: 'Акт, на основании которого оказана поддержка.',
  },
  comment: {
    heading: 'Примечание',
    kind: text(1, 300),
    visibility: 'internal',
    hint: 'Что угодно, кроме имён и телефонов.',
  },
} as const satisfies Columns;

export type SupportMeasureColumns = typeof columns;
export type SupportMeasure = RecordOf<SupportMeasureColumns>;

export const supportMeasures = defineTable({
  key: 'supportMeasures',
  title: 'Меры поддержки',
  columns,
  checkRow: checkSupportMeasure,
  uniqueKeys: [
    { column: 'id', keyOf: (row) => row.id ?? null, numberAt: ({ codes }, index) => codes.id[index] ?? EMPTY },
  ],
});

function checkSupportMeasure(row: Draft<SupportMeasureColumns>, report: RowReport): void {
  const { kind, status, amountRubles, areaSquareMetres } = row;
  if (!kind) return;
  const severity = status && GRANTED.has(status) ? 'error' : 'warning';
  if (status && IN_MONEY.has(kind) && amountRubles === null) report.addAt('amountRubles', 'REQUIRED', {}, severity);
  if (status && kind === 'LAND' && areaSquareMetres === null)
    report.addAt('areaSquareMetres', 'REQUIRED', {}, severity);
  if (kind !== 'LAND' && typeof areaSquareMetres === 'number') report.addAt('areaSquareMetres', 'AREA_UNEXPECTED', {});
}
