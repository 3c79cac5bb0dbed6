/** Problems counted by workbook and rule. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Problem, Severity } from '../../domain/problem.ts';
import { countRules, groupProblems, PLACES_KEPT } from '../../domain/problem-groups.ts';
import { SEED } from './seed.ts';

function problem(workbook: string, code: 'REQUIRED' | 'FORMULA', severity: Severity, row: number): Problem {
  return { code, severity, place: { workbook, table: 'clusters', row, column: 'name' } };
}

const problems = fc.array(
  fc
    .tuple(
      fc.constantFrom('16', '59', '*'),
      fc.constantFrom('REQUIRED' as const, 'FORMULA' as const),
      fc.constantFrom<Severity>('error', 'warning', 'note'),
      fc.integer({ min: 2, max: 500 }),
    )
    .map((facts) => problem(...facts)),
);

describe('groups of problems', () => {
  it('stand by workbook, errors first, each with its first places', () => {
    const rows = [9, 3, 7, 2, 8, 5, 4];
    const groups = groupProblems([
      problem('59', 'REQUIRED', 'note', 2),
      problem('59', 'FORMULA', 'warning', 2),
      ...rows.map((row) => problem('59', 'REQUIRED', 'error', row)),
      problem('16', 'FORMULA', 'warning', 6),
    ]);
    expect(groups.map(({ workbook, code, severity, count }) => [workbook, code, severity, count])).toEqual([
      ['16', 'FORMULA', 'warning', 1],
      ['59', 'REQUIRED', 'error', 7],
      ['59', 'FORMULA', 'warning', 1],
    ]);
    expect(groups[1]?.first.map(({ place }) => place.row)).toEqual([2, 3, 4, 5, 7].slice(0, PLACES_KEPT));
    expect(countRules(groups)).toEqual([
      { code: 'REQUIRED', severity: 'error', count: 7, workbooks: 1 },
      { code: 'FORMULA', severity: 'warning', count: 2, workbooks: 2 },
    ]);
  });

  it('count every error and warning once, in whatever order they come', () => {
    fc.assert(
      fc.property(problems, (found) => {
        const groups = groupProblems(found);
        const counted = groups.reduce((sum, { count }) => sum + count, 0);
        expect(counted).toBe(found.filter(({ severity }) => severity !== 'note').length);
        expect(countRules(groups).reduce((sum, { count }) => sum + count, 0)).toBe(counted);
        const rows = (of: typeof groups) => of.map(({ first }) => first.map(({ place }) => place.row));
        expect(rows(groupProblems(found.toReversed()))).toEqual(rows(groups));
      }),
      { seed: SEED },
    );
  });
});
