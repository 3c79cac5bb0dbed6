import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quoteTitle } from '../../domain/a1.ts';
import type { Cell, RawTable } from '../../domain/cell.ts';
import { parseDecisions, parseWorkbookList, workbookList } from '../../domain/central.ts';
import { CLUSTER_STATUSES } from '../../domain/cluster.ts';
import { yearOf } from '../../domain/date.ts';
import { findDoubtfulDates } from '../../domain/doubtful-dates.ts';
import { jointProjects, PROJECT_STATUSES } from '../../domain/joint-project.ts';
import { marksOf } from '../../domain/marks.ts';
import { PARTICIPANT_ROLES, type ParticipantRole } from '../../domain/participant.ts';
import type { Problem } from '../../domain/problem.ts';
import { explain } from '../../domain/problem-text.ts';
import { parseTable } from '../../domain/row-reading.ts';
import { decodeSnapshot, encodeSnapshot, takeSnapshot } from '../../domain/snapshot.ts';
import { STARTING_INDUSTRIES } from '../../domain/starting-reference.ts';
import { type Summary, summarize } from '../../domain/summary.ts';
import { SUPPORT_KINDS, SUPPORT_STATUSES } from '../../domain/support-measure.ts';
import type { ThresholdCode } from '../../domain/thresholds.ts';
import { byTable, type RawWorkbook, REGISTER_TABLE_KEYS, type RegisterTableKey } from '../../domain/workbook.ts';
import { seededRandom } from '../../local/sample/invented.ts';
import { jointProjectsOf, participantsOf, supportMeasuresOf } from './accepted.ts';
import {
  AS_OF,
  type Book,
  type ClusterEntry,
  contextOf,
  declaredCluster,
  type Gathered,
  gatherRaw,
  gatherUnder,
  headingsOf,
  type JointProjectEntry,
  jointProject,
  operatingCluster,
  type ParticipantEntry,
  PLAN_YEAR,
  participant,
  partnersOf,
  rawWorkbook,
  referenceWith,
  registrationNumbered,
  type SupportMeasureEntry,
  supportMeasure,
  tableOf,
  taxIdNumbered,
  threshold,
} from './rows.ts';
import { SEED } from './seed.ts';

/** What a `Date` can hold, in days; the rest has a test of its own. */
const MOST_DAYS = 90_000_000;
const LAST_DAY_OF_2022 = 44_926;

/** The starting lists with limits that a register of a few rows may meet or miss. */
const LISTS = referenceWith(
  threshold('INDUSTRY_PARTICIPANTS', 2),
  threshold('FINAL_PRODUCERS', 1),
  threshold('EDUCATION', 1),
  threshold('TECHNOLOGY_INFRASTRUCTURE', 1),
  threshold('PRODUCTION_ORGANISERS', 0),
  threshold('COOPERATION_PERCENT', 20),
  threshold('COOPERATION_EASED_PERCENT', 10),
  threshold('SUBSIDY_SHARE_PERCENT', 30, { to: LAST_DAY_OF_2022 }),
  threshold('SUBSIDY_SHARE_PERCENT', 50, { from: LAST_DAY_OF_2022 + 1 }),
  threshold('SUBSIDY_PER_YEAR_MILLION_RUB', 150, { from: LAST_DAY_OF_2022 + 1 }),
);

function summaryOf({ register, problems }: Gathered): Summary {
  return summarize(register, problems, { planYear: PLAN_YEAR, asOf: AS_OF }, LISTS);
}

/** The text of the snapshot of everything that was gathered. */
function bytesOf(gathered: Gathered, summary = summaryOf(gathered)): string {
  const sources = [...gathered.register.rows.byWorkbook].map(([region, rows]) => ({
    region,
    state: rows.read === 0 ? ('empty' as const) : ('fresh' as const),
    rows,
  }));
  const when = { takenAt: new Date(0), asOf: AS_OF };
  const publisher = { publisher: '', licence: '', contact: '' };
  return encodeSnapshot(takeSnapshot(summary, sources, publisher, when, null, LISTS));
}

/** The text of the figures that stay in the house. */
function internalText({ internal }: Summary): string {
  return JSON.stringify(internal, (_key, value: unknown) => (typeof value === 'bigint' ? `${value}` : value));
}

const MEAN_TEXTS = [
  '=1+1',
  '#REF!',
  '-',
  'н/д',
  '__proto__',
  'constructor',
  'toString',
  '%',
  ' % ',
  '1e5',
  '0x10',
  '١٢٣',
  '１２',
  '1.2.3',
  '1 234,5',
  '(5)',
  '32.13.2024',
  '29.02.2023',
  '01.01.24',
  ';;;',
  ',\n,',
  '\uD800',
  '\uDC00x',
  '\u202Eобратно',
  '\u0000',
  '\uFEFF\u200B',
  'й'.normalize('NFD'),
  '👨‍👩‍👧‍👦',
  'a@b.ru',
  '+7 912 345-67-89',
  '500100732259',
  'Иванов Иван Иванович',
  'ИП Петров',
  '<script>alert(1)</script>',
  '{{x}}$(x)',
  'NaN',
  'Infinity',
  '-0',
];

/** Pieces that a regular expression may stumble over when they are repeated thousands of times. */
const PIECES = [
  'a',
  'ич',
  'ович ',
  '1',
  '1 ',
  ' 1',
  '1.',
  ';',
  '@',
  'a@',
  'a.',
  '«',
  '((',
  '+7 ',
  '%',
  '\u200B',
  'Ии ',
  '\u00A01',
  '\uD83D',
];

function filled(length: number, head: string, piece: string, tail: string): string {
  const count = Math.floor((length - head.length - tail.length) / piece.length);
  return `${head}${piece.repeat(count)}${tail}`;
}

