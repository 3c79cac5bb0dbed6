/**
 * Finds personal data in a text. Svod keeps none: since 1 July 2025 they may not be recorded in databases outside Russia
 * (152-ФЗ, art. 18 part 5), and a spreadsheet in the cloud is one. What is found is named by kind, never repeated.
 */
import { isPersonalTaxId, isSnils, isSoleTraderNumber } from './identifiers.ts';
import type { PersonalDataKind } from './problem.ts';

export interface PersonalData {
  readonly kind: PersonalDataKind;
  /** A person's name after «имени» or inside quotation marks: plants are named after people, so it is only doubtful. */
  readonly perhapsNameOfPlant: boolean;
}

const LETTER = 'A-Za-zА-ЯЁа-яё';
/** Cheap first look: most cells hold nothing of the kind. */
const WORTH_A_LOOK = new RegExp(
  `@|\\d[\\d\\s()+.‑–-]{4,}\\d|(?:ич(?:а|у|ем|е)?|(?:вн|ичн)(?:а|ы|е|у|ой))(?![${LETTER}])|^["«„\\s]*(?:ИП|индивидуальн)`,
  'i',
);
const EMAIL = /[^\s@<>"«]+@[^\s@]+\.[^\s@.]{2,}/;
const SOLE_TRADER = /^["«„\s]*(?:ИП(?=[\s"«„.]|$)|индивидуальный\s+предприниматель)/i;
/** Russian numbers as they are dialled, parted in the usual places; 7 without a plus only before 3, 4 and 9. */
const RUSSIAN_PHONE =
  /(?<![\d.])(?:\+7|8(?=[\s(-]*[3489])|7(?=[\s(-]*[349]))[\s(.‑–-]*\d{3}[\s).‑–-]*\d{3}[\s.‑–-]*\d{2}[\s.‑–-]*\d{2}(?!\d)/;
const FOREIGN_PHONE = /(?<!\d)\+\d[\d\s().-]{9,20}\d/;
const NAMED_PHONE = /(?<![А-ЯЁа-яё])(?:тел|моб|факс)[а-яё]*\.?[\s:№]*[+(]?\d[\d\s()-]{4,}\d/i;
const LOCAL_PHONE = /\(\d{3,5}\)\s?\d{1,3}[-‑–\s]\d{2}[-‑–\s]\d{2}(?!\d)/;
const SNILS_LAYOUT = /(?<!\d)\d{3}([\s-])\d{3}\1\d{3}[\s-]\d{2}(?!\d)/;
const DIGITS = /\d+/g;
const WORD = new RegExp(`[${LETTER}]+(?:-[${LETTER}]+)*`, 'g');
const LONG_PATRONYMIC = /[ое](?:вич(?:а|у|ем|е)?|вн(?:а|ы|е|у|ой))$/;
const LONG_IN_FULL = /[ое](?:вич|вна)$/;
/** The few patronymics that are not made with -ович, -евич, -овна, -евна. */
const SHORT_PATRONYMIC =
  /^(?:(?:иль|кузьм|лук|фом|никит|савв|фок|иерем|аник|силь)ич(?:а|у|[её]м|е)?|(?:иль|кузьм|лук|фом|никит|савв|фок|иерем)иничн(?:а|ы|е|у|ой)|(?:никит|савв)ичн(?:а|ы|е|у|ой))$/;
/** Ordinary words that end like the patronymic of a woman. */
const NOT_PATRONYMIC =
  /^(?:о?сновн|духовн|верховн|церковн|(?:без)?условн|(?:по)?головн|кровн|(?:не)?ровн|(?:по)?любовн|чиновн|сановн|виновн|деревн|царевн|королевн|древн|дневн|(?:еже|повсе)дневн|душевн|гневн|плачевн|хлевн|корневн|шёлковн)/;
const NAMED_AFTER = /(?:^|[^А-ЯЁа-яё])(?:имени\s+|им\.\s*|им\s+)(?:[^\s,;]+\s+){0,4}$/i;

function findNumber(text: string): PersonalDataKind | undefined {
  if (SNILS_LAYOUT.test(text)) return 'snils';
  if (RUSSIAN_PHONE.test(text) || FOREIGN_PHONE.test(text) || NAMED_PHONE.test(text) || LOCAL_PHONE.test(text)) {
    return 'phone';
  }
  for (const digits of text.match(DIGITS) ?? []) {
    if (isSnils(digits)) return 'snils';
    if (isPersonalTaxId(digits)) return 'taxId';
    if (isSoleTraderNumber(digits)) return 'registrationNumber';
  }
  return undefined;
}

/** Whether quotation marks are open at a position; “ closes what „ has opened, and opens otherwise. */
function isInsideQuotes(text: string, position: number): boolean {
  const open: string[] = [];
  for (const mark of text.slice(0, position)) {
    const last = open[open.length - 1];
    if (mark === '«' || mark === '„' || (mark === '“' && last !== '„') || (mark === '"' && last !== '"'))
      open.push(mark);
    else if (mark === '»' || mark === '”' || mark === '“' || mark === '"') open.pop();
  }
  return open.length > 0;
}

function isCapitalised(word: string | undefined): boolean {
  return word !== undefined && /^[А-ЯЁ]/.test(word);
}

/** Whether a word with its neighbours is a patronymic beside a name. */
function isFullName(word: string, before: string | undefined, after: string | undefined): boolean {
  const lower = word.toLowerCase();
  const named = isCapitalised(before) || isCapitalised(after);
  if (isCapitalised(word) && SHORT_PATRONYMIC.test(lower)) return named;
  if (lower.length < 7 || !LONG_PATRONYMIC.test(lower) || NOT_PATRONYMIC.test(lower)) return false;
  return isCapitalised(word) ? named : before !== undefined && LONG_IN_FULL.test(lower);
}

/** A patronymic with a name beside it; the certain before the doubtful. */
function findFullName(text: string): PersonalData | undefined {
  const words = [...text.matchAll(WORD)];
  const isBeside = (left: RegExpMatchArray, right: RegExpMatchArray) =>
    /^\s+$/.test(text.slice((left.index ?? 0) + left[0].length, right.index));
  let doubtful: PersonalData | undefined;
  for (const [index, match] of words.entries()) {
    const previous = words[index - 1];
    const next = words[index + 1];
    const before = previous && isBeside(previous, match) ? previous[0] : undefined;
    const after = next && isBeside(match, next) ? next[0] : undefined;
    if (!isFullName(match[0], before, after)) continue;
    const perhapsNameOfPlant = isInsideQuotes(text, match.index) || NAMED_AFTER.test(text.slice(0, match.index));
    if (!perhapsNameOfPlant) return { kind: 'fullName', perhapsNameOfPlant };
    doubtful = { kind: 'fullName', perhapsNameOfPlant };
  }
  return doubtful;
}

/** The first personal data in a text, the certain before the doubtful. */
export function findPersonalData(text: string): PersonalData | undefined {
  if (text.length < 4 || !WORTH_A_LOOK.test(text)) return undefined;
  if (text.includes('@') && EMAIL.test(text)) return { kind: 'email', perhapsNameOfPlant: false };
  const number = findNumber(text);
  if (number) return { kind: number, perhapsNameOfPlant: false };
  if (SOLE_TRADER.test(text)) return { kind: 'soleTrader', perhapsNameOfPlant: false };
  return findFullName(text);
}
