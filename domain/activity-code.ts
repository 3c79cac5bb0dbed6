/** Codes of activities (ОКВЭД2, ОК 029-2014) and of products (ОКПД2, ОК 034-2014): their form and the classes that exist. */

const OKVED2 = /^\d{2}(?:\.\d(?:\d(?:\.\d(?:\d)?)?)?)?$/;
const OKPD2 = /^\d{2}(?:\.\d(?:\d(?:\.\d(?:\d(?:\.\d{3})?)?)?)?)?$/;
/** First two digits that no class of either classification has. */
const MISSING_CLASSES = new Set(['00', '04', '34', '40', '44', '48', '54', '57', '67', '76', '83', '89']);

export type ActivityCodeFault = 'OKVED_FORMAT' | 'OKPD2_FORMAT' | 'OKPD2_TOO_SHORT' | 'ACTIVITY_CLASS_UNKNOWN';

/** What is wrong with an activity code, if anything. */
export function activityCodeFault(code: string): ActivityCodeFault | undefined {
  if (!OKVED2.test(code)) return 'OKVED_FORMAT';
  return MISSING_CLASSES.has(code.slice(0, 2)) ? 'ACTIVITY_CLASS_UNKNOWN' : undefined;
}

/** What is wrong with a product code, if anything; a joint project names its product by four digits at least. */
export function productCodeFault(code: string): ActivityCodeFault | undefined {
  if (!OKPD2.test(code)) return 'OKPD2_FORMAT';
  if (MISSING_CLASSES.has(code.slice(0, 2))) return 'ACTIVITY_CLASS_UNKNOWN';
  return code.length < 5 ? 'OKPD2_TOO_SHORT' : undefined;
}

const DOT = 0x2e;
const ZERO = 0x30;
/** XX.XX, XX.XX.X, XX.XX.XX and XX.XX.XX.XXX. */
const PRODUCT_LENGTHS = new Set([5, 7, 8, 12]);
const IS_MISSING = Array.from({ length: 100 }, (_, digits) => MISSING_CLASSES.has(String(digits).padStart(2, '0')));

/** A right product code as its digits behind a 1, which no other code has; -1 for any other text. */
export function productCodeNumber(code: string): number {
  const { length } = code;
  if (!PRODUCT_LENGTHS.has(length)) return -1;
  let number = 1;
  for (let index = 0; index < length; index++) {
    const unit = code.charCodeAt(index);
    if (index === 2 || index === 5 || index === 8) {
      if (unit !== DOT) return -1;
      continue;
    }
    const digit = unit - ZERO;
    if (!(digit >= 0 && digit <= 9)) return -1;
    number = number * 10 + digit;
    if (index === 1 && IS_MISSING[number - 100]) return -1;
  }
  return number;
}

/** The code of the first digits of a product code, both as such numbers; the same one when it is no longer. */
export function firstProductDigits(number: number, digits: number): number {
  let first = number;
  while (first >= 2 * 10 ** digits) first = Math.floor(first / 10);
  return first;
}

/** Such a number as the text of the code. */
export function productCodeText(number: number): string {
  const digits = String(number).slice(1);
  return [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4, 6), digits.slice(6)]
    .filter((part) => part !== '')
    .join('.');
}
