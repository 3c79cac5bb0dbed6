/** Problems counted by workbook and rule, with the places of the first of them. */
import { compareCodePoints } from './order.ts';
import type { Problem, ProblemCode } from './problem.ts';

/** So many places of a group are kept; the rest is only counted. */
export const PLACES_KEPT = 5;

export type Weight = 'error' | 'warning';

export interface ProblemGroup {
  /** The alias of the workbook. */
  readonly workbook: string;
  readonly code: ProblemCode;
  readonly severity: Weight;
  readonly count: number;
  /** The first by tab and row. */
  readonly first: readonly Problem[];
}

interface RuleLine {
  readonly code: ProblemCode;
  readonly severity: Weight;
  readonly count: number;
  readonly workbooks: number;
}

function byPlace({ place: left }: Problem, { place: right }: Problem): number {
  return (
    compareCodePoints(left.table, right.table) ||
    left.row - right.row ||
    compareCodePoints(left.column ?? '', right.column ?? '')
  );
}

function bySeverity(left: Weight, right: Weight): number {
  return left === right ? 0 : left === 'error' ? -1 : 1;
}

/** The groups of each workbook together, errors first; notes ask for nothing and are left out. */
export function groupProblems(problems: readonly Problem[]): readonly ProblemGroup[] {
  const groups = new Map<string, Problem[]>();
  for (const problem of problems) {
    if (problem.severity === 'note') continue;
    const key = `${problem.place.workbook} ${problem.severity} ${problem.code}`;
    const group = groups.get(key);
    if (group) group.push(problem);
    else groups.set(key, [problem]);
  }
  const lines = [...groups.values()].flatMap((group): ProblemGroup[] => {
    const [one] = group;
    if (!one || one.severity === 'note') return [];
    const { code, severity, place } = one;
    const first = group.sort(byPlace).slice(0, PLACES_KEPT);
    return [{ workbook: place.workbook, code, severity, count: group.length, first }];
  });
  return lines.sort(
    (left, right) =>
      compareCodePoints(left.workbook, right.workbook) ||
      bySeverity(left.severity, right.severity) ||
      compareCodePoints(left.code, right.code),
  );
}

/** The same by rule alone: errors first, the most frequent first. */
export function countRules(groups: readonly ProblemGroup[]): readonly RuleLine[] {
  const rules = new Map<string, RuleLine>();
  for (const { code, severity, count } of groups) {
    const known = rules.get(`${severity} ${code}`) ?? { code, severity, count: 0, workbooks: 0 };
    rules.set(`${severity} ${code}`, { ...known, count: known.count + count, workbooks: known.workbooks + 1 });
  }
  return [...rules.values()].sort(
    (left, right) =>
      bySeverity(left.severity, right.severity) || right.count - left.count || compareCodePoints(left.code, right.code),
  );
}
