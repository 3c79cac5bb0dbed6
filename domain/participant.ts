/** «Участники»: one row is one organisation in one role in one cluster. */
import { choiceList } from './choice-list.ts';
import { activityCode, entityCode, registrationNumber, taxId, taxRegistrationReason } from './code-kinds.ts';
import { choice, region, yesNo } from './list-kinds.ts';
import { count, pastDate } from './number-kinds.ts';
import type { ParsedTable } from './parsed-table.ts';
import type { RowReport } from './row-report.ts';
import { EMPTY } from './row-view.ts';
import { type Columns, type Draft, defineTable, type RecordOf } from './table.ts';
import { text } from './text-kinds.ts';

export const PARTICIPANT_ROLES = choiceList({
  FINAL_PRODUCER: 'Производитель конечной продукции',
  SUPPLIER: 'Поставщик',
  PRODUCTION_ORGANISER: 'Организующий производство',
  EDUCATION: 'Образовательная организация',
  TECHNOLOGY_INFRASTRUCTURE: 'Технологическая инфраструктура',
  SCIENCE: 'Научная организация',
  FINANCE: 'Финансовая организация',
  SPECIALIZED_ORGANIZATION: 'Специализированная организация',
});

export type ParticipantRole = (typeof PARTICIPANT_ROLES.keys)[number];

const CATEGORIES = choiceList({
  MICRO: 'Микро',
  SMALL: 'Малое',
  MEDIUM: 'Среднее',
  LARGE: 'Крупное',
  NOT_SME: 'Не МСП',
});

const columns = {
  clusterId: {
    heading: 'Код кластера',
    kind: entityCode('C'),
    required: 'always',
    visibility: 'public',
    hint: 'Код кластера с листа «Кластеры»: C59-24-001.',
  },
  taxId: {
    heading: 'ИНН',
    kind: taxId,
    required: 'always',
    visibility: 'internal',
    hint: 'Десять цифр ИНН организации. ИНН человека (12 цифр) вводить нельзя.',
  },
  registrationNumber: {
    heading: 'ОГРН',
    kind: registrationNumber,
    required: 'always',
    visibility: 'internal',
    hint: 'Тринадцать цифр ОГРН организации. ОГРНИП (15 цифр) вводить нельзя.',
  },
  taxRegistrationReason: {
    heading: 'КПП',
    kind: taxRegistrationReason,
    visibility: 'internal',
    hint: 'Девять знаков.',
  },
  name: {
    heading: 'Наименование организации',
    kind: text(2, 300),
    required: 'always',
    visibility: 'public',
    hint: 'Наименование юридического лица, от 2 до 300 знаков. Предпринимателей (ИП) вводить нельзя.',
  },
  role: {
    heading: 'Роль',
    kind: choice(PARTICIPANT_ROLES),
    required: 'always',
    visibility: 'public',
    hint: 'Выберите роль из списка; вторая роль той же организации — отдельная строка.',
  },
  activityCode: {
    heading: 'Основной ОКВЭД2',
    kind: activityCode,
    required: 'always',
    visibility: 'public',
    hint: 'Код основного вида деятельности: 20.15.',
  },
  siteRegion: {
    heading: 'Субъект РФ площадки',
    kind: region,
    required: 'always',
    visibility: 'public',
    hint: 'Субъект, где находится производство.',
  },
  category: {
    heading: 'Категория',
    kind: choice(CATEGORIES),
    visibility: 'aggregate',
    hint: 'Размер организации; выберите из списка.',
  },
  joinedOn: {
    heading: 'Дата вступления',
    kind: pastDate,
    required: 'always',
    visibility: 'internal',
    hint: 'Дата, с которой организация участвует в кластере: 01.03.2024.',
  },
  leftOn: {
    heading: 'Дата выхода',
    kind: pastDate,
    visibility: 'internal',
    hint: 'Пусто, пока организация участвует в кластере.',
  },
  headcount: {
    heading: 'Численность, чел.',
    kind: count,
    visibility: 'aggregate',
    hint: 'Целое число работников.',
  },
  publishName: {
    heading: 'Публиковать наименование',
    kind: yesNo,
    visibility: 'internal',
    hint: 'Да, если наименование организации можно показать всем. Пусто значит Нет.',
  },
} as const satisfies Columns;

export type ParticipantColumns = typeof columns;
export type Participant = RecordOf<ParticipantColumns>;

export const participants = defineTable({
  key: 'participants',
  title: 'Участники',
  columns,
  checkRow: checkParticipant,
  isFlawless: ({ columns: { joinedOn, leftOn } }, index) =>
    leftOn[index] === EMPTY || (leftOn[index] ?? EMPTY) >= (joinedOn[index] ?? EMPTY),
  uniqueKeys: [{ column: 'taxId', keyOf: currentRole, numberAt: currentRoleAt }],
});

function checkParticipant(row: Draft<ParticipantColumns>, report: RowReport): void {
  if (row.joinedOn && row.leftOn && row.leftOn < row.joinedOn) {
    report.addAt('leftOn', 'DATE_ORDER', { earlier: columns.joinedOn.heading, later: columns.leftOn.heading });
  }
}

/** One organisation stands in one role of a cluster once at a time. */
function currentRole(row: Draft<ParticipantColumns>): string | null {
  return row.leftOn === null ? `${row.clusterId} ${row.taxId} ${row.role}` : null;
}

/** More than there are roles. */
const ROLES = 16;

function currentRoleAt({ columns, codes }: ParsedTable<ParticipantColumns>, index: number): number {
  if (columns.leftOn[index] !== EMPTY) return EMPTY;
  return (codes.clusterId[index] ?? 0) + (codes.taxId[index] ?? 0) * ROLES + (columns.role[index] ?? 0);
}
