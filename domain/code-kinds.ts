/** Columns that hold codes. A code is text: a spreadsheet that takes it for a number drops its leading zeros. */
import { type ActivityCodeFault, activityCodeFault, productCodeFault, productCodeNumber } from './activity-code.ts';
import { codeText } from './cell.ts';
import {
  type EntityPrefix,
  entityCodeNumber,
  isDigits,
  isPersonalTaxId,
  isRegistrationNumber,
  isTaxId,
  isTaxRegistrationReason,
  taxIdNumber,
  taxIdNumberAt,
} from './identifiers.ts';
import { splitList } from './list-kinds.ts';
import { russianNumber } from './number-kinds.ts';
import type { NumberLists } from './number-lists.ts';
import type { RowReport } from './row-report.ts';
import type { CodeKind, CodeListKind, Kind } from './table.ts';

const SEMICOLON = 0x3b;
const SPACE = 0x20;

/** The plain digits of a number cell, if it has no fraction and no exponent. */
function plainDigits(value: number): string | undefined {
  return Number.isSafeInteger(value) && value >= 0 ? String(value) : undefined;
}

function fromDigits(value: number, isRight: (digits: string) => boolean, report: RowReport): string | undefined {
  const digits = plainDigits(value);
  if (digits === undefined || !isRight(digits)) return report.add('CODE_NOT_TEXT', {});
  report.add('CODE_AS_NUMBER', { read: digits });
  return digits;
}

function taxIdFromText(cellText: string, report: RowReport): string | undefined {
  if (isTaxId(cellText)) return cellText;
  const text = codeText(cellText);
  if (isTaxId(text)) return text;
  if (text.length === 12 && isDigits(text)) return report.add('PERSONAL_DATA', { kind: 'taxId', length: 12 });
  if (text.length === 9 && isTaxId(`0${text}`)) return report.add('LOST_LEADING_ZERO', { likely: `0${text}` });
  if (text.length === 10 && isDigits(text)) return report.addFound('INN_CHECKSUM', text);
  return report.addFound('INN_FORMAT', text);
}

function taxIdFromNumber(value: number, report: RowReport): string | undefined {
  const digits = plainDigits(value) ?? '';
  if (digits.length === 12 || (digits.length === 11 && isPersonalTaxId(`0${digits}`))) {
    return report.add('PERSONAL_DATA', { kind: 'taxId', length: digits.length });
  }
  if (digits.length === 9 && isTaxId(`0${digits}`)) return report.add('LOST_LEADING_ZERO', { likely: `0${digits}` });
  return fromDigits(value, isTaxId, report);
}

/** ИНН of an organisation; the twelve digits of a person are refused. */
export const taxId: CodeKind = {
  format: 'text',
  numberOf: taxIdNumber,
  fromText: taxIdFromText,
  fromNumber: taxIdFromNumber,
};

/** Several codes in one text, parted by "; ". */
export type CodeList = string;

const PARTED_LENGTH = 12;
/** Shorter than any number of a person or an organisation. */
const LONGEST_REGISTRY_NUMBER = 9;

/** Whether the same ИНН stands at a position of a list and at another of a text. The last digits differ first. */
function isSameTaxId(list: string, at: number, text: string, from: number): boolean {
  for (let offset = 9; offset >= 0; offset--) {
    if (list.charCodeAt(at + offset) !== text.charCodeAt(from + offset)) return false;
  }
  return true;
}

/** Whether an ИНН is one of a list. */
export function isListed(taxId: string, list: CodeList): boolean {
  for (let at = 0; at < list.length; at += PARTED_LENGTH) if (isSameTaxId(list, at, taxId, 0)) return true;
  return false;
}

function isPartedAt(text: string, from: number): boolean {
  return text.charCodeAt(from - 2) === SEMICOLON && text.charCodeAt(from - 1) === SPACE;
}

/** Reads a text that is a list of different ИНН, each parted from the next by "; ". */
function readTaxIds(text: string, max: number, lists: NumberLists, row: number): boolean {
  lists.begin(row);
  const count = (text.length + 2) / PARTED_LENGTH;
  if (!Number.isInteger(count) || count > max) return false;
  for (let from = 0; from < text.length; from += PARTED_LENGTH) {
    const number = taxIdNumberAt(text, from);
    if (number < 0 || lists.includes(row, number) || (from > 0 && !isPartedAt(text, from))) {
      lists.begin(row);
      return false;
    }
    lists.push(row, number);
  }
  return true;
}

