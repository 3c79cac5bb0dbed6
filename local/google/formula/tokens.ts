/** A formula cut into its tokens. Joined again they are the formula, to the last space. */
import type { Locale } from '../locale.ts';
import { LOST_REFERENCE_SOURCE, REFERENCE_SOURCE } from './reference.ts';

export type TokenKind =
  | 'space'
  | 'number'
  | 'text'
  | 'lostReference'
  | 'error'
  | 'reference'
  | 'function'
  | 'name'
  | 'operator'
  | 'open'
  | 'close'
  | 'openArray'
  | 'closeArray'
  | 'argument'
  | 'arrayColumn'
  | 'arrayRow';

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
}

const DIGITS: Readonly<Record<Locale['decimal'], string>> = {
  '.': String.raw`(?:\d+\.?\d*|\.\d+)(?:E[+-]?\d+)?(?![\p{L}\p{N}_.])`,
  ',': String.raw`(?:\d+,?\d*|,\d+)(?:E[+-]?\d+)?(?![\p{L}\p{N}_.])`,
};
const NAME = String.raw`[\p{L}_][\p{L}\p{N}_.]*`;

function pattern(decimal: Locale['decimal']): RegExp {
  const kinds = [
    String.raw`(?<space>[\s\u00A0]+)`,
    '(?<text>"(?:[^"]|"")*")',
    `(?<lostReference>${LOST_REFERENCE_SOURCE})`,
    String.raw`(?<error>#(?:N/A|DIV/0!|VALUE!|NAME\?|NUM!|NULL!|ERROR!))`,
    `(?<reference>${REFERENCE_SOURCE})`,
    `(?<function>${NAME}(?=\\())`,
    `(?<number>${DIGITS[decimal]})`,
    `(?<name>${NAME}(?!!))`,
    '(?<operator><=|>=|<>|[-+*/^&=<>%:])',
    String.raw`(?<open>\()`,
    String.raw`(?<close>\))`,
    String.raw`(?<openArray>\{)`,
    String.raw`(?<closeArray>\})`,
    String.raw`(?<mark>[,;\\])`,
  ];
  return new RegExp(kinds.join('|'), 'iuy');
}

const PATTERNS: Readonly<Record<Locale['decimal'], RegExp>> = { '.': pattern('.'), ',': pattern(',') };

/** What a separator means depends on the locale and on whether it stands in an array or in the arguments of a function. */
function markKind(text: string, inArray: boolean, locale: Locale): TokenKind | undefined {
  if (inArray) {
    if (text === ';') return 'arrayRow';
    return text === locale.arrayColumn ? 'arrayColumn' : undefined;
  }
  return text === ';' || text === locale.argument ? 'argument' : undefined;
}

/** undefined when the text is no formula. It starts with `=`, which is no token. */
export function tokenize(formula: string, locale: Locale): Token[] | undefined {
  const expression = PATTERNS[locale.decimal];
  const tokens: Token[] = [];
  const brackets: string[] = [];
  let position = 1;
  while (position < formula.length) {
    expression.lastIndex = position;
    const match = expression.exec(formula);
    if (!match?.groups) return undefined;
    const [text] = match;
    const named = Object.entries(match.groups).find(([, caught]) => caught !== undefined)?.[0];
    const kind = named === 'mark' ? markKind(text, brackets.at(-1) === '{', locale) : (named as TokenKind);
    if (kind === undefined) return undefined;
    if (kind === 'open' || kind === 'openArray') brackets.push(text);
    if (kind === 'close' || kind === 'closeArray') brackets.pop();
    tokens.push({ kind, text });
    position += text.length;
  }
  return tokens;
}

export function joinTokens(tokens: readonly Token[]): string {
  return `=${tokens.map((token) => token.text).join('')}`;
}
