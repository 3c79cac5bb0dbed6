/** Functions of numbers. */
import * as library from '@formulajs/formulajs';
import { rounded, roundedDown } from '../rounding.ts';
import { type Call, define, type FunctionDefinition, type Functions, mapping } from './call.ts';
import { failure } from './formula-error.ts';
import type { Result } from './formula-value.ts';
import { finite, operate, power } from './operators.ts';
import type { BinaryOperator } from './syntax.ts';

/** Of the library's functions, what is an error there is one here too. */
function checked(value: unknown, name: string): number {
  return finite(typeof value === 'number' ? value + 0 : Number.NaN, name);
}

function of(name: string, compute: (value: number) => unknown): FunctionDefinition {
  return mapping(1, 1, (call) => checked(compute(call.number(0)), name));
}

/** The rounding of the first argument, shown as the first argument is. */
function rounding(compute: (value: number, places: number) => unknown): FunctionDefinition {
  return mapping(1, 2, (call): Result => {
    const value = checked(compute(call.number(0), call.integer(1, 0)), call.name);
    return { value, numberFormat: call.formatOf(0) };
  });
}

function arc(name: string, compute: (value: number) => unknown): FunctionDefinition {
  return mapping(1, 1, (call) => {
    const value = call.number(0);
    if (Math.abs(value) <= 1) return checked(compute(value), name);
    const range = 'Valid values are between -1 and 1 inclusive.';
    throw failure('NUM', `Function ${name} parameter 1 value is ${value}. ${range}`);
  });
}

function positive(call: Call, index: number): number {
  const value = call.number(index);
  if (value > 0) return value;
  const complaint = `Function ${call.name} parameter ${index + 1} value is ${value}. It should be greater than 0.`;
  throw failure('NUM', complaint);
}

function squareRoot(call: Call): number {
  const value = call.number(0);
  if (value >= 0) return Math.sqrt(value);
  throw failure('NUM', `Function SQRT parameter 1 value is negative. It should be greater than or equal to zero.`);
}

function divisor(call: Call): number {
  const value = call.number(1);
  if (value !== 0) return value;
  throw failure('DIVIDE_BY_ZERO', `Function ${call.name} parameter 2 cannot be zero.`);
}

/** The library's sign is wrong where one number is negative: MOD(-6, 3) is 3 there. */
function modulo(call: Call): number {
  const [value, by] = [call.number(0), divisor(call)];
  return value - by * Math.floor(value / by);
}

/** Multiples that binary fractions miss by a hair are met; the library misses them: FLOOR(0.3, 0.1) is 0.2 there. */
function multiple(call: Call, round: (value: number) => number): number {
  const [value, factor] = [call.number(0), call.number(1, 1)];
  if (factor === 0) return 0;
  if (value > 0 && factor < 0) throw failure('NUM', `Parameters of ${call.name} must have the same sign.`);
  return Number((round(Number((value / factor).toPrecision(15))) * factor).toPrecision(15));
}

function operator(sign: BinaryOperator): FunctionDefinition {
  return mapping(2, 2, (call) => operate(call.scope, sign, call.scalar(0), call.scalar(1)));
}

export const NUMBER_FUNCTIONS: Functions = {
  ABS: of('ABS', library.ABS),
  SIGN: of('SIGN', library.SIGN),
  INT: of('INT', library.INT),
  EXP: of('EXP', library.EXP),
  SIN: of('SIN', library.SIN),
  COS: of('COS', library.COS),
  TAN: of('TAN', library.TAN),
  ASIN: arc('ASIN', library.ASIN),
  ACOS: arc('ACOS', library.ACOS),
  ATAN: of('ATAN', library.ATAN),
  RADIANS: of('RADIANS', library.RADIANS),
  DEGREES: of('DEGREES', library.DEGREES),
  EVEN: of('EVEN', library.EVEN),
  ODD: of('ODD', library.ODD),
  ATAN2: mapping(2, 2, (call) => checked(library.ATAN2(call.number(0), call.number(1)), call.name)),
  PI: define(0, 0, () => Math.PI),
  ROUND: rounding(library.ROUND),
  ROUNDUP: rounding(library.ROUNDUP),
  ROUNDDOWN: rounding(library.ROUNDDOWN),
  // The library cuts off what binary fractions lack: TRUNC(8.29, 2) is 8.28 there.
  TRUNC: rounding(roundedDown),
  MROUND: mapping(2, 2, (call) => multiple(call, (value) => rounded(value, 0))),
  CEILING: mapping(1, 2, (call) => multiple(call, Math.ceil)),
  FLOOR: mapping(1, 2, (call) => multiple(call, Math.floor)),
  MOD: mapping(2, 2, modulo),
  QUOTIENT: mapping(2, 2, (call) => checked(library.QUOTIENT(call.number(0), divisor(call)), call.name)),
  POWER: mapping(2, 2, (call) => power(call.number(0), call.number(1))),
  POW: mapping(2, 2, (call) => power(call.number(0), call.number(1))),
  SQRT: mapping(1, 1, squareRoot),
  LN: mapping(1, 1, (call) => Math.log(positive(call, 0))),
  // The library's LOG10(1000) is 2.9999999999999996, and its LOG has no default base.
  LOG10: mapping(1, 1, (call) => Math.log10(positive(call, 0))),
  LOG: mapping(1, 2, (call) => {
    const base = call.has(1) ? positive(call, 1) : 10;
    if (base === 1) throw failure('DIVIDE_BY_ZERO', 'Evaluation of function LOG caused a divide by zero error.');
    return base === 10 ? Math.log10(positive(call, 0)) : Math.log(positive(call, 0)) / Math.log(base);
  }),
  ADD: operator('+'),
  MINUS: operator('-'),
  MULTIPLY: operator('*'),
  DIVIDE: operator('/'),
  EQ: operator('='),
  NE: operator('<>'),
  LT: operator('<'),
  LTE: operator('<='),
  GT: operator('>'),
  GTE: operator('>='),
  UMINUS: mapping(1, 1, (call) => 0 - call.number(0)),
};
