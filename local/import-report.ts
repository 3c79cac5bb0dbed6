/** The report of `import`, for people: what was taken, what was there, what was not taken and why. */
import { columnLetters, quoteTitle } from '../domain/a1.ts';
import { REGISTER_TABLE_KEYS, TABLES } from '../domain/workbook.ts';
import { problemLines } from './check-report.ts';
import { IMPORT_WORDS, sayHidden, sayMissingTabs, sayUnreadable } from './command-words.ts';
import type { ComparedRow } from './import-plan.ts';
import type { ImportOutcome, ImportRequest } from './import-rows.ts';

const HEADINGS_ROW = 1;

function takenLine({ plan }: ImportOutcome, isDryRun: boolean): string {
  const counts = REGISTER_TABLE_KEYS.map((key) => ({ title: TABLES[key].title, count: plan.taken[key].length }));
  const tabs = counts.filter(({ count }) => count > 0).map(({ title, count }) => `${title} ${count}`);
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  return IMPORT_WORDS.taken(total, tabs, isDryRun);
}

function differentLine({ key, row, like }: ComparedRow): string {
  return `  ${IMPORT_WORDS.differentFrom(`${quoteTitle(TABLES[key].title)}!${columnLetters(0)}${row}`, like.row)}`;
}

/** How many rows of the file were left out. */
function countNotTaken({ plan }: ImportOutcome): number {
  return plan.different.length + new Set(plan.errors.map(({ tab, row }) => `${tab} ${row}`)).size;
}

export function isWholeImport(outcome: ImportOutcome): boolean {
  return countNotTaken(outcome) === 0;
}

export function formatImport(outcome: ImportOutcome, { file, region, dataFolder, isDryRun }: ImportRequest): string {
  const { excel, plan, isNewWorkbook, unread } = outcome;
  if (plan.errors.some(({ row }) => row === HEADINGS_ROW)) {
    const { message, remedy } = sayUnreadable({ code: 'HEADINGS_WRONG' });
    return [`${message} ${remedy}`, ...problemLines(plan.errors), IMPORT_WORDS.nothingTaken].join('\n');
  }
  const takesRows = Object.values(plan.taken).some((rows) => rows.length > 0);
  const notTaken = countNotTaken(outcome);
  const made = isDryRun ? IMPORT_WORDS.newWorkbookWanted(region) : IMPORT_WORDS.newWorkbook(region);
  return [
    ...(isDryRun ? [IMPORT_WORDS.dryRun] : []),
    ...(excel.missing.length > 0 ? [sayMissingTabs(excel.missing)] : []),
    ...excel.hidden.map(sayHidden),
    ...unread.map(({ message }) => IMPORT_WORDS.unread(message)),
    ...(isNewWorkbook && takesRows ? [made] : []),
    takenLine(outcome, isDryRun),
    ...(plan.there.length > 0 ? [IMPORT_WORDS.there(plan.there.length)] : []),
    ...(notTaken > 0 ? [IMPORT_WORDS.notTaken(notTaken)] : []),
    ...(plan.different.length > 0 ? [IMPORT_WORDS.different, ...plan.different.map(differentLine)] : []),
    ...problemLines(plan.errors),
    ...(plan.warnings.length > 0 ? [IMPORT_WORDS.warnings(plan.warnings.length, file.path)] : []),
    ...(isDryRun ? [] : [takesRows ? IMPORT_WORDS.next(dataFolder) : IMPORT_WORDS.nothingTaken]),
  ].join('\n');
}
