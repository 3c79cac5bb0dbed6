import { describe, expect, it } from 'vitest';
import { baselineTable } from '../../domain/baselines.ts';
import type { RawTable } from '../../domain/cell.ts';
import { type ClusterColumns, clusters } from '../../domain/cluster.ts';
import { findDoubtfulDates, markDates, rangesOf } from '../../domain/doubtful-dates.ts';
import { jointProjects } from '../../domain/joint-project.ts';
import { participants } from '../../domain/participant.ts';
import { parseTable } from '../../domain/row-reading.ts';
import { thresholdTable } from '../../domain/threshold-table.ts';
import { contextOf, declaredCluster, type Entry, headingsOf, jointProject, participant, said, tab } from './rows.ts';

function doubtful(changes: Partial<Entry<ClusterColumns>>) {
  return findDoubtfulDates(clusters, tab(clusters, [declaredCluster(changes)]), contextOf());
}

describe('numbers that may be dates', () => {
  it('are not found in good rows', () => {
    expect(doubtful({})).toEqual([]);
    expect(findDoubtfulDates(participants, tab(participants, [participant()]), contextOf())).toEqual([]);
    expect(findDoubtfulDates(jointProjects, tab(jointProjects, [jointProject()]), contextOf())).toEqual([]);
  });

  it.each([
    [36_525, 0],
    [36_526, 1],
    [46_143, 1],
    [46_143.5, 1],
    [73_050, 1],
    [73_052, 0],
    [2024, 0],
    [-46_143, 0],
  ])('%d is %i of them', (jobs, found) => {
    expect(doubtful({ jobs })).toHaveLength(found);
  });

  it('are looked for in amounts, whole numbers, percents, years and registry numbers', () => {
    const numeric = ['plannedYear', 'registryNumber', 'cooperationPercent', 'jobs', 'highProductivityJobs'];
    for (const key of clusters.columnKeys) {
      const cells = doubtful({ [key]: 46_143 });
      expect([key, cells]).toEqual([
        key,
        numeric.includes(key) ? [{ row: 1, column: clusters.columnKeys.indexOf(key) }] : [],
      ]);
    }
    const money = tab(jointProjects, [jointProject({ costRubles: 46_143, subsidyRubles: 46_143, newJobs: 46_143 })]);
    expect(findDoubtfulDates(jointProjects, money, contextOf()).map(({ column }) => column)).toEqual([10, 11, 12]);
  });

  it.each(['46143', null, true, { date: 46_143 }, { formula: '=46143' }])('%j is no number', (jobs) => {
    expect(doubtful({ jobs })).toEqual([]);
  });

  it('are found where a person moved the columns', () => {
    const raw = tab(clusters, [declaredCluster({ jobs: 46_143 })]).map((row) => ['', ...[...row].reverse()]);
    expect(findDoubtfulDates(clusters, raw, contextOf())).toEqual([{ row: 1, column: 3 }]);
  });

  it('are found below the headings, wherever these stand, and not above them', () => {
    const above: RawTable = [['Кластеры края'], headingsOf(clusters).map(() => 46_143)];
    const raw = [...above, ...tab(clusters, [declaredCluster({ jobs: 46_143 })])];
    expect(findDoubtfulDates(clusters, raw, contextOf())).toEqual([{ row: 3, column: 12 }]);
  });

  it('are looked for in the values of thresholds and reference figures, not in their days', () => {
    const thresholds = [headingsOf(thresholdTable), ['Порог', 46_143, 46_143, 46_143, 'Акт', null, null]];
    expect(findDoubtfulDates(thresholdTable, thresholds, contextOf('*'))).toEqual([{ row: 1, column: 1 }]);
    const baselines = [headingsOf(baselineTable), ['Показатель', 46_143, 46_143, 'ТАСС']];
    expect(findDoubtfulDates(baselineTable, baselines, contextOf('*'))).toEqual([{ row: 1, column: 1 }]);
  });

  it('are not looked for in a tab without its headings', () => {
    expect(findDoubtfulDates(clusters, [['Код кластера'], [46_143]], contextOf())).toEqual([]);
    expect(findDoubtfulDates(clusters, [], contextOf())).toEqual([]);
  });

  it('are not missed in short rows', () => {
    const raw = tab(clusters, [declaredCluster({ plannedYear: 46_143 })]).map((row, index) =>
      index === 0 ? row : row.slice(0, 10),
    );
    expect(findDoubtfulDates(clusters, raw, contextOf())).toEqual([{ row: 1, column: 9 }]);
  });
});

describe('rangesOf', () => {
  it('covers the cells of each column by one range', () => {
    const cells = [
      { row: 69, column: 10 },
      { row: 4, column: 10 },
      { row: 1, column: 27 },
    ];
    expect(rangesOf("'Меры поддержки'", cells)).toEqual(["'Меры поддержки'!K5:K70", "'Меры поддержки'!AB2:AB2"]);
  });

  it('of no cells are none', () => {
    expect(rangesOf('Проекты', [])).toEqual([]);
  });
});

describe('markDates', () => {
  const raw = tab(jointProjects, [jointProject({ costRubles: 46_143.75 }), jointProject({ costRubles: 46_143 })]);
  const column = jointProjects.columnKeys.indexOf('costRubles');

  it('turns the numbers into dates, so that the row is refused as at the keyboard', () => {
    const marked = markDates(raw, [{ row: 1, column }]);
    expect(marked[1]?.[column]).toEqual({ date: 46_143 });
    expect(said(parseTable(jointProjects, marked, contextOf()).problems)).toEqual([
      '2 error DATE_FOR_NUMBER at costRubles',
    ]);
  });

  it('leaves the given tab and every other cell as they were', () => {
    const before = JSON.stringify(raw);
    const marked = markDates(raw, [{ row: 1, column }]);
    expect(JSON.stringify(raw)).toBe(before);
    expect(marked[2]).toEqual(raw[2]);
    expect(marked[0]).toEqual(raw[0]);
  });

  it('without dates gives the tab back', () => {
    expect(markDates(raw, [])).toBe(raw);
  });

  it('passes over cells that are not there or hold no number', () => {
    const cells = [
      { row: 99, column: 0 },
      { row: 1, column: 99 },
      { row: 1, column: 0 },
    ];
    expect(markDates(raw, cells)).toEqual(raw);
  });
});
