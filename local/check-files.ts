/** Judges Excel files as the gate judges workbooks: each by itself, then all together. */
import { readFileSync, statSync } from 'node:fs';
import type { ParsedTable } from '../domain/parsed-table.ts';
import type { Problem } from '../domain/problem.ts';
import { collect } from '../domain/register.ts';
import type { RuleContext } from '../domain/row-report.ts';
import { addCounts, type RowCounts } from '../domain/tab-rows.ts';
import type { Columns } from '../domain/table.ts';
import {
  type ByTable,
  byTable,
  type ParsedWorkbook,
  parseWorkbook,
  type RegisterTableKey,
} from '../domain/workbook.ts';
import { ExcelReader, MOST_FILE_BYTES } from './excel/excel-reader.ts';
import { type ExcelWorkbook, readExcelWorkbook } from './excel/excel-workbook.ts';
import { regionOfFileName } from './excel/file-region.ts';
import {
  countRows,
  type PlacedFile,
  Placement,
  placedRows,
  placeFile,
  rowsUpTo,
  type ToldProblem,
} from './excel/placed-file.ts';
import { type MissingTab, UnreadableFile, type UnreadableReason } from './excel/unreadable-file.ts';

export interface FileToCheck {
  /** As it is named to the person. */
  readonly name: string;
  readonly path: string;
}

export interface CheckedFile {
  readonly file: string;
  readonly region: string | null;
  /** Why nothing of it can be accepted; null when its rows could be judged. */
  readonly unreadable: UnreadableReason | null;
  readonly missingTabs: readonly MissingTab[];
  /** Whether its rows were judged beside each other and beside those of the other files, or each by itself only. */
  readonly areLinksJudged: boolean;
  /** Tabs that are hidden in the file. */
  readonly hiddenTabs: readonly string[];
  readonly rows: RowCounts;
  readonly problems: readonly ToldProblem[];
}

export interface CheckReport {
  readonly files: readonly CheckedFile[];
  readonly totals: {
    readonly files: number;
    readonly unreadable: number;
    readonly rows: RowCounts;
    readonly errors: number;
    readonly warnings: number;
    readonly notes: number;
  };
}

type Rules = Omit<RuleContext, 'workbook'>;
const NO_ROWS: RowCounts = { read: 0, accepted: 0, setAside: 0 };

/** Reads the bytes of a file that is not too large; throws an `UnreadableFile` otherwise. */
export function readBytes(path: string): Buffer {
  try {
    const { size } = statSync(path);
    if (size <= MOST_FILE_BYTES) return readFileSync(path);
    throw new UnreadableFile({ code: 'FILE_TOO_LARGE', bytes: size, allowedBytes: MOST_FILE_BYTES });
  } catch (thrown) {
    if (thrown instanceof UnreadableFile) throw thrown;
    throw new UnreadableFile({ code: 'FILE_CLOSED' }, { cause: thrown });
  }
}

interface ReadFile {
  readonly name: string;
  readonly region: string | undefined;
  readonly read: ExcelWorkbook | UnreadableReason;
}

async function readFile(
  { name, path }: FileToCheck,
  region: string | undefined,
  rules: Rules,
  reader: ExcelReader,
): Promise<ReadFile> {
  try {
    const context = { ...rules, workbook: region ?? name };
    return { name, region, read: await readExcelWorkbook(readBytes(path), context, reader) };
  } catch (thrown) {
    if (!(thrown instanceof UnreadableFile)) throw thrown;
    return { name, region, read: thrown.reason };
  }
}

async function readFiles(
  files: readonly FileToCheck[],
  region: string | undefined,
  rules: Rules,
): Promise<readonly ReadFile[]> {
  const reader = new ExcelReader();
  try {
    const read: ReadFile[] = [];
    for (const file of files) {
      read.push(await readFile(file, region ?? regionOfFileName(file.name, rules.reference), rules, reader));
    }
    return read;
  } finally {
    reader.close();
  }
}

/** A file whose tabs were found, with what its rows say by themselves. */
interface JudgedFile {
  readonly excel: ExcelWorkbook;
  readonly placed: PlacedFile;
  readonly parsed: ParsedWorkbook | null;
  readonly problems: readonly Problem[];
}