const hugeText = fc
  .tuple(
    fc.constantFrom('', '1', '@', 'ИП ', '«', '-'),
    fc.constantFrom(' ', ...PIECES),
    fc.constantFrom('', '1', 'x', '%'),
  )
  .map(([head, piece, tail]) => filled(2_000, head, piece, tail));

const anyText = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...MEAN_TEXTS) },
  { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 60 }) },
  { weight: 2, arbitrary: fc.string({ unit: fc.constantFrom(...' 0123456789.,;-+()%«"иИчопвнаА@'), maxLength: 30 }) },
  { weight: 1, arbitrary: hugeText },
);

const anyNumber = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.maxSafeInteger(),
  fc.constantFrom(0, -0, 0.1, 1e-7, 36_526, 46_143.5, 2 ** 53, 1e15, 1e21, Number.MAX_VALUE, Number.MIN_VALUE),
);

const rubbish: fc.Arbitrary<Cell> = fc.oneof(
  { weight: 6, arbitrary: anyText },
  { weight: 4, arbitrary: anyNumber },
  { weight: 1, arbitrary: fc.boolean() },
  { weight: 1, arbitrary: fc.constant(null) },
  {
    weight: 2,
    arbitrary: fc.record({ date: fc.double({ noNaN: true, min: -MOST_DAYS, max: MOST_DAYS }) }),
  },
  { weight: 1, arbitrary: fc.record({ formula: anyText }) },
  { weight: 1, arbitrary: fc.record({ error: fc.string({ unit: 'binary', maxLength: 60 }) }) },
  // Whatever JSON may bring: arrays, objects, objects that only begin like a cell.
  { weight: 2, arbitrary: fc.jsonValue().map((junk) => junk as Cell) },
  {
    weight: 1,
    arbitrary: fc
      .record({ date: fc.jsonValue() })
      .map((junk) => (typeof junk.date === 'number' ? 1 : (junk as unknown as Cell))),
  },
);

const anyTableKey = fc.constantFrom(...REGISTER_TABLE_KEYS);

function member(clusterId: string, serial: number, changes: Partial<ParticipantEntry> = {}): ParticipantEntry {
  return participant({
    clusterId,
    taxId: taxIdNumbered(serial),
    registrationNumber: registrationNumbered(serial),
    ...changes,
  });
}

/** A project of which the first two partners lead, the others help. */
function projectOf(
  serial: number,
  cluster: number,
  partners: readonly number[],
  changes: Partial<JointProjectEntry> = {},
) {
  const [initiator = 0, ...coExecutors] = partners;
  return jointProject({
    id: `P59-24-00${serial}`,
    clusterId: `C59-24-00${cluster}`,
    initiator: taxIdNumbered(initiator),
    coExecutors: coExecutors.map(taxIdNumbered).join('; '),
    costRubles: 200,
    subsidyRubles: 80,
    ...changes,
  });
}

/** Good rows and bad ones; no two rows of a tab share a code or a registry number. */
const HOME: Required<Book> = {
  region: '59',
  clusters: [
    declaredCluster(),
    operatingCluster({ id: 'C59-24-002', name: 'Кластер станков', registryNumber: '900000017' }),
    declaredCluster({ id: 'C59-24-003', name: 'Кластер оптики', jobs: 'x' }),
    declaredCluster({ id: 'C59-24-004', name: 'Кластер приборов', region: 59, cooperationPercent: 5 }),
  ],
  participants: [1, 2, 3, 4].flatMap((cluster) => [
    member(`C59-24-00${cluster}`, cluster),
    member(`C59-24-00${cluster}`, cluster + 10, { role: 'Образовательная организация' }),
    ...(cluster === 4 ? [member('C59-24-004', 24, { headcount: 'x' })] : []),
  ]),
  jointProjects: [
    projectOf(1, 1, [1, 11]),
    projectOf(2, 2, [2, 12, 50]),
    projectOf(3, 3, [3, 13]),
    projectOf(4, 4, [4, 14]),
    projectOf(5, 1, [1, 11], { endDate: 45_000 }),
    projectOf(6, 1, [1, 99], { status: 'Идея' }),
  ],
  supportMeasures: ['C59-24-001', 'P59-24-001', 'P59-24-002', 'C59-24-003', 'P59-24-005'].map((objectId, index) =>
    supportMeasure({ id: `M59-24-00${index + 1}`, objectId, ...(index === 4 && { level: 'x' }) }),
  ),
};
/** Another region, with a participant of a cluster at home, and a project of an organisation that has one there too. */
const AWAY: Book = {
  region: '18',
  clusters: [declaredCluster({ id: 'C18-24-001', region: '18', name: 'Кластер двигателей' })],
  participants: [member('C59-24-002', 50), member('C18-24-001', 1), member('C18-24-001', 60)],
  jointProjects: [projectOf(7, 1, [1, 60], { id: 'P18-24-001', clusterId: 'C18-24-001' })],
};

/** A row of the two workbooks, as it was before anything was spoilt. */
interface Row {
  readonly workbook: string;
  readonly table: RegisterTableKey;
  readonly row: number;
  readonly entry: Readonly<Record<string, Cell>>;
}

const ROWS: readonly Row[] = [HOME, AWAY].flatMap((book) =>
  REGISTER_TABLE_KEYS.flatMap((table) =>
    (book[table] ?? []).map((entry, index) => ({ workbook: book.region, table, row: index + 2, entry })),
  ),
);

