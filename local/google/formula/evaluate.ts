/** Computes the tree of a formula. */
import type { Area, Sheet } from '../workbook.ts';
import { gridArea } from '../workbook.ts';
import { asBlock, type Block, combine, formatIn, heightOf, intersect, widthOf } from './blocks.ts';
import { Call, checkArguments, type FunctionDefinition } from './call.ts';
import { Failure, failure, uncomputed } from './formula-error.ts';
import {
  isBlock,
  isError,
  type Operand,
  type RangeValue,
  type Result,
  type Scalar,
  toNumber,
} from './formula-value.ts';
import { FUNCTIONS, uncomputedFunction } from './functions.ts';
import { formatOfOperation, operate } from './operators.ts';
import { type Corner, type Reference, titleOf } from './reference.ts';
import type { Scope } from './scope.ts';
import type { Expression } from './syntax.ts';

type Chain = Extract<Expression, { kind: 'chain' }>;

function areaOf(sheet: Sheet, first: Corner, last: Corner): Area | undefined {
  const grid = gridArea(sheet);
  const startRowIndex = first.row ?? 0;
  const startColumnIndex = first.column ?? 0;
  if (startRowIndex >= grid.endRowIndex || startColumnIndex >= grid.endColumnIndex) return undefined;
  const endRowIndex = Math.min(last.row === undefined ? grid.endRowIndex : last.row + 1, grid.endRowIndex);
  const endColumnIndex = Math.min(
    last.column === undefined ? grid.endColumnIndex : last.column + 1,
    grid.endColumnIndex,
  );
  return { startRowIndex, endRowIndex, startColumnIndex, endColumnIndex };
}

/** The cells that a reference names, computed. */
function referTo(scope: Scope, reference: Reference): RangeValue {
  const { first, last = first } = reference;
  const title = titleOf(reference);
  const sheet = title === undefined ? scope.sheet : scope.sheetTitled(title);
  if (!sheet) throw failure('REF', `Unresolved sheet name '${title}'.`);
  const area = areaOf(sheet, first, last);
  if (!area) throw failure('REF', 'Reference does not exist.');
  const range = { kind: 'range', sheet, area } as const;
  scope.require(range);
  return range;
}

/** The smallest range that holds both. */
function spanOf(scope: Scope, first: Operand, last: Operand): RangeValue {
  const isRange = (value: Operand): value is RangeValue => isBlock(value) && value.kind === 'range';
  if (!isRange(first) || !isRange(last) || first.sheet !== last.sheet) {
    throw failure('VALUE', 'The ends of a range must be cells of one sheet.');
  }
  const [one, other] = [first.area, last.area];
  const area = {
    startRowIndex: Math.min(one.startRowIndex, other.startRowIndex),
    endRowIndex: Math.max(one.endRowIndex, other.endRowIndex),
    startColumnIndex: Math.min(one.startColumnIndex, other.startColumnIndex),
    endColumnIndex: Math.max(one.endColumnIndex, other.endColumnIndex),
  };
  const range = { kind: 'range', sheet: first.sheet, area } as const;
  scope.require(range);
  return range;
}

function nameOf(scope: Scope, name: string): Block {
  const named = scope.rangeNamed(name);
  if (!named) throw failure('NAME', `Unknown range name: '${name.toUpperCase()}'.`);
  const range = { kind: 'range', ...named } as const;
  scope.require(range);
  return range;
}

function blockResult(scope: Scope, block: Block): Result {
  return { value: block, numberFormat: formatIn(scope, block, 0, 0) };
}

/** One value, or in an array every value in turn. */
function mapOperand(scope: Scope, value: Operand, inArray: boolean, compute: (value: Scalar) => Scalar): Operand {
  if (!isBlock(value)) return compute(value);
  if (!inArray) return compute(intersect(scope, value));
  return combine(scope, [value], ([each = null]) => guarded(() => compute(each)));
}

/** An error in one cell of an array is the value of that cell. */
function guarded(compute: () => Scalar): Scalar {
  try {
    return compute();
  } catch (error) {
    if (error instanceof Failure) return error.error;
    throw error;
  }
}

function signed(scope: Scope, kind: 'negation' | 'identity' | 'percent', value: Scalar): Scalar {
  if (kind === 'identity') return value;
  const name = kind === 'percent' ? 'UNARY_PERCENT' : 'UMINUS';
  const number = toNumber(value, scope.locale, scope.currentYear, { name, parameter: 1 });
  return kind === 'percent' ? number / 100 : 0 - number;
}

