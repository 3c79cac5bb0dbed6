/** Session and User: who runs the script, where, in which language. */
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
  getTemporaryActiveUserKey: on([], ({ activeUser }) => Buffer.from(activeUser).toString('base64url')),
});
