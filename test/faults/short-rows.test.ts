/** S08, rows as Google cuts them: without blank cells at their ends, or with more cells than the tab has columns. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cell, RawTable } from '../../domain/cell.ts';
import { STARTING_REFERENCE } from '../../domain/starting-reference.ts';
import { summarize } from '../../domain/summary.ts';
import { byTable, type RawWorkbook, TABLES } from '../../domain/workbook.ts';
import { parseValueRanges } from '../../functions/value-ranges.ts';
import {
  AS_OF,
  declaredCluster,
  gatherRaw,
  jointProject,
  PLAN_YEAR,
  rawWorkbook,
  supportMeasure,
} from '../domain/rows.ts';
import { SEED } from '../domain/seed.ts';
import { bookWith } from './cell-fault.ts';
import { CELL_FAULTS } from './cell-faults.ts';

/** Good rows and spoilt ones, with short ends and without. */
const BOOK = bookWith(CELL_FAULTS.filter(({ id }) => ['C01', 'C05', 'C15', 'C16', 'C18', 'C22'].includes(id)));
const WHOLE = rawWorkbook({
  clusters: [...BOOK.clusters, declaredCluster({ id: 'C59-24-002', publishCard: null, highProductivityJobs: null })],
  participants: BOOK.participants,
  jointProjects: [...BOOK.jointProjects, jointProject({ id: 'P59-24-002', importSharePercentAfter: null })],
  supportMeasures: [...BOOK.supportMeasures, supportMeasure({ id: 'M59-24-002', comment: '' })],
});

function isBlank(cell: Cell | undefined): boolean {
  return cell === null || cell === undefined || cell === '';
}

function withoutBlankEnd(row: readonly Cell[]): readonly Cell[] {
  return row.slice(0, row.findLastIndex((cell) => !isBlank(cell)) + 1);
}

/** What is said of a workbook, and everything that is counted of it. */
function outcomeOf(raw: RawWorkbook) {
  const { register, problems } = gatherRaw([{ region: '59', raw }]);
  return { problems, summary: summarize(register, problems, { planYear: PLAN_YEAR, asOf: AS_OF }, STARTING_REFERENCE) };
}

const anyBlanks = fc.array(fc.constantFrom<Cell>('', null), { maxLength: 20 });

/** The same tab, each row cut and lengthened in its own way, with rows of nothing below. */
function anySameTab(tab: RawTable): fc.Arbitrary<RawTable> {
  const rows = tab.map((row) =>
    fc.tuple(fc.boolean(), anyBlanks).map(([isCut, blanks]) => [...(isCut ? withoutBlankEnd(row) : row), ...blanks]),
  );
  return fc
    .tuple(fc.tuple(...rows), fc.array(anyBlanks, { maxLength: 3 }))
    .map(([above, below]) => [...above, ...below]);
}

const anySameWorkbook: fc.Arbitrary<RawWorkbook> = fc
  .tuple(
    anySameTab(WHOLE.clusters),
    anySameTab(WHOLE.participants),
    anySameTab(WHOLE.jointProjects),
    anySameTab(WHOLE.supportMeasures),
  )
  .map(([clusters, participants, jointProjects, supportMeasures]) => ({
    clusters,
    participants,
    jointProjects,
    supportMeasures,
  }));

describe('rows of any length', () => {
  it('S08 say the same however they were cut or lengthened with blanks', () => {
    const expected = outcomeOf(WHOLE);
    expect(expected.summary.rows.setAside).toBeGreaterThan(10);
    fc.assert(
      fc.property(anySameWorkbook, (raw) => {
        expect(outcomeOf(raw)).toEqual(expected);
      }),
      { seed: SEED, numRuns: 50 },
    );
  });

  it('S08 a tab of which Google sends no values has no rows, and not those of another tab', () => {
    const titles = Object.values(TABLES).map(({ title }) => title);
    const valueRanges = titles.map((title, index) => ({
      range: `'${title}'!A1:O201`,
      ...(index === 1 && { values: [['ИНН']] }),
    }));
    const tabs = parseValueRanges({ valueRanges: valueRanges.toReversed() }, titles);
    expect(titles.map((title) => tabs.get(title))).toEqual([[], [['ИНН']], [], []]);
    const raw = byTable((key) => tabs.get(TABLES[key].title) ?? []);
    expect(new Set(gatherRaw([{ region: '59', raw }]).problems.map(({ code }) => code))).toEqual(
      new Set(['HEADING_MISSING']),
    );
  });
});
