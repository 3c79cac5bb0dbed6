/** Conditions as COUNTIF and its kin take them: `>5`, `<>нет`, `а*`, or just a value. */
import { compareScalars, isError, numberOfText, type Scalar } from './formula-value.ts';
import type { Scope } from './scope.ts';
import { hasWildcards, wildcardTest } from './wildcards.ts';

export type Test = (value: Scalar) => boolean;

const CRITERION = /^(<=|>=|<>|=|<|>)?(.*)$/s;

function matchesText(text: string): Test {
  if (hasWildcards(text)) {
    const fits = wildcardTest(text);
    return (value) => typeof value === 'string' && fits(value);
  }
  const lower = text.toLowerCase();
  return (value) => typeof value === 'string' && value.toLowerCase() === lower;
}

function equalTo(operand: Scalar, scope: Scope): Test {
  if (typeof operand === 'string') return matchesText(operand);
  if (typeof operand !== 'number') return (value) => value === operand;
  return (value) => {
    if (typeof value === 'string') return numberOfText(value, scope.locale, scope.currentYear) === operand;
    return value === operand;
  };
}

function ordered(operator: string, operand: Scalar): Test {
  return (value) => {
    if (typeof value !== typeof operand) return false;
    const order = compareScalars(value, operand);
    if (operator === '<') return order < 0;
    if (operator === '>') return order > 0;
    return operator === '<=' ? order <= 0 : order >= 0;
  };
}

function operandOf(text: string, scope: Scope): Scalar {
  const truth = scope.locale.typedTruth.get(text.trim().toUpperCase());
  return truth ?? numberOfText(text, scope.locale, scope.currentYear) ?? text;
}

export function criterion(given: Scalar, scope: Scope): Test {
  if (isError(given)) return (value) => isError(value) && value.type === given.type;
  if (given === null) return (value) => value === 0;
  if (typeof given !== 'string') return equalTo(given, scope);
  const [, operator = '=', text = ''] = CRITERION.exec(given) ?? [];
  if (text === '' && (given === '' || given === '=')) return (value) => value === null || value === '';
  if (text === '' && operator === '<>') return (value) => value !== null && value !== '';
  const operand = operandOf(text, scope);
  if (operator === '=') return equalTo(operand, scope);
  if (operator !== '<>') return ordered(operator, operand);
  const isEqual = equalTo(operand, scope);
  return (value) => !isEqual(value);
}
