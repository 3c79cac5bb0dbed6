/** The lists that cells choose from: each key with the words that a person sees. */
import { folded, piecesOf, visible } from './texts.ts';
import { type Cell, type Reading, read, refused, type Said } from './vocabulary.ts';

/** The words by the key. */
export type Choices = ReadonlyMap<string, string>;

export const CLUSTER_STATUSES: Choices = new Map([
  ['DRAFT', 'Черновик'],
  ['DECLARED', 'Заявлен к созданию'],
  ['SUBMITTED', 'Подан в Минпромторг'],
  ['REVIEW', 'На рассмотрении'],
  ['RETURNED', 'Возвращён на доработку'],
  ['POSTPONED', 'Отложен'],
  ['REGISTERED', 'Включён в реестр'],
  ['RECONFIRM', 'В реестре, требует подтверждения'],
  ['REJECTED', 'Отказ'],
  ['WITHDRAWN', 'Отозван'],
  ['EXCLUDED', 'Исключён из реестра'],
]);

export const SITES: Choices = new Map([
  ['SEZ', 'ОЭЗ'],
  ['INDUSTRIAL_PARK', 'Индустриальный парк'],
  ['TECHNOPARK', 'Технопарк'],
  ['ASEZ', 'ТОР'],
  ['NONE', 'Без площадки'],
]);

export const ROLES: Choices = new Map([
  ['FINAL_PRODUCER', 'Производитель конечной продукции'],
  ['SUPPLIER', 'Поставщик'],
  ['PRODUCTION_ORGANISER', 'Организующий производство'],
  ['EDUCATION', 'Образовательная организация'],
  ['TECHNOLOGY_INFRASTRUCTURE', 'Технологическая инфраструктура'],
  ['SCIENCE', 'Научная организация'],
  ['FINANCE', 'Финансовая организация'],
  ['SPECIALIZED_ORGANIZATION', 'Специализированная организация'],
]);

export const CATEGORIES: Choices = new Map([
  ['MICRO', 'Микро'],
  ['SMALL', 'Малое'],
  ['MEDIUM', 'Среднее'],
  ['LARGE', 'Крупное'],
  ['NOT_SME', 'Не МСП'],
]);

export const PROJECT_STATUSES: Choices = new Map([
  ['IDEA', 'Идея'],
  ['DECLARED', 'Заявлен'],
  ['SELECTION', 'Отбор'],
  ['APPROVED', 'Одобрен'],
  ['RUNNING', 'Реализуется'],
  ['FINISHED', 'Завершён'],
  ['SUSPENDED', 'Приостановлен'],
  ['CANCELLED', 'Отменён'],
]);

export const SUPPORT_KINDS: Choices = new Map([
  ['SUBSIDY_PP41', 'Субсидия ПП 41'],
  ['SOFT_LOAN', 'Льготный заём'],
  ['CLUSTER_PLATFORM', 'Кластерная инвестплатформа'],
  ['SPIC', 'СПИК'],
  ['TAX_RELIEF', 'Налоговая льгота'],
  ['LAND', 'Земельный участок'],
  ['INFRASTRUCTURE', 'Инфраструктура'],
  ['EXHIBITION', 'Выставка'],
  ['EXPORT_CENTRE', 'Экспортный центр'],
  ['ASSOCIATION', 'Сопровождение ассоциации'],
  ['OTHER', 'Иное'],
]);

export const SUPPORT_LEVELS: Choices = new Map([
  ['FEDERAL', 'Федеральный'],
  ['REGIONAL', 'Региональный'],
  ['MUNICIPAL', 'Муниципальный'],
  ['DEVELOPMENT_INSTITUTE', 'Институт развития'],
]);

export const SUPPORT_STATUSES: Choices = new Map([
  ['REQUESTED', 'Запрошена'],
  ['APPROVED', 'Одобрена'],
  ['RECEIVED', 'Получена'],
  ['REFUSED', 'Отказ'],
]);

export function readChoice(cell: Cell, choices: Choices): Reading {
  if (typeof cell !== 'string') return refused('NOT_IN_LIST');
  for (const [key, words] of choices) if (folded(words) === folded(cell)) return read(key);
  return refused('NOT_IN_LIST');
}

export function readYesNo(cell: Cell): Reading {
  const word = typeof cell === 'string' ? folded(cell) : '';
  return word === 'да' || word === 'нет' ? read(word === 'да') : refused('NOT_IN_LIST');
}

export interface Region {
  readonly code: string;
  readonly name: string;
  readonly federalDistrict: string;
}

const FROM_NUMBER: Said = ['note', 'REGION_FROM_NUMBER'];

function readRegionText(text: string, regions: readonly Region[]): Reading {
  const code = /^\d$/.test(text) ? `0${text}` : text;
  for (const region of regions) {
    if (region.code === code) return code === text ? read(code) : read(code, FROM_NUMBER);
    if (folded(region.name) === folded(text)) return read(region.code);
  }
  return refused('UNKNOWN_REGION');
}

/** A region by its full name, its two-digit code or a whole number. */
export function readRegion(cell: Cell, regions: readonly Region[]): Reading {
  if (typeof cell === 'string') return readRegionText(visible(cell), regions);
  if (typeof cell !== 'number' || !Number.isInteger(cell) || cell < 1 || cell > 99) return refused('UNKNOWN_REGION');
  const { value } = readRegionText(String(cell).padStart(2, '0'), regions);
  return value === undefined ? refused('UNKNOWN_REGION') : read(value, FROM_NUMBER);
}

export function readRegionList(cell: Cell, regions: readonly Region[]): Reading {
  const codes: string[] = [];
  const notes: Said[] = [];
  for (const piece of typeof cell === 'string' ? piecesOf(cell) : [cell]) {
    const { value, said } = readRegion(piece, regions);
    if (typeof value !== 'string') return { value: undefined, said: [...notes, ['error', 'UNKNOWN_REGION']] };
    if (codes.includes(value)) return refused('REPEATED_VALUE');
    codes.push(value);
    notes.push(...said);
  }
  return read(codes.length === 0 ? null : codes.sort(), ...notes);
}