/** Whether a row is set aside because another one is: it belongs to it, or names it as a partner. */
function dependsOn({ table, entry }: Row, parent: Row): boolean {
  if (parent.table === 'participants') {
    const partners = `${entry['initiator']}; ${entry['coExecutors']}`;
    const isOfCluster = entry['clusterId'] === parent.entry['clusterId'];
    return table === 'jointProjects' && isOfCluster && partners.includes(String(parent.entry['taxId']));
  }
  return [entry['objectId'], entry['clusterId']].includes(parent.entry['id'] ?? '');
}

/** The rows whose fate hangs on that of a row, with the row itself. */
function fallingWith(row: Row): readonly Row[] {
  return [row, ...ROWS.filter((other) => other !== row && dependsOn(other, row)).flatMap(fallingWith)];
}

/** Whether another warning may stand at a row because of another one: roles of a cluster, subsidies of an initiator. */
function isWarnedWith(row: Row, { table, entry }: Row): boolean {
  if (table === 'participants') {
    if (row.table === 'clusters') return row.entry['id'] === entry['clusterId'];
    return row.table === 'participants' && row.entry['taxId'] === entry['taxId'];
  }
  return table === 'jointProjects' && row.table === table && row.entry['initiator'] === entry['initiator'];
}

function spoil(raw: RawWorkbook, key: RegisterTableKey, row: number, changes: ReadonlyMap<number, Cell>): RawWorkbook {
  const rows = raw[key].map((cells, index) =>
    index === row ? cells.map((cell, column) => changes.get(column) ?? cell) : cells,
  );
  return { ...raw, [key]: rows };
}

function gatherWith(home: RawWorkbook): Gathered {
  return gatherRaw(
    [
      { region: '59', raw: home },
      { region: '18', raw: rawWorkbook(AWAY) },
    ],
    LISTS,
  );
}

/**
 * What became of the rows that have nothing to do with one row: their acceptance and what is said about them. Of rows that
 * are only warned of together with it the errors must stay the same.
 */
function fatesApartFrom({ register, problems }: Gathered, key: RegisterTableKey, row: number) {
  const spoilt = ROWS.find(
    ({ workbook, table, row: number }) => workbook === '59' && table === key && number === row + 1,
  );
  const falling = new Set(spoilt ? fallingWith(spoilt) : []);
  const said = problems.filter(({ severity, place }) => {
    const at = ROWS.find(
      ({ workbook, table, row: number }) =>
        workbook === place.workbook && table === place.table && number === place.row,
    );
    if (!at) return true;
    if (falling.has(at)) return false;
    return severity === 'error' || ![...falling].some((one) => isWarnedWith(at, one));
  });
  const accepted: Readonly<Record<RegisterTableKey, ReadonlySet<string>>> = {
    clusters: new Set(register.clusters.map(({ id }) => id)),
    participants: new Set(participantsOf(register).map(({ clusterId, taxId }) => `${clusterId} ${taxId}`)),
    jointProjects: new Set(jointProjectsOf(register).map(({ id }) => id)),
    supportMeasures: new Set(supportMeasuresOf(register).map(({ id }) => id)),
  };
  const fates = ROWS.filter((one) => !falling.has(one)).map(({ workbook, table, row: number, entry }) => {
    const code = table === 'participants' ? `${entry['clusterId']} ${entry['taxId']}` : String(entry['id']);
    return `${workbook} ${table} ${number} ${accepted[table].has(code)}`;
  });
  return { said: said.map((problem) => JSON.stringify(problem)).sort(), fates };
}

/** What must hold of whatever was read. */
function expectHonestCounts({ register }: Gathered): void {
  const tables = Object.values(register.rows.byTable);
  const workbooks = [...register.rows.byWorkbook.values()];
  for (const { read, accepted, setAside } of [...tables, ...workbooks]) expect(accepted + setAside).toBe(read);
  for (const key of ['read', 'accepted', 'setAside'] as const) {
    expect(workbooks.reduce((sum, rows) => sum + rows[key], 0)).toBe(tables.reduce((sum, rows) => sum + rows[key], 0));
  }
  expect(register.rows.byTable.clusters.accepted).toBe(register.clusters.length);
  expect(register.rows.byTable.participants.accepted).toBe(participantsOf(register).length);
  expect(register.rows.byTable.jointProjects.accepted).toBe(jointProjectsOf(register).length);
  expect(register.rows.byTable.supportMeasures.accepted).toBe(supportMeasuresOf(register).length);
}

