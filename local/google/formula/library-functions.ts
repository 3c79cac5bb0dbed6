/** Statistics and finance, computed by a library of spreadsheet functions. */
import * as library from '@formulajs/formulajs';
import { type Call, define, type FunctionDefinition, type Functions, mapping } from './call.ts';
import { errorOfText, Failure, failure, uncomputed } from './formula-error.ts';

const MANY = Number.POSITIVE_INFINITY;

function checked(call: Call, value: unknown): number | string {
  if (value instanceof Error) {
    const error = errorOfText(value.message);
    throw error ? new Failure(error) : failure('NUM', `Function ${call.name} has no valid input data.`);
  }
  if (typeof value === 'string') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value === 0 ? 0 : value;
  throw failure('DIVIDE_BY_ZERO', `Evaluation of function ${call.name} caused a divide by zero error.`);
}

const MOST_NUMBERS = 50_000;

/** The library hands numbers on as arguments, of which there can only be so many. */
function fewEnough(call: Call, numbers: number[]): number[] {
  if (numbers.length <= MOST_NUMBERS) return numbers;
  throw uncomputed(`${call.name} of more than ${MOST_NUMBERS} numbers`);
}

type Compute = (...values: number[]) => unknown;

/** Of numbers; one that is left out at the end is left to the library. */
function plain(least: number, most: number, compute: Compute): FunctionDefinition {
  return mapping(least, most, (call) => checked(call, compute(...call.args.map((_, index) => call.number(index)))));
}

/** Of all numbers in all arguments; fewer than it needs make a division by zero. */
function statistic(needs: number, compute: (numbers: number[]) => unknown): FunctionDefinition {
  return define(1, MANY, (call) => {
    const numbers = fewEnough(call, call.numbers());
    return checked(call, numbers.length < needs ? Number.NaN : compute(numbers));
  });
}

/** Of the numbers in the first argument and one number more. */
function ranked(compute: (numbers: number[], position: number) => unknown): FunctionDefinition {
  return define(2, 2, (call) => {
    const [numbers, position] = [fewEnough(call, call.numbersOf(0)), call.number(1)];
    if (numbers.length === 0) throw failure('NUM', `Function ${call.name} has no valid input data.`);
    const value = compute(numbers, position);
    if (!(value instanceof Error)) return { value: checked(call, value), numberFormat: call.formatOf(0) };
    throw failure('NUM', `Function ${call.name} parameter 2 value ${position} is out of range.`);
  });
}

function paired(compute: (ys: number[], xs: number[]) => unknown): FunctionDefinition {
  return define(2, 2, (call) => {
    const ys = fewEnough(call, call.numbersOf(0));
    const xs = fewEnough(call, call.numbersOf(1));
    if (ys.length !== xs.length) throw failure('N_A', `${call.name} has mismatched argument sizes.`);
    return checked(call, ys.length < 2 ? Number.NaN : compute(ys, xs));
  });
}

function rank(call: Call): number | string {
  const [value, numbers, ascending] = [call.number(0), fewEnough(call, call.numbersOf(1)), call.number(2, 0) !== 0];
  if (!numbers.includes(value)) throw failure('N_A', `Did not find value '${value}' in RANK evaluation.`);
  return checked(call, library.RANK.EQ(value, numbers, ascending));
}

const deviation = statistic(2, (numbers) => library.STDEV.S(numbers));
const deviationOfAll = statistic(1, (numbers) => library.STDEV.P(numbers));
const variance = statistic(2, (numbers) => library.VAR.S(numbers));
const varianceOfAll = statistic(1, (numbers) => library.VAR.P(numbers));
const percentile = ranked(library.PERCENTILE.INC);
const quartile = ranked(library.QUARTILE.INC);

export const LIBRARY_FUNCTIONS: Functions = {
  STDEV: deviation,
  'STDEV.S': deviation,
  STDEVP: deviationOfAll,
  'STDEV.P': deviationOfAll,
  VAR: variance,
  'VAR.S': variance,
  VARP: varianceOfAll,
  'VAR.P': varianceOfAll,
  MODE: statistic(1, (numbers) => library.MODE.SNGL(numbers)),
  GEOMEAN: statistic(1, (numbers) => library.GEOMEAN(numbers)),
  HARMEAN: statistic(1, (numbers) => library.HARMEAN(numbers)),
  AVEDEV: statistic(1, (numbers) => library.AVEDEV(numbers)),
  GCD: statistic(1, (numbers) => library.GCD(...numbers)),
  LCM: statistic(1, (numbers) => library.LCM(...numbers)),
  LARGE: ranked(library.LARGE),
  SMALL: ranked(library.SMALL),
  PERCENTILE: percentile,
  'PERCENTILE.INC': percentile,
  QUARTILE: quartile,
  'QUARTILE.INC': quartile,
  RANK: define(2, 3, rank),
  'RANK.EQ': define(2, 3, rank),
  CORREL: paired(library.CORREL),
  SLOPE: paired(library.SLOPE),
  INTERCEPT: paired(library.INTERCEPT),
  FACT: plain(1, 1, library.FACT),
  COMBIN: plain(2, 2, library.COMBIN),
  ROMAN: plain(1, 1, library.ROMAN),
  PMT: plain(3, 5, library.PMT),
  IPMT: plain(4, 6, library.IPMT),
  PPMT: plain(4, 6, library.PPMT),
  PV: plain(3, 5, library.PV),
  FV: plain(3, 5, library.FV),
  NPER: plain(3, 5, library.NPER),
  RATE: plain(3, 6, library.RATE),
  SLN: plain(3, 3, library.SLN),
  NPV: define(2, MANY, (call) => checked(call, library.NPV(call.number(0), ...fewEnough(call, call.numbers(1))))),
  IRR: define(1, 2, (call) => checked(call, library.IRR(fewEnough(call, call.numbersOf(0)), call.number(1, 0.1)))),
};
