/** Good rows of every tab, to be spoilt one cell at a time; and short ways to read them and to say what came of it. */
import type { Cell, RawTable } from '../../domain/cell.ts';
import { type ClusterColumns, clusters } from '../../domain/cluster.ts';
import { FIRST_DATE, LAST_DATE } from '../../domain/date.ts';
import { type JointProjectColumns, jointProjects } from '../../domain/joint-project.ts';
import { type ParticipantColumns, participants } from '../../domain/participant.ts';
import type { Problem } from '../../domain/problem.ts';
import type { Reference } from '../../domain/reference.ts';
import { collect, type Register } from '../../domain/register.ts';
import { parseTable } from '../../domain/row-reading.ts';
import type { RuleContext } from '../../domain/row-report.ts';
import { STARTING_REFERENCE } from '../../domain/starting-reference.ts';
import { type Summary, summarize } from '../../domain/summary.ts';
import { type SupportMeasureColumns, supportMeasures } from '../../domain/support-measure.ts';
import type { Columns, Table } from '../../domain/table.ts';
import { type Threshold, type ThresholdCode, Thresholds } from '../../domain/thresholds.ts';
import {
  type ParsedWorkbook,
  parseWorkbook,
  type RawWorkbook,
  type RegisterTableKey,
  TABLES,
} from '../../domain/workbook.ts';

/** 23 November 2026. */
export const AS_OF = 46_349;
export const PLAN_YEAR = 2024;

/** A threshold that is always in force and that somebody has checked. */
export function threshold(code: ThresholdCode, value: number, changes: Partial<Threshold> = {}): Threshold {
  return { code, value, from: FIRST_DATE, to: LAST_DATE, act: 'Акт', verified: true, ...changes };
}

/** The starting lists with other thresholds. */
export function referenceWith(...thresholds: readonly Threshold[]): Reference {
  return { ...STARTING_REFERENCE, thresholds: new Thresholds(thresholds) };
}

/** Under these lists every rule that asks for a threshold is silent. */
export const NO_THRESHOLDS = referenceWith();

export function contextOf(workbook = '59', reference = STARTING_REFERENCE): RuleContext {
  return { asOf: AS_OF, reference, workbook };
}

/** The cells of one row by column: every required one, and of the others those that matter. */
export type Entry<C extends Columns> = {
  readonly [K in keyof C & string as C[K] extends { required: string } ? K : never]: Cell;
} & {
  readonly [K in keyof C & string as C[K] extends { required: string } ? never : K]?: Cell;
};
export type ClusterEntry = Entry<ClusterColumns>;
export type ParticipantEntry = Entry<ParticipantColumns>;
export type JointProjectEntry = Entry<JointProjectColumns>;
export type SupportMeasureEntry = Entry<SupportMeasureColumns>;

const TAX_ID_WEIGHTS = [2, 4, 10, 3, 5, 9, 4, 6, 8];

/** ИНН of an invented organisation, with a right check digit. */
export function taxIdNumbered(serial: number): string {
  const digits = `5999${String(serial).padStart(5, '0')}`;
  const sum = TAX_ID_WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return `${digits}${(sum % 11) % 10}`;
}

/** ОГРН of an invented organisation, with a right check digit. */
export function registrationNumbered(serial: number): string {
  const digits = `19959${String(serial).padStart(7, '0')}`;
  return `${digits}${(Number(digits) % 11) % 10}`;
}

/** A cluster that is declared for the plan year; nothing is to be said about it. */
export function declaredCluster(changes: Partial<ClusterEntry> = {}): ClusterEntry {
  return {
    id: 'C59-24-001',
    region: 'Пермский край',
    otherRegions: null,
    name: 'Кластер точного литья',
    industry: 'Машиностроение',
    site: 'Индустриальный парк',
    easedThreshold: 'Нет',
    status: 'Заявлен к созданию',
    statusDate: 45_400,
    plannedYear: PLAN_YEAR,
    registryNumber: null,
    cooperationPercent: 25,
    jobs: 1200,
    highProductivityJobs: 300,
    publishCard: 'Нет',
    ...changes,
  };
}

