/** Clients of Google's APIs, as the settings say: Google itself with the function's own account, or another address. */
import { drive, type drive_v3 } from '@googleapis/drive';
import { auth, sheets, type sheets_v4 } from '@googleapis/sheets';
import { type Patience, realPatience } from './patience.ts';
import { type OnCall, patientAdapter } from './patient-calls.ts';
import type { Settings } from './settings.ts';

export interface GoogleClients {
  readonly sheets: sheets_v4.Sheets;
  readonly drive: drive_v3.Drive;
}

export interface GoogleAccess extends GoogleClients {
  /** The same clients for one run: they wait longer, and no call of theirs goes on after that moment (ms since 1970). */
  until(deadline: number, onCall?: OnCall): GoogleClients;
}

const SCOPES = [
  'https://www.googleapis.com/auth/spreadsheets',
  'https://www.googleapis.com/auth/drive.metadata.readonly',
];
/** Outside a run somebody sits and waits for the answer. */
const LONGEST_ATTENDED_CALL_MS = 60_000;

type Account = InstanceType<typeof auth.OAuth2> | InstanceType<typeof auth.GoogleAuth>;

/** An account whose token is refused fetches a new one, once; then the refusal counts. */
function accountOf({ googleToken }: Pick<Settings, 'googleToken'>): Account {
  if (googleToken === '') {
    return new auth.GoogleAuth({ scopes: SCOPES, clientOptions: { forceRefreshOnFailure: true } });
  }
  const client = new auth.OAuth2();
  client.setCredentials({ access_token: googleToken });
  return client;
}

export function createGoogleClients(
  settings: Pick<Settings, 'googleRootUrl' | 'googleToken'>,
  patience: Patience = realPatience(),
  account: Account = accountOf(settings),
): GoogleAccess {
  const connect = (deadline: () => number, onCall?: OnCall): GoogleClients => {
    const options = {
      auth: account,
      adapter: patientAdapter(patience, deadline, onCall),
      retry: false,
      ...(settings.googleRootUrl !== '' && { rootUrl: settings.googleRootUrl }),
    };
    return { sheets: sheets({ version: 'v4', ...options }), drive: drive({ version: 'v3', ...options }) };
  };
  return {
    ...connect(() => patience.now() + LONGEST_ATTENDED_CALL_MS),
    until: (deadline, onCall) => connect(() => deadline, onCall),
  };
}
