/** Functions of numbers. */
import { rounded, roundedDown, roundedUp } from '../rounding.ts';
import { type Call, define, type FunctionDefinition, type Functions, mapping } from './call.ts';
import { failure } from './formula-error.ts';
import type { Result } from './formula-value.ts';
import { finite, operate, power } from './operators.ts';
import type { BinaryOperator } from './syntax.ts';

function of(name: string, compute: (value: number) => number): FunctionDefinition {
  return mapping(1, 1, (call) => finite(compute(call.number(0)), name));
}

/** The rounding of the first argument, shown as the first argument is. */
function rounding(compute: (value: number, places: number) => number): FunctionDefinition {
  return mapping(1, 2, (call): Result => {
    return { value: compute(call.number(0), call.integer(1, 0)), numberFormat: call.formatOf(0) };
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

function modulo(call: Call): number {
  const [value, by] = [call.number(0), divisor(call)];
  return value - by * Math.floor(value / by);
}

/** Multiples that binary fractions miss by a hair are met. */
function multiple(call: Call, round: (value: number) => number): number {
  const [value, factor] = [call.number(0), call.number(1, 1)];
  if (factor === 0) return 0;
  if (value > 0 && factor < 0) throw failure('NUM', `Parameters of ${call.name} must have the same sign.`);
  return Number((round(Number((value / factor).toPrecision(15))) * factor).toPrecision(15));
}

function operator(sign: BinaryOperator): FunctionDefinition {
  return mapping(2, 2, (call) => operate(call.scope, sign, call.scalar(0), call.scalar(1)));
}

function awayFromZero(value: number, remainder: number): number {
  const size = Math.ceil(Math.abs(value));
  const fitting = size % 2 === remainder ? size : size + 1;
  return value < 0 ? -fitting : fitting;
}

export const NUMBER_FUNCTIONS: Functions = {
  ABS: of('ABS', Math.abs),
  SIGN: of('SIGN', Math.sign),
  INT: of('INT', Math.floor),
  EXP: of('EXP', Math.exp),
  SIN: of('SIN', Math.sin),
  COS: of('COS', Math.cos),
  TAN: of('TAN', Math.tan),
  ASIN: of('ASIN', Math.asin),
  ACOS: of('ACOS', Math.acos),
  ATAN: of('ATAN', Math.atan),
  RADIANS: of('RADIANS', (value) => (value * Math.PI) / 180),
  DEGREES: of('DEGREES', (value) => (value * 180) / Math.PI),
  EVEN: of('EVEN', (value) => awayFromZero(value, 0)),
  ODD: of('ODD', (value) => awayFromZero(value, 1)),
  ATAN2: mapping(2, 2, (call) => Math.atan2(call.number(1), call.number(0))),
  PI: define(0, 0, () => Math.PI),
  ROUND: rounding(rounded),
  ROUNDUP: rounding(roundedUp),
  ROUNDDOWN: rounding(roundedDown),
  TRUNC: rounding(roundedDown),
  MROUND: mapping(2, 2, (call) => multiple(call, (value) => rounded(value, 0))),
  CEILING: mapping(1, 2, (call) => multiple(call, Math.ceil)),
  FLOOR: mapping(1, 2, (call) => multiple(call, Math.floor)),
  MOD: mapping(2, 2, modulo),
  QUOTIENT: mapping(2, 2, (call) => Math.trunc(call.number(0) / divisor(call))),
  POWER: mapping(2, 2, (call) => power(call.number(0), call.number(1))),
  POW: mapping(2, 2, (call) => power(call.number(0), call.number(1))),
  SQRT: mapping(1, 1, squareRoot),
  LN: mapping(1, 1, (call) => Math.log(positive(call, 0))),
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
