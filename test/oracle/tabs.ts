/** The columns of each tab as the workbook has them: heading, what its cells say, whether they must be filled. */
import {
  CATEGORIES,
  type Choices,
  CLUSTER_STATUSES,
  PROJECT_STATUSES,
  ROLES,
  readChoice,
  readRegion,
  readRegionList,
  readYesNo,
  SITES,
  SUPPORT_KINDS,
  SUPPORT_LEVELS,
  SUPPORT_STATUSES,
} from './choices.ts';
import {
  readActivityCode,
  readProductCode,
  readRegistrationNumber,
  readRegistryNumber,
  readRowCode,
  readTaxId,
  readTaxIdList,
  readTaxRegistrationReason,
} from './codes.ts';
import { readAmount, readArea, readCount, readDate, readPastDate, readPercent, readPlanYear } from './numbers.ts';
import { personalDataIn } from './personal-data.ts';
import type { Reference } from './reference.ts';
import { deceives, isErrorText, isTooLong, mixesScripts, saysNothing, visible } from './texts.ts';
import { type Cell, type Reading, read, refused, type Said, type TabKey } from './vocabulary.ts';

/** What the rows of a tab are read by, besides themselves. */
export interface Surroundings {
  readonly reference: Reference;
  readonly asOf: bigint;
}

type Reader = (cell: Cell, surroundings: Surroundings) => Reading;

export interface Column {
  readonly key: string;
  readonly heading: string;
  /** Sorts of cells, for those who invent some. */
  readonly sort: string;
  readonly read: Reader;
  readonly required: boolean;
}

function readText(cell: Cell, shortest: number, longest: number): Reading {
  if (typeof cell !== 'string') return refused('TEXT_EXPECTED');
  const text = visible(cell).normalize('NFC');
  if (text.length < shortest || text.length > longest) return refused('TEXT_LENGTH');
  if (deceives(text)) return refused('CONTROL_CHARACTER');
  const said: Said[] = [];
  if (personalDataIn(text) === 'perhaps a plant') said.push(['warning', 'NAMED_AFTER_PERSON']);
  if (mixesScripts(text)) said.push(['warning', 'MIXED_SCRIPT']);
  if (/\p{M}/u.test(text)) said.push(['warning', 'COMBINING_MARK']);
  return read(text, ...said);
}

/**
 * Personal data are refused wherever they stand. A code that could be read is none, whatever its digits look like, and of a
 * number where a code belongs nothing is repeated.
 */
function withoutPersonalData(cell: string | number, reading: Reading, isText: boolean): Reading {
  if (reading.value !== undefined && !isText) return reading;
  if (reading.said.some(([, code]) => code === 'CODE_NOT_TEXT' || code === 'LOST_LEADING_ZERO')) return reading;
  return personalDataIn(visible(String(cell))) === 'personal' ? refused('PERSONAL_DATA') : reading;
}

/** What is true of a cell in whatever column it stands. */
export function readCell({ read: readOwn, sort }: Column, cell: Cell, surroundings: Surroundings): Reading {
  if (cell === null) return read(null);
  if (typeof cell === 'object' && 'error' in cell) return refused('ERROR_VALUE');
  if (typeof cell === 'object' && 'formula' in cell) return refused('FORMULA');
  if (typeof cell === 'string') {
    if (cell.startsWith('=')) return refused('FORMULA');
    if (visible(cell) === '') return read(null);
    if (saysNothing(cell)) return read(null, ['note', 'MEANS_EMPTY']);
    if (isErrorText(cell)) return refused('ERROR_VALUE');
    if (isTooLong(cell)) return refused('TEXT_LENGTH');
  }
  const reading = readOwn(cell, surroundings);
  if (typeof cell !== 'string' && typeof cell !== 'number') return reading;
  return withoutPersonalData(cell, reading, sort === 'text');
}

function column(key: string, heading: string, sort: string, reader: Reader, required = false): Column {
  return { key, heading, sort, read: reader, required };
}

const REQUIRED = true;

function text(shortest: number, longest: number): Reader {
  return (cell) => readText(cell, shortest, longest);
}

function choice(choices: Choices): Reader {
  return (cell) => readChoice(cell, choices);
}

const industry: Reader = (cell, { reference: { industries } }) =>
  readChoice(cell, new Map(industries.map((name) => [name, name])));
const region: Reader = (cell, { reference: { regions } }) => readRegion(cell, regions);
const regionList: Reader = (cell, { reference: { regions } }) => readRegionList(cell, regions);
const pastDate: Reader = (cell, { asOf }) => readPastDate(cell, asOf);
const planYear: Reader = (cell, { asOf }) => readPlanYear(cell, asOf);

