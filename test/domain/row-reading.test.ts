import { describe, expect, it } from 'vitest';
import type { Cell, RawTable } from '../../domain/cell.ts';
import { type ClusterColumns, clusters } from '../../domain/cluster.ts';
import { jointProjects } from '../../domain/joint-project.ts';
import { participants } from '../../domain/participant.ts';
import { parseTable } from '../../domain/row-reading.ts';
import type { Columns, Table } from '../../domain/table.ts';
import { parseWorkbook } from '../../domain/workbook.ts';
import {
  type ClusterEntry,
  contextOf,
  declaredCluster,
  type Entry,
  headingsOf,
  jointProject,
  judgeCluster,
  judgeJointProject,
  judgeParticipant,
  participant,
  rawWorkbook,
  said,
  tab,
} from './rows.ts';

function read<C extends Columns>(table: Table<C>, raw: RawTable) {
  const { value, problems } = parseTable(table, raw, contextOf());
  const rows = value ? Array.from({ length: value.size }, (_, index) => value.row(index)) : null;
  const rowNumbers = value && Array.from({ length: value.size }, (_, index) => value.place(index).row);
  return { rows, rowNumbers, failed: value && [...value.failures()], problems: said(problems) };
}

function blankRow<C extends Columns>(table: Table<C>, cell: Cell): Entry<C> {
  return Object.fromEntries(table.columnKeys.map((key) => [key, cell])) as Entry<C>;
}

/** What JSON may bring where a cell was expected. */
function unknownCell(junk: unknown): Cell {
  return junk as Cell;
}

describe('reading a tab', () => {
  it('keeps what was read of each row, with its place', () => {
    const { rows, rowNumbers, problems } = read(clusters, tab(clusters, [declaredCluster({ otherRegions: '43;18' })]));
    expect(problems).toEqual([]);
    expect(rowNumbers).toEqual([2]);
    expect(rows?.[0]).toMatchObject({
      id: 'C59-24-001',
      region: '59',
      otherRegions: ['18', '43'],
      name: 'Кластер точного литья',
      industry: 'Машиностроение',
      easedThreshold: false,
      status: 'DECLARED',
      statusDate: 45_400,
      plannedYear: 2024,
      registryNumber: null,
      cooperationPercent: 25,
      jobs: 1200,
      highProductivityJobs: 300,
      publishCard: false,
    });
  });

  it('keeps money in whole rubles', () => {
    const entry = jointProject({ costRubles: 1234.567891, subsidyRubles: 0.000001 });
    expect(read(jointProjects, tab(jointProjects, [entry])).rows?.[0]).toMatchObject({
      costRubles: 1_234_567_891,
      subsidyRubles: 1,
    });
  });

  it('of nothing but headings gives no rows', () => {
    expect(read(clusters, tab(clusters, []))).toMatchObject({ rows: [], problems: [] });
  });

  it('of a blank sheet refuses the tab', () => {
    expect(read(clusters, []).rows).toBeNull();
    expect(read(clusters, [[]]).rows).toBeNull();
  });

  it('with a missing heading tells nothing but that, at row 1', () => {
    const raw = tab(clusters, [declaredCluster({ name: null })]).map((row) => row.slice(0, -1));
    expect(read(clusters, raw)).toEqual({
      rows: null,
      rowNumbers: null,
      failed: null,
      problems: ['1 error HEADING_MISSING at publishCard'],
    });
  });

  it('with a doubled heading tells nothing but that, at row 1', () => {
    const raw = tab(clusters, [declaredCluster({ name: null })]).map((row) => [...row, row[0] ?? null]);
    expect(read(clusters, raw).problems).toEqual(['1 error HEADING_REPEATED at id']);
  });

  it('gives the same whatever the order of the columns', () => {
    const entries = [declaredCluster(), declaredCluster({ id: 'C59-24-002', jobs: 'x', region: 59 })];
    const straight = tab(clusters, entries);
    const turned = straight.map((row) => [...row].reverse());
    const [one, other] = [read(clusters, straight), read(clusters, turned)];
    expect(other.problems).toEqual(one.problems);
    expect(other.failed).toEqual(one.failed);
    for (const key of clusters.columnKeys) {
      expect(other.rows?.map((row) => row[key])).toEqual(one.rows?.map((row) => row[key]));
    }
  });

  it('is not misled by columns named like parts of the language', () => {
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
    const raw = tab(clusters, [declaredCluster()]).map((row, index) => [
      ...(index === 0 ? names : ['{"id":"C59-24-999"}', 'Object', 'x', 'y']),
      ...row,
    ]);
    const { rows, problems } = read(clusters, raw);
    expect(problems).toEqual(['1 note HEADING_UNKNOWN']);
    expect(rows?.map((row) => [row.id, row.name])).toEqual([['C59-24-001', 'Кластер точного литья']]);
  });

  it('begins below the headings, wherever they stand, and numbers its rows as the sheet does', () => {
    const [headings = [], ...rows] = tab(clusters, [declaredCluster(), declaredCluster({ id: null, jobs: 'x' })]);
    const { rowNumbers, failed, problems } = read(clusters, [
      ['Кластеры края'],
      [],
      ['C59-24-009', 'x'],
      headings,
      ...rows,
    ]);
    expect(rowNumbers).toEqual([5, 6]);
    expect(failed).toEqual([0, 1]);
    expect(problems).toEqual(['4 note HEADINGS_BELOW', '6 error ID_MISSING at id', '6 error NOT_A_NUMBER at jobs']);
  });

  it('leaves what stands in other columns alone', () => {
    const raw = tab(clusters, [declaredCluster()]).map((row) => [...row, 'Проверка', '#REF!', { formula: '=1' }]);
    expect(read(clusters, raw)).toMatchObject({ failed: [0], problems: ['1 note HEADING_UNKNOWN'] });
  });
});

