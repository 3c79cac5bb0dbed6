/**
 * What the conformance suite runs against: a stand-in in this process, or whatever the environment names.
 * `SVOD_CONFORMANCE_BASE_URL` is an address under which Google's APIs stand, or `google` for Google itself;
 * `SVOD_CONFORMANCE_TOKEN` is an access token with the scopes spreadsheets, drive and script.projects.
 */
import { drive, type drive_v3 } from '@googleapis/drive';
import { script, type script_v1 } from '@googleapis/script';
import { auth, sheets, type sheets_v4 } from '@googleapis/sheets';
import { refusal, startStandIn } from '../local/google/stand-in.ts';
import { patientFetch } from './patient-fetch.ts';

export interface Target {
  readonly token: string;
  readonly sheets: sheets_v4.Sheets;
  readonly drive: drive_v3.Drive;
  readonly script: script_v1.Script;
  /** Makes a spreadsheet that is deleted when the target is closed. */
  create(requestBody: sheets_v4.Schema$Spreadsheet): Promise<sheets_v4.Schema$Spreadsheet>;
  /** Deletes a file that something else made, when the target is closed. */
  forget(fileId: string | null | undefined): void;
  close(): Promise<void>;
}

export { refusal };

const GOOGLES_HOSTS: ReadonlySet<string> = new Set([
  'sheets.googleapis.com',
  'script.googleapis.com',
  'www.googleapis.com',
]);
const GOOGLE = 'google';

interface Place {
  /** Undefined stands for the addresses of Google. */
  readonly origin: string | undefined;
  readonly token: string;
  close(): Promise<void>;
}

async function openPlace(): Promise<Place> {
  const { SVOD_CONFORMANCE_BASE_URL: address, SVOD_CONFORMANCE_TOKEN: token = 'local' } = process.env;
  if (address) {
    const origin = address === GOOGLE ? undefined : address.replace(/\/$/, '');
    return { origin, token, close: async () => undefined };
  }
  const standIn = await startStandIn();
  return { origin: standIn.origin, token, close: () => standIn.close() };
}

/** A client that knows only the addresses of Google is led to another one, unchanged; Google itself is waited for. */
function replaceFetch(origin: string | undefined): () => void {
  const { fetch: original } = globalThis;
  const patient = patientFetch(original);
  globalThis.fetch = (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    if (origin === undefined) return patient(request);
    return GOOGLES_HOSTS.has(url.host)
      ? original(new Request(origin + url.pathname + url.search, request))
      : original(request);
  };
  return () => {
    globalThis.fetch = original;
  };
}

export async function openTarget(): Promise<Target> {
  const { origin, token, close } = await openPlace();
  const restore = replaceFetch(origin);
  const client = new auth.OAuth2();
  client.setCredentials({ access_token: token });
  const place = origin === undefined ? { fetchImplementation: globalThis.fetch } : { rootUrl: `${origin}/` };
  const options = { auth: client, retry: false, ...place };
  const api = {
    sheets: sheets({ version: 'v4', ...options }),
    drive: drive({ version: 'v3', ...options }),
    script: script({ version: 'v1', ...options }),
  };
  const made = new Set<string>();
  const forget = (fileId: string | null | undefined) => void (fileId && made.add(fileId));
  return {
    token,
    ...api,
    forget,
    async create(requestBody) {
      const { data } = await api.sheets.spreadsheets.create({ requestBody });
      forget(data.spreadsheetId);
      return data;
    },
    async close() {
      for (const fileId of made) {
        await api.drive.files.delete({ fileId }).catch((error: { status?: number }) => {
          if (error.status !== 404) throw error;
        });
      }
      restore();
      await close();
    },
  };
}
