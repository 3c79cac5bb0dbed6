/** Columns that hold a value of a closed list: choices, yes or no, industries, regions. */
import type { ChoiceList } from './choice-list.ts';
import { choiceList } from './choice-list.ts';
import { russianNumber } from './number-kinds.ts';
import type { Reference } from './reference.ts';
import type { RowReport } from './row-report.ts';
import type { ChoiceKind, Kind } from './table.ts';

function choose<Key extends string>(list: ChoiceList<Key>, text: string, report: RowReport): Key | undefined {
  const key = list.find(text);
  if (key !== undefined) return key;
  const likely = list.likely(text);
  return report.addFound('NOT_IN_LIST', text, { options: list.labels, ...(likely !== undefined && { likely }) });
}

/** One value of a list that belongs to the declaration. */
export function choice<Key extends string>(list: ChoiceList<Key>): ChoiceKind<Key> {
  return {
    format: 'text',
    choices: list,
    options: () => list.labels,
    fromText: (text, report) => choose(list, text, report),
    fromNumber: (value, report) => choose(list, russianNumber(value), report),
  };
}

const YES_NO = choiceList({ YES: 'Да', NO: 'Нет' });
const YES = YES_NO.keys.indexOf('YES');

/** Да or Нет. */
export const yesNo: Kind<boolean> = {
  format: 'text',
  quick: (cell) => {
    const place = YES_NO.placeOfExact(cell);
    return place < 0 ? undefined : place === YES;
  },
  options: () => YES_NO.labels,
  fromText: (text, report) => {
    const answer = choose(YES_NO, text, report);
    return answer === undefined ? undefined : answer === 'YES';
  },
  fromNumber: (value, report) => {
    choose(YES_NO, russianNumber(value), report);
    return undefined;
  },
};

/** An industry of the operator's list, known by its name. */
export const industry: Kind<string> = {
  format: 'text',
  quick: (cell, { reference }) => reference.industries.findExact(cell),
  options: (reference) => reference.industries.labels,
  fromText: (text, report) => choose(report.context.reference.industries, text, report),
  fromNumber: (value, report) => choose(report.context.reference.industries, russianNumber(value), report),
};

function findRegion(text: string, report: RowReport): string | undefined {
  const { regions } = report.context.reference;
  const isOneDigit = /^[1-9]$/.test(text);
  const code = regions.codeOf(isOneDigit ? `0${text}` : text);
  if (code !== undefined) {
    if (isOneDigit) report.add('REGION_FROM_NUMBER', { read: code });
    return code;
  }
  const likely = regions.likely(text);
  return report.addFound('UNKNOWN_REGION', text, likely === undefined ? {} : { likely });
}

function regionFromNumber(value: number, report: RowReport): string | undefined {
  const code = Number.isInteger(value) && value >= 1 && value <= 99 ? String(value).padStart(2, '0') : undefined;
  if (code === undefined || !report.context.reference.regions.get(code)) {
    return report.addFound('UNKNOWN_REGION', russianNumber(value));
  }
  report.add('REGION_FROM_NUMBER', { read: code });
  return code;
}

function regionNames(reference: Reference): readonly string[] {
  return reference.regions.all.map((one) => one.name);
}

/** A region by its full name or its two-digit code; the record keeps the code. */
export const region: Kind<string> = {
  format: 'text',
  quick: (cell, { reference }) => (typeof cell === 'string' ? reference.regions.codeOfExact(cell) : undefined),
  options: regionNames,
  fromText: findRegion,
  fromNumber: regionFromNumber,
};

const LIST_SEPARATORS = new Set([';', ',', '\n', '\r'].map((separator) => separator.charCodeAt(0)));

/** The pieces of a list that was written into one cell. */
export function splitList(text: string): readonly string[] {
  const pieces: string[] = [];
  let start = 0;
  for (let end = 0; end <= text.length; end++) {
    if (end < text.length && !LIST_SEPARATORS.has(text.charCodeAt(end))) continue;
    const piece = text.slice(start, end).trim();
    if (piece !== '') pieces.push(piece);
    start = end + 1;
  }
  return pieces;
}

/** Several regions in one cell, parted by `;`; the record keeps their codes. */
export const regionList: Kind<readonly string[]> = {
  format: 'text',
  fromText: (text, report) => {
    const codes: string[] = [];
    for (const piece of splitList(text)) {
      const code = findRegion(piece, report);
      if (code === undefined) return undefined;
      if (codes.includes(code)) return report.addFound('REPEATED_VALUE', piece);
      codes.push(code);
    }
    return codes.length === 0 ? null : codes.sort();
  },
  fromNumber: (value, report) => {
    const code = regionFromNumber(value, report);
    return code === undefined ? undefined : [code];
  },
};
