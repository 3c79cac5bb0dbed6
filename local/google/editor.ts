/** The grid in a person's hands: edits with the rights of that person, the last one of which can be undone. */
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
}

const WARNING =
  "Heads up! You're trying to edit part of this sheet that shouldn't be changed accidentally. Edit anyway?";
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

export class Editor {
  private readonly world: EditorWorld;
  /** For every person and workbook the edits that can be undone, the last one at the end. */
  private readonly undoable = new Map<string, Change[]>();

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

  private planUndo(key: string): PlannedEdit {
    const last = this.undoable.get(key)?.pop();
    if (last?.kind !== 'changeCells') throw new EditRefused('NOTHING_TO_UNDO', 'There is nothing to undo.');
    const place = { sheetId: last.sheetId, area: last.area };
    return { changes: [last], changeType: 'EDIT', touched: place, edited: place, tellsValue: false };
  }

  /** Structure cannot be undone here: nothing before it is reached any more, since its places may have moved. */
  private remember(key: string, workbook: Workbook, { edited, changeType }: PlannedEdit): void {
    if (changeType === 'FORMAT') return;
    if (!edited) {
      this.undoable.delete(key);
      return;
    }
    const before: Change = { kind: 'changeCells', ...edited, fields: UNDONE_FIELDS, rows: cellsOf(workbook, edited) };
    this.undoable.set(key, [...(this.undoable.get(key) ?? []), before]);
  }

  edit(spreadsheetId: string, user: string, edit: PersonEdit, { confirmed = false }: EditOptions = {}): DoneEdit {
    const { store, now } = this.world;
    const { workbook } = storedWorkbook(store, spreadsheetId);
    const key = `${spreadsheetId} ${user}`;
    const plan = edit.kind === 'undo' ? this.planUndo(key) : planEdit(workbook, edit, now);
    this.checkAccess(workbook, plan, user, confirmed);
    const stored = store.commit(spreadsheetId, plan.changes, 'person');
    if (edit.kind !== 'undo') this.remember(key, workbook, plan);
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