describe('what is no row', () => {
  const blanks: readonly Cell[] = [
    null,
    '',
    ' ',
    '\u00A0',
    '\t\n',
    '\u200B',
    '\uFEFF \u2060',
    '-',
    '–',
    '—',
    'н/д',
    'Нет данных',
  ];

  it.each(blanks)('a row of %j', (cell) => {
    expect(read(clusters, tab(clusters, [blankRow(clusters, cell)]))).toMatchObject({ rows: [], problems: [] });
    expect(read(participants, tab(participants, [blankRow(participants, cell)]))).toMatchObject({
      rows: [],
      problems: [],
    });
  });

  it.each(blanks)('a row with its own code and beside it nothing but %j', (cell) => {
    const entry = { ...blankRow(clusters, cell), id: 'C59-24-001' };
    expect(read(clusters, tab(clusters, [entry]))).toMatchObject({ rows: [], problems: [] });
    const project = { ...blankRow(jointProjects, cell), id: 'P59-24-001' };
    expect(read(jointProjects, tab(jointProjects, [project]))).toMatchObject({ rows: [], problems: [] });
  });

  it('a row without a single cell', () => {
    expect(read(clusters, [...tab(clusters, []), [], [], []])).toMatchObject({ rows: [], problems: [] });
  });

  it('a row with something only outside the columns', () => {
    const raw = [...tab(clusters, []), [...clusters.columnKeys.map(() => null), 'пометка на полях']];
    expect(read(clusters, raw)).toMatchObject({ rows: [], problems: [] });
  });

  it('but a participant has no code of its own: its cluster’s code alone is a row to be filled in', () => {
    const entry = { ...blankRow(participants, null), clusterId: 'C59-24-001' };
    expect(read(participants, tab(participants, [entry])).problems).toEqual([
      '2 error REQUIRED at activityCode',
      '2 error REQUIRED at joinedOn',
      '2 error REQUIRED at name',
      '2 error REQUIRED at registrationNumber',
      '2 error REQUIRED at role',
      '2 error REQUIRED at siteRegion',
      '2 error REQUIRED at taxId',
    ]);
  });

  it('but zero and a false box are something', () => {
    expect(read(clusters, tab(clusters, [{ ...blankRow(clusters, null), jobs: 0 }])).rowNumbers).toEqual([2]);
    expect(read(clusters, tab(clusters, [{ ...blankRow(clusters, null), site: false }])).rowNumbers).toEqual([2]);
  });

  it('blank rows between the others do not move their numbers', () => {
    const nothing = blankRow(clusters, null);
    const raw = tab(clusters, [
      nothing,
      declaredCluster(),
      blankRow(clusters, '—'),
      { ...nothing, id: 'C59-24-007' },
      declaredCluster({ id: 'C59-24-002', name: null }),
    ]);
    expect(read(clusters, raw)).toMatchObject({
      rowNumbers: [3, 6],
      failed: [0, 1],
      problems: ['6 error REQUIRED at name'],
    });
  });
});

