/** Everything that the desk shows, read once for one look at it. */
import { parseA1 } from '../../domain/a1.ts';
import { ALL_REGIONS } from '../../domain/central.ts';
import { decodeChanges } from '../../domain/changes.ts';
import { asFailure, type Failure } from '../../functions/failure.ts';
import { type PublishedBase, readBase, versionPath } from '../../functions/publish-snapshot.ts';
import type { SnapshotStore } from '../../functions/stores/snapshot-store.ts';
import { pagePath } from '../../web/places.ts';
import type { WorkbookStore } from '../google/workbook-store.ts';
import type { WorkbookState } from '../register-view.ts';
import type { Drill, DrillView } from './drill.ts';
import type { GuidedMinute } from './guided-minute.ts';
import type { RegisterReader } from './standing-register.ts';
import { chooseTriedCell } from './tried-cell.ts';

export interface BookLine extends WorkbookState {
  readonly name: string;
  /** ISO 8601; empty where there is no such workbook. */
  readonly changedAt: string;
  /** Its public page; empty where nothing of it is published. */
  readonly page: string;
}

export interface DeskView {
  readonly base: PublishedBase | null;
  /** What the last version changed. */
  readonly changes: readonly string[];
  readonly books: readonly BookLine[];
  /** Why the workbooks could not be read. */
  readonly trouble: Failure | null;
  readonly minute: Pick<GuidedMinute, 'cell' | 'done'>;
  readonly drill: DrillView | undefined;
  /** Faults that stand and are not the drill's. */
  readonly otherFaults: readonly string[];
  readonly isRunning: boolean;
  /** The number of the tab that a mark's cell is on. */
  readonly sheetIdOf: (spreadsheetId: string, cell: string) => number | undefined;
  readonly central: { readonly spreadsheetId: string; readonly sheetIds: ReadonlyMap<string, number> };
}

export interface DeskSources {
  readonly store: SnapshotStore;
  readonly workbooks: WorkbookStore;
  readonly register: RegisterReader;
  readonly minute: GuidedMinute;
  readonly drill: Drill;
  readonly centralSpreadsheetId: string;
  readonly isRunning: () => boolean;
}

async function readChanges(store: SnapshotStore, base: PublishedBase | null): Promise<readonly string[]> {
  if (!base) return [];
  const file = await store.read(`${versionPath(base.snapshot.seq, base.sha256)}/changes.json`).catch(() => null);
  return file ? decodeChanges(file.bytes.toString('utf8')).words.ru : [];
}

async function readBooks(
  { register, workbooks }: DeskSources,
  base: PublishedBase | null,
): Promise<Pick<DeskView, 'books' | 'trouble'>> {
  const published = new Set(base?.snapshot.breakdowns.byRegion.map(({ key }) => key) ?? []);
  try {
    const { central, states } = await register.read();
    const books = states.map((state) => {
      const { region, spreadsheetId } = state.listed;
      const name = region === ALL_REGIONS ? 'Все субъекты' : (central.reference.regions.get(region)?.name ?? region);
      const path = published.has(region) ? pagePath('ru', 'regions', region) : undefined;
      const changedAt = workbooks.get(spreadsheetId)?.modifiedTime ?? '';
      return { ...state, name, changedAt, page: path === undefined ? '' : `/public/${path}` };
    });
    return { books, trouble: null };
  } catch (thrown) {
    return { books: [], trouble: asFailure(thrown) };
  }
}

function sheetIdsOf(workbooks: WorkbookStore, spreadsheetId: string): ReadonlyMap<string, number> {
  const sheets = workbooks.get(spreadsheetId)?.workbook.sheets ?? [];
  return new Map(sheets.map(({ properties }) => [properties.title, properties.sheetId]));
}

export async function readDesk(sources: DeskSources): Promise<DeskView> {
  const { store, workbooks, minute, drill, centralSpreadsheetId, isRunning } = sources;
  const base = await readBase(store).catch(() => null);
  const { books, trouble } = await readBooks(sources, base);
  if (!minute.cell) {
    minute.begin(
      chooseTriedCell(books, (id) => workbooks.get(id)),
      base?.snapshot.seq ?? 0,
    );
  }
  return {
    base,
    changes: await readChanges(store, base),
    books,
    trouble,
    minute: { cell: minute.cell, done: minute.done },
    drill: drill.view(),
    otherFaults: drill.others().map(({ what }) => what),
    isRunning: isRunning(),
    sheetIdOf: (spreadsheetId, cell) => sheetIdsOf(workbooks, spreadsheetId).get(parseA1(cell)?.title ?? ''),
    central: { spreadsheetId: centralSpreadsheetId, sheetIds: sheetIdsOf(workbooks, centralSpreadsheetId) },
  };
}
