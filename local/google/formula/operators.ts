/** What the operators of formulas do with two values. */
import type { NumberFormat } from '../workbook.ts';
import { Failure, failure } from './formula-error.ts';
import { compareScalars, isError, type Scalar, toNumber, toText } from './formula-value.ts';
import type { Scope } from './scope.ts';
import type { BinaryOperator } from './syntax.ts';

type Arithmetic = '+' | '-' | '*' | '/' | '^';
type Comparison = Exclude<BinaryOperator, Arithmetic | '&'>;

/** The names under which Google complains of operators. */
const NAMES: Readonly<Record<Arithmetic, string>> = {
  '+': 'ADD',
  '-': 'MINUS',
  '*': 'MULTIPLY',
  '/': 'DIVIDE',
  '^': 'POW',
};

export function finite(value: number, name: string): number {
  if (Number.isFinite(value)) return value;
  throw failure('NUM', `Function ${name} came to a number that is too large.`);
}

export function power(base: number, exponent: number): number {
  if (base === 0 && exponent < 0) throw failure('DIVIDE_BY_ZERO', 'Function POWER parameter 1 cannot be zero.');
  const value = base ** exponent;
  if (Number.isNaN(value)) throw failure('NUM', `POWER(${base},${exponent}) evaluates to an imaginary number.`);
  return finite(value, 'POW');
}

function reckon(operator: Arithmetic, left: number, right: number): number {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      if (right === 0) throw failure('DIVIDE_BY_ZERO', 'Function DIVIDE parameter 2 cannot be zero.');
      return left / right;
    case '^':
      return power(left, right);
  }
}

const COMPARISONS: Readonly<Record<Comparison, (order: number) => boolean>> = {
  '=': (order) => order === 0,
  '<>': (order) => order !== 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

function isArithmetic(operator: BinaryOperator): operator is Arithmetic {
  return operator in NAMES;
}

export function operate(scope: Scope, operator: BinaryOperator, left: Scalar, right: Scalar): Scalar {
  if (isError(left)) throw new Failure(left);
  if (isError(right)) throw new Failure(right);
  if (operator === '&') return toText(left, scope.locale) + toText(right, scope.locale);
  if (!isArithmetic(operator)) return COMPARISONS[operator](compareScalars(left, right));
  const name = NAMES[operator];
  const one = toNumber(left, scope.locale, scope.currentYear, { name, parameter: 1 });
  const other = toNumber(right, scope.locale, scope.currentYear, { name, parameter: 2 });
  return finite(reckon(operator, one, other), name);
}

type Format = NumberFormat | undefined;

function isDated(format: Format): boolean {
  return format !== undefined && /^(?:DATE|TIME|DATE_TIME)$/.test(format.type);
}

/** The format that a sum or a product inherits. From experience: a date less a date is a number of days. */
export function formatOfOperation(operator: BinaryOperator, left: Format, right: Format): Format {
  if (operator === '+') return isDated(right) && !isDated(left) ? right : (left ?? right);
  if (operator === '-') return isDated(left) && isDated(right) ? undefined : (left ?? (isDated(right) ? left : right));
  if (operator === '*') return [left, right].find((format) => format?.type === 'CURRENCY');
  return operator === '/' && left?.type === 'CURRENCY' && right?.type !== 'CURRENCY' ? left : undefined;
}
