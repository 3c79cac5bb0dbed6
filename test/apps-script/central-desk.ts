/** An operator at the central workbook: the real bundle over regional workbooks with people of their own, and the letters that go out. */
import { rmSync } from 'node:fs';
import type { Plugin } from 'esbuild';
import { onTestFinished } from 'vitest';
import { STARTING_REFERENCE } from '../../domain/starting-reference.ts';
import { SITE_ADDRESS } from '../../domain/workbook-tabs.ts';
import { newWorkbook } from '../../local/google/new-workbook.ts';
import { openWorkbookStore, type WorkbookStore } from '../../local/google/workbook-store.ts';
import { centralWorkbook, regionalWorkbook } from '../../local/prepared-workbook.ts';
import { bundleScript, type ScriptProject } from '../../local/script-bundle.ts';
import type { Letter } from '../../local/script-host/mailbox.ts';
import { openScriptHost, type ScriptHost } from '../../local/script-host/script-host.ts';
import type { ScriptHostOptions } from '../../local/script-host/script-host-options.ts';
import { STARTING_DECISIONS } from '../../local/set-up-workbooks.ts';
import { NOON, temporaryFolder } from '../local/running-svod.ts';

export const OPERATOR = 'svod@localhost';
export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

type Rows = readonly (readonly (string | number)[])[];

/** What the function writes into «Приём»; the journey of the letters shows that it does. */
export function receipt(setAside: Rows = [], read = 3): Rows {
  const lines: Rows =
    setAside.length === 0
      ? [['Замечаний нет.']]
      : [['Ячейка', 'Строка', 'Что не так', 'Что сделать', 'Правило'], ...setAside];
  return [
    ['Приём данных: что взято из этой таблицы'],
    ['Так опубликовано', '20.11.2026 12:00', 'версия 1'],
    [],
    ['Строк прочитано', read],
    ['Принято', Math.max(0, read - setAside.length)],
    ['Отложено', setAside.length],
    [],
    ...lines,
  ];
}

/** A row of «Приём» whose text is what a cell held: it must not travel. */
export function wrongDate(cell: string): readonly string[] {
  return [cell, 'отложена', '«ТАЙНА» — это не дата.', 'Введите дату.', 'не дата'];
}

export interface Region {
  readonly region: string;
  readonly editors?: readonly string[];
  readonly viewers?: readonly string[];
  readonly receipt?: Rows;
  /** Instead of a workbook, in «Книги» stands what leads nowhere. */
  readonly isGone?: boolean;
}

export interface CentralDesk {
  readonly host: ScriptHost;
  readonly store: WorkbookStore;
  readonly folder: string;
  readonly central: string;
  /** By region. */
  readonly books: ReadonlyMap<string, string>;
  pass(milliseconds: number): void;
  /** As a page calls it. */
  call(functionName: string, ...args: readonly unknown[]): Promise<unknown>;
  /** To whom letters went since the last look, in the order of sending. */
  newLetters(): readonly Letter[];
}

export interface DeskOptions extends Pick<ScriptHostOptions, 'recipientsPerDay'> {
  readonly plugins?: readonly Plugin[];
  /** Beside the operator. */
  readonly centralEditors?: readonly string[];
  readonly centralViewers?: readonly string[];
  readonly site?: string;
  readonly regionNames?: Readonly<Record<string, string>>;
  /** Milliseconds that the clock jumps on, seen by the host. */
  readonly jump?: (letters: number) => number;
}

let bundled: Promise<ScriptProject> | undefined;
/** Made once for all tests of a file, as a desk runs it. */
export function centralProject(): Promise<ScriptProject> {
  bundled ??= bundleScript('central', { smallest: false });
  return bundled;
}

function permissions(editors: readonly string[] = [], viewers: readonly string[] = []) {
  const given = (role: string) => (emailAddress: string) => ({ type: 'user', role, emailAddress });
  return { permissions: [...editors.map(given('writer')), ...viewers.map(given('reader'))] };
}

function regionalMessage({ region, receipt: rows }: Region) {
  const message = regionalWorkbook(`Свод: ${region}`, { workbook: region, reference: STARTING_REFERENCE });
  const rowData = rows?.map((row) => ({
    values: row.map((value) => ({
      userEnteredValue: typeof value === 'number' ? { numberValue: value } : { stringValue: value },
    })),
  }));
  const sheets = message.sheets?.map((sheet) =>
    sheet.properties?.title === 'Приём' && rowData
      ? { ...sheet, data: [{ startRow: 0, startColumn: 0, rowData }] }
      : sheet,
  );
  return { ...message, sheets: sheets ?? [] };
}

function centralMessage(list: readonly (readonly [string, string])[], { site, regionNames = {} }: DeskOptions) {
  const message = centralWorkbook(list, STARTING_DECISIONS);
  for (const { properties, data } of message.sheets ?? []) {
    const rows = data?.[0]?.rowData ?? [];
    if (properties?.title === 'Настройки' && site !== undefined) {
      rows.push({
        values: [{ userEnteredValue: { stringValue: SITE_ADDRESS } }, { userEnteredValue: { stringValue: site } }],
      });
    }
    if (properties?.title !== 'Регионы') continue;
    for (const { values } of rows) {
      const name = regionNames[values?.[0]?.userEnteredValue?.stringValue ?? ''];
      const cell = values?.find(({ userEnteredValue }) => userEnteredValue?.stringValue?.includes(' '));
      if (name !== undefined && cell) cell.userEnteredValue = { stringValue: name };
    }
  }
  return message;
}

export async function centralDesk(regions: readonly Region[], options: DeskOptions = {}): Promise<CentralDesk> {
  const { plugins, centralEditors, centralViewers, recipientsPerDay, jump = () => 0 } = options;
  const { files, manifest } = plugins
    ? await bundleScript('central', { plugins, smallest: false })
    : await centralProject();
  const folder = temporaryFolder();
  const store = openWorkbookStore(folder);
  const books = new Map<string, string>();
  for (const one of regions) {
    const workbook = { ...newWorkbook(regionalMessage(one)), file: permissions(one.editors, one.viewers) };
    const id = one.isGone ? 'x'.repeat(44) : store.create(workbook).spreadsheetId;
    books.set(one.region, id);
  }
  const { spreadsheetId: central } = store.create({
    ...newWorkbook(centralMessage([...books], options)),
    file: permissions(centralEditors, centralViewers),
  });
  let passed = 0;
  let seen = 0;
  const host = openScriptHost({
    ...{ store, folder, files, manifest, people: { owner: OPERATOR, editors: [] } },
    ...(recipientsPerDay !== undefined && { recipientsPerDay }),
    now: () => new Date(NOON.getTime() + passed + jump(host?.letters().length ?? 0)),
  });
  onTestFinished(() => {
    host.close();
    store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    ...{ host, store, folder, central, books },
    pass(milliseconds) {
      passed += milliseconds;
    },
    call: (functionName, ...args) => host.runClientCall(functionName, args, { spreadsheetId: central, user: OPERATOR }),
    newLetters() {
      const letters = host.letters().slice(seen);
      seen += letters.length;
      return letters;
    },
  };
}
