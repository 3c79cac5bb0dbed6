/** A script host over a small workbook in a folder of its own, with a clock that tests move. */
import { rmSync } from 'node:fs';
import { onTestFinished } from 'vitest';
import { newWorkbook } from '../../../local/google/new-workbook.ts';
import type { WorkbookStore } from '../../../local/google/workbook-store.ts';
import type { ExecutionRecord } from '../../../local/script-host/execution-record.ts';
import { openScriptHost, type ScriptHost } from '../../../local/script-host/script-host.ts';
import type { ScriptHostOptions } from '../../../local/script-host/script-host-options.ts';
import { NOW, openStore, temporaryFolder } from '../google/stand-in.ts';

export const OWNER = 'svod@localhost';
export const EDITOR = 'ivanova@example.org';
export const STRANGER = 'petrov@example.org';

export interface RunningScript {
  readonly host: ScriptHost;
  readonly store: WorkbookStore;
  readonly folder: string;
  readonly spreadsheetId: string;
  /** Runs a body as a function of the script and gives what it returns, or throws what it throws. */
  evaluate(body: string, user?: string): Promise<unknown>;
  run(body: string, user?: string): Promise<ExecutionRecord>;
  /** Moves the clock. */
  pass(milliseconds: number): void;
}

const TABS = {
  properties: { locale: 'ru_RU', timeZone: 'Europe/Moscow', title: 'Проба' },
  sheets: [
    { properties: { sheetId: 0, title: 'Лист1', gridProperties: { rowCount: 20, columnCount: 6 } } },
    { properties: { sheetId: 7, title: 'Второй лист', gridProperties: { rowCount: 10, columnCount: 4 } } },
  ],
};

/** A project whose function `evaluate` runs whatever body a test gives it; scripts of a test stand before it. */
const EVALUATE = '\nfunction evaluate(body) { return new Function(body)(); }';

export function runScript(bundle = '', options: Partial<ScriptHostOptions> = {}): RunningScript {
  const folder = temporaryFolder();
  let time = NOW.getTime();
  const now = () => new Date(time);
  const store = openStore(folder, now);
  const { spreadsheetId } = store.create(newWorkbook(TABS));
  const sleep = async (milliseconds: number) => {
    time += milliseconds;
  };
  const people = { owner: OWNER, editors: [EDITOR] };
  const host = openScriptHost({ store, folder, bundle: bundle + EVALUATE, now, sleep, people, ...options });
  onTestFinished(() => {
    host.close();
    store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const run = (body: string, user = OWNER) => host.runFunction('evaluate', [body], { spreadsheetId, user });
  return {
    ...{ host, store, folder, spreadsheetId, run },
    async evaluate(body, user) {
      const { error, value } = await run(body, user);
      if (error) throw Object.assign(new Error(error.message), { name: error.name });
      return value;
    },
    pass(milliseconds) {
      time += milliseconds;
    },
  };
}
