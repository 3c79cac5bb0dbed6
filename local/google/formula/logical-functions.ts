/** Functions that choose, and that ask of what sort a value is. */
import { type Call, define, type Functions, mapping } from './call.ts';
import { Failure, failure } from './formula-error.ts';
import { compareScalars, isError, type Result, type Scalar, toTruth } from './formula-value.ts';

/** Texts in ranges do not count; of other arguments Google asks that they be truth values. */
function truths(call: Call): boolean[] {
  const asking = { name: call.name, parameter: 1 };
  const found: boolean[] = [];
  for (const value of call.values()) {
    if (isError(value)) throw new Failure(value);
    if (value === null || typeof value === 'string') continue;
    found.push(toTruth(value, call.scope.locale, asking));
  }
  if (found.length === 0) throw failure('VALUE', `${call.name} has no valid input data.`);
  return found;
}

function ifs(call: Call): Result {
  for (let index = 0; index + 1 < call.args.length; index += 2) {
    if (call.truth(index)) return call.result(index + 1);
  }
  throw failure('N_A', 'No match');
}

function switchOn(call: Call): Result {
  const value = call.scalar(0);
  let index = 1;
  for (; index + 1 < call.args.length; index += 2) {
    const each = call.scalar(index);
    if (typeof each === typeof value && compareScalars(each, value) === 0) return call.result(index + 1);
  }
  if (index < call.args.length) return call.result(index);
  throw failure('N_A', 'No match for SWITCH.');
}

function choose(call: Call): Result {
  const index = call.integer(0);
  if (index >= 1 && index < call.args.length) return call.result(index);
  const range = `Function CHOOSE parameter 1 value is ${index}. Valid values are between 1 and ${call.args.length - 1}`;
  throw failure('NUM', `${range} inclusive.`);
}

function guard(call: Call, catches: (value: Scalar) => boolean): Result {
  const outcome = call.outcome(0);
  if (!catches(outcome.value as Scalar)) return outcome;
  return call.has(1) ? call.result(1) : { value: null };
}

function isNotAvailable(value: Scalar): boolean {
  return isError(value) && value.type === 'N_A';
}

function asks(test: (value: Scalar) => boolean) {
  return mapping(1, 1, (call) => test(call.outcome(0).value as Scalar));
}

function isOdd(call: Call): boolean {
  return Math.abs(call.integer(0)) % 2 === 1;
}

export const LOGICAL_FUNCTIONS: Functions = {
  IF: mapping(2, 3, (call) => {
    if (call.truth(0)) return call.result(1);
    return call.has(2) ? call.result(2) : false;
  }),
  IFS: define(2, Number.POSITIVE_INFINITY, ifs),
  SWITCH: define(3, Number.POSITIVE_INFINITY, switchOn),
  CHOOSE: define(2, Number.POSITIVE_INFINITY, choose),
  IFERROR: mapping(1, 2, (call) => guard(call, isError)),
  IFNA: mapping(2, 2, (call) => guard(call, isNotAvailable)),
  AND: define(1, Number.POSITIVE_INFINITY, (call) => truths(call).every(Boolean)),
  OR: define(1, Number.POSITIVE_INFINITY, (call) => truths(call).some(Boolean)),
  XOR: define(1, Number.POSITIVE_INFINITY, (call) => truths(call).filter(Boolean).length % 2 === 1),
  NOT: mapping(1, 1, (call) => !call.truth(0)),
  TRUE: define(0, 0, () => true),
  FALSE: define(0, 0, () => false),
  NA: define(0, 0, () => {
    throw failure('N_A', '');
  }),
  ISBLANK: asks((value) => value === null),
  ISERROR: asks(isError),
  ISERR: asks((value) => isError(value) && value.type !== 'N_A'),
  ISNA: asks(isNotAvailable),
  ISNUMBER: asks((value) => typeof value === 'number'),
  ISTEXT: asks((value) => typeof value === 'string'),
  ISNONTEXT: asks((value) => typeof value !== 'string'),
  ISLOGICAL: asks((value) => typeof value === 'boolean'),
  ISODD: mapping(1, 1, isOdd),
  ISEVEN: mapping(1, 1, (call) => !isOdd(call)),
  N: mapping(1, 1, (call) => {
    const value = call.scalar(0);
    return typeof value === 'number' || typeof value === 'boolean' ? Number(value) : 0;
  }),
  T: mapping(1, 1, (call) => {
    const value = call.scalar(0);
    return typeof value === 'string' ? value : '';
  }),
};
