/** What is selected in a workbook, as one execution sees it: the tab, and the cells on it. */
import type { Area } from '../google/workbook.ts';

export interface Selected {
  readonly sheetId: number;
  readonly area: Area;
}

export class Selection {
  selected: Selected | undefined;

  constructor(selected?: Selected) {
    this.selected = selected;
  }
}