/** Files of one region stand one behind another, as if their rows had been put into one workbook. */
function judge(files: readonly ReadFile[], rules: Rules): ReadonlyMap<string, JudgedFile> {
  const judged = new Map<string, JudgedFile>();
  const lastOf = new Map<string, PlacedFile>();
  for (const { name, region, read } of files) {
    if ('code' in read) continue;
    const alias = region ?? name;
    const before = lastOf.get(alias);
    const placed = placeFile(name, alias, read, before ? rowsUpTo(before) : byTable(() => 0));
    lastOf.set(alias, placed);
    const { value, problems } = parseWorkbook(placedRows(placed), { ...rules, workbook: alias });
    judged.set(name, { excel: read, placed, parsed: value, problems });
  }
  return judged;
}

/** The tabs in which the rows of a tab are looked for. */
const LOOKED_FOR_IN: ByTable<readonly RegisterTableKey[]> = {
  clusters: ['participants'],
  participants: ['clusters'],
  jointProjects: ['clusters', 'participants'],
  supportMeasures: ['clusters', 'jointProjects'],
};

/** Regions whose files together have every tab that is looked into: only there can be said what a row lacks in another tab. */
function wholeWorkbooks(files: Iterable<JudgedFile>): ReadonlySet<string> {
  const tabsOf = new Map<string, Set<RegisterTableKey>>();
  for (const { excel, placed } of files) {
    tabsOf.set(placed.alias, new Set([...(tabsOf.get(placed.alias) ?? []), ...excel.tabs.keys()]));
  }
  const isWhole = (tabs: ReadonlySet<RegisterTableKey>) =>
    [...tabs].every((tab) => LOOKED_FOR_IN[tab].every((other) => tabs.has(other)));
  return new Set([...tabsOf].filter(([, tabs]) => isWhole(tabs)).map(([alias]) => alias));
}

function tablesOf(parsed: ParsedWorkbook): readonly ParsedTable<Columns>[] {
  // Only the number of rows is asked of them.
  return Object.values(parsed) as unknown as readonly ParsedTable<Columns>[];
}

function unjudged({ name, region, read }: ReadFile): CheckedFile {
  return {
    file: name,
    region: region ?? null,
    unreadable: 'code' in read ? read : null,
    missingTabs: [],
    areLinksJudged: false,
    hiddenTabs: [],
    rows: NO_ROWS,
    problems: [],
  };
}

function totalsOf(files: readonly CheckedFile[]): CheckReport['totals'] {
  const count = (severity: string) =>
    files.reduce((sum, { problems }) => sum + problems.filter((problem) => problem.severity === severity).length, 0);
  return {
    files: files.length,
    unreadable: files.filter(({ unreadable }) => unreadable !== null).length,
    rows: addCounts(files.map(({ rows }) => rows)),
    errors: count('error'),
    warnings: count('warning'),
    notes: count('note'),
  };
}

/** @param region the region of every file; without it the name of each says which it is */
export async function checkFiles(
  files: readonly FileToCheck[],
  region: string | undefined,
  rules: Rules,
): Promise<CheckReport> {
  const read = await readFiles(files, region, rules);
  const judged = judge(read, rules);
  const whole = wholeWorkbooks(judged.values());
  const placement = new Placement([...judged.values()].map(({ placed }) => placed));
  const parsed = [...judged.values()].flatMap((file) => file.parsed ?? []);
  const links = collect(parsed, rules).problems;
  const checked = read.map((file): CheckedFile => {
    const found = judged.get(file.name);
    if (!found) return unjudged(file);
    const { excel, placed } = found;
    const areLinksJudged = found.parsed !== null && whole.has(placed.alias);
    const own = links.filter(({ place }) => areLinksJudged && placement.fileOf(place, place.table) === placed);
    const problems = placement.told([...found.problems, ...own], placed, { ...rules, workbook: placed.alias });
    return {
      file: file.name,
      region: file.region ?? null,
      unreadable: found.parsed ? null : { code: 'HEADINGS_WRONG' },
      missingTabs: excel.missing,
      areLinksJudged,
      hiddenTabs: excel.hidden,
      rows: found.parsed ? countRows(tablesOf(found.parsed), problems) : NO_ROWS,
      problems,
    };
  });
  return { files: checked, totals: totalsOf(checked) };
}
