/** Where examples run: a script host and a REST server over one store, a fresh workbook for each. */
import type { sheets_v4 } from '@googleapis/sheets';
import type { ExecutionRecord } from '../../../../local/script-host/execution-record.ts';
import { openScriptHost, type ScriptHost } from '../../../../local/script-host/script-host.ts';
import { NOW, startStandIn } from '../../google/stand-in.ts';
import { EDITOR, OWNER } from '../running-script.ts';
import type { MemberExample } from './member-example.ts';

/** A workbook, and what can be seen of it and of the host. */
export interface Ground {
  readonly host: ScriptHost;
  readonly spreadsheetId: string;
  values(range: string): Promise<unknown>;
  cell(range: string, fields: string): Promise<unknown>;
  book(fields: string): Promise<unknown>;
}

export interface Grounds {
  newGround(before?: readonly sheets_v4.Schema$Request[]): Promise<Ground>;
  run(ground: Ground, example: MemberExample): Promise<ExecutionRecord>;
  close(): Promise<void>;
}

/** «One» and «Two» have ten rows and six columns; the first holds this. */
export const ROWS = [
  ['b', 2],
  ['a', 1],
  ['c', '=B1+B2'],
] as const;

const GRID = { rowCount: 10, columnCount: 6 };
const TABS = {
  properties: { title: 'Book', locale: 'en_US', timeZone: 'Europe/Moscow' },
  sheets: [
    { properties: { sheetId: 0, title: 'One', gridProperties: GRID } },
    { properties: { sheetId: 7, title: 'Two', gridProperties: GRID } },
  ],
};
const PAGE = '<p><?= typeof name === "undefined" ? "?" : name ?></p>';
const FILES = [
  {
    name: 'Code',
    kind: 'script',
    source: `
      const book = SpreadsheetApp.getActive();
      const [one, two] = book.getSheets();
      function at(a1) { return one.getRange(a1); }
      function evaluate(body, origin) { return new Function('origin', body)(origin); }`,
  },
  { name: 'page', kind: 'html', source: PAGE },
] as const;

export async function openGrounds(): Promise<Grounds> {
  const { store, sheets, origin, folder, close } = await startStandIn();
  let time = NOW.getTime();
  const sleep = async (milliseconds: number) => {
    time += milliseconds;
  };
  const people = { owner: OWNER, editors: [EDITOR] };
  const host = openScriptHost({ store, folder, files: FILES, now: () => new Date(time), sleep, people });
  const { spreadsheets } = sheets;
  const book = async (spreadsheetId: string, options: object) =>
    (await spreadsheets.get({ spreadsheetId, ...options })).data;
  return {
    async newGround(before = []) {
      const { data } = await spreadsheets.create({ requestBody: TABS });
      const spreadsheetId = data.spreadsheetId ?? '';
      const requestBody = { values: ROWS.map((row) => [...row]) };
      const cells = { spreadsheetId, range: 'One!A1', valueInputOption: 'USER_ENTERED' };
      await spreadsheets.values.update({ ...cells, requestBody });
      if (before.length > 0) {
        await spreadsheets.batchUpdate({ spreadsheetId, requestBody: { requests: [...before] } });
      }
      return {
        host,
        spreadsheetId,
        async values(range) {
          const options = { spreadsheetId, range, valueRenderOption: 'FORMULA' };
          return (await spreadsheets.values.get(options)).data.values ?? [];
        },
        async cell(range, fields) {
          const options = { ranges: [range], fields: `sheets(data(rowData(values(${fields}))))` };
          return (await book(spreadsheetId, options)).sheets?.[0]?.data?.[0]?.rowData?.[0]?.values?.[0] ?? {};
        },
        book: (fields) => book(spreadsheetId, { fields }),
      };
    },
    run({ spreadsheetId }, { script, answers = [] }) {
      return host.runFunction('evaluate', [script, origin], { spreadsheetId, user: OWNER, answers });
    },
    async close() {
      host.close();
      await close();
    },
  };
}
