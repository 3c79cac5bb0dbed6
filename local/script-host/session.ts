/** Session and User: who runs the script, where, in which language. */
import { createHash } from 'node:crypto';
import type { ScriptRun } from './script-world.ts';
import { ServiceObject, serviceClass, signatures } from './service-class.ts';

export interface UserState {
  readonly email: string;
}

const onUser = signatures<UserState>();
const on = signatures<ScriptRun>();

export function userObject(email: string): ServiceObject<UserState> {
  return new ServiceObject('User', { email });
}

/** The person at the keyboard, as far as the script may know: «a blank string if security policies don't allow access». */
export function activeUserObject({ world, activeUser }: ScriptRun): ServiceObject<UserState> {
  return userObject(world.people.emailsVisible ? activeUser : '');
}

const KEY_LIFE_MS = 30 * 86_400_000;

/** Tells one person from another without saying who it is; every thirty days it is another one. */
function temporaryKey({ activeUser, spreadsheetId, world }: ScriptRun): string {
  if (activeUser === '') return '';
  const period = Math.floor(world.now().getTime() / KEY_LIFE_MS);
  return createHash('sha256').update(`${spreadsheetId} ${activeUser} ${period}`).digest('base64');
}

export const userClass = serviceClass<UserState>('User', {
  getEmail: onUser([], ({ email }) => email),
  getUserLoginId: onUser([], ({ email }) => email),
});

export const sessionService = serviceClass<ScriptRun>('Session', {
  getActiveUser: on([], activeUserObject),
  getEffectiveUser: on([], (run) =>
    userObject(run.isSimpleTrigger ? activeUserObject(run).state.email : run.effectiveUser),
  ),
  getActiveUserLocale: on([], ({ world }) => world.locale),
  getScriptTimeZone: on([], ({ world }) => world.manifest.timeZone),
  getTemporaryActiveUserKey: on([], temporaryKey),
});
