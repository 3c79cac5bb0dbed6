/** The report of `check`: for people, errors first and the same thing said once; or as JSON with every problem. */
import type { Severity } from '../domain/problem.ts';
import type { Reference } from '../domain/reference.ts';
import type { CheckedFile, CheckReport } from './check-files.ts';
import {
  LINKS_NOT_JUDGED,
  SEVERITY_HEADINGS,
  type SkipReason,
  sayCells,
  sayCounts,
  sayHidden,
  sayMissingTabs,
  sayMoreProblems,
  sayRegion,
  saySkipped,
  sayTogether,
  sayTotals,
  sayUnreadable,
} from './command-words.ts';
import type { ToldProblem } from './excel/placed-file.ts';

export interface SkippedFile {
  readonly name: string;
  readonly reason: SkipReason;
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'note'];
/** More cells than this of one and the same problem are only counted. */
const MOST_CELLS_NAMED = 20;
const MOST_LINES = 200;

/** One line for all cells of a tab of which the same is to be said; the tab is named once. */
function linesOf(problems: readonly ToldProblem[]): readonly string[] {
  const cellsOf = new Map<string, string[]>();
  for (const { tab, cell, sentence, remedy } of problems) {
    const key = `${tab}\n${sentence} ${remedy}`;
    const cells = cellsOf.get(key);
    if (cells) cells.push(cell);
    else cellsOf.set(key, [cell]);
  }
  return [...cellsOf].map(([key, cells]) => {
    const [first = '', ...others] = cells.slice(0, MOST_CELLS_NAMED);
    const named = [first, ...others.map((cell) => cell.slice(cell.lastIndexOf('!') + 1))];
    return `${sayCells(named, cells.length - named.length)} — ${key.slice(key.indexOf('\n') + 1)}`;
  });
}

/** The problems for people, the worst first. */
export function problemLines(problems: readonly ToldProblem[]): readonly string[] {
  return SEVERITIES.flatMap((severity) => {
    const lines = linesOf(problems.filter((problem) => problem.severity === severity));
    if (lines.length === 0) return [];
    const rest = lines.length - MOST_LINES;
    const shown = lines.slice(0, MOST_LINES).map((line) => `  ${line}`);
    return [SEVERITY_HEADINGS[severity], ...shown, ...(rest > 0 ? [`  ${sayMoreProblems(rest)}`] : [])];
  });
}

function countsOf(problems: readonly ToldProblem[]) {
  const count = (severity: Severity) => problems.filter((problem) => problem.severity === severity).length;
  return { errors: count('error'), warnings: count('warning'), notes: count('note') };
}

function fileLines(checked: CheckedFile, files: readonly CheckedFile[], reference: Reference): readonly string[] {
  const { file, region, unreadable, missingTabs, areLinksJudged, hiddenTabs, rows, problems } = checked;
  const why = unreadable && sayUnreadable(unreadable);
  if (why && unreadable.code !== 'HEADINGS_WRONG') return [file, `${why.message} ${why.remedy}`];
  const together = files.filter((other) => other !== checked && region !== null && other.region === region);
  return [
    file,
    sayRegion(region, region === null ? undefined : reference.regions.get(region)?.name),
    ...(together.length > 0 ? [sayTogether(together.map((other) => other.file))] : []),
    ...(missingTabs.length > 0 ? [sayMissingTabs(missingTabs)] : []),
    ...(why || areLinksJudged ? [] : [LINKS_NOT_JUDGED]),
    ...hiddenTabs.map(sayHidden),
    ...(why ? [`${why.message} ${why.remedy}`] : []),
    ...problemLines(problems),
    ...(why ? [] : [sayCounts(rows, countsOf(problems))]),
  ];
}

/** The whole report for people. */
export function formatReport(
  { files, totals }: CheckReport,
  skipped: readonly SkippedFile[],
  reference: Reference,
): string {
  const blocks = files.map((file) => fileLines(file, files, reference).join('\n'));
  const closing = [
    ...(skipped.length > 0 ? [saySkipped(skipped)] : []),
    ...(files.length > 1 ? [`${sayTotals(totals.files, totals.unreadable)} ${sayCounts(totals.rows, totals)}`] : []),
  ];
  return [...blocks, ...(closing.length > 0 ? [closing.join('\n')] : [])].join('\n\n');
}

/** The whole report for programs. */
export function encodeReport({ files, totals }: CheckReport, skipped: readonly SkippedFile[]): string {
  const encoded = files.map(({ unreadable, ...checked }) => ({
    ...checked,
    readable: unreadable === null,
    unreadable: unreadable && { code: unreadable.code, ...sayUnreadable(unreadable) },
  }));
  return JSON.stringify({ files: encoded, totals, skipped }, null, 2);
}
