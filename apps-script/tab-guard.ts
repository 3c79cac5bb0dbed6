/** What guards a tab: colours of marked cells, warnings before Svod's own cells, the frozen headings, the hidden column. */
import { columnLetters } from '../domain/a1.ts';
import type { Severity } from '../domain/problem.ts';
import { MARK_COLOURS, markFormula, STATE_HEADING, VERDICT_HEADING } from '../domain/verdict.ts';
import { OWN_CELLS } from '../domain/workbook-tabs.ts';
import type { Placed } from './heading-repair.ts';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type FormatRule = GoogleAppsScript.Spreadsheet.ConditionalFormatRule;

const OWN_FORMULA = /^=ISNUMBER\(FIND\("\|[ewn]:/;

function isOwn(rule: FormatRule): boolean {
  return OWN_FORMULA.test(String(rule.getBooleanCondition()?.getCriteriaValues()[0] ?? ''));
}

/** People's own rules stay, and come first. */
function colourMarks(sheet: Sheet, { headingRow, columns }: Placed, say: (what: string) => void): void {
  const state = columnLetters(columns.get(STATE_HEADING) ?? 0);
  const width = Math.max(...columns.values()) + 1;
  const cells = sheet.getRange(headingRow + 2, 1, sheet.getMaxRows() - headingRow - 1, width);
  const standing = sheet.getConditionalFormatRules();
  const others = standing.filter((rule) => !isOwn(rule));
  const own = (Object.keys(MARK_COLOURS) as Severity[]).map((severity) =>
    SpreadsheetApp.newConditionalFormatRule()
      .whenFormulaSatisfied(markFormula(severity, state, 'A', headingRow + 1))
      .setBackground(MARK_COLOURS[severity])
      .setRanges([cells])
      .build(),
  );
  sheet.setConditionalFormatRules([...others, ...own]);
  if (standing.length !== others.length + own.length) say('возвращена окраска ячеек с замечаниями.');
}

/** A warning only: what a script of a keystroke writes, its person could write as well. */
function protectOwnCells(sheet: Sheet, { headingRow, columns }: Placed, say: (what: string) => void): void {
  const [verdict, state] = [columns.get(VERDICT_HEADING) ?? 0, columns.get(STATE_HEADING) ?? 0];
  const letters = (position: number) => `${columnLetters(position)}:${columnLetters(position)}`;
  const places = [`${headingRow + 1}:${headingRow + 1}`, letters(verdict), letters(state)];
  const standing = sheet
    .getProtections(SpreadsheetApp.ProtectionType.RANGE)
    .filter((one) => one.getDescription() === OWN_CELLS);
  const guarded = standing.map((one) => one.getRange().getA1Notation());
  const missing = places.filter((place) => !guarded.includes(sheet.getRange(place).getA1Notation()));
  if (missing.length === 0) return;
  for (const place of missing) sheet.getRange(place).protect().setDescription(OWN_CELLS).setWarningOnly(true);
  say('возвращено предупреждение перед правкой заголовков и «Проверки».');
}

export function guardTab(sheet: Sheet, placed: Placed, say: (what: string) => void): void {
  const frozen = placed.headingRow + 1;
  if (sheet.getFrozenRows() < frozen) sheet.setFrozenRows(frozen);
  sheet.hideColumns((placed.columns.get(STATE_HEADING) ?? 0) + 1);
  colourMarks(sheet, placed, say);
  protectOwnCells(sheet, placed, say);
}
