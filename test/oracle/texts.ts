/** What a text of a cell says to a person who reads it. */
import type { Cell } from './vocabulary.ts';

const INVISIBLE = /[\u00AD\u200B-\u200D\u2060\uFEFF]/g;
const LONGEST_CELL = 1000;

/** The text without what nobody sees and without the white space around it. */
export function visible(text: string): string {
  return text.replace(INVISIBLE, '').trim();
}

/** A code without any white space in it. */
export function withoutSpaces(text: string): string {
  return visible(text).replace(/\s/g, '');
}

/** One spelling for what people take for the same word. */
export function folded(text: string): string {
  return visible(text)
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/\s+/g, ' ')
    .replace(/[‐‑‒–—−]/g, '-');
}

/** One spelling for what people take for the same name. */
export function foldedName(text: string): string {
  return folded(text).replace(/[«»„“”‘’"'`]/g, '');
}

const WORDS_FOR_EMPTY = ['-', '–', '—', 'н/д', 'нет данных'];

export function saysNothing(text: string): boolean {
  return WORDS_FOR_EMPTY.includes(visible(text).toLowerCase());
}

/** Whether nothing stands in the cell, or only a word for nothing. */
export function isBlank(cell: Cell): boolean {
  if (cell === null) return true;
  return typeof cell === 'string' && (visible(cell) === '' || saysNothing(cell));
}

const ERRORS = [
  ...['#REF!', '#N/A', '#DIV/0!', '#VALUE!', '#NAME?', '#NUM!', '#NULL!', '#ERROR!', 'LOADING...', 'LOADING…'],
  ...['#ССЫЛКА!', '#Н/Д', '#ДЕЛ/0!', '#ЗНАЧ!', '#ИМЯ?', '#ЧИСЛО!', '#ПУСТО!', 'ЗАГРУЗКА...', 'ЗАГРУЗКА…'],
];

export function isErrorText(text: string): boolean {
  return ERRORS.includes(visible(text).toUpperCase());
}

export function isTooLong(text: string): boolean {
  return visible(text).length > LONGEST_CELL;
}

/** The pieces of a list; empty pieces are ignored. */
export function piecesOf(text: string): readonly string[] {
  return text
    .split(/[;,\r\n]/)
    .map(visible)
    .filter((piece) => piece !== '');
}

/** The first character that deceives the eye or cannot be written down: controls, turned text, halves of a pair. */
export function deceives(text: string): boolean {
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x20 && !'\t\n\r'.includes(character)) return true;
    if (code >= 0x7f && code <= 0x9f) return true;
    if ([0x200e, 0x200f, 0x2028, 0x2029, 0xfffe, 0xffff].includes(code)) return true;
    if (code >= 0x202a && code <= 0x202e) return true;
    if (code >= 0x2061 && code <= 0x2069) return true;
    if (code >= 0xd800 && code <= 0xdfff) return true;
  }
  return false;
}

/** Whether a word is made of Latin and Cyrillic letters. */
export function mixesScripts(text: string): boolean {
  const words = text.match(/\p{L}+/gu) ?? [];
  return words.some((word) => /\p{Script=Latin}/u.test(word) && /\p{Script=Cyrillic}/u.test(word));
}