/** Every problem can be said, and stands where there is something. */
function expectSayable(problems: readonly Problem[]): void {
  for (const problem of problems) {
    const { sentence, remedy } = explain(problem);
    expect(sentence).not.toMatch(/undefined|\[object/);
    expect(remedy).not.toBe('');
    expect(JSON.stringify(problem).length).toBeLessThan(5_000);
  }
}

const spoilt = fc
  .tuple(anyTableKey, fc.nat(), fc.array(fc.tuple(fc.nat(), rubbish), { minLength: 1, maxLength: 4 }))
  .map(([key, row, cells]) => ({
    key,
    row: 1 + (row % HOME[key].length),
    changes: new Map(cells.map(([column, cell]) => [column % tableOf(key).columnKeys.length, cell])),
  }));

describe('rubbish in the cells of a row', () => {
  it('never throws, never changes the fate of another row, and can always be published', () => {
    const raw = rawWorkbook(HOME);
    const before = gatherWith(raw);
    fc.assert(
      fc.property(spoilt, ({ key, row, changes }) => {
        const after = gatherWith(spoil(raw, key, row, changes));
        expect(fatesApartFrom(after, key, row)).toEqual(fatesApartFrom(before, key, row));
        expectHonestCounts(after);
        expectSayable(after.problems);
        const text = bytesOf(after);
        expect(encodeSnapshot(decodeSnapshot(text))).toBe(text);
      }),
      { seed: SEED, numRuns: 600 },
    );
  });

  it('is marked in its own row', () => {
    const raw = rawWorkbook(HOME);
    fc.assert(
      fc.property(spoilt, ({ key, row, changes }) => {
        const table = tableOf(key);
        const rows = spoil(raw, key, row, changes)[key];
        const { problems } = parseTable(table, rows, contextOf());
        const marks = marksOf(table, rows, contextOf(), problems);
        expect(marks).toHaveLength(problems.length);
        for (const { cell } of marks) expect(cell).toMatch(new RegExp(`^${quoteTitle(table.title)}![A-O]\\d+$`));
      }),
      { seed: SEED, numRuns: 150 },
    );
  });

  it('is never mistaken for a number that a record may hold', () => {
    fc.assert(
      fc.property(rubbish, fc.constantFrom('costRubles', 'subsidyRubles', 'newJobs'), (cell, column) => {
        const raw = [
          headingsOf(jointProjects),
          jointProjects.columnKeys.map((key) => (key === column ? cell : (jointProject()[key] ?? null))),
        ];
        const { value } = parseTable(jointProjects, raw, contextOf());
        if (!value || value.size === 0 || value.isFailed(0)) return;
        const kept = value.row(0)[column];
        expect(kept === null || (Number.isSafeInteger(kept) && Number(kept) >= 0)).toBe(true);
      }),
      { seed: SEED, numRuns: 300 },
    );
  });
});

describe('a tab of nothing but rubbish', () => {
  const rubbishRows = fc.array(fc.array(rubbish, { maxLength: 18 }), { maxLength: 6 });

  it('never throws, under its headings or without them', () => {
    fc.assert(
      fc.property(rubbishRows, anyTableKey, fc.boolean(), (rows, key, withHeadings) => {
        const table = tableOf(key);
        const raw: RawTable = withHeadings ? [headingsOf(table), ...rows] : rows;
        const { value, problems } = parseTable(table, raw, contextOf());
        expectSayable(problems);
        findDoubtfulDates(table, raw, contextOf());
        if (!withHeadings) expect(value).toBeNull();
        const empty = rawWorkbook({});
        expectHonestCounts(gatherRaw([{ region: '59', raw: { ...empty, [key]: raw } }]));
      }),
      { seed: SEED, numRuns: 200 },
    );
  });

  it('never throws in the central workbook either', () => {
    fc.assert(
      fc.property(rubbishRows, fc.array(rubbish, { minLength: 5, maxLength: 5 }), (rows, cells) => {
        const { value, problems } = parseWorkbookList([headingsOf(workbookList), ...rows], contextOf('*'));
        expectSayable(problems);
        expect(value.length).toBeLessThanOrEqual(rows.length);
        const names = ['Плановый год', 'Издатель', 'Лицензия', 'Контакт', 'Своё'];
        const settings = [['Настройка'], ...names.map((name, index) => [name, cells[index] ?? null])];
        const decisions = parseDecisions(settings, contextOf('*'));
        expectSayable(decisions.problems);
        expect(decisions.value.publisher.length).toBeLessThanOrEqual(300);
      }),
      { seed: SEED, numRuns: 200 },
    );
  });
});

/** A cell of a Google spreadsheet holds up to fifty thousand characters. */
const LONG = 50_000;

describe('a row of very long cells', () => {
  const texts = ['', '1', '@', 'ИП ', '«', '(', 'имени '].flatMap((head) =>
    [' ', ...PIECES].flatMap((piece) => ['', '1', 'x', 'ович'].map((tail) => filled(LONG, head, piece, tail))),
  );

  it.each(REGISTER_TABLE_KEYS)('is set aside in %s, whatever stands there, and no cell is repeated', (key) => {
    const table = tableOf(key);
    for (const text of texts) {
      const raw: RawTable = [headingsOf(table), table.columnKeys.map(() => text)];
      const { value, problems } = parseTable(table, raw, contextOf());
      expect([value?.size, value?.size === 0 || value?.isFailed(0)]).toEqual([value?.size, true]);
      expect(JSON.stringify(problems).length).toBeLessThan(20_000);
    }
  });
});

const WORKBOOKS = ['59', '18', '77', '*'];
const anyRegion = fc.constantFrom('59', '18', '77');
const anySerial = fc.integer({ min: 1, max: 5 });
/** So few that rows often belong to a cluster that is there. */
const anyClusterSerial = fc.integer({ min: 1, max: 3 });
const seldom = <T>(value: T) =>
  fc.oneof({ weight: 7, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.constant(value) });

/** The changes that are there at all. */
function present<T extends object>(changes: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}

const anyCluster: fc.Arbitrary<ClusterEntry> = fc
  .record({
    region: anyRegion,
    serial: anyClusterSerial,
    status: fc.constantFrom(...CLUSTER_STATUSES.keys),
    industry: fc.constantFrom(...STARTING_INDUSTRIES.slice(0, 3)),
    plannedYear: fc.constantFrom(2023, PLAN_YEAR, PLAN_YEAR, 2025),
    number: anySerial,
    shared: seldom('7'),
    otherRegions: seldom('16; 66'),
    jobs: seldom('x'),
    publishCard: fc.constantFrom('Да', 'Нет', null),
    site: fc.constantFrom('ТОР', 'Технопарк', null),
    statusDate: fc.integer({ min: AS_OF - 100, max: AS_OF }),
    cooperationPercent: fc.constantFrom(null, 5, 15, 25),
    easedThreshold: fc.constantFrom('Да', 'Нет', null),
  })
  .map(({ region, serial, status, number, shared, otherRegions, jobs, ...rest }) =>
    declaredCluster({
      ...rest,
      region,
      id: `C${region}-24-00${serial}`,
      name: `Кластер ${number}`,
      status: CLUSTER_STATUSES.label(status),
      registryNumber: ['REGISTERED', 'RECONFIRM', 'EXCLUDED'].includes(status)
        ? (shared ?? `${region}${serial}`)
        : null,
      ...present({ otherRegions, jobs }),
    }),
  );

const anyParticipant: fc.Arbitrary<ParticipantEntry> = fc
  .record({
    region: anyRegion,
    cluster: anyClusterSerial,
    serial: anySerial,
    role: fc.constantFrom(...PARTICIPANT_ROLES.labels.slice(0, 4)),
    leftOn: seldom(45_800),
    headcount: seldom(7),
    name: seldom(null),
  })
  .map(({ region, cluster, serial, role, leftOn, headcount, name }) =>
    participant({
      clusterId: `C${region}-24-00${cluster}`,
      taxId: taxIdNumbered(serial),
      registrationNumber: registrationNumbered(serial),
      role,
      ...present({ leftOn, headcount, name }),
    }),
  );

const anyProject: fc.Arbitrary<JointProjectEntry> = fc
  .record({
    region: anyRegion,
    cluster: anyClusterSerial,
    serial: fc.integer({ min: 1, max: 9 }),
    initiator: fc.integer({ min: 1, max: 3 }),
    status: fc.constantFrom(...PROJECT_STATUSES.labels),
    coExecutors: fc.uniqueArray(fc.integer({ min: 6, max: 9 }), { minLength: 1, maxLength: 3 }),
    rubles: fc.integer({ min: 0, max: 500_000_000 }),
    subsidyPercent: fc.option(fc.integer({ min: 0, max: 60 }), { freq: 4 }),
    startDate: fc.constantFrom(LAST_DAY_OF_2022, LAST_DAY_OF_2022 + 1, 45_100, 45_300),
    endDate: fc.integer({ min: 46_000, max: 46_400 }),
    productCode: fc.constantFrom('24.52', '24.52.10', '24.52.10.110', '28.99.39'),
    importSharePercentBefore: fc.constantFrom(null, 0, 20.5, 60),
    importSharePercentAfter: fc.constantFrom(null, 0, 20.005, 50),
    newJobs: fc.nat(1000),
    product: seldom(null),
  })
  .map(({ region, cluster, serial, initiator, coExecutors, rubles, subsidyPercent, product, ...rest }) =>
    jointProject({
      ...rest,
      id: `P${region}-24-00${serial}`,
      clusterId: `C${region}-24-00${cluster}`,
      initiator: taxIdNumbered(initiator),
      coExecutors: coExecutors.map(taxIdNumbered).join('; '),
      costRubles: rubles / 1e6,
      subsidyRubles: subsidyPercent === null ? null : Math.floor((rubles * subsidyPercent) / 100) / 1e6,
      ...present({ product }),
    }),
  );

const anyMeasure: fc.Arbitrary<SupportMeasureEntry> = fc
  .record({
    region: anyRegion,
    object: fc.tuple(fc.constantFrom('C', 'P'), anySerial),
    serial: fc.integer({ min: 1, max: 9 }),
    kind: fc.constantFrom(...SUPPORT_KINDS.labels),
    status: fc.constantFrom(...SUPPORT_STATUSES.labels),
    rubles: fc.integer({ min: 0, max: 2_000_000_000 }),
  })
  .map(({ region, object: [prefix, number], serial, kind, status, rubles }) =>
    supportMeasure({
      id: `M${region}-24-00${serial}`,
      objectId: `${prefix}${region}-24-00${number}`,
      kind,
      status,
      amountRubles: rubles / 1e6,
    }),
  );

/** A list with some of its elements standing there twice. */
function withRepeats<T>(element: fc.Arbitrary<T>, maxLength: number): fc.Arbitrary<readonly T[]> {
  return fc
    .tuple(fc.array(element, { maxLength }), fc.array(fc.nat(), { maxLength: 2 }))
    .map(([list, picks]) => [...list, ...picks.flatMap((pick) => list.slice(pick % (list.length + 1)).slice(0, 1))]);
}

/** Mostly clusters of their own codes, and some that contradict others. */
const anyClusters: fc.Arbitrary<readonly ClusterEntry[]> = fc
  .tuple(fc.uniqueArray(anyCluster, { selector: ({ id }) => id, maxLength: 9 }), withRepeats(anyCluster, 2))
  .map(([clusters, others]) => [...clusters, ...others]);

interface Sown {
  readonly books: readonly Book[];
  readonly seed: number;
}

/** Most of those whom projects name, as participants in one role or another. */
function mostPartners(projects: readonly JointProjectEntry[], random: () => number): readonly ParticipantEntry[] {
  const { labels } = PARTICIPANT_ROLES;
  return partnersOf(projects)
    .filter(() => random() < 0.9)
    .map((partner) => ({ ...partner, role: labels[Math.floor(random() * labels.length)] ?? null }));
}

/** Rows of a register, sown over the workbooks: mostly into that of their own region. */
const sown: fc.Arbitrary<Sown> = fc
  .record({
    clusters: anyClusters,
    participants: withRepeats(anyParticipant, 12),
    jointProjects: withRepeats(anyProject, 12),
    supportMeasures: withRepeats(anyMeasure, 8),
    seed: fc.integer(),
  })
  .map(({ clusters: clusterRows, participants, jointProjects: projectRows, supportMeasures: measureRows, seed }) => {
    const random = seededRandom(seed);
    const participantRows = [...participants, ...mostPartners(projectRows, random)];
    const place = (home: string) => (random() < 0.7 ? home : (WORKBOOKS[Math.floor(random() * 4)] ?? '*'));
    const homes = {
      clusters: clusterRows.map((row) => place(String(row.region))),
      participants: participantRows.map((row) => place(String(row.clusterId).slice(1, 3))),
      jointProjects: projectRows.map((row) => place(String(row.clusterId).slice(1, 3))),
      supportMeasures: measureRows.map((row) => place(String(row.objectId).slice(1, 3))),
    };
    const books = WORKBOOKS.map((region) => ({
      region,
      clusters: clusterRows.filter((_, index) => homes.clusters[index] === region),
      participants: participantRows.filter((_, index) => homes.participants[index] === region),
      jointProjects: projectRows.filter((_, index) => homes.jointProjects[index] === region),
      supportMeasures: measureRows.filter((_, index) => homes.supportMeasures[index] === region),
    }));
    return { books, seed };
  });

function shuffled<T>(list: readonly T[], random: () => number): readonly T[] {
  return list
    .map((element) => ({ element, rank: random() }))
    .sort((left, right) => left.rank - right.rank)
    .map(({ element }) => element);
}

function withShuffledRows(raw: RawTable, random: () => number): RawTable {
  return [...raw.slice(0, 1), ...shuffled(raw.slice(1), random)];
}

function withShuffledColumns(raw: RawTable, random: () => number): RawTable {
  const order = shuffled([...(raw[0] ?? []).keys(), 99], random);
  return raw.map((row) => order.map((column) => row[column] ?? null));
}

function withBlankRows(raw: RawTable, random: () => number): RawTable {
  const blanks: RawTable = [[], [null, '', ' '], ['—', 'н/д']];
  return raw.flatMap((row) => [row, ...blanks.filter(() => random() < 0.2)]);
}

function everyTab(raw: RawWorkbook, change: (tab: RawTable) => RawTable): RawWorkbook {
  return byTable((key) => change(raw[key]));
}

describe('the order of things', () => {
  function expectSameBytes({ books, seed }: Sown, change: (tab: RawTable, random: () => number) => RawTable): void {
    const random = seededRandom(seed + 1);
    const raws = books.map((book) => ({ region: book.region, raw: rawWorkbook(book) }));
    const changed = raws.map(({ region, raw }) => ({ region, raw: everyTab(raw, (tab) => change(tab, random)) }));
    const [one, other] = [gatherRaw(raws, LISTS), gatherRaw(shuffled(changed, random), LISTS)];
    const [before, after] = [summaryOf(one), summaryOf(other)];
    expect(bytesOf(other, after)).toBe(bytesOf(one, before));
    expect(internalText(after)).toBe(internalText(before));
  }

  it.each<[string, (tab: RawTable, random: () => number) => RawTable]>([
    ['workbooks', (tab) => tab],
    ['workbooks and rows', withShuffledRows],
    ['workbooks and columns', withShuffledColumns],
    ['workbooks, with blank rows between the others', withBlankRows],
    [
      'workbooks, rows and columns',
      (tab, random) => withShuffledColumns(withBlankRows(withShuffledRows(tab, random), random), random),
    ],
  ])('of %s does not change a byte of the snapshot, nor a figure of the house', (_name, change) => {
    fc.assert(
      fc.property(sown, (given) => {
        expectSameBytes(given, change);
      }),
      { seed: SEED, numRuns: 80 },
    );
  });

  it('of workbooks does not change what is said about any row', () => {
    const sayings = ({ problems }: Gathered) =>
      problems
        .map((problem) => {
          if (problem.code !== 'DUPLICATE_NAME') return JSON.stringify(problem);
          return JSON.stringify({ ...problem, others: problem.others.map((one) => JSON.stringify(one)).sort() });
        })
        .sort();
    fc.assert(
      fc.property(sown, ({ books, seed }) => {
        expect(sayings(gatherUnder(LISTS, ...shuffled(books, seededRandom(seed))))).toEqual(
          sayings(gatherUnder(LISTS, ...books)),
        );
      }),
      { seed: SEED, numRuns: 150 },
    );
  });
});

/** A threshold of roles, and the roles it counts. */
const COUNTED_ROLES: readonly (readonly [code: ThresholdCode, roles: readonly ParticipantRole[]])[] = [
  ['INDUSTRY_PARTICIPANTS', ['FINAL_PRODUCER', 'SUPPLIER', 'PRODUCTION_ORGANISER']],
  ['FINAL_PRODUCERS', ['FINAL_PRODUCER']],
  ['EDUCATION', ['EDUCATION']],
  ['TECHNOLOGY_INFRASTRUCTURE', ['TECHNOLOGY_INFRASTRUCTURE']],
  ['PRODUCTION_ORGANISERS', ['PRODUCTION_ORGANISER']],
];
/** The statuses in which a project must have partners. */
const STRICT_STATUSES = ['Отбор', 'Одобрен', 'Реализуется', 'Завершён'];

describe('whatever the register holds', () => {
  function forAll(expectation: (gathered: Gathered, books: readonly Book[]) => void): void {
    fc.assert(
      fc.property(sown, ({ books }) => {
        expectation(gatherUnder(LISTS, ...books), books);
      }),
      { seed: SEED, numRuns: 120 },
    );
  }

  it('it holds something: projects of every status, and all that may be said of roles, partners and money', () => {
    const gathered = fc.sample(sown, { seed: 1, numRuns: 200 }).map(({ books }) => gatherUnder(LISTS, ...books));
    const statuses = gathered.flatMap(({ register }) => jointProjectsOf(register).map(({ status }) => status));
    expect(new Set(statuses)).toEqual(new Set(PROJECT_STATUSES.keys));
    const said = new Set(
      gathered.flatMap(({ problems }) => problems.map(({ code, severity }) => `${severity} ${code}`)),
    );
    for (const line of [
      'error NOT_A_PARTICIPANT',
      'warning NOT_A_PARTICIPANT',
      'warning ROLE_COUNT_LOW',
      'warning ROLE_COUNT_HIGH',
      'warning COOPERATION_LOW',
      'warning SUBSIDY_SHARE_HIGH',
      'warning SUBSIDY_PER_YEAR_HIGH',
      'error DUPLICATE_ROW',
      'error DUPLICATE_KEY',
    ]) {
      expect(said).toContain(line);
    }
  });

  it('every row that was read is either accepted or set aside, by table and by workbook', () => {
    forAll((gathered, books) => {
      expectHonestCounts(gathered);
      const { byTable, byWorkbook } = gathered.register.rows;
      for (const key of REGISTER_TABLE_KEYS) {
        expect(byTable[key].read).toBe(books.reduce((sum, book) => sum + (book[key]?.length ?? 0), 0));
      }
      expect([...byWorkbook.keys()].sort()).toEqual([...WORKBOOKS].sort());
    });
  });

  it('a row is set aside if and only if an error stands at it', () => {
    forAll(({ register, problems }) => {
      const wrong = new Set(
        problems
          .filter(({ severity }) => severity === 'error')
          .map(({ place }) => `${place.workbook} ${place.table} ${place.row}`),
      );
      const { byTable } = register.rows;
      expect(wrong.size).toBe(REGISTER_TABLE_KEYS.reduce((sum, key) => sum + byTable[key].setAside, 0));
    });
  });

  it('no two accepted rows share what must be unique, and none is an orphan', () => {
    forAll(({ register }) => {
      const ids = register.clusters.map(({ id }) => id);
      const numbers = register.clusters.flatMap(({ registryNumber }) => registryNumber ?? []);
      const projects = jointProjectsOf(register);
      const roles = participantsOf(register)
        .filter(({ leftOn }) => leftOn === null)
        .map(({ clusterId, taxId, role }) => `${clusterId} ${taxId} ${role}`);
      for (const keys of [ids, numbers, roles, projects.map(({ id }) => id)])
        expect(new Set(keys).size).toBe(keys.length);
      for (const { clusterId } of [...participantsOf(register), ...projects]) expect(ids).toContain(clusterId);
    });
  });

  it('the country is the sum of its regions, of its districts and of its industries', () => {
    forAll((gathered) => {
      const summary = summaryOf(gathered);
      for (const lines of [summary.byRegion, summary.byFederalDistrict, summary.byIndustry]) {
        for (const count of ['operatingClusters', 'declaredClusters', 'jointProjects'] as const) {
          expect(lines.reduce((sum, line) => sum + line[count], 0)).toBe(summary.national[count]);
        }
        for (const magnitude of ['investmentRubles', 'subsidyRubles', 'newJobs'] as const) {
          expect(lines.reduce((sum, line) => sum + line[magnitude].total, 0n)).toBe(summary.national[magnitude].total);
        }
        const participantsOfLines = lines.map((line) => line.participants);
        expect(summary.national.participants).toBeGreaterThanOrEqual(Math.max(...participantsOfLines));
        expect(summary.national.participants).toBeLessThanOrEqual(
          participantsOfLines.reduce((sum, one) => sum + one, 0),
        );
      }
    });
  });

  it('the headline agrees with the register counted by hand', () => {
    forAll((gathered) => {
      const { register } = gathered;
      const summary = summaryOf(gathered);
      const operating = register.clusters.filter(({ status }) => ['REGISTERED', 'RECONFIRM'].includes(status));
      const declared = register.clusters.filter(
        ({ status, plannedYear }) =>
          ['DECLARED', 'SUBMITTED', 'REVIEW', 'RETURNED'].includes(status) && plannedYear === PLAN_YEAR,
      );
      const counted = new Set([...operating, ...declared].map(({ id }) => id));
      const current = participantsOf(register).filter(
        ({ clusterId, leftOn }) => leftOn === null && counted.has(clusterId),
      );
      const projects = jointProjectsOf(register).filter(({ status }) => status !== 'CANCELLED');
      expect(summary.headline).toMatchObject({
        operatingClusters: operating.length,
        declaredClusters: declared.length,
        forecastClusters: operating.length + declared.length,
        applyingRegions: new Set(declared.map(({ region }) => region)).size,
        jointProjects: projects.length,
      });
      expect(summary.national.participants).toBe(new Set(current.map(({ taxId }) => taxId)).size);
      expect(summary.national.investmentRubles).toEqual({
        total: projects.reduce((sum, { costRubles }) => sum + BigInt(costRubles), 0n),
        contributors: new Set(projects.map(({ initiator }) => initiator)).size,
      });
      expect(summary.byClusterStatus.reduce((sum, line) => sum + line.clusters, 0)).toBe(register.clusters.length);
      expect(summary.byProjectStatus.reduce((sum, line) => sum + line.jointProjects, 0)).toBe(
        jointProjectsOf(register).length,
      );
    });
  });

  /** The ИНН of the current participants of each cluster, by role. */
  function currentRoles({ register }: Gathered): (clusterId: string, roles: readonly ParticipantRole[]) => Set<string> {
    const current = participantsOf(register).filter(({ leftOn }) => leftOn === null);
    return (clusterId, roles) =>
      new Set(
        current.filter((one) => one.clusterId === clusterId && roles.includes(one.role)).map(({ taxId }) => taxId),
      );
  }

  it('partners are told of if and only if they are no current participants of an accepted cluster', () => {
    forAll((gathered, books) => {
      const membersOf = currentRoles(gathered);
      const ids = new Set<Cell>(gathered.register.clusters.map(({ id }) => id));
      const expected = books.flatMap(({ region, jointProjects: rows = [] }) =>
        rows.flatMap((entry, index) => {
          if (!ids.has(entry.clusterId)) return [];
          const members = membersOf(String(entry.clusterId), PARTICIPANT_ROLES.keys);
          const severity = STRICT_STATUSES.includes(String(entry.status)) ? 'error' : 'warning';
          return (['coExecutors', 'initiator'] as const).flatMap((column) => {
            const found = String(entry[column])
              .split('; ')
              .filter((taxId) => !members.has(taxId))
              .join('; ');
            return found === '' ? [] : [`${region} ${index + 2} ${severity} ${column} ${found}`];
          });
        }),
      );
      const told = gathered.problems.flatMap((problem) => {
        if (problem.code !== 'NOT_A_PARTICIPANT') return [];
        const { severity, place, found } = problem;
        return [`${place.workbook} ${place.row} ${severity} ${place.column} ${found}`];
      });
      expect(told.sort()).toEqual(expected.sort());
    });
  });

  it('the roles of each submitted cluster are told of where they do not meet their thresholds', () => {
    forAll((gathered, books) => {
      const membersOf = currentRoles(gathered);
      const expected = gathered.register.clusters
        .filter(({ status }) => ['SUBMITTED', 'REVIEW', 'RETURNED', 'REGISTERED', 'RECONFIRM'].includes(status))
        .flatMap(({ id }) =>
          COUNTED_ROLES.flatMap(([code, roles]) => {
            const count = membersOf(id, roles).size;
            const limit = LISTS.thresholds.on(AS_OF, code)?.value ?? 0;
            const isMet = code === 'PRODUCTION_ORGANISERS' ? count <= limit : count >= limit;
            return isMet ? [] : [`${id} ${code} ${count}`];
          }),
        );
      const told = gathered.problems.flatMap((problem) => {
        if (problem.code !== 'ROLE_COUNT_LOW' && problem.code !== 'ROLE_COUNT_HIGH') return [];
        const { workbook, row } = problem.place;
        const rows = books.find(({ region }) => region === workbook)?.clusters ?? [];
        return [`${rows[row - 2]?.id} ${problem.threshold} ${problem.count}`];
      });
      expect(told.sort()).toEqual(expected.sort());
    });
  });

  it('projects of an initiator who asks for too much in a year are told of, and no others', () => {
    forAll(({ register, problems }, books) => {
      const asking = jointProjectsOf(register).filter(
        ({ status, subsidyRubles }) => status !== 'CANCELLED' && subsidyRubles !== null,
      );
      const sumOf = (initiator: string, year: number) =>
        asking
          .filter((one) => one.initiator === initiator && yearOf(one.startDate) === year)
          .reduce((sum, { subsidyRubles }) => sum + (subsidyRubles ?? 0), 0);
      const expected = asking
        .filter(({ startDate }) => startDate > LAST_DAY_OF_2022)
        .filter(({ initiator, startDate }) => sumOf(initiator, yearOf(startDate)) > 150_000_000)
        .map(({ id }) => id);
      const told = problems.flatMap(({ code, place: { workbook, row } }) => {
        if (code !== 'SUBSIDY_PER_YEAR_HIGH') return [];
        const rows = books.find(({ region }) => region === workbook)?.jointProjects ?? [];
        return [String(rows[row - 2]?.id)];
      });
      expect(told.sort()).toEqual(expected.sort());
    });
  });

  it('the figures of the house agree with the headline and with one another', () => {
    forAll((gathered) => {
      const { internal, headline, national } = summaryOf(gathered);
      const total = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0);
      for (const lines of [internal.byProductClass, internal.byLaunchQuarter]) {
        expect(total(lines.map((line) => line.jointProjects))).toBe(headline.jointProjects);
        expect(lines.reduce((sum, line) => sum + line.investmentRubles, 0n)).toBe(national.investmentRubles.total);
      }
      expect(total(internal.bySite.map((line) => line.operatingClusters))).toBe(headline.operatingClusters);
      expect(total(internal.bySite.map((line) => line.declaredClusters))).toBe(headline.declaredClusters);
      expect(total(internal.participation.map((line) => line.clusters))).toBeGreaterThanOrEqual(
        headline.forecastClusters,
      );
      expect(internal.participatingRegions).toBeGreaterThanOrEqual(headline.applyingRegions);
      for (const { reached, now, medianDays } of internal.funnel) {
        expect(reached).toBeGreaterThanOrEqual(now);
        expect(medianDays === null).toBe(now === 0);
      }
      expect(internal.cards).toHaveLength(gathered.register.clusters.length);
      for (const { filled, applicable } of internal.cards) expect(filled).toBeLessThanOrEqual(applicable);
      for (const [severity, key] of [
        ['error', 'errors'],
        ['warning', 'warnings'],
      ] as const) {
        const problems = gathered.problems.filter((problem) => problem.severity === severity);
        expect(total(internal.quality.map((line) => line[key]))).toBe(problems.length);
      }
      for (const { jointProjects: count, regions } of internal.sameProducts) {
        expect(count).toBeGreaterThanOrEqual(regions.length);
        expect(regions.length).toBeGreaterThan(1);
      }
    });
  });

  it('errors are counted by code, each once', () => {
    forAll((gathered) => {
      const { byCode } = summaryOf(gathered).rows;
      const errors = gathered.problems.filter(({ severity }) => severity === 'error');
      expect(Object.values(byCode).reduce((sum, count) => sum + count, 0)).toBe(errors.length);
      expect(Object.keys(byCode)).toEqual([...new Set(errors.map(({ code }) => code))].sort());
    });
  });
});
