/** Failures of the world: what we were doing, to what, and what to do about it. Faults in data are problems, not failures. */

export type FailureCode =
  | 'SETTINGS_WRONG'
  | 'CENTRAL_UNREADABLE'
  | 'CENTRAL_CHANGING'
  | 'WORKBOOK_LIST_WRONG'
  | 'GOOGLE_UNAVAILABLE'
  | 'GOOGLE_QUOTA'
  | 'GOOGLE_GARBLED'
  | 'GOOGLE_TOO_LARGE'
  | 'GOOGLE_SIGN_IN'
  | 'RUN_TOO_LONG'
  | 'STORE_UNREADABLE'
  | 'STORE_UNWRITABLE'
  | 'STORE_BUSY'
  | 'STORE_UNCONDITIONAL'
  | 'VERSION_UNKNOWN'
  | 'VERSION_UNVERIFIABLE'
  | 'VERSION_WITHDRAWN'
  | 'VERSION_FROZEN'
  | 'NOTHING_BEFORE'
  | 'KEY_RETIRED'
  | 'METHOD_NOT_ALLOWED'
  | 'BODY_TOO_LARGE'
  | 'NOT_FOUND'
  | 'BAD_REQUEST'
  | 'STARTING'
  | 'INTERNAL';

const STATUS_OF: Readonly<Record<FailureCode, number>> = {
  SETTINGS_WRONG: 500,
  CENTRAL_UNREADABLE: 503,
  CENTRAL_CHANGING: 503,
  WORKBOOK_LIST_WRONG: 503,
  GOOGLE_UNAVAILABLE: 503,
  GOOGLE_QUOTA: 503,
  GOOGLE_GARBLED: 503,
  GOOGLE_TOO_LARGE: 502,
  GOOGLE_SIGN_IN: 503,
  RUN_TOO_LONG: 503,
  STORE_UNREADABLE: 503,
  STORE_UNWRITABLE: 503,
  STORE_BUSY: 503,
  STORE_UNCONDITIONAL: 503,
  VERSION_UNKNOWN: 404,
  VERSION_UNVERIFIABLE: 503,
  VERSION_WITHDRAWN: 410,
  VERSION_FROZEN: 409,
  NOTHING_BEFORE: 409,
  KEY_RETIRED: 500,
  METHOD_NOT_ALLOWED: 405,
  BODY_TOO_LARGE: 413,
  NOT_FOUND: 404,
  BAD_REQUEST: 400,
  STARTING: 503,
  INTERNAL: 500,
};

export class Failure extends Error {
  readonly code: FailureCode;
  readonly remedy: string;
  /** The message as it may stand in a log: the message itself, unless it quotes a cell. */
  readonly forLog: string;

  constructor(
    code: FailureCode,
    message: string,
    remedy: string,
    options?: { readonly cause?: unknown; readonly forLog?: string },
  ) {
    super(message, options);
    this.name = 'Failure';
    this.code = code;
    this.remedy = remedy;
    this.forLog = options?.forLog ?? message;
  }

  get status(): number {
    return STATUS_OF[this.code];
  }
}

/** The one shape of an error answer. */
export interface ErrorBody {
  readonly error: { readonly code: FailureCode; readonly message: string; readonly remedy: string };
}

/** Anything thrown, as a failure; what we did not foresee keeps its secrets. */
export function asFailure(thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown;
  const message = 'Внутренний сбой: этого мы не предвидели.';
  return new Failure('INTERNAL', message, 'Повторите; если сбой останется, посмотрите журнал службы.', {
    cause: thrown,
  });
}

export function errorBody({ code, message, remedy }: Failure): ErrorBody {
  return { error: { code, message, remedy } };
}
