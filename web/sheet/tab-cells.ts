/** The cells that the page knows, tab by tab; styles and lists are told once for all that share them. */
import type { CellStyle, CellView, RowsView } from './protocol.ts';

export interface KnownCell {
  readonly text: string;
  readonly input: string;
  readonly style?: CellStyle;
  readonly note?: string;
  readonly list?: readonly string[];
}

type KnownRow = readonly (KnownCell | undefined)[];

export class TabCells {
  private readonly rows = new Map<number, KnownRow>();
  /** One object for all styles that are alike, so that the drawing knows them again. */
  private readonly styles = new Map<string, CellStyle>();

  private shared(style: CellStyle): CellStyle {
    const key = JSON.stringify(style);
    const known = this.styles.get(key) ?? style;
    this.styles.set(key, known);
    return known;
  }

  private known(cell: CellView, styles: readonly CellStyle[], lists: RowsView['lists']): KnownCell {
    const style = cell.style === undefined ? undefined : styles[cell.style];
    const list = cell.list === undefined ? undefined : lists[cell.list];
    return {
      text: cell.text,
      input: cell.input ?? cell.text,
      ...(style && { style }),
      ...(cell.note !== undefined && { note: cell.note }),
      ...(list && { list }),
    };
  }

  /** The rows as they are now, and how wide each was before. */
  take(view: RowsView): readonly { readonly row: number; readonly before: number }[] {
    const styles = view.styles.map((style) => this.shared(style));
    return Object.entries(view.rows).map(([number, cells]) => {
      const row = Number(number);
      const before = this.rows.get(row)?.length ?? 0;
      this.rows.set(
        row,
        cells.map((cell) => (cell ? this.known(cell, styles, view.lists) : undefined)),
      );
      return { row, before };
    });
  }

  row(row: number): KnownRow {
    return this.rows.get(row) ?? [];
  }

  at(row: number, column: number): KnownCell | undefined {
    return this.rows.get(row)?.[column];
  }

  /** The last row that holds anything. */
  get height(): number {
    return Math.max(0, ...[...this.rows].filter(([, cells]) => cells.length > 0).map(([row]) => row + 1));
  }
}
