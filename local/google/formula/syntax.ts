/** A formula as a tree. */
import type { Locale } from '../locale.ts';
import { errorOfText, type FormulaError, uncomputed } from './formula-error.ts';
import { parseReference, type Reference } from './reference.ts';
import { englishName } from './russian-names.ts';
import { type Token, type TokenKind, tokenize } from './tokens.ts';

export type BinaryOperator = '+' | '-' | '*' | '/' | '^' | '&' | '=' | '<>' | '<' | '<=' | '>' | '>=';

export type Expression =
  | { readonly kind: 'literal'; readonly value: number | string | boolean | null | FormulaError }
  | { readonly kind: 'reference'; readonly reference: Reference }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'negation' | 'identity' | 'percent'; readonly operand: Expression }
  /** `A1:INDEX(B:B, 3)`: a range between what two expressions refer to. */
  | { readonly kind: 'span'; readonly first: Expression; readonly last: Expression }
  /** `first o1 x1 o2 x2 …`: operators of one strength, from left to right. */
  | {
      readonly kind: 'chain';
      readonly first: Expression;
      readonly steps: readonly { readonly operator: BinaryOperator; readonly operand: Expression }[];
    }
  /** An argument that is left out is undefined. */
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly (Expression | undefined)[] }
  | { readonly kind: 'array'; readonly rows: readonly (readonly Expression[])[] };

const LEVELS: readonly (readonly string[])[] = [
  ['=', '<>', '<', '<=', '>', '>='],
  ['&'],
  ['+', '-'],
  ['*', '/'],
  ['^'],
];
/** Deeper than any person nests, and shallow enough for the stack. */
const DEEPEST = 150;

class NoFormula extends Error {}

class Parser {
  private readonly tokens: readonly Token[];
  private readonly locale: Locale;
  /** How an operand begins, by the kind of its first token. */
  private readonly operands: Partial<Record<TokenKind, (text: string) => Expression>> = {
    number: (text) => ({ kind: 'literal', value: Number(text.replace(this.locale.decimal, '.')) }),
    text: (text) => ({ kind: 'literal', value: text.slice(1, -1).replaceAll('""', '"') }),
    reference: (text) => this.parseReference(text),
    lostReference: () => this.parseError('#REF!'),
    error: (text) => this.parseError(text),
    name: (text) => this.parseName(text),
    function: (text) => this.nested(() => this.parseCall(text)),
    open: () => this.nested(() => this.parseParentheses()),
    openArray: () => this.nested(() => this.parseArray()),
  };
  private position = 0;
  private depth = 0;

  constructor(tokens: readonly Token[], locale: Locale) {
    this.tokens = tokens.filter((token) => token.kind !== 'space');
    this.locale = locale;
  }

  parseWhole(): Expression {
    const expression = this.parseLevel(0);
    if (this.position < this.tokens.length) throw new NoFormula();
    return expression;
  }

  private next(): Token | undefined {
    return this.tokens[this.position];
  }

  private take(kind: TokenKind): Token | undefined {
    const token = this.next();
    if (token?.kind !== kind) return undefined;
    this.position += 1;
    return token;
  }

  private expect(kind: TokenKind): void {
    if (!this.take(kind)) throw new NoFormula();
  }

  private takeOperator(among: readonly string[]): BinaryOperator | undefined {
    const token = this.next();
    if (token?.kind !== 'operator' || !among.includes(token.text)) return undefined;
    this.position += 1;
    return token.text as BinaryOperator;
  }

  private nested<T>(parse: () => T): T {
    this.depth += 1;
    if (this.depth > DEEPEST) throw uncomputed(`a formula that is nested more than ${DEEPEST} deep`);
    const parsed = parse();
    this.depth -= 1;
    return parsed;
  }

  private parseLevel(level: number): Expression {
    const operators = LEVELS[level];
    if (!operators) return this.parsePrefixed();
    const first = this.parseLevel(level + 1);
    const steps: { operator: BinaryOperator; operand: Expression }[] = [];
    for (let operator = this.takeOperator(operators); operator; operator = this.takeOperator(operators)) {
      steps.push({ operator, operand: this.parseLevel(level + 1) });
    }
    return steps.length > 0 ? { kind: 'chain', first, steps } : first;
  }

  /** A sign binds closer than a power: `-2^2` is 4. */
  private parsePrefixed(): Expression {
    const sign = this.takeOperator(['-', '+']);
    if (!sign) return this.parsePercents();
    const operand = this.nested(() => this.parsePrefixed());
    return { kind: sign === '-' ? 'negation' : 'identity', operand };
  }

  private parseSpan(): Expression {
    let first = this.parseOperand();
    for (let depth = 0; depth < DEEPEST && this.next()?.text === ':'; depth += 1) {
      this.position += 1;
      first = { kind: 'span', first, last: this.parseOperand() };
    }
    return first;
  }

  private parsePercents(): Expression {
    let operand = this.parseSpan();
    let count = 0;
    while (this.next()?.text === '%' && count < DEEPEST) {
      this.position += 1;
      count += 1;
      operand = { kind: 'percent', operand };
    }
    return operand;
  }

  private parseOperand(): Expression {
    const token = this.next();
    if (!token) throw new NoFormula();
    this.position += 1;
    const parse = this.operands[token.kind];
    if (!parse) throw new NoFormula();
    return parse(token.text);
  }

  private parseReference(text: string): Expression {
    const reference = parseReference(text);
    if (!reference) throw new NoFormula();
    return { kind: 'reference', reference };
  }

  private parseError(text: string): Expression {
    const value = errorOfText(text);
    if (!value) throw new NoFormula();
    return { kind: 'literal', value };
  }

  private parseName(name: string): Expression {
    const truth = this.locale.typedTruth.get(name.toUpperCase());
    return truth === undefined ? { kind: 'name', name } : { kind: 'literal', value: truth };
  }

  private parseParentheses(): Expression {
    const inner = this.parseLevel(0);
    this.expect('close');
    return inner;
  }

  private parseCall(name: string): Expression {
    this.expect('open');
    const args: (Expression | undefined)[] = [];
    if (this.take('close')) return { kind: 'call', name: englishName(name, this.locale), args };
    do {
      const next = this.next()?.kind;
      args.push(next === 'argument' || next === 'close' ? undefined : this.parseLevel(0));
    } while (this.take('argument'));
    this.expect('close');
    return { kind: 'call', name: englishName(name, this.locale), args };
  }

  private parseArray(): Expression {
    const rows: Expression[][] = [];
    do {
      const row: Expression[] = [];
      do row.push(this.parseLevel(0));
      while (this.take('arrayColumn'));
      rows.push(row);
    } while (this.take('arrayRow'));
    this.expect('closeArray');
    return { kind: 'array', rows };
  }
}

/** undefined when Sheets could not read the formula either; throws when only Sheets can. */
export function parseFormula(formula: string, locale: Locale): Expression | undefined {
  const tokens = tokenize(formula, locale);
  if (!tokens) return undefined;
  try {
    return new Parser(tokens, locale).parseWhole();
  } catch (error) {
    if (error instanceof NoFormula) return undefined;
    throw error;
  }
}

/** What stands in a formula that Sheets can read and this parser cannot: tables, and functions that are made on the spot. */
export function onlyGoogleReads(formula: string): string | undefined {
  const bare = formula.replace(/"(?:[^"]|"")*"|'(?:[^']|'')*'!/g, '');
  if (/[\p{L}\p{N}_]\[/u.test(bare)) return 'references to tables';
  return /\)\s*\(/.test(bare) ? 'calls of a LAMBDA' : undefined;
}
