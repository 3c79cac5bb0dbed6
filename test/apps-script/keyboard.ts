/** A person at the keyboard of a prepared workbook: edits go through the script host, so the real bundle checks them. */
import { rmSync } from 'node:fs';
import type { Plugin } from 'esbuild';
import { onTestFinished } from 'vitest';
import { parseA1 } from '../../domain/a1.ts';
import { STARTING_REFERENCE } from '../../domain/starting-reference.ts';
import type { RawWorkbook } from '../../domain/workbook.ts';
import { REGISTER_TABLE_KEYS, TABLES } from '../../domain/workbook.ts';
import { newWorkbook } from '../../local/google/new-workbook.ts';
import type { PersonEdit } from '../../local/google/person-edit.ts';
import { typeIntoRange } from '../../local/google/type-into-range.ts';
import { rowAttributes, rowValues, type Sheet, type Workbook } from '../../local/google/workbook.ts';
import { openWorkbookStore, type WorkbookStore } from '../../local/google/workbook-store.ts';
import { regionalWorkbook } from '../../local/prepared-workbook.ts';
import { bundleScript, type ScriptProject } from '../../local/script-bundle.ts';
import type { ExecutionRecord } from '../../local/script-host/execution-record.ts';
import { openScriptHost, type ScriptHost } from '../../local/script-host/script-host.ts';
import { NOON, temporaryFolder } from '../local/running-svod.ts';

export const PERSON = 'ivanova@example.org';
export const COLLEAGUE = 'petrov@example.org';

let bundled: Promise<ScriptProject> | undefined;
/** Made once for all tests of a file. */
export function scriptProject(): Promise<ScriptProject> {
  bundled ??= bundleScript();
  return bundled;
}

export interface Keyboard {
  readonly host: ScriptHost;
  readonly store: WorkbookStore;
  readonly spreadsheetId: string;
  /** A person's edit, and the run of `onEdit` that it started. */
  edit(edit: PersonEdit, user?: string): Promise<ExecutionRecord>;
  type(range: string, ...values: unknown[][]): Promise<ExecutionRecord>;
  run(functionName: string): Promise<ExecutionRecord>;
  /** What stands in a cell: `Кластеры!C2`. */
  value(cell: string): unknown;
  note(cell: string): string;
  sheet(title: string): Sheet;
}

export interface KeyboardOptions {
  readonly plugins?: readonly Plugin[];
  readonly region?: string;
  readonly now?: () => Date;
}

function placeOf(workbook: Workbook, cell: string): { sheet: Sheet; row: number; column: number } {
  const { title, range } = parseA1(cell) ?? {};
  const sheet = workbook.sheets.find(({ properties }) => properties.title === title);
  if (!sheet) throw new Error(`No tab ${title}.`);
  return { sheet, row: range?.startRowIndex ?? 0, column: range?.startColumnIndex ?? 0 };
}

export function workbookIn(store: WorkbookStore, spreadsheetId: string): Workbook {
  const stored = store.get(spreadsheetId);
  if (!stored) throw new Error('The workbook is gone.');
  return stored.workbook;
}

/** The run must have ended well: a test that expects otherwise says so itself. */
function ended(record: ExecutionRecord | undefined): ExecutionRecord {
  if (!record) throw new Error('No trigger fired.');
  if (record.error) throw new Error(`${record.functionName}: ${record.error.stack}`);
  return record;
}

export async function keyboard(options: KeyboardOptions = {}): Promise<Keyboard> {
  const { plugins, region = '59', now = () => NOON } = options;
  const { files, manifest } = plugins ? await bundleScript('regional', { plugins }) : await scriptProject();
  const folder = temporaryFolder();
  const store = openWorkbookStore(folder);
  const owner = { workbook: region, reference: STARTING_REFERENCE };
  const { spreadsheetId } = store.create(newWorkbook(regionalWorkbook('Проба', owner)));
  const people = { owner: 'svod@localhost', editors: [PERSON, COLLEAGUE] };
  const host = openScriptHost({ store, folder, files, manifest, people, now });
  onTestFinished(() => {
    host.close();
    store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const edit = async (one: PersonEdit, user = PERSON) => {
    const [record] = await host.edit(spreadsheetId, user, one, { confirmed: true }).fired;
    return ended(record);
  };
  const at = (cell: string) => placeOf(workbookIn(store, spreadsheetId), cell);
  return {
    host,
    store,
    spreadsheetId,
    edit,
    type: (range, ...values) => edit({ kind: 'type', range, values }),
    run: async (functionName) => ended(await host.runFunction(functionName, [], { spreadsheetId, user: PERSON })),
    value: (cell) => {
      const { sheet, row, column } = at(cell);
      return rowValues(sheet, row)[column] ?? null;
    },
    note: (cell) => {
      const { sheet, row, column } = at(cell);
      return rowAttributes(sheet, row)[column]?.note ?? '';
    },
    sheet: (title) => at(`${title.includes(' ') ? `'${title}'` : title}!A1`).sheet,
  };
}

/** Writes rows as a program would: no trigger fires. */
export function fill({ store, spreadsheetId }: Keyboard, raw: RawWorkbook): void {
  for (const key of REGISTER_TABLE_KEYS) {
    const rows = raw[key].slice(1);
    if (rows.length > 0) typeIntoRange(store, spreadsheetId, `'${TABLES[key].title}'!A2`, rows, () => NOON);
  }
}
