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
  `@|\\d[\\d\\s()+‑–-]{8,}\\d|(?:ич(?:а|у|ем|е)?|(?:вн|ичн)(?:а|ы|е|у|ой))(?![${LETTER}])|^["«„\\s]*(?:ИП|ип|[Ии]ндивидуальн|ИНДИВИДУАЛЬН)`,
  'i',
);
const EMAIL = /[^\s@<>"«]+@[^\s@]+\.[^\s@.]{2,}/;
const SOLE_TRADER = new RegExp(`^["«„\\s]*(?:ИП(?![${LETTER}])|индивидуальный\\s+предприниматель)`, 'i');
const DIGIT_RUN = /\+?\(?\d[\d\s()‑–-]{8,}\d/g;
const GROUPED_NUMBER = /^\d{1,3}(?:[ \u00A0\u202F\u2009]\d{3})+$/;
const LOCAL_PHONE = /^\(?\d{3,5}\)\s?\d{1,3}[-‑–\s]\d{2}[-‑–\s]\d{2}$/;
const SNILS_LAYOUT = /^\d{3}-\d{3}-\d{3}[\s-]\d{2}$/;
const WORD = new RegExp(`[${LETTER}]+(?:-[${LETTER}]+)*`, 'g');
const LONG_PATRONYMIC = /(?:[ое]вич(?:а|у|ем|е)?|[ое]вн(?:а|ы|е|у|ой))$/;
const SHORT_PATRONYMIC = /(?:ич(?:а|у|ем|е)?|ичн(?:а|ы|е|у|ой))$/;
/** Ordinary words that end like a patronymic. */
const NOT_PATRONYMIC =
  /^(?:кирпич|москвич|томич|пскович|галич|углич|котельнич|ростов?чанич|паралич|клич|бич|сич|[а-я]*нич)(?:а|у|ем|е)?$|^(?:вторичн|первичн|обычн|единичн|наличн|оптичн|тычн|столичн|заграничн|пшеничн|границ)/;
const NAMED_AFTER = /(?:^|[^А-ЯЁа-яё])(?:имени|им\.?)\s+(?:[^\s,;]+\s+){0,4}$/i;

function numberKind(run: string): PersonalDataKind | undefined {
  const text = run.trim();
  const digits = text.replace(/\D/g, '');
  if (SNILS_LAYOUT.test(text)) return 'snils';
  if (LOCAL_PHONE.test(text)) return 'phone';
  if (GROUPED_NUMBER.test(text)) return undefined;
  if (text.startsWith('+') && digits.length >= 11 && digits.length <= 15) return 'phone';
  if (digits.length === 11) return /^[78][3-9]/.test(digits) ? 'phone' : isSnils(digits) ? 'snils' : undefined;
  if (/\D/.test(text)) return undefined;
  if (digits.length === 12 && isPersonalTaxId(digits)) return 'taxId';
  if (digits.length === 15 && isSoleTraderNumber(digits)) return 'registrationNumber';
  return undefined;
}

function isInsideQuotes(text: string, position: number): boolean {
  const before = text.slice(0, position);
  const opened = (before.match(/[«„“]/g) ?? []).length - (before.match(/[»”]/g) ?? []).length;
  const straight = (before.match(/"/g) ?? []).length;
  return opened > 0 || straight % 2 === 1;
}

function isCapitalised(word: string | undefined): boolean {
  return word !== undefined && /^[А-ЯЁ]/.test(word);
}

/** A patronymic with a name beside it. */
function findFullName(text: string): PersonalData | undefined {
  const words = [...text.matchAll(WORD)];
  for (const [index, match] of words.entries()) {
    const word = match[0];
    const lower = word.toLowerCase();
    const end = match.index + word.length;
    const previous = words[index - 1];
    const next = words[index + 1];
    const before = previous && /^\s+$/.test(text.slice(previous.index + previous[0].length, match.index));
    const after = next && /^\s+$/.test(text.slice(end, next.index));
    const named = (before && isCapitalised(previous?.[0])) || (after && isCapitalised(next?.[0]));
    const long = LONG_PATRONYMIC.test(lower) && lower.length >= 7 && (named || (before && !isCapitalised(word)));
    const short =
      SHORT_PATRONYMIC.test(lower) && isCapitalised(word) && word !== word.toUpperCase() && !NOT_PATRONYMIC.test(lower);
    if (!long && !(short && named)) continue;
    const perhapsNameOfPlant = isInsideQuotes(text, match.index) || NAMED_AFTER.test(text.slice(0, match.index));
    return { kind: 'fullName', perhapsNameOfPlant };
  }
  return undefined;
}

/** The first personal data in a text, the certain before the doubtful. */
export function findPersonalData(text: string): PersonalData | undefined {
  if (text.length < 4 || !WORTH_A_LOOK.test(text)) return undefined;
  if (EMAIL.test(text)) return { kind: 'email', perhapsNameOfPlant: false };
  for (const run of text.match(DIGIT_RUN) ?? []) {
    const kind = numberKind(run);
    if (kind) return { kind, perhapsNameOfPlant: false };
  }
  if (SOLE_TRADER.test(text)) return { kind: 'soleTrader', perhapsNameOfPlant: false };
  return findFullName(text);
}
