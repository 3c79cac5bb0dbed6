import { describe, expect, it } from 'vitest';
import type { ProblemCode } from '../../../domain/problem.ts';
import { REGISTER_TABLE_KEYS, type RegisterTableKey } from '../../../domain/workbook.ts';
import { type SampleWorkbook, sampleWorkbooks } from '../../../local/sample/sample-register.ts';
import { readSample } from './read-sample.ts';

const workbooks = sampleWorkbooks();
const { problems, summary } = readSample(workbooks);
const errors = problems.filter(({ severity }) => severity === 'error');

/** What a newcomer finds: the region of the workbook, the tab, the row, the column if there is one, and why. */
const MISTAKES: readonly (readonly [
  what: string,
  region: string,
  table: RegisterTableKey,
  row: number,
  column: string | undefined,
  code: ProblemCode,
])[] = [
  ['ИНН without its leading zero', '02', 'participants', 7, 'taxId', 'LOST_LEADING_ZERO'],
  ['a subsidy above the cost', '16', 'jointProjects', 6, 'subsidyRubles', 'SUBSIDY_EXCEEDS_COST'],
  ['a mistyped status', '18', 'jointProjects', 6, 'status', 'NOT_IN_LIST'],
  ['a granted subsidy without its sum', '31', 'supportMeasures', 5, 'amountRubles', 'REQUIRED'],
  ['an industry left out', '33', 'clusters', 4, 'industry', 'REQUIRED'],
  ['the same row twice', '50', 'participants', 7, undefined, 'DUPLICATE_ROW'],
  ['an end before the start', '52', 'jointProjects', 4, 'endDate', 'DATE_ORDER'],
  ['ИНН with a wrong check digit', '59', 'participants', 7, 'taxId', 'INN_CHECKSUM'],
  ['a cluster that does not exist', '61', 'participants', 7, 'clusterId', 'NO_PARENT'],
  ['a number that can be read in two ways', '63', 'jointProjects', 5, 'costRubles', 'AMBIGUOUS_NUMBER'],
  ['words instead of a number', '66', 'jointProjects', 7, 'newJobs', 'NOT_A_NUMBER'],
  ['a day that is in no calendar', '71', 'participants', 7, 'joinedOn', 'NOT_A_DATE'],
  ['a status of another list', '74', 'clusters', 6, 'status', 'NOT_IN_LIST'],
];

function withoutMistakes({ region, tabs }: SampleWorkbook): SampleWorkbook {
  const isRight = (table: RegisterTableKey) => (_: unknown, index: number) =>
    !MISTAKES.some((mistake) => mistake[1] === region && mistake[2] === table && mistake[3] === index + 2);
  return {
    region,
    tabs: {
      clusters: tabs.clusters.filter(isRight('clusters')),
      participants: tabs.participants.filter(isRight('participants')),
      jointProjects: tabs.jointProjects.filter(isRight('jointProjects')),
      supportMeasures: tabs.supportMeasures.filter(isRight('supportMeasures')),
    },
  };
}

describe('the wrong rows of the sample', () => {
  it.each(MISTAKES)('are found and set aside: %s', (_what, region, table, row, column, code) => {
    const here = errors.filter(({ place }) => place.workbook === region && place.table === table && place.row === row);
    expect(here.map((problem) => [problem.code, problem.place.column])).toEqual([[code, column]]);
  });

  it('are the only ones with an error', () => {
    expect(errors).toHaveLength(MISTAKES.length);
    expect(summary.rows.setAside).toBe(MISTAKES.length);
  });

  it('are told what was probably meant', () => {
    const likely = errors.flatMap((problem) => ('likely' in problem ? [problem.likely] : []));
    expect(likely.sort()).toEqual(['0299009014', 'Подан в Минпромторг', 'Реализуется']);
  });

  it('change no figure: without them everything but the count of rows is the same', () => {
    const clean = readSample(workbooks.map(withoutMistakes));
    expect(clean.summary.rows.setAside).toBe(0);
    const figures = (one: typeof summary) => ({ ...one, rows: null, internal: { ...one.internal, quality: null } });
    expect(figures(clean.summary)).toEqual(figures(summary));
    expect(clean.summary.rows.accepted).toBe(summary.rows.accepted);
  });

  it('stand in several workbooks and on every tab', () => {
    expect(new Set(errors.map(({ place }) => place.workbook)).size).toBe(MISTAKES.length);
    expect(new Set(errors.map(({ place }) => place.table))).toEqual(new Set(REGISTER_TABLE_KEYS));
  });
});
