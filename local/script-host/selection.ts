/** What is selected in a workbook, as one execution sees it: the tab, the cells on it, and the current one among them. */
import type { Area } from '../google/workbook.ts';

export interface Selected {
  readonly sheetId: number;
  readonly area: Area;
}

function includes(outer: Area, inner: Area): boolean {
  return (
    outer.startRowIndex <= inner.startRowIndex &&
    inner.endRowIndex <= outer.endRowIndex &&
    outer.startColumnIndex <= inner.startColumnIndex &&
    inner.endColumnIndex <= outer.endColumnIndex
  );
}

function topLeft({ startRowIndex, startColumnIndex }: Area): Area {
  return {
    startRowIndex,
    endRowIndex: startRowIndex + 1,
    startColumnIndex,
    endColumnIndex: startColumnIndex + 1,
  };
}

export class Selection {
  private chosen: Selected | undefined;
  /** Undefined is the top left cell of what is selected. */
  private cell: Area | undefined;

  constructor(selected?: Selected) {
    this.chosen = selected;
  }

  get selected(): Selected | undefined {
    return this.chosen;
  }

  set selected(selected: Selected | undefined) {
    this.chosen = selected;
    this.cell = undefined;
  }

  /** Of the area given, which is the selected one unless nothing is selected. */
  currentIn(area: Area): Area {
    return this.cell ?? topLeft(area);
  }

  /** A cell outside of what is selected becomes the selection. */
  setCurrent(cell: Selected): void {
    const isWithin = this.chosen?.sheetId === cell.sheetId && includes(this.chosen.area, cell.area);
    if (!isWithin) this.chosen = cell;
    this.cell = cell.area;
  }
}
