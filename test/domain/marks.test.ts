import { describe, expect, it } from 'vitest';
import type { RawTable } from '../../domain/cell.ts';
import { clusters } from '../../domain/cluster.ts';
import { jointProjects } from '../../domain/joint-project.ts';
import { type Mark, marksOf, toldAtKeyboard } from '../../domain/marks.ts';
import { participants } from '../../domain/participant.ts';
import type { Problem } from '../../domain/problem.ts';
import { explain } from '../../domain/problem-text.ts';
import { parseTable } from '../../domain/row-reading.ts';
import type { Columns, Table } from '../../domain/table.ts';
import { AS_OF, contextOf, declaredCluster, gather, headingsOf, jointProject, participant, tab } from './rows.ts';

function marksIn<C extends Columns>(table: Table<C>, raw: RawTable): readonly Mark[] {
  return marksOf(table, raw, contextOf(), parseTable(table, raw, contextOf()).problems);
}

function cellsOf(marks: readonly Mark[]): readonly string[] {
  return marks.map(({ cell, severity }) => `${cell} ${severity}`).sort();
}

describe('marks', () => {
  it('stand at the cell, with its tab', () => {
    const raw = tab(clusters, [
      declaredCluster(),
      declaredCluster({ id: 'C59-24-002', region: 'Атлантида', jobs: -1 }),
    ]);
    expect(cellsOf(marksIn(clusters, raw))).toEqual(['Кластеры!B3 error', 'Кластеры!M3 error']);
  });

  it('say what was found and what to do', () => {
    const raw = tab(clusters, [declaredCluster({ registryNumber: 'одиннадцать', status: 'Включён в реестр' })]);
    const { problems } = parseTable(clusters, raw, contextOf());
    const [mark] = marksOf(clusters, raw, contextOf(), problems);
    const [problem] = problems;
    const { sentence, remedy } = problem ? explain(problem) : { sentence: '', remedy: '' };
    expect(mark?.note).toBe(`${sentence} ${remedy}`);
    expect(mark?.note).toContain('одиннадцать');
  });

  it('have the severity of their problems', () => {
    const raw = tab(clusters, [declaredCluster({ id: 'C18-24-001', region: 59, jobs: 'x' })]);
    expect(cellsOf(marksIn(clusters, raw))).toEqual(['Кластеры!A2 warning', 'Кластеры!B2 note', 'Кластеры!M2 error']);
  });

  it('follow the columns where a person moved them', () => {
    const raw = tab(clusters, [declaredCluster({ jobs: 'x', region: 59 })]).map((row) => [null, ...[...row].reverse()]);
    // Fifteen columns from B on, the last one first: jobs were 13th, the region 2nd.
    expect(cellsOf(marksIn(clusters, raw))).toEqual(['Кластеры!D2 error', 'Кластеры!O2 note']);
  });

  it('follow the rows where a title stands above the headings', () => {
    const raw: RawTable = [['Кластеры края'], [], ...tab(clusters, [declaredCluster({ jobs: 'x' })])];
    expect(cellsOf(marksIn(clusters, raw))).toEqual(['Кластеры!A3 note', 'Кластеры!M4 error']);
  });

  it('of a whole row stand at its first column', () => {
    const { problems } = gather({ region: '59', clusters: [declaredCluster(), declaredCluster()] });
    const raw = tab(clusters, [declaredCluster(), declaredCluster()]);
    expect(cellsOf(marksOf(clusters, raw, contextOf(), problems))).toEqual(['Кластеры!A3 error']);
  });

  it('of a tab without its headings stand in the first row', () => {
    const raw: RawTable = [headingsOf(jointProjects).slice(2)];
    expect(cellsOf(marksIn(jointProjects, raw))).toEqual(['Проекты!A1 error', 'Проекты!A1 error']);
  });

  it('are made only of problems of the tab', () => {
    const { problems } = gather({
      region: '59',
      clusters: [declaredCluster({ jobs: 'x' })],
      participants: [participant({ taxId: 'x' })],
    });
    const marks = marksOf(participants, tab(participants, [participant({ taxId: 'x' })]), contextOf(), problems);
    expect(cellsOf(marks)).toEqual(['Участники!A2 error', 'Участники!B2 error']);
  });

  it('never repeat personal data', () => {
    const raw = tab(participants, [participant({ name: 'ИП Кузнецов Пётр Ильич', taxId: '500100732259' })]);
    for (const { note } of marksIn(participants, raw)) {
      expect(note).not.toMatch(/Кузнецов|500100732259/);
    }
  });
});

describe('what is told while a person types', () => {
  function told(problems: readonly Problem[], region = '59'): readonly string[] {
    return toldAtKeyboard(problems, region).map(({ code, severity }) => `${severity} ${code}`);
  }

  it('leaves out what is not filled in yet', () => {
    const empty = { name: null, id: null, jobs: null, plannedYear: null };
    const { problems } = parseTable(
      clusters,
      tab(clusters, [declaredCluster({ ...empty, status: 'Подан в Минпромторг', site: 'Луна' })]),
      contextOf(),
    );
    expect(problems.length).toBe(5);
    expect(told(problems)).toEqual(['error NOT_IN_LIST']);
  });

  it('leaves out co-executors that are not named yet', () => {
    const { problems } = parseTable(
      jointProjects,
      tab(jointProjects, [jointProject({ coExecutors: null })]),
      contextOf(),
    );
    expect(problems).toHaveLength(1);
    expect(told(problems)).toEqual([]);
  });

  it('tells everything else at once, as severe as it is', () => {
    const { problems } = parseTable(
      clusters,
      tab(clusters, [declaredCluster({ id: 'C18-24-001', region: 59, statusDate: AS_OF + 1 })]),
      contextOf(),
    );
    expect([...told(problems)].sort()).toEqual([
      'error DATE_IN_FUTURE',
      'note REGION_FROM_NUMBER',
      'warning CODE_REGION_MISMATCH',
    ]);
  });

  it('an unknown cluster code of one’s own region is an error', () => {
    const { problems } = gather({ region: '59', participants: [participant({ clusterId: 'C59-24-404' })] });
    expect(told(problems)).toEqual(['error NO_PARENT']);
  });

  it('an unknown cluster code of another region is a note: the gate decides', () => {
    const { problems } = gather({
      region: '59',
      participants: [participant({ clusterId: 'C18-24-404' })],
      jointProjects: [jointProject({ clusterId: 'C77-24-404' })],
    });
    expect(told(problems)).toEqual(['note NO_PARENT', 'note NO_PARENT']);
    expect(problems.map(({ severity }) => severity)).toEqual(['error', 'error']);
  });
});