function unary(
  expression: Extract<Expression, { kind: 'negation' | 'identity' | 'percent' }>,
  scope: Scope,
  inArray: boolean,
): Result {
  const { value, numberFormat } = evaluate(expression.operand, scope, inArray);
  const computed = mapOperand(scope, value, inArray, (each) => signed(scope, expression.kind, each));
  return { value: computed, numberFormat: expression.kind === 'percent' ? undefined : numberFormat };
}

/** The steps one after another, so that a sum of ten thousand terms is no deeper than one of two. */
function chain({ first, steps }: Chain, scope: Scope, inArray: boolean): Result {
  let { value, numberFormat } = evaluate(first, scope, inArray);
  for (const { operator, operand } of steps) {
    const right = evaluate(operand, scope, inArray);
    numberFormat = formatOfOperation(operator, numberFormat, right.numberFormat);
    if (inArray && (isBlock(value) || isBlock(right.value))) {
      value = combine(scope, [asBlock(value), asBlock(right.value)], ([one = null, other = null]) =>
        guarded(() => operate(scope, operator, one, other)),
      );
    } else {
      value = operate(scope, operator, single(scope, value), single(scope, right.value));
    }
  }
  return { value, numberFormat };
}

function single(scope: Scope, value: Operand): Scalar {
  return isBlock(value) ? intersect(scope, value) : value;
}

function arrayOf(rows: readonly (readonly Expression[])[], scope: Scope): Result {
  const values = rows.map((row) =>
    row.map((cell): Scalar => {
      const { value } = evaluate(cell, scope, true);
      if (isBlock(value)) throw uncomputed('an array that is made of ranges');
      return value;
    }),
  );
  const width = values[0]?.length ?? 0;
  if (values.some((row) => row.length !== width)) {
    throw failure('VALUE', 'In ARRAY_LITERAL, an Array Literal was missing values for one or more rows.');
  }
  return { value: { kind: 'array', rows: values } };
}

function run(definition: FunctionDefinition, call: Call): Result {
  const outcome = definition.run(call);
  return typeof outcome === 'object' && outcome !== null && 'value' in outcome
    ? outcome
    : { value: outcome as Operand };
}

/** In an array a function of single values is called for each of them. */
function mapCall(definition: FunctionDefinition, call: Call, scope: Scope): Result {
  const operands = call.args.map((argument) => (argument ? evaluate(argument, scope, true).value : null));
  if (!operands.some(isBlock)) return run(definition, call);
  const value = combine(scope, operands.map(asBlock), (values) =>
    guarded(() => {
      const args = values.map((each): Expression => ({ kind: 'literal', value: each }));
      return single(scope, run(definition, new Call(call.name, args, scope, false, evaluate)).value);
    }),
  );
  return { value };
}

function callFunction({ name, args }: Extract<Expression, { kind: 'call' }>, scope: Scope, inArray: boolean): Result {
  const definition = FUNCTIONS.get(name);
  if (!definition) throw uncomputedFunction(name) ?? failure('NAME', `Unknown function: '${name}'.`);
  checkArguments(name, definition, args.length);
  const call = new Call(name, args, scope, inArray, evaluate);
  return inArray && definition.maps ? mapCall(definition, call, scope) : run(definition, call);
}

function evaluate(expression: Expression, scope: Scope, inArray: boolean): Result {
  switch (expression.kind) {
    case 'literal':
      if (isError(expression.value)) throw new Failure(expression.value);
      return { value: expression.value };
    case 'reference':
      return blockResult(scope, referTo(scope, expression.reference));
    case 'name':
      return blockResult(scope, nameOf(scope, expression.name));
    case 'span': {
      const ends = [expression.first, expression.last].map((end) => evaluate(end, scope, true).value);
      return blockResult(scope, spanOf(scope, ends[0] ?? null, ends[1] ?? null));
    }
    case 'chain':
      return chain(expression, scope, inArray);
    case 'call':
      return callFunction(expression, scope, inArray);
    case 'array':
      return arrayOf(expression.rows, scope);
    case 'negation':
    case 'identity':
    case 'percent':
      return unary(expression, scope, inArray);
  }
}

/** The value and format that the cell of a formula shows. */
export function evaluateCell(expression: Expression, scope: Scope): { value: Scalar } & Pick<Result, 'numberFormat'> {
  const { value, numberFormat } = evaluate(expression, scope, false);
  if (!isBlock(value)) return { value, numberFormat };
  // A range that stands there itself is taken for one of its values; what functions come to spreads.
  const isTaken = expression.kind !== 'call' && value.kind === 'range';
  if (!isTaken && (heightOf(value) > 1 || widthOf(value) > 1))
    throw uncomputed('a formula that fills more than its own cell');
  return { value: intersect(scope, value), numberFormat };
}
