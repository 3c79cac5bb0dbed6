/** What of a workbook a page must draw anew to come from one version to a later one. */
import type { Patch, TabPatch } from '../../web/sheet/protocol.ts';
import { mapReferences } from '../google/formula/reference.ts';
import { objectsOf, type Sheet, sheetById, type Workbook } from '../google/workbook.ts';
import type { StoredWorkbook } from '../google/workbook-file.ts';
import { RowsWriter } from './rows-writer.ts';
import { tabViews } from './tab-view.ts';

/** When more rows changed, the page asks for those that it shows. */
const MOST_ROWS = 400;

function changedRows(before: Sheet, after: Sheet): number[] {
  const height = Math.max(
    ...[before.values, after.values, before.attributes, after.attributes].map(({ length }) => length),
  );
  const changed: number[] = [];
  for (let row = 0; row < height; row += 1) {
    const isSame = before.values[row] === after.values[row] && before.attributes[row] === after.attributes[row];
    if (!isSame) changed.push(row);
  }
  return changed;
}

function holdsFormula(cells: Sheet['values'][number]): boolean {
  return cells.some((value) => typeof value === 'object' && value !== null);
}

/** The rows that formulas of conditional formats look at from every row; undefined when they look anywhere. */
function watchedRows(sheet: Sheet): ReadonlySet<number> | undefined {
  const rows = new Set<number>();
  let isAnywhere = false;
  const text = JSON.stringify(objectsOf(sheet, 'conditionalFormats')).replaceAll('\\"', '"');
  for (const [, formula = ''] of text.matchAll(/"userEnteredValue":"(=.*?)"[,}]/g)) {
    mapReferences(formula, (reference) => {
      const { prefix, first, last } = reference;
      if (prefix !== undefined || last !== undefined || first.row === undefined) isAnywhere = true;
      else if (first.rowFixed) rows.add(first.row);
      return reference;
    });
  }
  return isAnywhere ? undefined : rows;
}

function isAllAnew(before: Sheet, after: Sheet, changed: readonly number[]): boolean {
  if (objectsOf(before, 'conditionalFormats') !== objectsOf(after, 'conditionalFormats')) return true;
  const watched = watchedRows(after);
  return changed.length > 0 && (!watched || changed.some((row) => watched.has(row)));
}

function tabPatch(before: Workbook, after: Workbook, sheet: Sheet, now: () => Date): TabPatch | undefined {
  const { sheetId } = sheet.properties;
  const known = sheetById(before, sheetId);
  if (!known) return undefined;
  const changed = known === sheet ? [] : changedRows(known, sheet);
  const stale = { sheetId, rows: {}, styles: [], lists: [], isStale: true } as const;
  if (known !== sheet && isAllAnew(known, sheet, changed)) return stale;
  const computed = sheet.values.flatMap((cells, row) => (holdsFormula(cells) ? [row] : []));
  const rows = [...new Set([...changed, ...computed])];
  if (rows.length === 0) return undefined;
  if (rows.length > MOST_ROWS) return stale;
  const writer = new RowsWriter(after, sheet, now);
  for (const row of rows) writer.write(row);
  return { sheetId, ...writer.finish() };
}

export function bookPatch(before: StoredWorkbook, after: StoredWorkbook, now: () => Date): Patch {
  const tabs = tabViews(after.workbook);
  const isSameLayout = JSON.stringify(tabs) === JSON.stringify(tabViews(before.workbook));
  const changed = after.workbook.sheets.flatMap((sheet) => tabPatch(before.workbook, after.workbook, sheet, now) ?? []);
  return { version: after.version, ...(!isSameLayout && { tabs }), changed };
}
