/** Clients of Google's APIs, as the settings say: Google itself with the function's own account, or another address. */
import { drive, type drive_v3 } from '@googleapis/drive';
import { auth, sheets, type sheets_v4 } from '@googleapis/sheets';
import { CallPace } from './call-pace.ts';
import { type Patience, realPatience } from './patience.ts';
import { type OnCall, type Paces, patientAdapter } from './patient-calls.ts';
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

export type Credentials = InstanceType<typeof auth.OAuth2> | InstanceType<typeof auth.GoogleAuth>;

/** An account whose token is refused fetches a new one, once; then the refusal counts. */
export function credentialsOf(
  { googleToken }: Pick<Settings, 'googleToken'>,
  scopes: readonly string[] = SCOPES,
): Credentials {
  if (googleToken === '') {
    return new auth.GoogleAuth({ scopes: [...scopes], clientOptions: { forceRefreshOnFailure: true } });
  }
  const client = new auth.OAuth2();
  client.setCredentials({ access_token: googleToken });
  return client;
}

/** Where the account calls, and how often it may; without a number of calls nobody counts them. */
type Account = Pick<Settings, 'googleRootUrl' | 'googleToken'> &
  Partial<Pick<Settings, 'readsPerMinute' | 'writesPerMinute'>>;

function pacesOf({ readsPerMinute, writesPerMinute }: Account, patience: Patience): Paces {
  const pace = (perMinute = Number.POSITIVE_INFINITY) => new CallPace(perMinute, patience);
  return { reads: pace(readsPerMinute), writes: pace(writesPerMinute) };
}

export function createGoogleClients(
  settings: Account,
  patience: Patience = realPatience(),
  credentials: Credentials = credentialsOf(settings),
): GoogleAccess {
  const paces = pacesOf(settings, patience);
  const connect = (deadline: () => number, onCall?: OnCall): GoogleClients => {
    const options = {
      auth: credentials,
      retry: false,
      ...(settings.googleRootUrl !== '' && { rootUrl: settings.googleRootUrl }),
    };
    const adapterOf = (own?: Paces) => patientAdapter(patience, deadline, own, onCall);
    return {
      sheets: sheets({ version: 'v4', ...options, adapter: adapterOf(paces) }),
      // A run makes a few dozen calls to Drive, which takes thousands a minute.
      drive: drive({ version: 'v3', ...options, adapter: adapterOf() }),
    };
  };
  return {
    ...connect(() => patience.now() + LONGEST_ATTENDED_CALL_MS),
    until: (deadline, onCall) => connect(() => deadline, onCall),
  };
}
