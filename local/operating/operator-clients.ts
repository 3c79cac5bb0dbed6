/** Clients of Google's APIs in the name of the operator: what makes workbooks, shares them and writes their scripts. */
import { script, type script_v1 } from '@googleapis/script';
import { createGoogleClients, credentialsOf, type GoogleClients } from '../../functions/google-clients.ts';
import { type Patience, realPatience } from '../../functions/patience.ts';
import { patientAdapter } from '../../functions/patient-calls.ts';
import type { Settings } from '../../functions/settings.ts';

export interface OperatorClients extends GoogleClients {
  readonly script: script_v1.Script;
}

/** More than the function ever has: a person signs in for it, and the Apps Script API takes nobody else. */
const SCOPES = [
  'https://www.googleapis.com/auth/spreadsheets',
  'https://www.googleapis.com/auth/drive',
  'https://www.googleapis.com/auth/script.projects',
];
/** A quota of writes makes 89 workbooks wait for some minutes; what takes longer has hung. */
const LONGEST_COMMAND_MS = 60 * 60_000;

type Account = Pick<Settings, 'googleRootUrl' | 'googleToken' | 'readsPerMinute' | 'writesPerMinute'>;

export function createOperatorClients(account: Account, patience: Patience = realPatience()): OperatorClients {
  const credentials = credentialsOf(account, SCOPES);
  const deadline = patience.now() + LONGEST_COMMAND_MS;
  const { sheets, drive } = createGoogleClients(account, patience, credentials).until(deadline);
  const projects = script({
    version: 'v1',
    auth: credentials,
    adapter: patientAdapter(patience, () => deadline),
    retry: false,
    ...(account.googleRootUrl !== '' && { rootUrl: account.googleRootUrl }),
  });
  return { sheets, drive, script: projects };
}
