/** An error that a service throws at a script, in Google's words. */

export class ScriptError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'Exception';
  }
}

/** What Google can do and this stand-in cannot: said, never guessed. */
export function notInStandIn(what: string): ScriptError {
  return new ScriptError(`${what} is not in the stand-in`);
}
