/** Places of the grid as edits name them. */
import { formatA1 } from '../../domain/a1.ts';
import type { AreaView } from './protocol.ts';

export function rangeName(title: string, range: AreaView): string {
  return formatA1({ title, range });
}

/** As Univer counts: from 0, both ends in. A whole row or column has no numbers for its ends. */
export interface UniverRange {
  readonly startRow: number;
  readonly endRow: number;
  readonly startColumn: number;
  readonly endColumn: number;
}

export function areaOf(
  range: UniverRange,
  grid: { readonly rowCount: number; readonly columnCount: number },
): AreaView {
  const end = (last: number, count: number) => (Number.isFinite(last) ? Math.min(last + 1, count) : count);
  return {
    startRowIndex: Number.isFinite(range.startRow) ? range.startRow : 0,
    endRowIndex: end(range.endRow, grid.rowCount),
    startColumnIndex: Number.isFinite(range.startColumn) ? range.startColumn : 0,
    endColumnIndex: end(range.endColumn, grid.columnCount),
  };
}
