/**
 * Numbers of organisations: ИНН, ОГРН, КПП, and the numbers of natural persons that Svod must recognise to refuse them.
 * The check digits are the widely published ones; A right check digit does not mean
 * that the organisation exists, and about 1.7 % of single typing mistakes leave it right.
 */

const TAX_ID_LENGTH = 10;
const TAX_ID_WEIGHTS = [2, 4, 10, 3, 5, 9, 4, 6, 8] as const;
/** The first nine digits of an ИНН of office 01 are at least so much. */
const FIRST_TAX_OFFICE = 1e7;
const PERSONAL_11TH = [7, 2, 4, 10, 3, 5, 9, 4, 6, 8] as const;
const PERSONAL_12TH = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8] as const;
const ZERO = 48;

/** Whether every character is an ASCII digit. */
export function isDigits(text: string): boolean {
  return text.length > 0 && areDigits(text, 0, text.length);
}

function digitAt(digits: string, index: number): number {
  return digits.charCodeAt(index) - ZERO;
}

function weighted(digits: string, weights: readonly number[]): number {
  return (weights.reduce((sum, weight, index) => sum + weight * digitAt(digits, index), 0) % 11) % 10;
}

/** ИНН of an organisation: ten digits with the right check digit; `00` is no tax office. */
export function isTaxId(text: string): boolean {
  return taxIdNumber(text) >= 0;
}

/** The ИНН of an organisation as a number; -1 for any other text. */
export function taxIdNumber(text: string): number {
  return text.length === TAX_ID_LENGTH ? taxIdNumberAt(text, 0) : -1;
}

/** The same of the ten characters from a position on. */
export function taxIdNumberAt(text: string, from: number): number {
  let number = 0;
  let sum = 0;
  for (let offset = 0; offset < TAX_ID_LENGTH - 1; offset++) {
    const digit = digitAt(text, from + offset);
    if (!(digit >= 0 && digit <= 9)) return -1;
    number = number * 10 + digit;
    sum += digit * (TAX_ID_WEIGHTS[offset] ?? 0);
  }
  if (number < FIRST_TAX_OFFICE || (sum % 11) % 10 !== digitAt(text, from + TAX_ID_LENGTH - 1)) return -1;
  return number * 10 + digitAt(text, from + TAX_ID_LENGTH - 1);
}

/** ИНН of a natural person: twelve digits with two right check digits. */
export function isPersonalTaxId(digits: string): boolean {
  return (
    digits.length === 12 &&
    isDigits(digits) &&
    !digits.startsWith('00') &&
    weighted(digits, PERSONAL_11TH) === digitAt(digits, 10) &&
    weighted(digits, PERSONAL_12TH) === digitAt(digits, 11)
  );
}

/** ОГРН of an organisation: thirteen digits, the last one the remainder by 11 of the number before it. */
export function isRegistrationNumber(digits: string): boolean {
  if (digits.length !== 13 || !isDigits(digits) || digitAt(digits, 0) === 0) return false;
  return (Number(digits.slice(0, 12)) % 11) % 10 === digitAt(digits, 12);
}

/** ОГРНИП of a sole trader: fifteen digits, the last one the remainder by 13 of the number before it. */
export function isSoleTraderNumber(digits: string): boolean {
  if (digits.length !== 15 || !isDigits(digits) || digitAt(digits, 0) === 0) return false;
  return (Number(digits.slice(0, 14)) % 13) % 10 === digitAt(digits, 14);
}

/** КПП: four digits of the tax office, two of the reason (digits or Latin capitals), three of the serial. */
export function isTaxRegistrationReason(text: string): boolean {
  return /^\d{4}[0-9A-Z]{2}\d{3}$/.test(text);
}

/** СНИЛС: nine digits and two check digits. */
export function isSnils(digits: string): boolean {
  if (digits.length !== 11 || !isDigits(digits) || Number(digits.slice(0, 9)) <= 1_001_998) return false;
  let sum = 0;
  for (let index = 0; index < 9; index++) sum += digitAt(digits, index) * (9 - index);
  return (sum % 101) % 100 === Number(digits.slice(9));
}

const DASH = 0x2d;

/** C is a cluster, P a joint project, M a support measure. */
export type EntityPrefix = 'C' | 'P' | 'M';

function areDigits(text: string, from: number, to: number): boolean {
  for (let index = from; index < to; index++) {
    const digit = text.charCodeAt(index) - ZERO;
    if (!(digit >= 0 && digit <= 9)) return false;
  }
  return true;
}

/** Code of a row of the register: C59-24-001, region, two digits of the year and three to five of a serial number. */
export function isEntityCode(text: string, prefix: EntityPrefix): boolean {
  return entityCodeNumber(text, prefix) >= 0;
}

/** Such a code as a number that no other code has, with whatever prefix; -1 for any other text. */
export function entityCodeNumber(text: string, prefix: EntityPrefix): number {
  const { length } = text;
  const letter = text.charCodeAt(0);
  if (length < 10 || length > 12 || letter !== prefix.charCodeAt(0)) return -1;
  if (text.charCodeAt(3) !== DASH || text.charCodeAt(6) !== DASH) return -1;
  let number = 0;
  for (let index = 1; index < length; index++) {
    if (index === 3 || index === 6) continue;
    const digit = digitAt(text, index);
    if (!(digit >= 0 && digit <= 9)) return -1;
    number = number * 10 + digit;
  }
  // 001 and 0001 are different codes.
  return number + 1e9 * (length + 100 * letter);
}

/** The two-digit region code inside a code of the register. */
export function regionOfEntityCode(code: string): string {
  return code.slice(1, 3);
}