/** A cluster in the registry; the number must be given, for no two may share one. */
export function operatingCluster(
  changes: Partial<ClusterEntry> & Pick<ClusterEntry, 'id' | 'registryNumber'>,
): ClusterEntry {
  return declaredCluster({ status: 'Включён в реестр', ...changes });
}

export function participant(changes: Partial<ParticipantEntry> = {}): ParticipantEntry {
  return {
    clusterId: 'C59-24-001',
    taxId: taxIdNumbered(1),
    registrationNumber: registrationNumbered(1),
    taxRegistrationReason: '590201001',
    name: 'Завод точного литья',
    role: 'Поставщик',
    activityCode: '24.51',
    siteRegion: 'Пермский край',
    category: 'Среднее',
    joinedOn: 45_000,
    leftOn: null,
    headcount: 150,
    publishName: 'Нет',
    ...changes,
  };
}

export function jointProject(changes: Partial<JointProjectEntry> = {}): JointProjectEntry {
  return {
    id: 'P59-24-001',
    clusterId: 'C59-24-001',
    name: 'Выпуск отливок из стали',
    initiator: taxIdNumbered(1),
    coExecutors: `${taxIdNumbered(2)}; ${taxIdNumbered(3)}`,
    productCode: '24.52.10',
    product: 'Отливки стальные',
    status: 'Реализуется',
    startDate: 45_100,
    endDate: 46_800,
    costRubles: 120.5,
    subsidyRubles: 40.25,
    newJobs: 35,
    importSharePercentBefore: 60,
    importSharePercentAfter: 20,
    ...changes,
  };
}

const SERIAL_AT = 4;
const SERIAL_DIGITS = 5;

/** The participants that projects need: whomever they name as a partner, once in each cluster. */
export function partnersOf(projects: readonly JointProjectEntry[]): readonly ParticipantEntry[] {
  const partners = new Map<string, ParticipantEntry>();
  for (const { clusterId, initiator, coExecutors } of projects) {
    const taxIds = [initiator, ...String(coExecutors ?? '').split('; ')].map(String);
    for (const taxId of taxIds.filter((one) => one !== '')) {
      const registrationNumber = registrationNumbered(Number(taxId.slice(SERIAL_AT, SERIAL_AT + SERIAL_DIGITS)));
      partners.set(`${clusterId} ${taxId}`, participant({ clusterId, taxId, registrationNumber, headcount: null }));
    }
  }
  return [...partners.values()];
}

/** Money that a project was given; nothing is to be said about it. */
export function supportMeasure(changes: Partial<SupportMeasureEntry> = {}): SupportMeasureEntry {
  return {
    id: 'M59-24-001',
    objectId: 'P59-24-001',
    kind: 'Субсидия ПП 41',
    level: 'Федеральный',
    status: 'Получена',
    date: 45_300,
    amountRubles: 40.25,
    areaSquareMetres: null,
    operator: null,
    basis: null,
    comment: null,
    ...changes,
  };
}

export function headingsOf<C extends Columns>(table: Table<C>): readonly string[] {
  return table.columnKeys.map((key) => table.columns[key]?.heading ?? '');
}

/** Any tab by its key, where its columns do not matter. */
export function tableOf(key: RegisterTableKey): Table<Columns> {
  // The rules of a tab want rows of its own columns; here they get none but its own.
  return TABLES[key] as unknown as Table<Columns>;
}

/** A tab with its headings, the rows from row 2 on. */
export function tab<C extends Columns>(table: Table<C>, entries: readonly Entry<C>[]): RawTable {
  const cellsOf = (entry: Readonly<Record<string, Cell | undefined>>) =>
    table.columnKeys.map((key) => entry[key] ?? null);
  return [headingsOf(table), ...entries.map(cellsOf)];
}

