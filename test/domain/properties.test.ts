import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quoteTitle } from '../../domain/a1.ts';
import type { Cell, RawTable } from '../../domain/cell.ts';
import { parseDecisions, parseWorkbookList, workbookList } from '../../domain/central.ts';
import { CLUSTER_STATUSES } from '../../domain/cluster.ts';
import { findDoubtfulDates } from '../../domain/doubtful-dates.ts';
import { jointProjects, PROJECT_STATUSES } from '../../domain/joint-project.ts';
import { marksOf } from '../../domain/marks.ts';
import { PARTICIPANT_ROLES } from '../../domain/participant.ts';
import type { Problem } from '../../domain/problem.ts';
import { explain } from '../../domain/problem-text.ts';
import { parseTable } from '../../domain/row-reading.ts';
import { decodeSnapshot, encodeSnapshot, takeSnapshot } from '../../domain/snapshot.ts';
import { STARTING_INDUSTRIES, STARTING_REFERENCE } from '../../domain/starting-reference.ts';
import { type Summary, summarize } from '../../domain/summary.ts';
import { SUPPORT_KINDS, SUPPORT_STATUSES } from '../../domain/support-measure.ts';
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
  gather,
  gatherRaw,
  headingsOf,
  type JointProjectEntry,
  jointProject,
  operatingCluster,
  type ParticipantEntry,
  PLAN_YEAR,
  participant,
  rawWorkbook,
  registrationNumbered,
  type SupportMeasureEntry,
  supportMeasure,
  tableOf,
  taxIdNumbered,
} from './rows.ts';
import { SEED } from './seed.ts';

/** What a `Date` can hold, in days; the rest has a test of its own. */
const MOST_DAYS = 90_000_000;

function summaryOf({ register, problems }: Gathered): Summary {
  return summarize(register, problems, { planYear: PLAN_YEAR, asOf: AS_OF }, STARTING_REFERENCE);
}

