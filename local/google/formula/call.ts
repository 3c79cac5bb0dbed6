/** A function as a formula calls it, with its arguments yet to be computed. */
import { asBlock, type Block, formatIn, intersect, valuesIn } from './blocks.ts';
import { Failure, FormulaError } from './formula-error.ts';
import {
  isBlock,
  isError,
  numberOfText,
  type Operand,
  type RangeValue,
  type Result,
  type Scalar,
  toNumber,
  toText,
  toTruth,
} from './formula-value.ts';
import type { Scope } from './scope.ts';
import type { Expression } from './syntax.ts';

type Evaluate = (expression: Expression, scope: Scope, inArray: boolean) => Result;

export class Call {
  readonly name: string;
  readonly args: readonly (Expression | undefined)[];
  readonly scope: Scope;
  /** Whether every value of an array is wanted, not one. */
  readonly inArray: boolean;
  private readonly evaluate: Evaluate;
  private readonly results = new Map<string, Result>();

  constructor(
    name: string,
    args: readonly (Expression | undefined)[],
    scope: Scope,
    inArray: boolean,
    evaluate: Evaluate,
  ) {
    this.name = name;
    this.args = args;
    this.scope = scope;
    this.inArray = inArray;
    this.evaluate = evaluate;
  }

  /** Whether an argument stands there, be it blank. */
  has(index: number): boolean {
    return index < this.args.length;
  }

  result(index: number, inArray: boolean = this.inArray): Result {
    const argument = this.args[index];
    if (!argument) return { value: null };
    // Computed once: a value and its format are asked for apart, and calls nest.
    const place = `${index} ${inArray}`;
    const result = this.results.get(place) ?? this.evaluate(argument, this.scope, inArray);
    this.results.set(place, result);
    return result;
  }

  operand(index: number, inArray: boolean = this.inArray): Operand {
    const { value } = this.result(index, inArray);
    if (isError(value)) throw new Failure(value);
    return value;
  }

  /** The value, an error included. */
  outcome(index: number): Result {
    try {
      const { value, numberFormat } = this.result(index);
      if (!isBlock(value)) return { value, numberFormat };
      return { value: intersect(this.scope, value), numberFormat: formatIn(this.scope, value, 0, 0) };
    } catch (error) {
      if (error instanceof Failure) return { value: error.error };
      throw error;
    }
  }

  scalar(index: number): Scalar {
    const value = this.operand(index);
    const scalar = isBlock(value) ? intersect(this.scope, value) : value;
    if (isError(scalar)) throw new Failure(scalar);
    return scalar;
  }

  block(index: number, inArray?: boolean): Block {
    return asBlock(this.operand(index, inArray));
  }

  /** Where the cells of an argument are, without a look at what they hold. */
  place(index: number): RangeValue | undefined {
    const argument = this.args[index];
    if (!argument) return undefined;
    const { value } = this.evaluate(argument, { ...this.scope, require: () => undefined }, true);
    if (isError(value)) throw new Failure(value);
    return isBlock(value) && value.kind === 'range' ? value : undefined;
  }

  number(index: number, otherwise?: number): number {
    if (otherwise !== undefined && !this.has(index)) return otherwise;
    const asking = { name: this.name, parameter: index + 1 };
    return toNumber(this.scalar(index), this.scope.locale, this.scope.currentYear, asking);
  }

  integer(index: number, otherwise?: number): number {
    return Math.trunc(this.number(index, otherwise));
  }

  text(index: number, otherwise?: string): string {
    if (otherwise !== undefined && !this.has(index)) return otherwise;
    return toText(this.scalar(index), this.scope.locale);
  }

  truth(index: number, otherwise?: boolean): boolean {
    if (otherwise !== undefined && !this.has(index)) return otherwise;
    return toTruth(this.scalar(index), this.scope.locale, { name: this.name, parameter: index + 1 });
  }

  /** The numbers of one argument: of a block those that are numbers, of anything else the number that it can be taken for. */
  numbersOf(index: number): number[] {
    const value = this.operand(index);
    if (!isBlock(value)) return [this.number(index)];
    const numbers: number[] = [];
    for (const each of valuesIn(this.scope, value)) {
      if (isError(each)) throw new Failure(each);
      if (typeof each === 'number') numbers.push(each);
    }
    return numbers;
  }

  numbers(from = 0): number[] {
    return this.args.slice(from).flatMap((_, index) => this.numbersOf(from + index));
  }

  /** The values of all arguments from one on, errors and blanks among them. */
  *values(from = 0): Generator<Scalar> {
    for (let index = from; index < this.args.length; index += 1) {
      const { value } = this.outcomeOrBlock(index);
      if (isBlock(value)) yield* valuesIn(this.scope, value);
      else yield value;
    }
  }

  private outcomeOrBlock(index: number): Result {
    try {
      return this.result(index);
    } catch (error) {
      if (error instanceof Failure) return { value: error.error };
      throw error;
    }
  }

  /** A number, if the value is one or is a text that Sheets takes for one. */
  countable(value: Scalar): boolean {
    if (typeof value !== 'string') return typeof value === 'number';
    return numberOfText(value, this.scope.locale, this.scope.currentYear) !== undefined;
  }

  /** The format in which the first cell of an argument is shown. */
  formatOf(index: number): Result['numberFormat'] {
    const { value, numberFormat } = this.outcomeOrBlock(index);
    return isBlock(value) ? formatIn(this.scope, value, 0, 0) : numberFormat;
  }
}

export interface FunctionDefinition {
  readonly least: number;
  readonly most: number;
  /** Takes single values only, so that it can be told of each value of an array in turn. */
  readonly maps?: boolean;
  readonly run: (call: Call) => Operand | Result;
}

export type Functions = Readonly<Record<string, FunctionDefinition>>;

export function define(
  least: number,
  most: number,
  run: FunctionDefinition['run'],
  maps: boolean = false,
): FunctionDefinition {
  return { least, most, run, maps };
}

/** A function of single values. */
export function mapping(least: number, most: number, run: FunctionDefinition['run']): FunctionDefinition {
  return define(least, most, run, true);
}

export function checkArguments(name: string, { least, most }: FunctionDefinition, given: number): void {
  if (given >= least && given <= most) return;
  const several = most === Number.POSITIVE_INFINITY ? `at least ${least}` : `between ${least} and ${most}`;
  const expected = least === most ? String(least) : several;
  const message = `Wrong number of arguments to ${name}. Expected ${expected} arguments, but got ${given} arguments.`;
  throw new Failure(new FormulaError('N_A', message));
}
