/** Decides, row by row, what of a file goes into the workbook of its region: judged beside everything that is there already. */
import type { Problem, RowReference } from '../domain/problem.ts';
import { collect } from '../domain/register.ts';
import type { RuleContext } from '../domain/row-report.ts';
import {
  type ByTable,
  byTable,
  type ParsedWorkbook,
  parseWorkbook,
  REGISTER_TABLE_KEYS,
  type RegisterTableKey,
} from '../domain/workbook.ts';
import { type PlacedFile, Placement, placedRows, type ToldProblem } from './excel/placed-file.ts';
import { StandingRows, tableIn } from './standing-rows.ts';

/** A row of the file, as the file numbers it, and the row of a workbook that it is like. */
export interface ComparedRow {
  readonly key: RegisterTableKey;
  readonly row: number;
  readonly like: RowReference;
}

export interface ImportPlan {
  /** Rows to append, as the file numbers them. */
  readonly taken: ByTable<readonly number[]>;
  /** Rows that stand in a workbook already. */
  readonly there: readonly ComparedRow[];
  /** Rows whose code or key stands in the workbook of the region with other values. */
  readonly different: readonly ComparedRow[];
  /** Why rows are not taken. */
  readonly errors: readonly ToldProblem[];
  /** What is doubtful in the rows that are taken. */
  readonly warnings: readonly ToldProblem[];
}

/** The workbooks as they stand. */
export interface StandingWorkbooks {
  /** The workbook of the region of the file; null where there is none yet. */
  readonly own: ParsedWorkbook | null;
  readonly others: readonly ParsedWorkbook[];
}

type RowsByTable = ByTable<Set<number>>;

/** The file with only some of its rows; the others are blank, so that every row keeps its number. */
function onlyRows(file: PlacedFile, rows: RowsByTable): PlacedFile {
  const own = byTable((key) =>
    file.own[key].map((cells, index) => (index === 0 || rows[key].has(index + 1) ? cells : [])),
  );
  return { ...file, own };
}

interface Comparison {
  readonly there: ComparedRow[];
  readonly different: ComparedRow[];
  /** Rows that no standing row is like. */
  readonly rest: RowsByTable;
}

/** Looks for every row of the file in the workbook of its region. */
function compare(parsed: ParsedWorkbook, file: PlacedFile, own: ParsedWorkbook | null): Comparison {
  const comparison: Comparison = { there: [], different: [], rest: byTable(() => new Set<number>()) };
  for (const key of REGISTER_TABLE_KEYS) {
    const table = tableIn(parsed, key);
    const standing = new StandingRows(own && tableIn(own, key));
    for (let index = 0; index < table.size; index++) {
      const row = table.place(index).row - file.rowsBefore[key];
      const isWhole = !table.isFailed(index);
      const same = isWhole ? standing.sameAs(table, index) : undefined;
      const rival = isWhole ? standing.rivalOf(table, index) : undefined;
      if (same) comparison.there.push({ key, row, like: same });
      else if (rival) comparison.different.push({ key, row, like: rival });
      else comparison.rest[key].add(row);
    }
  }
  return comparison;
}

export const NOTHING: ImportPlan = { taken: byTable(() => []), there: [], different: [], errors: [], warnings: [] };

const isError = ({ severity }: Problem) => severity === 'error';

/** Why the columns of the file cannot be found; none where they can. */
export function headingErrors(file: PlacedFile, context: RuleContext): readonly ToldProblem[] {
  const { value, problems } = parseWorkbook(placedRows(file), context);
  const ofHeadings = problems.filter((problem) => isError(problem) && problem.place.row === 1);
  return value === null ? new Placement([file]).told(ofHeadings, file, context) : [];
}

export function planImport(file: PlacedFile, standing: StandingWorkbooks, context: RuleContext): ImportPlan {
  const workbooks = [...(standing.own ? [standing.own] : []), ...standing.others];
  const placement = new Placement([file]);
  const told = (problems: readonly Problem[]) => placement.told(problems, file, context);
  const whole = parseWorkbook(placedRows(file), context).value;
  if (whole === null) return NOTHING;
  const { there, different, rest } = compare(whole, file, standing.own);
  const errors: Problem[] = [];
  const rowOf = ({ row }: RowReference, key: RegisterTableKey) => row - file.rowsBefore[key];

  // A row that goes may take others with it: what is left is judged again until nothing goes.
  for (;;) {
    const parsed = parseWorkbook(placedRows(onlyRows(file, rest)), context);
    const links = parsed.value ? collect([...workbooks, parsed.value], context).problems : [];
    const problems = [...parsed.problems, ...links];
    const gone: [RegisterTableKey, number][] = [];
    for (const problem of problems.filter(isError)) {
      const key = REGISTER_TABLE_KEYS.find((candidate) => candidate === problem.place.table);
      if (key === undefined) continue;
      if (placement.fileOf(problem.place, key)) {
        errors.push(problem);
        gone.push([key, rowOf(problem.place, key)]);
      } else if (problem.code === 'DUPLICATE_ROW' && placement.fileOf(problem.kept, key)) {
        // The same row stands in the workbook of another region, which would have to give way.
        const row = rowOf(problem.kept, key);
        there.push({ key, row, like: problem.place });
        gone.push([key, row]);
      }
    }
    if (gone.length === 0) {
      const warnings = problems.filter(
        ({ severity, place }) => severity === 'warning' && placement.fileOf(place, place.table),
      );
      const taken = byTable((key) => [...rest[key]].sort((left, right) => left - right));
      return { taken, there, different, errors: told(errors), warnings: told(warnings) };
    }
    for (const [key, row] of gone) rest[key].delete(row);
  }
}
