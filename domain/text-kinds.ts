/** Columns that hold free text. Characters that deceive the eye and personal data are refused. */

import { hasInvisible, meansEmpty } from './cell.ts';
import { russianNumber } from './number-kinds.ts';
import { findPersonalData, type PersonalData } from './personal-data.ts';
import type { RowReport } from './row-report.ts';
import type { Kind } from './table.ts';

/** Direction marks, control characters, and halves of surrogate pairs that stand alone. */
const UNFIT =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u200E\u200F\u2028-\u202E\u2061-\u2069\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;
/** Marks above or through a letter. */
const COMBINING = /\p{M}/u;
const LATIN_BESIDE_CYRILLIC = /[A-Za-z][А-ЯЁа-яё]|[А-ЯЁа-яё][A-Za-z]/;

const CYRILLIC = 1;
const LATIN = 2;
const DIGIT = 4;
/** What may begin or belong to personal data: an at sign, the endings of patronymics. */
const PERSONAL = 8;
const UNUSUAL = 16;
/** «ич» and «вн» are where patronymics end: their first letters, and two bits further their second ones. */
const FIRST_OF_ENDING = { и: 32, в: 64 } as const;
const SECOND_OF_ENDING = { ч: 128, н: 256 } as const;
const ENDING = 128 | 256;

function bitsOf(character: string): number {
  if (UNFIT.test(character) || hasInvisible(character) || COMBINING.test(character)) return UNUSUAL;
  if (character === '@') return PERSONAL;
  if (/\d/.test(character)) return DIGIT;
  if (/[A-Za-z]/.test(character)) return LATIN;
  if (!/[А-ЯЁа-яё]/.test(character)) return 0;
  const letter = character.toLowerCase();
  const endings: Readonly<Record<string, number>> = { ...FIRST_OF_ENDING, ...SECOND_OF_ENDING };
  return CYRILLIC | (endings[letter] ?? 0);
}

const SURROGATES = 0xd800;
/** Behind these no character is looked at one by one. */
const LOOKED_AT = 0x2070;

/** What each character is. */
const CHARACTERS = new Uint16Array(0x10000).fill(UNUSUAL, SURROGATES);
for (let code = 0; code < LOOKED_AT; code++) CHARACTERS[code] = bitsOf(String.fromCharCode(code));

const FEWEST_PERSONAL_DIGITS = 6;
/** What «ИП …» and «индивидуальный предприниматель» begin with. */
const BEFORE_SOLE_TRADER = new Set(Array.from('Ии"«„', (character) => character.charCodeAt(0)));
const CLOSING = new Set(Array.from(')»"', (character) => character.charCodeAt(0)));

/** One pass over a text that tells which closer looks it deserves; most texts deserve none. No branch slows it down. */
function survey(text: string): number {
  let found = 0;
  let endings = 0;
  let digits = 0;
  let previous = 0;
  for (let index = 0; index < text.length; index++) {
    const is = CHARACTERS[text.charCodeAt(index)] ?? UNUSUAL;
    found |= is;
    endings |= (previous << 2) & is;
    digits += is & DIGIT;
    previous = is;
  }
  const isDoubtful =
    (endings & ENDING) !== 0 || digits >= FEWEST_PERSONAL_DIGITS * DIGIT || BEFORE_SOLE_TRADER.has(text.charCodeAt(0));
  return isDoubtful ? found | PERSONAL : found;
}

/** A word in which letters that only look alike are mixed: «КAМАЗ» with a Latin A. */
function mixedWord(text: string): string | undefined {
  if (!LATIN_BESIDE_CYRILLIC.test(text)) return undefined;
  return text.split(/[\s"«»„“”()/,;-]+/).find((word) => LATIN_BESIDE_CYRILLIC.test(word));
}

const LATIN_LOOKALIKES = 'ABCEHKMOPTXYaceopxy';
const CYRILLIC_LOOKALIKES = 'АВСЕНКМОРТХУасеорху';
const EVERY_LOOKALIKE = new RegExp(`[${LATIN_LOOKALIKES}]`, 'g');

/** Personal data in which Latin letters stand for the Russian ones that look like them. */
function findDisguised(text: string, isMixed: boolean): PersonalData | undefined {
  if (!isMixed) return undefined;
  const undisguised = (letter: string) => CYRILLIC_LOOKALIKES[LATIN_LOOKALIKES.indexOf(letter)] ?? letter;
  return findPersonalData(text.replace(EVERY_LOOKALIKE, undisguised));
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** One spelling of letters with marks (й of one character, not of two), or undefined after an unfit character was told. */
function checkCharacters(text: string, report: RowReport): string | undefined {
  const unfit = UNFIT.exec(text);
  if (unfit) return report.add('CONTROL_CHARACTER', { position: unfit.index + 1, character: codePoint(unfit[0]) });
  const composed = text.normalize('NFC');
  const mark = COMBINING.exec(composed);
  if (mark) report.add('COMBINING_MARK', { position: mark.index + 1, character: codePoint(mark[0]) });
  return composed;
}

function checkText(typed: string, min: number, max: number, report: RowReport): string | undefined {
  if (typed.length < min || typed.length > max) return report.add('TEXT_LENGTH', { length: typed.length, min, max });
  const found = survey(typed);
  const text = found & UNUSUAL ? checkCharacters(typed, report) : typed;
  if (text === undefined) return undefined;
  const isMixed = (found & LATIN) !== 0 && (found & CYRILLIC) !== 0;
  const personal = found & PERSONAL ? (findPersonalData(text) ?? findDisguised(text, isMixed)) : undefined;
  if (personal && !personal.perhapsNameOfPlant) {
    return report.add('PERSONAL_DATA', { kind: personal.kind, length: text.length });
  }
  if (personal) report.add('NAMED_AFTER_PERSON', { length: text.length });
  const word = isMixed ? mixedWord(text) : undefined;
  if (word !== undefined) report.add('MIXED_SCRIPT', { word });
  return text;
}

/** Whether nothing at all is to be said about a text; first and last it has a letter, a digit or a closing mark. */
function isFlawless(text: string, min: number, max: number): boolean {
  if (text.length < min || text.length > max || meansEmpty(text)) return false;
  const first = CHARACTERS[text.charCodeAt(0)] ?? 0;
  const lastCode = text.charCodeAt(text.length - 1);
  const last = CHARACTERS[lastCode] ?? 0;
  if ((first & (CYRILLIC | LATIN)) === 0) return false;
  if ((last & (CYRILLIC | LATIN | DIGIT)) === 0 && !CLOSING.has(lastCode)) return false;
  const found = survey(text);
  return (found & (UNUSUAL | PERSONAL)) === 0 && (found & (LATIN | CYRILLIC)) !== (LATIN | CYRILLIC);
}

/** Text of `min` to `max` characters. */
export function text(min: number, max: number): Kind<string> {
  return {
    format: 'text',
    isFreeText: true,
    quick: (cell) => (typeof cell === 'string' && isFlawless(cell, min, max) ? cell : undefined),
    fromText: (value, report) => checkText(value, min, max, report),
    fromNumber: (value, report) => report.addFound('TEXT_EXPECTED', russianNumber(value)),
  };
}
