/** Clients of Google's APIs, as the settings say: Google itself with the function's own account, or another address. */
import { drive, type drive_v3, auth as driveAuth } from '@googleapis/drive';
import { sheets, type sheets_v4, auth as sheetsAuth } from '@googleapis/sheets';
import type { Settings } from './settings.ts';

export interface GoogleClients {
  readonly sheets: sheets_v4.Sheets;
  readonly drive: drive_v3.Drive;
}

const SCOPES = [
  'https://www.googleapis.com/auth/spreadsheets',
  'https://www.googleapis.com/auth/drive.metadata.readonly',
];
/** One call; Google gives up on a request after 180 s. */
const TIMEOUT_MS = 180_000;

export function createGoogleClients(settings: Pick<Settings, 'googleRootUrl' | 'googleToken'>): GoogleClients {
  const options = {
    timeout: TIMEOUT_MS,
    ...(settings.googleRootUrl !== '' && { rootUrl: settings.googleRootUrl }),
  };
  if (settings.googleToken === '') {
    return {
      sheets: sheets({ version: 'v4', auth: new sheetsAuth.GoogleAuth({ scopes: SCOPES }), ...options }),
      drive: drive({ version: 'v3', auth: new driveAuth.GoogleAuth({ scopes: SCOPES }), ...options }),
    };
  }
  const sheetsToken = new sheetsAuth.OAuth2();
  sheetsToken.setCredentials({ access_token: settings.googleToken });
  const driveToken = new driveAuth.OAuth2();
  driveToken.setCredentials({ access_token: settings.googleToken });
  return {
    sheets: sheets({ version: 'v4', auth: sheetsToken, ...options }),
    drive: drive({ version: 'v3', auth: driveToken, ...options }),
  };
}

/** What Google answered, or why it did not. */
export interface GoogleError {
  /** HTTP status; 0 when there was no answer. */
  readonly status: number;
  readonly message: string;
}

/** Reads an error that a Google client threw, which carries the request's `config`; undefined when it is none of theirs. */
export function googleErrorOf(thrown: unknown): GoogleError | undefined {
  if (!(thrown instanceof Error) || !('config' in thrown)) return undefined;
  const { status, response } = thrown as Error & { status?: number; response?: { status?: number } };
  return { status: status ?? response?.status ?? 0, message: thrown.message };
}
