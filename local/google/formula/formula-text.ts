/** Formulas as they are stored: in the separators of the workbook's locale and with English names of functions. */
import type { Locale } from '../locale.ts';
import { englishName } from './russian-names.ts';
import { joinTokens, type Token, tokenize } from './tokens.ts';

const LONGEST = 50_000;

function stored(token: Token, locale: Locale): Token {
  if (token.kind === 'argument') return { ...token, text: locale.argument };
  return token.kind === 'function' && locale.decimal === ',' ? { ...token, text: englishName(token.text) } : token;
}

/** A semicolon is taken in every locale; what cannot be read stays as it was typed. */
export function storedFormula(typed: string, locale: Locale): string {
  const tokens = typed.length > LONGEST ? undefined : tokenize(typed, locale);
  return tokens ? joinTokens(tokens.map((token) => stored(token, locale))) : typed;
}

function translated(token: Token, from: Locale, to: Locale): Token {
  if (token.kind === 'argument') return { ...token, text: to.argument };
  if (token.kind === 'arrayColumn') return { ...token, text: to.arrayColumn };
  return token.kind === 'number' ? { ...token, text: token.text.replace(from.decimal, to.decimal) } : token;
}

/** The same formula in another locale. */
export function translateFormula(formula: string, from: Locale, to: Locale): string {
  const tokens = tokenize(formula, from);
  return tokens ? joinTokens(tokens.map((token) => translated(token, from, to))) : formula;
}