/** Several ИНН in one cell, parted by `;`. */
export function taxIdList(max: number): CodeListKind {
  return {
    format: 'text',
    readNumbers: (text, lists, row) => readTaxIds(text, max, lists, row),
    fromText: (text, report) => {
      const pieces = splitList(text);
      if (pieces.length === 0) return null;
      if (pieces.length > max) return report.add('TOO_MANY_COEXECUTORS', { count: pieces.length, max });
      const codes: string[] = [];
      for (const piece of pieces) {
        const code = taxIdFromText(piece, report);
        if (code === undefined) return undefined;
        if (codes.includes(code)) return report.addFound('REPEATED_VALUE', code);
        codes.push(code);
      }
      return codes.join('; ');
    },
    fromNumber: taxIdFromNumber,
  };
}

/** ОГРН of an organisation; the fifteen digits of a sole trader are refused. */
export const registrationNumber: Kind<string> = {
  format: 'text',
  quick: (cell) => (typeof cell === 'string' && isRegistrationNumber(cell) ? cell : undefined),
  fromText: (text, report) => {
    const code = codeText(text);
    if (isRegistrationNumber(code)) return code;
    if (code.length === 15 && isDigits(code)) {
      return report.add('PERSONAL_DATA', { kind: 'registrationNumber', length: 15 });
    }
    return report.addFound(code.length === 13 && isDigits(code) ? 'OGRN_CHECKSUM' : 'OGRN_FORMAT', code);
  },
  fromNumber: (value, report) => {
    if (plainDigits(value)?.length === 15)
      return report.add('PERSONAL_DATA', { kind: 'registrationNumber', length: 15 });
    return fromDigits(value, isRegistrationNumber, report);
  },
};

/** КПП. */
export const taxRegistrationReason: Kind<string> = {
  format: 'text',
  quick: (cell) => (typeof cell === 'string' && isTaxRegistrationReason(cell) ? cell : undefined),
  fromText: (text, report) => {
    const code = codeText(text);
    return isTaxRegistrationReason(code) ? code : report.addFound('KPP_FORMAT', code);
  },
  fromNumber: (value, report) => fromDigits(value, isTaxRegistrationReason, report),
};

/** The code of a cluster (C), a joint project (P) or a support measure (M); of either, where a column admits two. */
export function entityCode(...prefixes: readonly EntityPrefix[]): CodeKind {
  const example = prefixes.map((prefix) => `${prefix}59-24-001`).join(' или ');
  const numberOf = (code: string) => {
    for (const prefix of prefixes) {
      const number = entityCodeNumber(code, prefix);
      if (number >= 0) return number;
    }
    return -1;
  };
  const isRight = (code: string) => numberOf(code) >= 0;
  return {
    format: 'text',
    numberOf,
    fromText: (text, report) => {
      const code = codeText(text);
      return isRight(code) ? code : report.addFound('ENTITY_CODE_FORMAT', code, { example });
    },
    fromNumber: (value, report) => report.addFound('ENTITY_CODE_FORMAT', russianNumber(value), { example }),
  };
}

/** ОКВЭД2. */
export const activityCode: Kind<string> = {
  format: 'text',
  quick: (cell) => (typeof cell === 'string' && activityCodeFault(cell) === undefined ? cell : undefined),
  fromText: (text, report) => checkActivity(text, activityCodeFault, report),
  fromNumber: (_value, report) => report.add('CODE_NOT_TEXT', {}),
};

function checkActivity(
  text: string,
  faultOf: (code: string) => ActivityCodeFault | undefined,
  report: RowReport,
): string | undefined {
  const code = codeText(text);
  const fault = faultOf(code);
  return fault ? report.addFound(fault, code) : code;
}

/** ОКПД2, at least XX.XX. */
export const productCode: CodeKind = {
  format: 'text',
  numberOf: productCodeNumber,
  fromText: (text, report) => checkActivity(text, productCodeFault, report),
  fromNumber: (_value, report) => report.add('CODE_NOT_TEXT', {}),
};

/** The number of a cluster in the ministry's registry: digits. */
export const registryNumber: Kind<string> = {
  format: 'text',
  readsNumber: true,
  fromText: (text, report) => {
    const code = codeText(text);
    return isDigits(code) && code.length <= LONGEST_REGISTRY_NUMBER
      ? code
      : report.addFound('REGISTRY_NUMBER_FORMAT', code);
  },
  fromNumber: (value, report) => {
    const digits = plainDigits(value);
    if (digits === undefined || digits.length > LONGEST_REGISTRY_NUMBER) {
      return report.addFound('REGISTRY_NUMBER_FORMAT', russianNumber(value));
    }
    report.add('REGISTRY_NUMBER_FROM_NUMBER', { read: digits });
    return digits;
  },
};
