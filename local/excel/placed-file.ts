/**
 * A file as (a part of) the workbook of its region. Several files of one region are judged as one workbook, and so are the
 * rows that are already there and those of a file: each file's rows are numbered behind the others', and named by the file
 * and their own number when something is said of them.
 */
import type { RawTable } from '../../domain/cell.ts';
import { marksOf } from '../../domain/marks.ts';
import type { ParsedTable } from '../../domain/parsed-table.ts';
import type { Problem, ProblemCode, RowReference, Severity } from '../../domain/problem.ts';
import { PROBLEM_NAMES } from '../../domain/problem-catalogue.ts';
import { explain } from '../../domain/problem-text.ts';
import type { RuleContext } from '../../domain/row-report.ts';
import type { Columns } from '../../domain/table.ts';
import { type ByTable, byTable, type RawWorkbook, REGISTER_TABLE_KEYS, TABLES } from '../../domain/workbook.ts';
import { type ExcelWorkbook, tableOf } from './excel-workbook.ts';

/** A problem as a person is told of it. */
export interface ToldProblem {
  readonly code: ProblemCode;
  readonly severity: Severity;
  readonly tab: string;
  /** As the file numbers it: row 1 holds the headings. */
  readonly row: number;
  /** With its tab: `Кластеры!C2`. */
  readonly cell: string;
  readonly sentence: string;
  readonly remedy: string;
}

export interface PlacedFile {
  readonly name: string;
  /** The alias of the workbook: a region's code, or the name of a file of no region. */
  readonly alias: string;
  /** As it stands in the file. */
  readonly own: RawWorkbook;
  /** How many rows of the same workbook stand before those of the file. */
  readonly rowsBefore: ByTable<number>;
}

/** A tab that the file lacks counts as one without rows. */
function emptyTab(key: keyof typeof TABLES): RawTable {
  return [Object.values(tableOf(key).columns).map(({ heading }) => heading)];
}

export function placeFile(
  name: string,
  alias: string,
  { tabs }: Pick<ExcelWorkbook, 'tabs'>,
  rowsBefore: ByTable<number>,
): PlacedFile {
  return { name, alias, own: byTable((key) => tabs.get(key) ?? emptyTab(key)), rowsBefore };
}

/** The rows of the file where they stand in the workbook of its region. */
export function placedRows({ own, rowsBefore }: PlacedFile): RawWorkbook {
  return byTable((key) => {
    const [headings = [], ...rows] = own[key];
    return [headings, ...Array.from({ length: rowsBefore[key] }, () => []), ...rows];
  });
}

/** Behind which row of each tab the next file of the same workbook begins. */
export function rowsUpTo({ own, rowsBefore }: PlacedFile): ByTable<number> {
  return byTable((key) => rowsBefore[key] + Math.max(0, own[key].length - 1));
}

/** How the rows of some files are named. */
export class Placement {
  readonly #files: readonly PlacedFile[];

  constructor(files: readonly PlacedFile[]) {
    this.#files = files;
  }

  /** The file that a row of a workbook stands in; undefined where it is of none of them. */
  fileOf({ workbook, row }: RowReference, table: string): PlacedFile | undefined {
    const key = REGISTER_TABLE_KEYS.find((candidate) => candidate === table);
    if (key === undefined) return undefined;
    return this.#files.find((file) => {
      const before = file.rowsBefore[key] + 1;
      return file.alias === workbook && row > before && row < before + file.own[key].length;
    });
  }

  #named(reference: RowReference, table: string): RowReference {
    const file = this.fileOf(reference, table);
    if (!file) return reference;
    // Only rows of our four tabs are in a file.
    return { workbook: file.name, row: reference.row - file.rowsBefore[table as keyof typeof TABLES] };
  }

  /** The problem as it is told beside the file: its own row is numbered as there, and so are the rows it names. */
  inFile(problem: Problem, file: PlacedFile): Problem {
    const { place } = problem;
    const before = file.rowsBefore[place.table as keyof typeof TABLES];
    const own = { ...place, workbook: file.name, row: place.row === 1 ? 1 : place.row - before };
    return {
      ...problem,
      place: own,
      ...('others' in problem && { others: problem.others.map((other) => this.#named(other, place.table)) }),
      ...('kept' in problem && { kept: this.#named(problem.kept, place.table) }),
    };
  }

  /** What is told of a file's problems, in the order of its tabs and rows. */
  told(problems: readonly Problem[], file: PlacedFile, context: RuleContext): readonly ToldProblem[] {
    const own = problems.map((problem) => this.inFile(problem, file));
    return REGISTER_TABLE_KEYS.flatMap((key) => {
      const ofTab = own
        .filter(({ place }) => place.table === key)
        .sort((left, right) => left.place.row - right.place.row);
      const marks = marksOf(tableOf(key), file.own[key], context, ofTab);
      return ofTab.map((problem, index) => ({
        code: problem.code,
        severity: problem.severity,
        tab: TABLES[key].title,
        row: problem.place.row,
        cell: marks[index]?.cell ?? '',
        ...explain(problem),
        english: PROBLEM_NAMES[problem.code].english,
      }));
    });
  }
}

/** The rows of some tabs and their errors: what was read, what of it is accepted. */
export function countRows(tables: readonly ParsedTable<Columns>[], problems: readonly ToldProblem[]) {
  const read = tables.reduce((sum, table) => sum + table.size, 0);
  const failed = problems.filter(({ severity }) => severity === 'error').map(({ tab, row }) => `${tab} ${row}`);
  const setAside = new Set(failed).size;
  return { read, accepted: read - setAside, setAside };
}