/** Each problem as `row severity CODE at column`, sorted. */
export function said(problems: readonly Problem[]): readonly string[] {
  return problems
    .map(({ code, severity, place: { row, column } }) => `${row} ${severity} ${code}${column ? ` at ${column}` : ''}`)
    .sort();
}

/** Each problem as `workbook table row severity CODE at column`, sorted. */
export function saidEverywhere(problems: readonly Problem[]): readonly string[] {
  return problems
    .map((problem) => `${problem.place.workbook} ${problem.place.table} ${said([problem]).join('')}`)
    .sort();
}

/** What is said about a single row that stands in row 2 of a workbook, without the row number. */
function judge<C extends Columns>(
  table: Table<C>,
  entry: Entry<C>,
  workbook?: string,
  reference?: Reference,
): readonly string[] {
  const { problems } = parseTable(table, tab(table, [entry]), contextOf(workbook, reference));
  return said(problems).map((line) => line.replace(/^2 /, ''));
}

export function judgeCluster(
  changes: Partial<ClusterEntry>,
  workbook?: string,
  reference?: Reference,
): readonly string[] {
  return judge(clusters, declaredCluster(changes), workbook, reference);
}

export function judgeParticipant(changes: Partial<ParticipantEntry>, workbook?: string): readonly string[] {
  return judge(participants, participant(changes), workbook);
}

export function judgeJointProject(
  changes: Partial<JointProjectEntry>,
  workbook?: string,
  reference?: Reference,
): readonly string[] {
  return judge(jointProjects, jointProject(changes), workbook, reference);
}

export function judgeSupportMeasure(changes: Partial<SupportMeasureEntry>, workbook?: string): readonly string[] {
  return judge(supportMeasures, supportMeasure(changes), workbook);
}

/** A regional workbook by its rows. */
export interface Book {
  readonly region: string;
  readonly clusters?: readonly ClusterEntry[];
  readonly participants?: readonly ParticipantEntry[];
  readonly jointProjects?: readonly JointProjectEntry[];
  readonly supportMeasures?: readonly SupportMeasureEntry[];
}

export function rawWorkbook(book: Omit<Book, 'region'>): RawWorkbook {
  return {
    clusters: tab(clusters, book.clusters ?? []),
    participants: tab(participants, book.participants ?? []),
    jointProjects: tab(jointProjects, book.jointProjects ?? []),
    supportMeasures: tab(supportMeasures, book.supportMeasures ?? []),
  };
}

export interface Gathered {
  readonly register: Register;
  readonly problems: readonly Problem[];
}

/** Reads workbooks as the gate would, all of them together. */
export function gatherRaw(
  books: readonly { readonly region: string; readonly raw: RawWorkbook }[],
  reference = STARTING_REFERENCE,
): Gathered {
  const readings = books.map(({ region, raw }) => parseWorkbook(raw, contextOf(region, reference)));
  const parsed = readings.map(({ value }) => value).filter((value): value is ParsedWorkbook => value !== null);
  const { value: register, problems } = collect(parsed, { asOf: AS_OF, reference });
  return { register, problems: [...readings.flatMap((reading) => reading.problems), ...problems] };
}

/** The same under other lists than the starting ones. */
export function gatherUnder(reference: Reference, ...books: readonly Book[]): Gathered {
  return gatherRaw(
    books.map((book) => ({ region: book.region, raw: rawWorkbook(book) })),
    reference,
  );
}

export function gather(...books: readonly Book[]): Gathered {
  return gatherUnder(STARTING_REFERENCE, ...books);
}

export function summaryOf(...books: readonly Book[]): Summary {
  const { register, problems } = gather(...books);
  return summarize(register, problems, { planYear: PLAN_YEAR, asOf: AS_OF }, STARTING_REFERENCE);
}

/** The line of a breakdown with this key. */
export function lineOf<Line extends { readonly key: string }>(lines: readonly Line[], key: string): Line {
  const found = lines.find((line) => line.key === key);
  if (!found) throw new Error(`No line ${key}.`);
  return found;
}
