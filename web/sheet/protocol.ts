/** What the sheet in the browser and its server say to each other, in JSON. */

/** How a cell looks, apart from its text. Colours are `#rrggbb`. */
export interface CellStyle {
  readonly background?: string;
  readonly color?: string;
  readonly bold?: true;
  readonly italic?: true;
  readonly underline?: true;
  readonly strikethrough?: true;
  /** In points. */
  readonly fontSize?: number;
  readonly align?: 'left' | 'center' | 'right';
  readonly verticalAlign?: 'top' | 'middle' | 'bottom';
  readonly wrap?: true;
}

export interface CellView {
  /** As it is shown. */
  readonly text: string;
  /** What a person finds who opens the cell for editing; absent when it is the text. */
  readonly input?: string;
  /** Place in the styles of the same message. */
  readonly style?: number;
  readonly note?: string;
  /** Place in the lists of the same message: what the cell offers to choose from. */
  readonly list?: number;
}

export type RowView = readonly (CellView | null)[];

/** Zero-based and half-open. */
export interface AreaView {
  readonly startRowIndex: number;
  readonly endRowIndex: number;
  readonly startColumnIndex: number;
  readonly endColumnIndex: number;
}

export interface ChartView {
  readonly chartId: number;
  readonly row: number;
  readonly column: number;
  readonly offsetX: number;
  readonly offsetY: number;
  readonly width: number;
  readonly height: number;
  /** Changes with whatever the chart shows. */
  readonly mark: string;
}

export interface TabView {
  readonly sheetId: number;
  readonly title: string;
  readonly hidden: boolean;
  readonly rowCount: number;
  readonly columnCount: number;
  readonly frozenRows: number;
  readonly frozenColumns: number;
  readonly hidesGridlines: boolean;
  /** In pixels, of those that are not of the usual size. */
  readonly columnWidths: Readonly<Record<number, number>>;
  readonly rowHeights: Readonly<Record<number, number>>;
  readonly hiddenColumns: readonly number[];
  readonly hiddenRows: readonly number[];
  readonly merges: readonly AreaView[];
  readonly charts: readonly ChartView[];
}

/** Rows by number from 0, with what their cells refer to. */
export interface RowsView {
  readonly rows: Readonly<Record<number, RowView>>;
  readonly styles: readonly CellStyle[];
  readonly lists: readonly (readonly string[])[];
}

export interface BookView {
  readonly version: number;
  readonly title: string;
  readonly user: string;
  readonly mayEdit: boolean;
  readonly tabs: readonly TabView[];
  /** The tab that is opened first, and its first rows. */
  readonly openTab: number;
  readonly first: RowsView;
}

/** What is different in one tab. */
export interface TabPatch extends RowsView {
  readonly sheetId: number;
  /** More changed than is worth sending: the rows are to be asked for anew. */
  readonly isStale?: true;
}

/** From the version that the page has to a newer one. */
export interface Patch {
  readonly version: number;
  /** Absent when tabs, sizes, merges and charts stayed as they were. */
  readonly tabs?: readonly TabView[];
  readonly changed: readonly TabPatch[];
}

/** As `local/google/person-edit.ts` takes it: ranges in A1 notation, rows and columns from 1. */
export type SheetEdit =
  | {
      readonly kind: 'type' | 'paste';
      readonly range: string;
      readonly values: readonly (readonly (string | null)[])[];
    }
  | { readonly kind: 'clear'; readonly range: string }
  | { readonly kind: 'copy' | 'fill'; readonly from: string; readonly to: string }
  | { readonly kind: 'sort'; readonly range: string; readonly column: number; readonly descending: boolean }
  | {
      readonly kind: 'insertRows' | 'insertColumns';
      readonly sheet: string;
      readonly before: number;
      readonly count: number;
    }
  | {
      readonly kind: 'deleteRows' | 'deleteColumns';
      readonly sheet: string;
      readonly first: number;
      readonly count: number;
    }
  | { readonly kind: 'addSheet' }
  | { readonly kind: 'renameSheet'; readonly sheet: string; readonly title: string }
  | { readonly kind: 'deleteSheet'; readonly sheet: string }
  | { readonly kind: 'undo' | 'redo' };

export interface EditRequest {
  /** One edit has one name, however often it is sent. */
  readonly editId: string;
  readonly windowId: string;
  readonly edit: SheetEdit;
  /** The person has said «anyway». */
  readonly confirmed?: boolean;
}

export interface EditAnswer {
  readonly outcome: 'done' | 'refused' | 'asked';
  /** What the person is told or asked. */
  readonly message?: string;
}

export type MenuEntry =
  | { readonly caption: string; readonly functionName: string }
  | { readonly separator: true }
  | { readonly menu: MenuView };

export interface MenuView {
  readonly title: string;
  readonly items: readonly MenuEntry[];
}

export interface Question {
  readonly questionId: string;
  readonly sort: 'alert' | 'prompt';
  readonly title: string;
  readonly text: string;
  /** As Google names the set: `OK`, `OK_CANCEL`, `YES_NO`, `YES_NO_CANCEL`. */
  readonly buttons: string;
}

export type ButtonName = 'OK' | 'CANCEL' | 'YES' | 'NO' | 'CLOSE';

export interface PageView {
  readonly title: string;
  /** Where its text is read from. */
  readonly pageId: string;
  readonly width?: number;
  readonly height?: number;
}

export interface SelectedView {
  readonly sheetId: number;
  readonly area: AreaView;
}

/** What came of a function of the script. */
export interface RunAnswer {
  readonly error?: string;
  readonly value?: unknown;
  readonly toasts: readonly { readonly title: string; readonly message: string }[];
  readonly sidebar?: PageView;
  readonly dialog?: PageView;
  readonly selected?: SelectedView;
}
