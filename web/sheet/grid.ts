/** The grid: a workbook drawn by Univer, cell by cell as the server shows it. */
import { BooleanNumber, type ICellData, type IWorkbookData, type IWorksheetData } from '@univerjs/core';
import { BEFORE_CELL_EDIT, INTERCEPTOR_POINT, SheetInterceptorService } from '@univerjs/sheets';
import type { FWorkbook, FWorksheet } from '@univerjs/sheets/facade';
import { ILayoutService } from '@univerjs/ui';
import type { UniverRange } from './place-names.ts';
import type { AreaView, BookView, RowsView, SelectedView, TabView } from './protocol.ts';
import { TabCells } from './tab-cells.ts';
import { type OpenedUniver, openUniver } from './univer.ts';
import { univerCell } from './univer-cell.ts';

const ROW_HEIGHT = 21;
const COLUMN_WIDTH = 100;
const NOTE_MARK = { size: 6, color: '#e69138' };
const LIST_MARK = { size: 5, color: '#9aa0a6' };
const FIRST_UNIT = 'svod';

function widths(sizes: Readonly<Record<number, number>>, hidden: readonly number[], name: 'w' | 'h') {
  const data: Record<number, { w?: number; h?: number; hd?: BooleanNumber; ia?: BooleanNumber }> = {};
  for (const [index, size] of Object.entries(sizes)) data[Number(index)] = { [name]: size };
  for (const index of hidden) data[index] = { ...data[index], hd: BooleanNumber.TRUE };
  return data;
}

function freezeOf({ frozenRows, frozenColumns }: TabView) {
  return {
    xSplit: frozenColumns,
    ySplit: frozenRows,
    startRow: frozenRows > 0 ? frozenRows : -1,
    startColumn: frozenColumns > 0 ? frozenColumns : -1,
  };
}

function worksheetData(tab: TabView, cellData: Record<number, Record<number, ICellData>>): Partial<IWorksheetData> {
  return {
    id: String(tab.sheetId),
    name: tab.title,
    hidden: tab.hidden ? BooleanNumber.TRUE : BooleanNumber.FALSE,
    rowCount: tab.rowCount,
    columnCount: tab.columnCount,
    defaultColumnWidth: COLUMN_WIDTH,
    defaultRowHeight: ROW_HEIGHT,
    freeze: freezeOf(tab),
    showGridlines: tab.hidesGridlines ? BooleanNumber.FALSE : BooleanNumber.TRUE,
    mergeData: tab.merges.map((area) => ({
      startRow: area.startRowIndex,
      endRow: area.endRowIndex - 1,
      startColumn: area.startColumnIndex,
      endColumn: area.endColumnIndex - 1,
    })),
    columnData: widths(tab.columnWidths, tab.hiddenColumns, 'w'),
    rowData: widths(tab.rowHeights, tab.hiddenRows, 'h'),
    cellData,
  };
}

function cellDataOf(cells: TabCells): Record<number, Record<number, ICellData>> {
  const data: Record<number, Record<number, ICellData>> = {};
  for (let row = 0; row < cells.height; row += 1) {
    const line: Record<number, ICellData> = {};
    for (const [column, cell] of cells.row(row).entries()) if (cell) line[column] = univerCell(cell);
    data[row] = line;
  }
  return data;
}

/** Numbers in ascending order, as runs of neighbours. */
function runsOf(rows: readonly number[]): readonly { readonly start: number; readonly count: number }[] {
  const runs: { start: number; count: number }[] = [];
  for (const row of rows) {
    const last = runs.at(-1);
    if (last && last.start + last.count === row) last.count += 1;
    else runs.push({ start: row, count: 1 });
  }
  return runs;
}

export class Grid {
  readonly opened: OpenedUniver;
  private readonly cells = new Map<number, TabCells>();
  private readonly intercepted = new WeakSet<SheetInterceptorService>();
  private tabs: readonly TabView[] = [];
  private units = 0;

