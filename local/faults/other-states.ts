/** Faults of time and place: the real routes answer over workbooks that are older, gone, in the bin, or half calculated. */
import { findRange } from '../google/sheet-range.ts';
import { gridArea, type Sheet, type Workbook } from '../google/workbook.ts';
import { applyChanges, type Change } from '../google/workbook-change.ts';
import type { StoredWorkbook } from '../google/workbook-file.ts';
import type { WorkbookStore } from '../google/workbook-store.ts';
import { jsonOf, sendAnswer, withJson } from './captured-answer.ts';
import { refusePermission } from './google-refusals.ts';
import type { Act, Scene } from './scene.ts';

/** How a workbook looks to the one who asks; undefined when it is not there. */
type Look = (stored: StoredWorkbook) => StoredWorkbook | undefined;

/** The same store, in which one workbook looks otherwise. What is written through it reaches the real one. */
function seenAs(store: WorkbookStore, spreadsheetId: string, look: Look): WorkbookStore {
  const see = (stored: StoredWorkbook) => (stored.spreadsheetId === spreadsheetId ? look(stored) : stored);
  return {
    create: (workbook) => store.create(workbook),
    commit: (id, changes, cause) => store.commit(id, changes, cause),
    remove: (id) => store.remove(id),
    settled: () => store.settled(),
    subscribe: (listener) => store.subscribe(listener),
    close: () => store.close(),
    get: (id) => {
      const stored = store.get(id);
      return stored && see(stored);
    },
    list: () => store.list().flatMap((stored) => see(stored) ?? []),
  };
}

/** Answers a read as if the workbook were another; a write goes to the real routes. */
function answerOver(
  named: string | undefined,
  lookIn: (scene: Scene, stored: StoredWorkbook) => StoredWorkbook | undefined | null,
): Act {
  return async (scene) => {
    const { call, store, response, askOver } = scene;
    const id = named ?? call.fileId;
    const stored = id === undefined ? undefined : store.get(id);
    if (!call.isRead || id === undefined || !stored) return false;
    const seen = lookIn(scene, stored);
    if (seen === null) return false;
    sendAnswer(response, await askOver(seenAs(store, id, () => seen)));
    return true;
  };
}

export function answerDeleted(spreadsheetId: string | undefined): Act {
  return answerOver(spreadsheetId, () => undefined);
}

/** Sheets refuses what is not shared; Drive does not even know of it. */
export function answerNotShared(spreadsheetId: string | undefined): Act {
  const unknown = answerDeleted(spreadsheetId);
  return (scene) => {
    const { call, response } = scene;
    if (call.api === 'drive') return unknown(scene);
    if (spreadsheetId !== undefined && call.fileId !== spreadsheetId) return false;
    refusePermission(response);
    return true;
  };
}

/** Sheets goes on answering for a file in the bin. */
export function answerTrashed(spreadsheetId: string | undefined): Act {
  return answerOver(spreadsheetId, (_scene, stored) => ({
    ...stored,
    workbook: { ...stored.workbook, trashed: true },
  }));
}

/** As it was some versions ago; not at all while nobody remembers. */
export function answerStale(spreadsheetId: string | undefined, versions: number): Act {
  return answerOver(spreadsheetId, ({ earlier }, { spreadsheetId: id }) => earlier(id, versions) ?? null);
}

/** The same cells under a number that was used before. */
export function answerVersionBack(spreadsheetId: string | undefined, by: number): Act {
  return answerOver(spreadsheetId, (_scene, stored) => ({ ...stored, version: Math.max(1, stored.version - by) }));
}

type Rows = readonly (readonly (string | number | boolean | null)[])[];

function writing(workbook: Workbook, range: string, values: Rows): Change {
  const { sheet, range: asked } = findRange(workbook, range);
  const { sheetId } = sheet.properties;
  return { kind: 'changeValues', sheetId, row: asked.startRowIndex ?? 0, column: asked.startColumnIndex ?? 0, values };
}

/** Cells whose source did not come yet: each shows `Loading...`. */
export function answerLoading(spreadsheetId: string | undefined, range: string): Act {
  return answerOver(spreadsheetId, (_scene, stored) => {
    const { sheet, range: asked } = findRange(stored.workbook, range);
    const area = { ...gridArea(sheet), ...asked };
    const row = Array.from({ length: area.endColumnIndex - area.startColumnIndex }, () => 'Loading...');
    const rows = Array.from({ length: area.endRowIndex - area.startRowIndex }, () => row);
    const workbook = applyChanges(stored.workbook, [writing(stored.workbook, range, rows)]);
    return { ...stored, workbook };
  });
}

function withZeros(sheet: Sheet): Sheet {
  const values = sheet.values.map((row) =>
    row.map((value) => (typeof value === 'object' && value !== null ? 0 : value)),
  );
  return { ...sheet, values };
}

/** Formulas that were not calculated yet give 0. Whoever asks for the formulas themselves gets those. */
export function answerZeros(spreadsheetId: string | undefined): Act {
  return answerOver(spreadsheetId, ({ call, request }, stored) => {
    const asked = new URL(request.originalUrl, 'http://local').searchParams.get('valueRenderOption');
    if (asked === 'FORMULA' || !call.name.startsWith('sheets.spreadsheets.values.')) return null;
    return { ...stored, workbook: { ...stored.workbook, sheets: stored.workbook.sheets.map(withZeros) } };
  });
}

interface Edit {
  readonly range: string;
  readonly values: Rows;
}

/** The first half of the ranges is read before an edit, the other half after it. */
export function tearBy(edit: Edit | undefined): Act {
  return async ({ call, store, response, askOver }) => {
    const { fileId } = call;
    const stored = fileId === undefined ? undefined : store.get(fileId);
    if (!call.isRead || !stored) return false;
    const before = await askOver(store);
    store.commit(stored.spreadsheetId, edit ? [writing(stored.workbook, edit.range, edit.values)] : [], 'person');
    const after = await askOver(store);
    const [old, young] = [before, after].map((answer) => (jsonOf(answer) as { valueRanges?: unknown[] })?.valueRanges);
    if (!old || !young) sendAnswer(response, before);
    else {
      const half = Math.ceil(old.length / 2);
      const valueRanges = [...old.slice(0, half), ...young.slice(half)];
      sendAnswer(response, withJson(before, { ...(jsonOf(before) as object), valueRanges }));
    }
    return true;
  };
}

/** Google counts changes that nobody sees. */
export const raiseVersion: Act = async ({ call, store, response, ask }) => {
  const { fileId } = call;
  if (fileId === undefined || !store.get(fileId)) return false;
  sendAnswer(response, await ask());
  if (store.get(fileId)) store.commit(fileId, []);
  return true;
};

/** A token of another list: the real routes refuse it. */
export const spoilPageToken: Act = async ({ call, request, response, store, askOver }) => {
  if (call.name !== 'drive.files.list') return false;
  const url = new URL(request.url, 'http://local');
  if (!url.searchParams.has('pageToken')) return false;
  url.searchParams.set('pageToken', '~expired~');
  request.url = `${url.pathname}${url.search}`;
  sendAnswer(response, await askOver(store));
  return true;
};
