/**
 * Functions that make one value of many, over ranges as they lie in the workbook: the library cannot take a hundred thousand
 * arguments, takes conditions without wildcards, and does not tell texts from numbers as Google does.
 */
import { asBlock, at, type Block, combine, filledHeight, heightOf, widthOf } from './blocks.ts';
import { type Call, define, type FunctionDefinition, type Functions } from './call.ts';
import { criterion, type Test } from './criterion.ts';
import { Failure, failure } from './formula-error.ts';
import { isBlock, isError, type Result, type Scalar } from './formula-value.ts';
import { finite } from './operators.ts';

const MANY = Number.POSITIVE_INFINITY;

function total(numbers: readonly number[]): number {
  let sum = 0;
  for (const each of numbers) sum += each;
  return sum;
}

function noNumbers(name: string): Failure {
  return failure('DIVIDE_BY_ZERO', `Evaluation of function ${name} caused a divide by zero error.`);
}

/** Shown as the first cell of the first argument is. */
function ofNumbers(compute: (numbers: readonly number[], name: string) => number): FunctionDefinition {
  return define(1, MANY, (call): Result => {
    const value = finite(compute(call.numbers(), call.name), call.name);
    return { value, numberFormat: call.formatOf(0) };
  });
}

function least(numbers: readonly number[]): number {
  return numbers.reduce((low, each) => Math.min(low, each), numbers[0] ?? 0);
}

function most(numbers: readonly number[]): number {
  return numbers.reduce((high, each) => Math.max(high, each), numbers[0] ?? 0);
}

function mean(numbers: readonly number[], name: string): number {
  if (numbers.length === 0) throw noNumbers(name);
  return total(numbers) / numbers.length;
}

function middle(numbers: readonly number[]): number {
  if (numbers.length === 0) throw failure('NUM', 'MEDIAN has no valid input data.');
  const sorted = [...numbers].sort((left, right) => left - right);
  const half = sorted.length / 2;
  const upper = sorted[Math.floor(half)] ?? 0;
  return Number.isInteger(half) ? ((sorted[half - 1] ?? 0) + upper) / 2 : upper;
}

/** In a range only numbers count; a text given directly counts when it can be taken for a number. */
function count(call: Call): number {
  let found = 0;
  call.args.forEach((_, index) => {
    const value = call.result(index).value;
    if (!isBlock(value)) found += Number(typeof value === 'boolean' || call.countable(value));
    else for (const each of asValues(call, value)) found += Number(typeof each === 'number');
  });
  return found;
}

function* asValues(call: Call, block: Block): Generator<Scalar> {
  const [height, width] = [filledHeight(block), widthOf(block)];
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) yield at(call.scope, block, row, column);
  }
}

function countFilled(call: Call): number {
  let found = 0;
  for (const value of call.values()) found += Number(value !== null);
  return found;
}

function countBlank(call: Call): number {
  const block = call.block(0);
  let filled = 0;
  for (const value of asValues(call, block)) filled += Number(value !== null && value !== '');
  return heightOf(block) * widthOf(block) - filled;
}

function countUnique(call: Call): number {
  const seen = new Set<string>();
  for (const value of call.values()) {
    if (isError(value)) throw new Failure(value);
    if (value !== null) seen.add(`${typeof value} ${value}`);
  }
  return seen.size;
}

function sumOfProducts(call: Call): number {
  const blocks = call.args.map((_, index) => call.block(index, true));
  const [first] = blocks;
  if (blocks.some((each) => first && (heightOf(each) !== heightOf(first) || widthOf(each) !== widthOf(first)))) {
    throw failure('VALUE', 'Array arguments to SUMPRODUCT are of different size.');
  }
  const multiply = (values: Scalar[]) => values.reduce<number>((product, each) => product * amount(each), 1);
  let sum = 0;
  for (const value of asValues(call, combine(call.scope, blocks.map(clipped), multiply))) sum += amount(value);
  return sum;
}

