/** What a formula comes to when it comes to nothing: a value like others, in Google's words. */

export type ErrorType = 'ERROR' | 'NULL_VALUE' | 'DIVIDE_BY_ZERO' | 'VALUE' | 'REF' | 'NAME' | 'NUM' | 'N_A';

const TEXTS: Readonly<Record<ErrorType, string>> = {
  ERROR: '#ERROR!',
  NULL_VALUE: '#NULL!',
  DIVIDE_BY_ZERO: '#DIV/0!',
  VALUE: '#VALUE!',
  REF: '#REF!',
  NAME: '#NAME?',
  NUM: '#NUM!',
  N_A: '#N/A',
};

export class FormulaError {
  readonly type: ErrorType;
  readonly message: string;

  constructor(type: ErrorType, message: string) {
    this.type = type;
    this.message = message;
  }

  /** As a cell shows it. */
  get text(): string {
    return TEXTS[this.type];
  }
}

/** Leaves the computation of one formula, or of one argument that `IFERROR` guards. */
export class Failure extends Error {
  readonly error: FormulaError;

  constructor(error: FormulaError) {
    super(error.message);
    this.error = error;
  }
}

/** What Google can compute and this stand-in cannot. No function turns it into a value: what needs it has none either. */
export class Uncomputed extends Error {
  readonly what: string;

  constructor(what: string) {
    super(`The local stand-in for Google does not compute ${what}.`);
    this.what = what;
  }
}

export function failure(type: ErrorType, message: string): Failure {
  return new Failure(new FormulaError(type, message));
}

export function uncomputed(what: string): Uncomputed {
  return new Uncomputed(what);
}

export function parseError(): FormulaError {
  return new FormulaError('ERROR', 'Formula parse error.');
}

export function errorOfText(text: string): FormulaError | undefined {
  const type = (Object.keys(TEXTS) as ErrorType[]).find((each) => TEXTS[each] === text.toUpperCase());
  return type === 'REF' ? new FormulaError('REF', 'Reference does not exist.') : type && new FormulaError(type, '');
}
