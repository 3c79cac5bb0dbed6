/** A refusal in the words and the envelope of Google's APIs. */

interface ErrorDetail {
  readonly '@type': string;
  readonly [key: string]: unknown;
}

/** How Drive says what was wrong; Sheets says it in `details`. */
interface ErrorReason {
  readonly domain: string;
  readonly reason: string;
  readonly location?: string;
  readonly locationType?: string;
}

interface ErrorFacts {
  readonly details?: readonly ErrorDetail[];
  readonly reason?: ErrorReason;
}

export class GoogleError extends Error {
  readonly code: number;
  readonly status: string;
  readonly facts: ErrorFacts;

  constructor(code: number, status: string, message: string, facts: ErrorFacts = {}) {
    super(message);
    this.name = 'GoogleError';
    this.code = code;
    this.status = status;
    this.facts = facts;
  }

  envelope(): object {
    const { details, reason } = this.facts;
    return {
      error: {
        code: this.code,
        message: this.message,
        ...(reason ? { errors: [{ message: this.message, ...reason }] } : { status: this.status }),
        ...(details ? { details } : {}),
      },
    };
  }
}

export function invalidArgument(message: string): GoogleError {
  return new GoogleError(400, 'INVALID_ARGUMENT', message);
}

/** A request that does not fit Google's own description of it; `field` is where. */
export function badRequest(message: string, field: string, description: string = message): GoogleError {
  const violation = { ...(field === '' ? {} : { field }), description };
  const details = [{ '@type': 'type.googleapis.com/google.rpc.BadRequest', fieldViolations: [violation] }];
  return new GoogleError(400, 'INVALID_ARGUMENT', message, { details });
}

export function entityNotFound(): GoogleError {
  return new GoogleError(404, 'NOT_FOUND', 'Requested entity was not found.');
}

/** What Google can do and this stand-in cannot: never answered as if it had been done. */
export function notImplemented(what: string): GoogleError {
  return new GoogleError(501, 'UNIMPLEMENTED', `The local stand-in for Google does not implement ${what}.`);
}