  constructor(container: HTMLElement) {
    this.opened = openUniver(container);
  }

  get book(): FWorkbook {
    const book = this.opened.api.getActiveWorkbook();
    if (!book) throw new Error('No workbook is open.');
    return book;
  }

  get isEditing(): boolean {
    return this.book.isCellEditing();
  }

  get tab(): TabView {
    const id = this.book.getActiveSheet().getSheetId();
    const tab = this.tabOf(Number(id));
    if (!tab) throw new Error(`No tab ${id}.`);
    return tab;
  }

  get allTabs(): readonly TabView[] {
    return this.tabs;
  }

  tabOf(sheetId: number): TabView | undefined {
    return this.tabs.find((tab) => tab.sheetId === sheetId);
  }

  cellsOf(sheetId: number): TabCells {
    const cells = this.cells.get(sheetId) ?? new TabCells();
    this.cells.set(sheetId, cells);
    return cells;
  }

  private sheetOf(sheetId: number): FWorksheet | undefined {
    return this.book.getSheetBySheetId(String(sheetId)) ?? undefined;
  }

  /** Draws the workbook anew, the open tab and what is selected as they were. */
  open(title: string, tabs: readonly TabView[], openTab: number): void {
    this.tabs = tabs;
    const before = this.units > 0 ? this.selected : undefined;
    if (this.units > 0) this.opened.api.disposeUnit(`${FIRST_UNIT}-${this.units}`);
    this.units += 1;
    const data: Partial<IWorkbookData> = {
      id: `${FIRST_UNIT}-${this.units}`,
      name: title,
      defaultStyle: { ff: 'Arial', fs: 10 },
      sheetOrder: tabs.map(({ sheetId }) => String(sheetId)),
      sheets: Object.fromEntries(
        tabs.map((tab) => [String(tab.sheetId), worksheetData(tab, cellDataOf(this.cellsOf(tab.sheetId)))]),
      ),
    };
    this.opened.api.createWorkbook(data);
    this.showMarks();
    const shown = this.sheetOf(openTab);
    if (shown) this.book.setActiveSheet(shown);
    if (before && before.sheetId === openTab) this.select(before);
  }

