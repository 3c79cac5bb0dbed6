/** Personal data in a text: what the law does not let into a spreadsheet abroad. */
import { hasPersonalCheckDigits, hasSnilsCheckDigits, hasSoleTraderCheckDigit } from './check-digits.ts';

const EMAIL = /[^\s@]+@[^\s@]+\.\p{L}{2,}/u;
/** Area codes begin with 3, 4, 8 or 9. */
const PHONE = /(?<!\d)(?:\+7[\s(.-]{0,2}|8[\s(.-]{0,2}(?=[3489]))\d(?:[\s().-]{0,2}\d){9}(?!\d)/;
const NOTHING_BUT_A_PHONE = /^7[349]\d{9}$/;
const PHONE_AFTER_ITS_NAME = /тел\.?\s*(?:\(?\d{3}\)?[\s-]*)?\d{3}-\d{2}-\d{2}/i;
const SOLE_TRADER = /^[«"]?(?:ип|индивидуальный\s+предприниматель)(?!\p{L})/iu;
const NUMBER_OF_A_PERSON = /(?<!\d)\d{11,15}(?!\d)/g;
const SNILS_LAYOUT = /(?<!\d)\d{3}[- ]\d{3}[- ]\d{3}[- ]\d{2}(?!\d)/g;
const PATRONYMIC = '\\p{L}*(?:(?:ович|евич|ич)(?:а|у|ем|е)?|(?:овн|евн|ичн)(?:а|ы|е|у|ой))';
const FULL_NAME = new RegExp(
  `\\p{Lu}\\p{L}+\\s+\\p{Lu}(?:${PATRONYMIC}|${PATRONYMIC.replace(/[а-я]/g, (small) => small.toUpperCase())})(?!\\p{L})`,
  'gu',
);

function isNumberOfPerson(digits: string): boolean {
  if (digits.length === 11) return hasSnilsCheckDigits(digits);
  if (digits.length === 12) return hasPersonalCheckDigits(digits);
  return digits.length === 15 && hasSoleTraderCheckDigit(digits);
}

function hasNumberOfPerson(text: string): boolean {
  const plain = text.match(NUMBER_OF_A_PERSON) ?? [];
  const written = (text.match(SNILS_LAYOUT) ?? []).map((layout) => layout.replace(/[- ]/g, ''));
  return [...plain, ...written].some(isNumberOfPerson);
}

/** Plants are named after people: after «имени», «им.» or inside quotation marks. */
function isNameOfPlant(before: string): boolean {
  if (/(?:имени|им\.)[^,]*$/i.test(before)) return true;
  return /«[^»]*$/.test(before) || (before.split('"').length - 1) % 2 === 1;
}

export type PersonalData = 'none' | 'perhaps a plant' | 'personal';

/** A number in groups of thousands may look like a phone and is none. */
function hasPhone(text: string): boolean {
  if (/^\d{1,3}(?:\s\d{3})+$/.test(text)) return false;
  return PHONE.test(text) || NOTHING_BUT_A_PHONE.test(text) || PHONE_AFTER_ITS_NAME.test(text);
}

export function personalDataIn(text: string): PersonalData {
  if (EMAIL.test(text) || hasPhone(text) || SOLE_TRADER.test(text) || hasNumberOfPerson(text)) return 'personal';
  const names = [...text.matchAll(FULL_NAME)];
  if (names.length === 0) return 'none';
  return names.every((name) => isNameOfPlant(text.slice(0, name.index))) ? 'perhaps a plant' : 'personal';
}
