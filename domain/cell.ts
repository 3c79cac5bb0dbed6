/** A cell as a spreadsheet hands it over, and what every reader of cells does first. */

import type { PersonalDataKind } from './problem.ts';

/** `date` is a serial number (days since 1899-12-30) of a cell that is known to hold a date. */
export type Cell =
  | string
  | number
  | boolean
  | null
  | { date: number }
  | { formula: string }
  | { error: string }
  /** Personal data were refused here; nothing of them is kept but how long they were. */
  | { refused: PersonalDataKind; length: number };

/** One tab: the first row holds the headings. */
export type RawTable = readonly (readonly Cell[])[];

const INVISIBLE = /[\u00AD\u200B-\u200D\u2060\uFEFF]/;
const EVERY_INVISIBLE = new RegExp(INVISIBLE, 'g');
const EVERY_SPACE = /\s+/g;
const MEANS_EMPTY = new Set(['-', '–', '—', 'н/д', 'нет данных']);
const ERROR_TEXT =
  /^(?:#(?:REF!|N\/A|DIV\/0!|VALUE!|NAME\?|NUM!|NULL!|ERROR!|ССЫЛКА!|Н\/Д|ДЕЛ\/0!|ЗНАЧ!|ИМЯ\?|ЧИСЛО!|ПУСТО!)|Loading\.{3}|Loading…|Загрузка\.{3}|Загрузка…)$/i;

/** Whether the text has characters that nobody sees. */
export function hasInvisible(text: string): boolean {
  return INVISIBLE.test(text);
}

/** The text without the characters nobody sees and without white space around it. */
export function visibleText(text: string): string {
  return hasInvisible(text) ? text.replace(EVERY_INVISIBLE, '').trim() : text.trim();
}

/** The text of a code: no white space at all, no invisible characters. */
export function codeText(text: string): string {
  return text.replace(EVERY_SPACE, '');
}

/** One spelling for texts that people hold for the same: case, ё, dashes and runs of spaces do not count. */
export function foldText(text: string): string {
  return visibleText(text)
    .toLowerCase()
    .replace(/ё/g, 'е')
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(EVERY_SPACE, ' ');
}

/** The spelling by which names are compared: quotation marks do not count either. */
export function foldName(text: string): string {
  return foldText(text).replace(/["'«»„“”‘’`]/g, '');
}

/** Whether a text can be a word for "empty": only a dash or «н» begins one. */
function canMeanEmpty(first: number): boolean {
  return first === 0x2d || first === 0x2013 || first === 0x2014 || first === 0x43d || first === 0x41d;
}

/** What people write into a cell to say that it is empty. */
export function meansEmpty(visible: string): boolean {
  return canMeanEmpty(visible.charCodeAt(0)) && visible.length <= 10 && MEANS_EMPTY.has(visible.toLowerCase());
}

/** What a formula shows when it fails; the same text typed by hand is as useless. */
export function isErrorText(visible: string): boolean {
  const first = visible.charCodeAt(0);
  const couldBe = first === 0x23 || first === 0x4c || first === 0x6c || first === 0x417 || first === 0x437;
  return couldBe && ERROR_TEXT.test(visible);
}

/** Whether the cell says nothing: nothing in it, only white space, or a word that means "empty". */
export function isBlank(cell: Cell | undefined): boolean {
  if (cell === null || cell === undefined || cell === '') return true;
  if (typeof cell !== 'string') return false;
  const first = cell.charCodeAt(0);
  const isLetterOrDigit = (first > 0x2f && first < 0x7f) || (first > 0x40f && first < 0x450 && !canMeanEmpty(first));
  if (isLetterOrDigit) return false;
  const visible = visibleText(cell);
  return visible === '' || meansEmpty(visible);
}
