/** Functions of texts. */
import * as library from '@formulajs/formulajs';
import { GoogleError } from '../google-error.ts';
import type { Locale } from '../locale.ts';
import { formatNumber, formatText } from '../number-format.ts';
import { type Call, define, type Functions, mapping } from './call.ts';
import { failure, uncomputed } from './formula-error.ts';
import { numberOfText, type Scalar, toText } from './formula-value.ts';
import { findWildcards } from './wildcards.ts';

const MANY = Number.POSITIVE_INFINITY;
const LONGEST = 50_000;

function checked(text: string): string {
  if (text.length <= LONGEST) return text;
  throw failure('VALUE', `Text result of the function is longer than ${LONGEST} characters.`);
}

function atLeast(call: Call, index: number, least: number, otherwise?: number): number {
  const value = call.integer(index, otherwise);
  if (value >= least) return value;
  const complaint = `value is ${value}. It should be greater than or equal to ${least}.`;
  throw failure(least === 0 ? 'VALUE' : 'NUM', `Function ${call.name} parameter ${index + 1} ${complaint}`);
}

/** The library takes a length of 0 for an error. */
function middle(call: Call): string {
  const start = atLeast(call, 1, 1) - 1;
  return call.text(0).slice(start, start + atLeast(call, 2, 0));
}

/** The library's TRIM takes line breaks for spaces. Spaces at both ends go, and of several between words one stays. */
function trim(call: Call): string {
  return call
    .text(0)
    .replace(/^ +| +$/g, '')
    .replace(/ {2,}/g, ' ');
}

/** The library's PROPER knows no Cyrillic letters. */
function proper(call: Call): string {
  return call
    .text(0)
    .toLowerCase()
    .replace(/(^|[^\p{L}])(\p{L})/gu, (found) => found.toUpperCase());
}

function texts(call: Call, from: number): string[] {
  const { locale } = call.scope;
  return [...call.values(from)].map((value) => toText(value, locale));
}

function textJoin(call: Call): string {
  const [delimiter, skipsBlank] = [call.text(0), call.truth(1)];
  const parts = texts(call, 2).filter((part) => !skipsBlank || part !== '');
  return checked(parts.join(delimiter));
}

function substitute(call: Call): string {
  const [text, wanted, put] = [call.text(0), call.text(1), call.text(2)];
  if (wanted === '') return text;
  const occurrence = call.has(3) ? atLeast(call, 3, 1) : undefined;
  return checked(String(library.SUBSTITUTE(text, wanted, put, occurrence)));
}

function replace(call: Call): string {
  const text = call.text(0);
  const [start, length] = [atLeast(call, 1, 1), atLeast(call, 2, 0)];
  return checked(String(library.REPLACE(text, start, length, call.text(3))));
}

function find(call: Call, search: (text: string, wanted: string, from: number) => number): number {
  const [wanted, text, start] = [call.text(0), call.text(1), atLeast(call, 2, 1, 1)];
  const found = search(text, wanted, start - 1);
  if (found >= 0) return found + 1;
  throw failure('VALUE', `In ${call.name} evaluation, cannot find '${wanted}' within '${text}'.`);
}

function repeat(call: Call): string {
  const [text, count] = [call.text(0), atLeast(call, 1, 0)];
  if (text.length * count > LONGEST)
    throw failure('VALUE', `Text result of REPT is longer than ${LONGEST} characters.`);
  return String(library.REPT(text, count));
}

function value(call: Call): number {
  const given = call.scalar(0);
  if (typeof given === 'number') return given;
  const { locale, currentYear } = call.scope;
  const number = given === null ? 0 : numberOfText(toText(given, locale), locale, currentYear);
  if (number !== undefined) return number;
  throw failure('VALUE', `VALUE parameter '${given}' cannot be parsed to number.`);
}

