/** What went wrong with a call to Google, read from whatever its clients throw. */

/** An answer that is not what was asked for: cut off, no JSON, or of another shape. */
export class GarbledAnswer extends Error {
  constructor(what: string, options?: { readonly cause?: unknown }) {
    super(`Google's answer is not what was asked for: ${what}.`, options);
    this.name = 'GarbledAnswer';
  }
}

/** An answer that was cut off because nothing that belongs here is as large. */
export class AnswerTooLarge extends Error {
  constructor() {
    super("Google's answer is larger than any workbook of the register may be.");
    this.name = 'AnswerTooLarge';
  }
}

/** The run has no time left for the call. */
export class OutOfTime extends Error {
  constructor() {
    super('There is no time left for another call to Google.');
    this.name = 'OutOfTime';
  }
}

export type GoogleErrorKind =
  /** Refused before it was done; the quota comes back. */
  | 'quota'
  /** No answer, or one that says that Google is not well: a write may have been done. */
  | 'lost'
  /** As `lost`: there was an answer, but none that could be used. */
  | 'garbled'
  | 'out-of-time'
  | 'too-large'
  /** The token is not accepted. */
  | 'token'
  /** Refused for good. */
  | 'refused';

export interface GoogleError {
  readonly kind: GoogleErrorKind;
  /** HTTP status; 0 when there was no answer. */
  readonly status: number;
  readonly message: string;
}

const LOST = new Set([0, 500, 502, 503, 504]);
const QUOTA_REASONS = new Set(['rateLimitExceeded', 'userRateLimitExceeded', 'quotaExceeded']);

function reasonsOf(body: unknown): readonly unknown[] {
  const errors = (body as { error?: { errors?: unknown } } | undefined)?.error?.errors;
  return Array.isArray(errors) ? errors.map((one: { reason?: unknown } | null) => one?.reason) : [];
}

/** Of an answer that is not 2xx; Drive says 403 for a quota, and names it in the body. */
export function kindOfStatus(status: number, body: unknown): GoogleErrorKind {
  if (status === 429) return 'quota';
  if (status === 403 && reasonsOf(body).some((reason) => QUOTA_REASONS.has(String(reason)))) return 'quota';
  if (LOST.has(status)) return 'lost';
  return status === 401 ? 'token' : 'refused';
}

function kindOf(status: number, body: unknown, cause: unknown): GoogleErrorKind {
  if (cause instanceof GarbledAnswer) return 'garbled';
  if (cause instanceof OutOfTime) return 'out-of-time';
  if (cause instanceof AnswerTooLarge) return 'too-large';
  return kindOfStatus(status, body);
}

/** Undefined for what is no trouble with Google. Its clients throw errors that carry the request's `config`. */
export function googleErrorOf(thrown: unknown): GoogleError | undefined {
  if (thrown instanceof GarbledAnswer) return { kind: 'garbled', status: 200, message: thrown.message };
  if (thrown instanceof OutOfTime) return { kind: 'out-of-time', status: 0, message: thrown.message };
  if (!(thrown instanceof Error) || !('config' in thrown)) return undefined;
  const { status: own, response } = thrown as Error & {
    status?: number;
    response?: { status?: number; data?: unknown };
  };
  const status = own ?? response?.status ?? 0;
  return { kind: kindOf(status, response?.data, thrown.cause), status, message: thrown.message };
}

/** Whether a write that ended so may have been done all the same. */
export function mayHaveBeenDone({ kind }: GoogleError): boolean {
  return kind === 'lost' || kind === 'garbled';
}
