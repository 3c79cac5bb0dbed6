/** The view of one row of a tab that is kept column by column: a property for every column. */
import type { ParsedTable } from './parsed-table.ts';
import type { Columns, Kind } from './table.ts';

/** What stands among numbers for no number, and for a cell that could not be read. None of the register is negative. */
export const EMPTY = -1;
export const UNREADABLE = -2;

/** The values of one column: numbers, places in a list of choices, or anything else. */
export type ColumnValues = Float64Array | unknown[];

export class RowView {
  readonly source: ParsedTable<Columns>;
  readonly values: readonly ColumnValues[];
  index: number;

  constructor(source: ParsedTable<Columns>, index: number) {
    this.source = source;
    this.values = source.inOrder;
    this.index = index;
  }
}

function nothing(number: number): null | undefined {
  return number === EMPTY ? null : undefined;
}

// One getter for each way of keeping: each looks into arrays of one sort only.

function choiceGetter(position: number, keys: readonly string[]) {
  return function (this: RowView): unknown {
    const place = (this.values[position] as Float64Array)[this.index] ?? EMPTY;
    return place < 0 ? nothing(place) : keys[place];
  };
}

function numberGetter(position: number) {
  return function (this: RowView): unknown {
    const number = (this.values[position] as Float64Array)[this.index] ?? EMPTY;
    return number < 0 ? nothing(number) : number;
  };
}

function otherGetter(position: number) {
  return function (this: RowView): unknown {
    return (this.values[position] as unknown[])[this.index];
  };
}

function getterFor({ choices, format }: Kind<unknown>, position: number): (this: RowView) => unknown {
  if (choices) return choiceGetter(position, choices.keys);
  return format === 'text' ? otherGetter(position) : numberGetter(position);
}

const VIEWS = new WeakMap<object, typeof RowView>();

/** Each tab has a class of its own. */
export function viewOf(columns: Columns): typeof RowView {
  const known = VIEWS.get(columns);
  if (known) return known;
  class TableRowView extends RowView {}
  for (const [position, [key, { kind }]] of Object.entries(columns).entries()) {
    Object.defineProperty(TableRowView.prototype, key, { get: getterFor(kind, position) });
  }
  VIEWS.set(columns, TableRowView);
  return TableRowView;
}
