/** What the formula of one cell can see. */
import type { Locale } from '../locale.ts';
import type { Area, NumberFormat, Sheet } from '../workbook.ts';
import type { RangeValue, Scalar } from './formula-value.ts';

export interface Scope {
  readonly locale: Locale;
  /** Where the formula stands. */
  readonly sheet: Sheet;
  readonly row: number;
  readonly column: number;
  /** The instant on the workbook's own clock, as a serial number; whoever reads it makes the formula a volatile one. */
  readonly now: () => number;
  readonly currentYear: number;
  readonly sheetTitled: (title: string) => Sheet | undefined;
  readonly rangeNamed: (name: string) => { readonly sheet: Sheet; readonly area: Area } | undefined;
  /** The value of a cell; of a formula only once `require` was called for it. */
  readonly valueAt: (sheet: Sheet, row: number, column: number) => Scalar;
  /** In which format a cell is shown. */
  readonly formatAt: (sheet: Sheet, row: number, column: number) => NumberFormat | undefined;
  /** Where each value stands first in a line of cells, by the name of the line: kept for all formulas that look there. */
  readonly firstPlaces: Map<string, ReadonlyMap<string, number>>;
  /** Sees to it that the formulas in a range are computed: leaves the computation of this cell until they are. */
  readonly require: (range: RangeValue) => void;
}

/** Leaves the computation of a cell until others are computed. */
export class Pending extends Error {
  readonly cells: readonly { readonly sheet: Sheet; readonly row: number; readonly column: number }[];

  constructor(cells: Pending['cells']) {
    super('Other cells are computed first.');
    this.cells = cells;
  }
}
