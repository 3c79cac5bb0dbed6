/** A running Svod whose stand-in can be asked for faults, with Google's own clients, which retry nothing, on a small workbook. */
import { drive, type drive_v3 } from '@googleapis/drive';
import { auth, sheets, type sheets_v4 } from '@googleapis/sheets';
import { post, type RunningSvod, runSvod } from '../running-svod.ts';

interface Listed {
  readonly n: number;
  readonly id?: string;
  readonly ids: readonly string[];
  readonly matched: number;
  readonly injected: number;
  readonly trouble?: string;
}

export interface FaultyGoogle {
  readonly svod: RunningSvod;
  readonly sheets: sheets_v4.Sheets;
  readonly drive: drive_v3.Drive;
  readonly spreadsheetId: string;
  /** Asks for a fault, of every call unless `match` says of which. */
  ask(fault: object, match?: object): Promise<Listed>;
  list(): Promise<readonly Listed[]>;
  clear(): Promise<void>;
  read(range: string, options?: object): Promise<unknown[][] | undefined>;
  readAll(...ranges: string[]): Promise<(unknown[][] | undefined)[]>;
  write(range: string, values: unknown[][]): Promise<void>;
  version(): Promise<string | undefined>;
}

export function bareClients(origin: string, token = 'bare', timeout = 0) {
  const client = new auth.OAuth2();
  client.setCredentials({ access_token: token });
  const options = { auth: client, rootUrl: `${origin}/`, retry: false, ...(timeout > 0 && { timeout }) } as const;
  return { sheets: sheets({ version: 'v4', ...options }), drive: drive({ version: 'v3', ...options }) };
}

const GRID = { rowCount: 10, columnCount: 6 };

/** Two tabs, «One» and «Two»; each has its name in A1 and numbers below. */
export async function startFaultyGoogle(now?: () => Date): Promise<FaultyGoogle> {
  const svod = await runSvod({ ...(now && { now }) });
  const faults = `${svod.url}/local/faults`;
  const google = bareClients(svod.url.replace('localhost', '127.0.0.1'));
  const { spreadsheets } = google.sheets;
  const { values } = spreadsheets;
  const tab = (title: string) => ({ properties: { title, gridProperties: GRID } });
  const made = await spreadsheets.create({ requestBody: { sheets: [tab('One'), tab('Two')] } });
  const spreadsheetId = made.data.spreadsheetId ?? '';
  const write = async (range: string, rows: unknown[][]) => {
    await values.update({ spreadsheetId, range, valueInputOption: 'RAW', requestBody: { values: rows } });
  };
  await write('One!A1', [['One'], [1], [2]]);
  await write('Two!A1', [['Two'], [3]]);
  return {
    svod,
    ...google,
    spreadsheetId,
    write,
    async ask(fault, match = {}) {
      const { status, body } = await post(faults, { match, fault });
      if (status !== 201) throw new Error(`faults answered ${status}: ${JSON.stringify(body)}`);
      return body as Listed;
    },
    list: async () => ((await (await fetch(faults)).json()) as { faults: Listed[] }).faults,
    clear: async () => {
      await fetch(faults, { method: 'DELETE' });
    },
    read: async (range, options = {}) =>
      (await values.get({ spreadsheetId, range, valueRenderOption: 'UNFORMATTED_VALUE', ...options })).data.values ??
      undefined,
    async readAll(...ranges) {
      const { data } = await values.batchGet({ spreadsheetId, ranges, valueRenderOption: 'UNFORMATTED_VALUE' });
      return (data.valueRanges ?? []).map((one) => one.values ?? undefined);
    },
    version: async () =>
      (await google.drive.files.get({ fileId: spreadsheetId, fields: 'version' })).data.version ?? undefined,
  };
}

/** What a client is told instead of an answer: the status, and the body as it came. */
export async function refusalOf(
  answer: Promise<unknown>,
): Promise<{ status: number | undefined; body: unknown; headers: Headers }> {
  try {
    await answer;
  } catch (error) {
    const { response } = error as { response?: { status: number; data: unknown; headers: Headers } };
    if (!response) throw error;
    return { status: response.status, body: response.data, headers: response.headers };
  }
  throw new Error('The request was answered, not refused.');
}