describe('cells of every sort', () => {
  const columnKeys: readonly (keyof ClusterColumns)[] = clusters.columnKeys;

  it.each(columnKeys)('a formula in %s is an error', (column) => {
    expect(judgeCluster({ [column]: '=A1' })).toEqual([`error FORMULA at ${column}`]);
    expect(judgeCluster({ [column]: { formula: '=A1' } })).toEqual([`error FORMULA at ${column}`]);
  });

  it.each(columnKeys)('an error in %s is an error, typed or calculated', (column) => {
    for (const error of ['#REF!', '#N/A', 'Loading...']) {
      expect(judgeCluster({ [column]: error })).toEqual([`error ERROR_VALUE at ${column}`]);
      expect(judgeCluster({ [column]: { error } })).toEqual([`error ERROR_VALUE at ${column}`]);
    }
  });

  it.each(columnKeys.filter((key) => key !== 'name'))('a box, ticked or not, is no value of %s', (column) => {
    for (const box of [true, false]) {
      const complaints = judgeCluster({ [column]: box });
      expect(complaints).toHaveLength(1);
      expect(complaints[0]).toMatch(new RegExp(`^error [A-Z0-9_]+ at ${column}$`));
    }
  });

  it.each([{}, { value: 1 }, [], ['x'], { date: 'x' }, { date: null }, [[]], { __proto__: null }])(
    'a cell of no known sort, %j, is an error wherever it stands',
    (junk) => {
      for (const column of columnKeys) {
        expect(judgeCluster({ [column]: unknownCell(junk) })).toEqual([`error ERROR_VALUE at ${column}`]);
      }
    },
  );

  it('a date where a number belongs is an error that says how it reads', () => {
    expect(judgeCluster({ jobs: { date: 46_143 } })).toEqual(['error DATE_FOR_NUMBER at jobs']);
    expect(judgeCluster({ plannedYear: { date: 46_143 } })).toEqual(['error DATE_FOR_NUMBER at plannedYear']);
    expect(judgeCluster({ cooperationPercent: { date: 46_143 } })).toEqual([
      'error DATE_FOR_NUMBER at cooperationPercent',
    ]);
  });

  it.each([1e9, 1e20, -1e20, 1e300])('a date of %d days that no calendar has is an error, not a crash', (days) => {
    expect(judgeCluster({ statusDate: { date: days } })).toEqual(['error DATE_OUT_OF_RANGE at statusDate']);
    expect(judgeJointProject({ costRubles: { date: days } })).toEqual(['error DATE_FOR_NUMBER at costRubles']);
  });

  it('an error value is repeated neither at length nor with personal data in it', () => {
    for (const error of ['x'.repeat(50_000), 'ivanov@example.org', '500100732259']) {
      const raw = tab(clusters, [declaredCluster({ jobs: { error } })]);
      const { problems } = parseTable(clusters, raw, contextOf());
      expect(problems.map(({ severity, place }) => `${severity} at ${place.column}`)).toEqual(['error at jobs']);
      expect(JSON.stringify(problems)).not.toContain(error);
    }
  });

  it('a date where a text or a code belongs is an error', () => {
    expect(judgeCluster({ name: { date: 45_000 } })).toEqual(['error TEXT_EXPECTED at name']);
    expect(judgeParticipant({ taxId: { date: 45_000 } })).toEqual(['error CODE_NOT_TEXT at taxId']);
  });

  it('a date in a date column is read like its serial number', () => {
    const raw = tab(participants, [participant({ joinedOn: { date: 45_000 } })]);
    expect(read(participants, raw)).toMatchObject({ rows: [{ joinedOn: 45_000 }], problems: [] });
  });

  it.each(['Loading…', '#ССЫЛКА!', '#Н/Д', '#div/0!'])('%s is an error too', (error) => {
    expect(judgeCluster({ name: error })).toEqual(['error ERROR_VALUE at name']);
  });

  it('a short row has empty cells at its end', () => {
    const raw = tab(clusters, [declaredCluster()]).map((row, index) => (index === 0 ? row : row.slice(0, 10)));
    expect(read(clusters, raw)).toMatchObject({
      failed: [0],
      rows: [{ plannedYear: 2024, jobs: null, publishCard: null }],
      problems: [],
    });
    const shorter = raw.map((row, index) => (index === 0 ? row : row.slice(0, 5)));
    expect(read(clusters, shorter).problems).toEqual(['2 error REQUIRED at status', '2 error REQUIRED at statusDate']);
  });
});

describe('what sets a row aside', () => {
  it('is an error, not a warning or a note', () => {
    const entries: readonly ClusterEntry[] = [
      declaredCluster({ region: 59 }),
      declaredCluster({ id: 'C18-24-002' }),
      declaredCluster({ id: 'C59-24-003', jobs: -1 }),
    ];
    const { failed, problems } = read(clusters, tab(clusters, entries));
    expect(failed).toEqual([0, 0, 1]);
    expect(problems).toEqual([
      '2 note REGION_FROM_NUMBER at region',
      '3 warning CODE_REGION_MISMATCH at id',
      '4 error NEGATIVE at jobs',
    ]);
  });

  it('does not reach the rows after it', () => {
    const entries = [declaredCluster({ name: null }), declaredCluster({ id: 'C59-24-002' })];
    expect(read(clusters, tab(clusters, entries)).failed).toEqual([1, 0]);
  });
});

describe('reading a workbook', () => {
  it('reads every tab', () => {
    const raw = rawWorkbook({
      clusters: [declaredCluster()],
      participants: [participant(), participant({ taxId: null })],
      jointProjects: [jointProject()],
    });
    const { value, problems } = parseWorkbook(raw, contextOf());
    expect([value?.clusters.size, value?.participants.size, value?.jointProjects.size]).toEqual([1, 2, 1]);
    expect(said(problems)).toEqual(['3 error REQUIRED at taxId']);
  });

  it('is taken whole or not at all, and every tab is told of', () => {
    const raw = rawWorkbook({ clusters: [declaredCluster({ name: null })] });
    const { value, problems } = parseWorkbook(
      {
        ...raw,
        participants: [headingsOf(participants).slice(1)],
        jointProjects: [headingsOf(jointProjects).slice(1)],
      },
      contextOf(),
    );
    expect(value).toBeNull();
    expect(problems.map(({ code, place }) => `${place.table} ${place.row} ${code}`)).toEqual([
      'clusters 2 REQUIRED',
      'participants 1 HEADING_MISSING',
      'jointProjects 1 HEADING_MISSING',
    ]);
  });
});