export const TABS: Readonly<Record<TabKey, readonly Column[]>> = {
  clusters: [
    column('id', 'Код кластера', 'row code', readRowCode('C'), REQUIRED),
    column('region', 'Субъект РФ (головной)', 'region', region, REQUIRED),
    column('otherRegions', 'Другие субъекты РФ', 'regions', regionList),
    column('name', 'Наименование кластера', 'text', text(5, 200), REQUIRED),
    column('industry', 'Отрасль', 'choice', industry, REQUIRED),
    column('site', 'Площадка', 'choice', choice(SITES)),
    column('easedThreshold', 'Льготная территория', 'choice', readYesNo),
    column('status', 'Статус', 'choice', choice(CLUSTER_STATUSES), REQUIRED),
    column('statusDate', 'Дата статуса', 'past date', pastDate, REQUIRED),
    column('plannedYear', 'Плановый год создания', 'year', planYear),
    column('registryNumber', '№ в реестре Минпромторга', 'registry number', readRegistryNumber),
    column('cooperationPercent', 'Уровень кооперации, %', 'percent', readPercent),
    column('jobs', 'Рабочие места, ед.', 'count', readCount),
    column('highProductivityJobs', 'из них высокопроизводительные, ед.', 'count', readCount),
    column('publishCard', 'Публиковать карточку', 'choice', readYesNo),
  ],
  participants: [
    column('clusterId', 'Код кластера', 'row code', readRowCode('C'), REQUIRED),
    column('taxId', 'ИНН', 'tax id', readTaxId, REQUIRED),
    column('registrationNumber', 'ОГРН', 'registration number', readRegistrationNumber, REQUIRED),
    column('taxRegistrationReason', 'КПП', 'reason code', readTaxRegistrationReason),
    column('name', 'Наименование организации', 'text', text(2, 300), REQUIRED),
    column('role', 'Роль', 'choice', choice(ROLES), REQUIRED),
    column('activityCode', 'Основной ОКВЭД2', 'activity', readActivityCode, REQUIRED),
    column('siteRegion', 'Субъект РФ площадки', 'region', region, REQUIRED),
    column('category', 'Категория', 'choice', choice(CATEGORIES)),
    column('joinedOn', 'Дата вступления', 'past date', pastDate, REQUIRED),
    column('leftOn', 'Дата выхода', 'past date', pastDate),
    column('headcount', 'Численность, чел.', 'count', readCount),
    column('publishName', 'Публиковать наименование', 'choice', readYesNo),
  ],
  jointProjects: [
    column('id', 'Код проекта', 'row code', readRowCode('P'), REQUIRED),
    column('clusterId', 'Код кластера', 'row code', readRowCode('C'), REQUIRED),
    column('name', 'Наименование проекта', 'text', text(5, 300), REQUIRED),
    column('initiator', 'ИНН инициатора', 'tax id', readTaxId, REQUIRED),
    column('coExecutors', 'ИНН соисполнителей', 'tax ids', readTaxIdList),
    column('productCode', 'Код ОКПД2', 'product', readProductCode, REQUIRED),
    column('product', 'Продукция', 'text', text(2, 300), REQUIRED),
    column('status', 'Статус', 'choice', choice(PROJECT_STATUSES), REQUIRED),
    column('startDate', 'Дата начала', 'date', readDate, REQUIRED),
    column('endDate', 'Дата завершения', 'date', readDate, REQUIRED),
    column('costRubles', 'Стоимость, млн руб.', 'amount', readAmount, REQUIRED),
    column('subsidyRubles', 'Запрошенная субсидия, млн руб.', 'amount', readAmount),
    column('newJobs', 'Новые рабочие места, ед.', 'count', readCount, REQUIRED),
    column('importSharePercentBefore', 'Доля импортных компонентов до, %', 'percent', readPercent),
    column('importSharePercentAfter', 'Доля импортных компонентов после, %', 'percent', readPercent),
  ],
  supportMeasures: [
    column('id', 'Код меры', 'row code', readRowCode('M'), REQUIRED),
    column('objectId', 'Код объекта', 'row code', readRowCode('CP'), REQUIRED),
    column('kind', 'Вид меры', 'choice', choice(SUPPORT_KINDS), REQUIRED),
    column('level', 'Уровень', 'choice', choice(SUPPORT_LEVELS), REQUIRED),
    column('status', 'Статус', 'choice', choice(SUPPORT_STATUSES), REQUIRED),
    column('date', 'Дата', 'past date', pastDate, REQUIRED),
    column('amountRubles', 'Сумма, млн руб.', 'amount', readAmount),
    column('areaSquareMetres', 'Площадь, га', 'area', readArea),
    column('operator', 'Оператор', 'text', text(1, 300)),
    column('basis', 'Основание (НПА)', 'text', text(1, 300)),
    column('comment', 'Примечание', 'text', text(1, 300)),
  ],
};
