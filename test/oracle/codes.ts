/** Codes of a cell: numbers of organisations, codes of rows, classifiers, the number in the registry. */
import { hasPersonalCheckDigits, hasRegistrationCheckDigit, hasTaxIdCheckDigit } from './check-digits.ts';
import { piecesOf, withoutSpaces } from './texts.ts';
import { type Cell, type ProblemCode, type Reading, read, refused } from './vocabulary.ts';

/** A number or a date is no code; a ticked box is not even that. */
function noCode(cell: Cell, format: ProblemCode): Reading {
  return refused(typeof cell === 'boolean' ? format : 'CODE_NOT_TEXT');
}

/** The plain digits of a number that might have been a code. */
function digitsOf(cell: Cell): string | null {
  return typeof cell === 'number' && Number.isSafeInteger(cell) && cell >= 0 ? String(cell) : null;
}

function isTaxId(text: string): boolean {
  return /^\d{10}$/.test(text) && !text.startsWith('00') && hasTaxIdCheckDigit(text);
}

function isRegistrationNumber(text: string): boolean {
  return /^[1-9]\d{12}$/.test(text) && hasRegistrationCheckDigit(text);
}

function readTaxIdText(text: string): Reading {
  if (isTaxId(text)) return read(text);
  if (/^\d{12}$/.test(text)) return refused('PERSONAL_DATA');
  if (/^\d{10}$/.test(text)) return refused('INN_CHECKSUM');
  return refused(/^\d{9}$/.test(text) && isTaxId(`0${text}`) ? 'LOST_LEADING_ZERO' : 'INN_FORMAT');
}

export function readTaxId(cell: Cell): Reading {
  if (typeof cell === 'string') return readTaxIdText(withoutSpaces(cell));
  const digits = digitsOf(cell);
  if (digits === null) return noCode(cell, 'INN_FORMAT');
  if (isTaxId(digits)) return read(digits, ['warning', 'CODE_AS_NUMBER']);
  // A person's number may have lost its leading zero too.
  const isOfPerson = digits.length === 12 || (digits.length === 11 && hasPersonalCheckDigits(`0${digits}`));
  if (isOfPerson) return refused('PERSONAL_DATA');
  return refused(digits.length === 9 && isTaxId(`0${digits}`) ? 'LOST_LEADING_ZERO' : 'CODE_NOT_TEXT');
}

const MOST_CO_EXECUTORS = 10;

export function readTaxIdList(cell: Cell): Reading {
  if (typeof cell !== 'string') {
    const { value, said } = readTaxId(cell);
    return { value: typeof value === 'string' ? [value] : value, said };
  }
  const taxIds: string[] = [];
  for (const piece of piecesOf(cell)) {
    const one = readTaxIdText(withoutSpaces(piece));
    if (typeof one.value !== 'string') return one;
    if (taxIds.includes(one.value)) return refused('REPEATED_VALUE');
    taxIds.push(one.value);
  }
  if (taxIds.length > MOST_CO_EXECUTORS) return refused('TOO_MANY_COEXECUTORS');
  return read(taxIds.length === 0 ? null : taxIds);
}

export function readRegistrationNumber(cell: Cell): Reading {
  if (typeof cell === 'string') {
    const text = withoutSpaces(cell);
    if (isRegistrationNumber(text)) return read(text);
    if (/^\d{15}$/.test(text)) return refused('PERSONAL_DATA');
    return refused(/^\d{13}$/.test(text) ? 'OGRN_CHECKSUM' : 'OGRN_FORMAT');
  }
  const digits = digitsOf(cell);
  if (digits !== null && isRegistrationNumber(digits)) return read(digits, ['warning', 'CODE_AS_NUMBER']);
  return digits?.length === 15 ? refused('PERSONAL_DATA') : noCode(cell, 'OGRN_FORMAT');
}

export function readTaxRegistrationReason(cell: Cell): Reading {
  if (typeof cell === 'string') {
    const text = withoutSpaces(cell);
    return /^\d{4}[0-9A-Z]{2}\d{3}$/.test(text) ? read(text) : refused('KPP_FORMAT');
  }
  const digits = digitsOf(cell);
  return digits?.length === 9 ? read(digits, ['warning', 'CODE_AS_NUMBER']) : noCode(cell, 'KPP_FORMAT');
}

/** The code of a row whose first letter is one of these. */
export function readRowCode(letters: string) {
  const pattern = new RegExp(`^[${letters}]\\d{2}-\\d{2}-\\d{3,5}$`);
  return (cell: Cell): Reading => {
    const text = typeof cell === 'string' ? withoutSpaces(cell) : '';
    return pattern.test(text) ? read(text) : refused('ENTITY_CODE_FORMAT');
  };
}

const MISSING_CLASSES = ['00', '04', '34', '40', '44', '48', '54', '57', '67', '76', '83', '89'];

function readClassifier(cell: Cell, pattern: RegExp, format: ProblemCode, shortest: ProblemCode | null): Reading {
  if (typeof cell !== 'string') return noCode(cell, format);
  const text = withoutSpaces(cell);
  if (!pattern.test(text)) return refused(format);
  if (MISSING_CLASSES.includes(text.slice(0, 2))) return refused('ACTIVITY_CLASS_UNKNOWN');
  if (shortest !== null && text.length < 'XX.XX'.length) return refused(shortest);
  return read(text);
}

/** ОКВЭД2 */
export function readActivityCode(cell: Cell): Reading {
  return readClassifier(cell, /^\d\d(\.\d(\d(\.\d\d?)?)?)?$/, 'OKVED_FORMAT', null);
}

/** ОКПД2 of a joint project: at least four digits. */
export function readProductCode(cell: Cell): Reading {
  return readClassifier(cell, /^\d\d(\.\d(\d(\.\d(\d(\.\d{3})?)?)?)?)?$/, 'OKPD2_FORMAT', 'OKPD2_TOO_SHORT');
}

export function readRegistryNumber(cell: Cell): Reading {
  if (typeof cell === 'object' && cell !== null) return refused('DATE_FOR_NUMBER');
  const text = typeof cell === 'string' ? withoutSpaces(cell) : digitsOf(cell);
  if (text === null || !/^\d{1,9}$/.test(text)) return refused('REGISTRY_NUMBER_FORMAT');
  return typeof cell === 'number' ? read(text, ['note', 'REGISTRY_NUMBER_FROM_NUMBER']) : read(text);
}