/** The format is written as people of the locale write numbers: `# ##0,00`. */
function patternOf(format: string, { decimal }: Locale): string {
  if (decimal === '.' || !/[#0],[#0]|[#0][ \u00A0][#0]/.test(format)) return format;
  return format
    .replace(/([#0])[ \u00A0](?=[#0])/g, '$1G')
    .replace(/([#0]),(?=[#0])/g, '$1.')
    .replaceAll('G', ',');
}

function shown(call: Call): string {
  const [given, format] = [call.scalar(0), call.text(1)];
  const { locale, currentYear } = call.scope;
  const pattern = { type: 'NUMBER', pattern: patternOf(format, locale) };
  if (typeof given === 'boolean') return toText(given, locale);
  const number = typeof given === 'string' ? numberOfText(given, locale, currentYear) : Number(given);
  return number === undefined ? inPattern(String(given), pattern, locale) : inPattern(number, pattern, locale);
}

/** The library's TEXT knows neither dates nor sections as Google has them. */
function inPattern(given: number | string, pattern: { type: string; pattern: string }, locale: Locale): string {
  if (pattern.pattern === '') return '';
  try {
    return typeof given === 'string' ? formatText(given, pattern, locale) : formatNumber(given, pattern, locale);
  } catch (error) {
    if (error instanceof GoogleError) throw uncomputed(`TEXT in the format "${pattern.pattern}"`);
    throw error;
  }
}

function character(call: Call): string {
  const code = call.integer(0);
  if (code >= 1 && code <= 0x10ffff) return String.fromCodePoint(code);
  throw failure('NUM', `Function ${call.name} parameter 1 value ${code} is out of range.`);
}

function codeOf(call: Call): number {
  const code = call.text(0).codePointAt(0);
  if (code !== undefined) return code;
  throw failure('VALUE', `Function ${call.name} parameter 1 value should be non-empty.`);
}

function concatenate(call: Call): string {
  return checked(texts(call, 0).join(''));
}

function displayed(call: Call): string {
  const { value: given, numberFormat } = call.outcome(0);
  if (typeof given === 'number') return formatNumber(given, numberFormat, call.scope.locale);
  return toText(given as Scalar, call.scope.locale);
}

export const TEXT_FUNCTIONS: Functions = {
  LEFT: mapping(1, 2, (call) => String(library.LEFT(call.text(0), atLeast(call, 1, 0, 1)))),
  RIGHT: mapping(1, 2, (call) => String(library.RIGHT(call.text(0), atLeast(call, 1, 0, 1)))),
  MID: mapping(3, 3, middle),
  LEN: mapping(1, 1, (call) => call.text(0).length),
  TRIM: mapping(1, 1, trim),
  CLEAN: mapping(1, 1, (call) => String(library.CLEAN(call.text(0)))),
  UPPER: mapping(1, 1, (call) => String(library.UPPER(call.text(0)))),
  LOWER: mapping(1, 1, (call) => String(library.LOWER(call.text(0)))),
  PROPER: mapping(1, 1, proper),
  EXACT: mapping(2, 2, (call) => library.EXACT(call.text(0), call.text(1)) === true),
  REPT: mapping(2, 2, repeat),
  CHAR: mapping(1, 1, character),
  UNICHAR: mapping(1, 1, character),
  CODE: mapping(1, 1, codeOf),
  UNICODE: mapping(1, 1, codeOf),
  VALUE: mapping(1, 1, value),
  TEXT: mapping(2, 2, shown),
  TO_TEXT: mapping(1, 1, displayed),
  CONCATENATE: define(1, MANY, concatenate),
  CONCAT: mapping(2, 2, (call) => checked(call.text(0) + call.text(1))),
  JOIN: define(2, MANY, (call) => checked(texts(call, 1).join(call.text(0)))),
  TEXTJOIN: define(3, MANY, textJoin),
  SUBSTITUTE: mapping(3, 4, substitute),
  REPLACE: mapping(4, 4, replace),
  FIND: mapping(2, 3, (call) => find(call, (text, wanted, from) => text.indexOf(wanted, from))),
  // The library's SEARCH knows no wildcards.
  SEARCH: mapping(2, 3, (call) => find(call, (text, wanted, from) => findWildcards(wanted, text, from))),
  HYPERLINK: mapping(1, 2, (call) => (call.has(1) ? call.scalar(1) : call.text(0))),
};