  /** Notes and lists get their corner, and a cell that is opened for editing its input. */
  private showMarks(): void {
    const injector = this.opened.univer.__getInjector();
    const service = injector.get(SheetInterceptorService);
    if (this.intercepted.has(service)) return;
    this.intercepted.add(service);
    service.intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
      id: 'svod-marks',
      priority: 100,
      handler: (cell, { subUnitId, row, col }, next) => {
        const known = this.cells.get(Number(subUnitId))?.at(row, col);
        if (!known || (known.note === undefined && !known.list)) return next(cell);
        const markers = { ...(known.note !== undefined && { tr: NOTE_MARK }), ...(known.list && { br: LIST_MARK }) };
        return next({ ...cell, markers });
      },
    });
    service.writeCellInterceptor.intercept(BEFORE_CELL_EDIT, {
      priority: 100,
      handler: (cell, { subUnitId, row, col }, next) => {
        const known = this.cells.get(Number(subUnitId))?.at(row, col);
        return next(known && cell ? { ...cell, v: known.input } : cell);
      },
    });
  }

  /** Rows as they are now. */
  take(sheetId: number, view: RowsView): void {
    const cells = this.cellsOf(sheetId);
    const changed = cells.take(view);
    const sheet = this.sheetOf(sheetId);
    if (!sheet) return;
    const matrix = sheet.getSheet().getCellMatrix();
    for (const { row, before } of changed) {
      const known = cells.row(row);
      for (let column = 0; column < Math.max(before, known.length); column += 1) {
        const cell = known[column];
        if (cell) matrix.setValue(row, column, univerCell(cell));
        else matrix.realDeleteValue(row, column);
      }
    }
    if (this.tab.sheetId !== sheetId) return;
    this.fit(
      sheetId,
      changed.map(({ row }) => row),
    );
    sheet.refreshCanvas();
  }

  /** A row with wrapped text is as high as that needs, where nobody has set a height. */
  private fit(sheetId: number, rows: readonly number[]): void {
    const heights = this.tabOf(sheetId)?.rowHeights ?? {};
    const cells = this.cellsOf(sheetId);
    const isWrapped = (row: number) => cells.row(row).some((cell) => cell?.style?.wrap === true && cell.text !== '');
    for (const { start, count } of runsOf(rows.filter((row) => heights[row] === undefined && isWrapped(row)))) {
      this.sheetOf(sheetId)?.setRowAutoHeight(start, count);
    }
  }

  /** What was typed, until the server says how it is shown. */
  showTyped(sheetId: number, row: number, column: number, text: string): void {
    const sheet = this.sheetOf(sheetId);
    const known = this.cellsOf(sheetId).at(row, column);
    sheet
      ?.getSheet()
      .getCellMatrix()
      .setValue(row, column, univerCell({ ...known, text, input: text }));
    if (sheet && this.tab.sheetId === sheetId) sheet.refreshCanvas();
  }

  /** Puts back what the server has last shown. */
  putBack({ sheetId, area }: SelectedView): void {
    const sheet = this.sheetOf(sheetId);
    const cells = this.cellsOf(sheetId);
    if (!sheet) return;
    const matrix = sheet.getSheet().getCellMatrix();
    for (let row = area.startRowIndex; row < area.endRowIndex; row += 1) {
      for (let column = area.startColumnIndex; column < area.endColumnIndex; column += 1) {
        const cell = cells.at(row, column);
        if (cell) matrix.setValue(row, column, univerCell(cell));
        else matrix.realDeleteValue(row, column);
      }
    }
    if (this.tab.sheetId === sheetId) sheet.refreshCanvas();
  }

  /** Keys go to the selected cell again, wherever the person has clicked. */
  focus(): void {
    this.opened.univer.__getInjector().get(ILayoutService).focus();
  }

  get selected(): SelectedView {
    const range = this.book.getActiveRange()?.getRange();
    const area: AreaView = {
      startRowIndex: range?.startRow ?? 0,
      endRowIndex: (range?.endRow ?? 0) + 1,
      startColumnIndex: range?.startColumn ?? 0,
      endColumnIndex: (range?.endColumn ?? 0) + 1,
    };
    return { sheetId: this.tab.sheetId, area };
  }

  select({ sheetId, area }: SelectedView): void {
    const sheet = this.sheetOf(sheetId);
    if (!sheet) return;
    if (this.tab.sheetId !== sheetId) this.book.setActiveSheet(sheet);
    const { startRowIndex, endRowIndex, startColumnIndex, endColumnIndex } = area;
    const range = sheet.getRange(
      startRowIndex,
      startColumnIndex,
      endRowIndex - startRowIndex,
      endColumnIndex - startColumnIndex,
    );
    this.book.setActiveRange(range);
    this.focus();
    // Right after opening nothing is drawn yet, whatever its type says.
    const shown: UniverRange | null | undefined = sheet.getVisibleRange();
    const isShown =
      shown &&
      (startRowIndex < this.tab.frozenRows || (shown.startRow <= startRowIndex && startRowIndex < shown.endRow)) &&
      shown.startColumn <= startColumnIndex &&
      startColumnIndex < shown.endColumn;
    if (!isShown) sheet.scrollToCell(startRowIndex, Math.max(0, startColumnIndex - 1));
  }
}

export function openBook(container: HTMLElement, book: BookView): Grid {
  const grid = new Grid(container);
  grid.cellsOf(book.openTab).take(book.first);
  grid.open(book.title, book.tabs, book.openTab);
  return grid;
}