/** Rows that hold nothing add nothing. */
function clipped(block: Block): Block {
  if (block.kind === 'array') return block;
  const { area } = block;
  return { ...block, area: { ...area, endRowIndex: area.startRowIndex + Math.max(1, filledHeight(block)) } };
}

function amount(value: Scalar): number {
  if (isError(value)) throw new Failure(value);
  return typeof value === 'number' ? value : 0;
}

interface Condition {
  readonly block: Block;
  readonly test: Test;
}

function conditions(call: Call, from: number): Condition[] {
  const found: Condition[] = [];
  for (let index = from; index + 1 < call.args.length; index += 2) {
    const given = call.outcome(index + 1).value as Scalar;
    found.push({ block: call.block(index), test: criterion(given, call.scope) });
  }
  return found;
}

/** The places at which all conditions hold. */
function* matches(call: Call, all: readonly Condition[]): Generator<readonly [row: number, column: number]> {
  const [first] = all;
  if (!first) return;
  const [height, width] = [heightOf(first.block), widthOf(first.block)];
  if (all.some(({ block }) => heightOf(block) !== height || widthOf(block) !== width)) {
    throw failure('VALUE', `Array arguments to ${call.name} are of different size.`);
  }
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      if (all.every(({ block, test }) => test(at(call.scope, block, row, column)))) yield [row, column];
    }
  }
}

function countMatches(call: Call): number {
  let found = 0;
  for (const _ of matches(call, conditions(call, 0))) found += 1;
  return found;
}

function matching(call: Call, values: Block, all: readonly Condition[]): number[] {
  const numbers: number[] = [];
  for (const [row, column] of matches(call, all)) {
    const value = at(call.scope, values, row, column);
    if (isError(value)) throw new Failure(value);
    if (typeof value === 'number') numbers.push(value);
  }
  return numbers;
}

/** The range that is summed may be given apart; it has the size of the one that is tested. */
function valuesBeside(call: Call, tested: Block): Block {
  if (!call.has(2)) return tested;
  const values = asBlock(call.operand(2));
  if (values.kind === 'array') return values;
  const { startRowIndex, startColumnIndex } = values.area;
  const endRowIndex = startRowIndex + heightOf(tested);
  const block: Block = {
    ...values,
    area: { startRowIndex, endRowIndex, startColumnIndex, endColumnIndex: startColumnIndex + widthOf(tested) },
  };
  call.scope.require(block);
  return block;
}

function ofMatches(compute: (numbers: readonly number[], name: string) => number): FunctionDefinition {
  return define(2, 3, (call) => {
    const test = criterion(call.outcome(1).value as Scalar, call.scope);
    const block = call.block(0);
    return compute(matching(call, valuesBeside(call, block), [{ block, test }]), call.name);
  });
}

function ofAllMatches(compute: (numbers: readonly number[], name: string) => number): FunctionDefinition {
  return define(3, MANY, (call) => compute(matching(call, call.block(0), conditions(call, 1)), call.name));
}

export const AGGREGATE_FUNCTIONS: Functions = {
  SUM: ofNumbers(total),
  AVERAGE: ofNumbers(mean),
  MIN: ofNumbers(least),
  MAX: ofNumbers(most),
  PRODUCT: ofNumbers((numbers) => numbers.reduce((product, each) => product * each, numbers.length > 0 ? 1 : 0)),
  SUMSQ: ofNumbers((numbers) => total(numbers.map((each) => each * each))),
  MEDIAN: ofNumbers(middle),
  COUNT: define(1, MANY, count),
  COUNTA: define(1, MANY, countFilled),
  COUNTBLANK: define(1, 1, countBlank),
  COUNTUNIQUE: define(1, MANY, countUnique),
  SUMPRODUCT: define(1, MANY, sumOfProducts),
  COUNTIF: define(2, 2, countMatches),
  COUNTIFS: define(2, MANY, countMatches),
  SUMIF: ofMatches(total),
  SUMIFS: ofAllMatches(total),
  AVERAGEIF: ofMatches(mean),
  AVERAGEIFS: ofAllMatches(mean),
  MAXIFS: ofAllMatches(most),
  MINIFS: ofAllMatches(least),
};