/** The text of the snapshot of everything that was gathered. */
function bytesOf(gathered: Gathered): string {
  const sources = [...gathered.register.rows.byWorkbook].map(([region, rows]) => ({
    region,
    state: rows.read === 0 ? ('empty' as const) : ('fresh' as const),
    rows,
  }));
  const when = { takenAt: new Date(0), asOf: AS_OF };
  const publisher = { publisher: '', licence: '', contact: '' };
  return encodeSnapshot(takeSnapshot(summaryOf(gathered), sources, publisher, when, null, STARTING_REFERENCE));
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

/** Good rows and bad ones; no two rows share a code, an organisation or a registry number. */
const HOME: Required<Book> = {
  region: '59',
  clusters: [
    declaredCluster(),
    operatingCluster({ id: 'C59-24-002', name: 'Кластер станков', registryNumber: '900000000000017' }),
    declaredCluster({ id: 'C59-24-003', name: 'Кластер оптики', jobs: 'x' }),
    declaredCluster({ id: 'C59-24-004', name: 'Кластер приборов', region: 59 }),
  ],
  participants: [1, 2, 3, 4, 5, 6].map((serial) =>
    participant({
      clusterId: `C59-24-00${((serial - 1) % 4) + 1}`,
      taxId: taxIdNumbered(serial),
      registrationNumber: registrationNumbered(serial),
      ...(serial === 6 && { headcount: 'x' }),
    }),
  ),
  jointProjects: [1, 2, 3, 4, 5].map((serial) =>
    jointProject({
      id: `P59-24-00${serial}`,
      clusterId: `C59-24-00${((serial - 1) % 4) + 1}`,
      ...(serial === 5 && { endDate: 45_000 }),
    }),
  ),
  supportMeasures: ['C59-24-001', 'P59-24-001', 'P59-24-002', 'C59-24-003', 'P59-24-005'].map((objectId, index) =>
    supportMeasure({ id: `M59-24-00${index + 1}`, objectId, ...(index === 4 && { level: 'x' }) }),
  ),
};
const AWAY: Book = {
  region: '18',
  clusters: [declaredCluster({ id: 'C18-24-001', region: '18', name: 'Кластер двигателей' })],
  participants: [participant({ clusterId: 'C59-24-002', taxId: taxIdNumbered(50) })],
};

function spoil(raw: RawWorkbook, key: RegisterTableKey, row: number, changes: ReadonlyMap<number, Cell>): RawWorkbook {
  const rows = raw[key].map((cells, index) =>
    index === row ? cells.map((cell, column) => changes.get(column) ?? cell) : cells,
  );
  return { ...raw, [key]: rows };
}

function gatherWith(home: RawWorkbook): Gathered {
  return gatherRaw([
    { region: '59', raw: home },
    { region: '18', raw: rawWorkbook(AWAY) },
  ]);
}

/** What became of the rows that have nothing to do with one row: their acceptance and what is said about them. */
function fatesApartFrom({ register, problems }: Gathered, key: RegisterTableKey, row: number) {
  const cluster = key === 'clusters' ? HOME.clusters[row - 1]?.id : undefined;
  const project = key === 'jointProjects' ? HOME.jointProjects[row - 1]?.id : undefined;
  const isMeasureOf = (index: number): boolean => {
    const object = HOME.supportMeasures[index]?.objectId;
    if (object === undefined) return false;
    const parent = HOME.jointProjects.find(({ id }) => id === object)?.clusterId;
    return object === project || object === cluster || (cluster !== undefined && parent === cluster);
  };
  const isChild = (table: RegisterTableKey, index: number): boolean => {
    if (table === 'supportMeasures') return isMeasureOf(index);
    if (cluster === undefined || table === 'clusters') return false;
    return HOME[table][index]?.clusterId === cluster;
  };
  const concerns = (workbook: string, table: string, rowNumber: number): boolean => {
    const tableKey = REGISTER_TABLE_KEYS.find((one) => one === table) ?? 'clusters';
    if (workbook === '59') return (tableKey === key && rowNumber === row + 1) || isChild(tableKey, rowNumber - 2);
    return tableKey === 'participants' && cluster === 'C59-24-002';
  };
  const said = problems.filter(({ place }) => !concerns(place.workbook, place.table, place.row));
  const keys: Readonly<Record<RegisterTableKey, ReadonlySet<string>>> = {
    clusters: new Set(register.clusters.map(({ id }) => id)),
    participants: new Set(participantsOf(register).map(({ taxId }) => taxId)),
    jointProjects: new Set(jointProjectsOf(register).map(({ id }) => id)),
    supportMeasures: new Set(supportMeasuresOf(register).map(({ id }) => id)),
  };
  const own = { clusters: 'id', participants: 'taxId', jointProjects: 'id', supportMeasures: 'id' } as const;
  const accepted = REGISTER_TABLE_KEYS.flatMap((table) => {
    const entries: readonly Readonly<Record<string, Cell>>[] = HOME[table];
    return entries.map((entry, index) => {
      const code = String(entry[own[table]]);
      return concerns('59', table, index + 2) ? '' : `${table} ${index + 2} ${keys[table].has(code)}`;
    });
  });
  return { said: said.map((problem) => JSON.stringify(problem)).sort(), accepted };
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
          jointProjects.columnKeys.map((key) => (key === column ? cell : jointProject()[key])),
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
const seldom = <T>(value: T) => fc.option(fc.constant(value), { freq: 8, nil: undefined });

/** The changes that are there at all. */
function present<T extends object>(changes: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}

const anyCluster: fc.Arbitrary<ClusterEntry> = fc
  .record({
    region: anyRegion,
    serial: anySerial,
    status: fc.constantFrom(...CLUSTER_STATUSES.keys),
    industry: fc.constantFrom(...STARTING_INDUSTRIES.slice(0, 3)),
    plannedYear: fc.constantFrom(2023, PLAN_YEAR, PLAN_YEAR, 2025),
    number: anySerial,
    shared: seldom('7'),
    otherRegions: seldom('16; 66'),
    jobs: seldom('x'),
    publishCard: fc.constantFrom('Да', 'Нет', null),
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
    cluster: anySerial,
    serial: anySerial,
    role: fc.constantFrom(...PARTICIPANT_ROLES.labels.slice(0, 2)),
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
    cluster: anySerial,
    serial: fc.integer({ min: 1, max: 9 }),
    initiator: anySerial,
    status: fc.constantFrom(...PROJECT_STATUSES.labels),
    rubles: fc.integer({ min: 0, max: 2_000_000_000 }),
    subsidyRubles: fc.constantFrom(null, 0),
    newJobs: fc.nat(1000),
    product: seldom(null),
  })
  .map(({ region, cluster, serial, initiator, rubles, product, ...rest }) =>
    jointProject({
      ...rest,
      id: `P${region}-24-00${serial}`,
      clusterId: `C${region}-24-00${cluster}`,
      initiator: taxIdNumbered(initiator),
      coExecutors: taxIdNumbered(99),
      costRubles: rubles / 1e6,
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

interface Sown {
  readonly books: readonly Book[];
  readonly seed: number;
}

/** Rows of a register, sown over the workbooks: mostly into that of their own region. */
const sown: fc.Arbitrary<Sown> = fc
  .record({
    clusters: withRepeats(anyCluster, 12),
    participants: withRepeats(anyParticipant, 16),
    jointProjects: withRepeats(anyProject, 12),
    supportMeasures: withRepeats(anyMeasure, 8),
    seed: fc.integer(),
  })
  .map(({ clusters: clusterRows, participants: participantRows, jointProjects: projectRows, ...more }) => {
    const { supportMeasures: measureRows, seed } = more;
    const random = seededRandom(seed);
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
    expect(bytesOf(gatherRaw(shuffled(changed, random)))).toBe(bytesOf(gatherRaw(raws)));
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
  ])('of %s does not change a byte of the snapshot', (_name, change) => {
    fc.assert(
      fc.property(sown, (given) => {
        expectSameBytes(given, change);
      }),
      { seed: SEED, numRuns: 120 },
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
        expect(sayings(gather(...shuffled(books, seededRandom(seed))))).toEqual(sayings(gather(...books)));
      }),
      { seed: SEED, numRuns: 150 },
    );
  });
});

describe('whatever the register holds', () => {
  function forAll(expectation: (gathered: Gathered, books: readonly Book[]) => void): void {
    fc.assert(
      fc.property(sown, ({ books }) => {
        expectation(gather(...books), books);
      }),
      { seed: SEED, numRuns: 200 },
    );
  }

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

  it('errors are counted by code, each once', () => {
    forAll((gathered) => {
      const { byCode } = summaryOf(gathered).rows;
      const errors = gathered.problems.filter(({ severity }) => severity === 'error');
      expect(Object.values(byCode).reduce((sum, count) => sum + count, 0)).toBe(errors.length);
      expect(Object.keys(byCode)).toEqual([...new Set(errors.map(({ code }) => code))].sort());
    });
  });
});
