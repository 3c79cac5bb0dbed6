/** The grid in a person's hands: edits with the rights of that person, which can be undone and redone. */
import type { CellEntry } from './cell-change.ts';
import { EditRefused } from './edit-refused.ts';
import { type ChangeType, type PersonEdit, type Place, type PlannedEdit, planEdit } from './person-edit.ts';
import { accessTo, PROTECTED } from './protection.ts';
import { storedWorkbook } from './value-options.ts';
import { type CellValue, rowAttributes, rowValues, sheetById, type Workbook } from './workbook.ts';
import type { Change } from './workbook-change.ts';
import type { WorkbookStore } from './workbook-store.ts';

export interface EditorWorld {
  readonly store: WorkbookStore;
  readonly owner: string;
  readonly now: () => Date;
}

export interface DoneEdit {
  readonly spreadsheetId: string;
  readonly user: string;
  readonly version: number;
  readonly changeType: ChangeType;
  /** The cells whose values were edited. */
  readonly edited?: Place;
  /** Of a single cell that was typed into or cleared; absent where the cell is, or was, blank. */
  readonly value?: CellValue;
  readonly oldValue?: CellValue;
}

export interface EditOptions {
  /** The person has said «anyway» to the warning of a protected range. */
  readonly confirmed?: boolean;
  /** In which of the person's windows: what was done in one is undone there. */
  readonly window?: string;
}

/** What an edit of values did, both ways. */
interface Remembered {
  readonly place: Place;
  readonly before: CellEntry[][];
  readonly after: CellEntry[][];
}

interface History {
  readonly spreadsheetId: string;
  readonly done: Remembered[];
  readonly undone: Remembered[];
}

const WARNING =
  "Heads up! You're trying to edit part of this sheet that shouldn't be changed accidentally. Edit anyway?";
const MOST_REMEMBERED = 100;
const UNDONE_FIELDS = 'userEnteredValue,userEnteredFormat';

function cellsOf(workbook: Workbook, { sheetId, area }: Place): CellEntry[][] {
  const sheet = sheetById(workbook, sheetId);
  if (!sheet) return [];
  return Array.from({ length: area.endRowIndex - area.startRowIndex }, (_, down) => {
    const [values, attributes] = [
      rowValues(sheet, area.startRowIndex + down),
      rowAttributes(sheet, area.startRowIndex + down),
    ];
    return Array.from({ length: area.endColumnIndex - area.startColumnIndex }, (_, right) => ({
      value: values[area.startColumnIndex + right] ?? null,
      attributes: attributes[area.startColumnIndex + right] ?? null,
    }));
  });
}

function isSingle({ area }: Place): boolean {
  return area.endRowIndex - area.startRowIndex === 1 && area.endColumnIndex - area.startColumnIndex === 1;
}

function singleValue(workbook: Workbook, place: Place): CellValue | undefined {
  return cellsOf(workbook, place)[0]?.[0]?.value ?? undefined;
}

function isSameValue(one: CellEntry | undefined, other: CellEntry | undefined): boolean {
  return JSON.stringify(one?.value ?? null) === JSON.stringify(other?.value ?? null);
}

/** What somebody else has changed since stays as it is; undefined when that is all of it. */
function turnedBack(workbook: Workbook, { place, before, after }: Remembered): Change | undefined {
  let isAnyOwn = false;
  const rows = cellsOf(workbook, place).map((cells, down) =>
    cells.map((cell, right) => {
      const isOwn = isSameValue(cell, after[down]?.[right]);
      isAnyOwn ||= isOwn;
      return isOwn ? (before[down]?.[right] ?? cell) : cell;
    }),
  );
  return isAnyOwn ? { kind: 'changeCells', ...place, fields: UNDONE_FIELDS, rows } : undefined;
}

export class Editor {
  private readonly world: EditorWorld;
  /** For every person, window and workbook. */
  private readonly histories = new Map<string, History>();

  constructor(world: EditorWorld) {
    this.world = world;
  }

  private checkAccess(workbook: Workbook, { touched }: PlannedEdit, user: string, confirmed: boolean): void {
    if (!touched) return;
    const editor = { email: user, isOwner: user === this.world.owner };
    const access = accessTo(workbook, touched.sheetId, touched.area, editor);
    if (access === 'refused') throw new EditRefused('PROTECTED', PROTECTED);
    if (access === 'warned' && !confirmed) throw new EditRefused('WARNING', WARNING);
  }

  private historyOf(spreadsheetId: string, user: string, window: string): History {
    const key = `${spreadsheetId} ${user} ${window}`;
    const history = this.histories.get(key) ?? { spreadsheetId, done: [], undone: [] };
    this.histories.set(key, history);
    return history;
  }

  private plan(workbook: Workbook, edit: PersonEdit, { done, undone }: History, now: () => Date): PlannedEdit {
    if (edit.kind === 'undo') return this.planTurning(workbook, done);
    return edit.kind === 'redo' ? this.planTurning(workbook, undone) : planEdit(workbook, edit, now);
  }

  /** The last edit that still has something to turn back; those that have not are forgotten on the way. */
  private planTurning(workbook: Workbook, from: Remembered[]): PlannedEdit {
    for (let last = from.at(-1); last; last = from.at(-1)) {
      const change = turnedBack(workbook, last);
      const { place } = last;
      if (change) return { changes: [change], changeType: 'EDIT', touched: place, edited: place, tellsValue: false };
      from.pop();
    }
    throw new EditRefused('NOTHING_TO_UNDO', 'There is nothing to undo.');
  }

  /** Structure cannot be undone here: nothing before it is reached any more, by nobody, since its places may have moved. */
  private remember(
    history: History,
    kind: PersonEdit['kind'],
    { edited, changeType }: PlannedEdit,
    workbook: Workbook,
    now: Workbook,
  ): void {
    if (kind === 'undo' || kind === 'redo') {
      const [from, to] = kind === 'undo' ? [history.done, history.undone] : [history.undone, history.done];
      const turned = from.pop();
      if (turned) to.push({ place: turned.place, before: turned.after, after: turned.before });
      return;
    }
    if (changeType === 'FORMAT') return;
    if (!edited) {
      for (const [key, { spreadsheetId }] of this.histories) {
        if (spreadsheetId === history.spreadsheetId) this.histories.delete(key);
      }
      return;
    }
    history.done.push({ place: edited, before: cellsOf(workbook, edited), after: cellsOf(now, edited) });
    history.undone.length = 0;
    if (history.done.length > MOST_REMEMBERED) history.done.shift();
  }

  edit(
    spreadsheetId: string,
    user: string,
    edit: PersonEdit,
    { confirmed = false, window = '' }: EditOptions = {},
  ): DoneEdit {
    const { store, now } = this.world;
    const { workbook } = storedWorkbook(store, spreadsheetId);
    const history = this.historyOf(spreadsheetId, user, window);
    const plan = this.plan(workbook, edit, history, now);
    this.checkAccess(workbook, plan, user, confirmed);
    const stored = store.commit(spreadsheetId, plan.changes, 'person');
    this.remember(history, edit.kind, plan, workbook, stored.workbook);
    const { edited, changeType, tellsValue } = plan;
    const told = tellsValue && edited && isSingle(edited) ? edited : undefined;
    const value = told && singleValue(stored.workbook, told);
    const oldValue = told && singleValue(workbook, told);
    return {
      spreadsheetId,
      user,
      version: stored.version,
      changeType,
      ...(edited ? { edited } : {}),
      ...(value === undefined ? {} : { value }),
      ...(oldValue === undefined ? {} : { oldValue }),
    };
  }
}
