import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isDigits,
  isEntityCode,
  isPersonalTaxId,
  isRegistrationNumber,
  isSnils,
  isSoleTraderNumber,
  isTaxId,
  isTaxRegistrationReason,
  regionOfEntityCode,
  taxIdNumberAt,
} from '../../domain/identifiers.ts';
import { nameOf } from './one-cell.ts';
import { SEED } from './seed.ts';

type Test = (text: string) => boolean;

function check(test: Test, expected: boolean, ...texts: readonly string[]): void {
  for (const text of texts) {
    it(`${test.name}(${nameOf(text)}) is ${expected}`, () => {
      expect(test(text)).toBe(expected);
    });
  }
}

/** The same digits in layouts that are no digits at all. */
function disguises(digits: string): readonly string[] {
  const rest = digits.slice(1);
  const shifted = (zero: number) => digits.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));
  const marked = [`${digits} `, ` ${digits}`, `${digits}\n`, `-${rest}`, `+${rest}`, `${digits}0`, rest, `О${rest}`];
  return [...marked, `${rest}.`, shifted(0x660), shifted(0x6f0), shifted(0xff10), ''];
}

describe('ИНН of an organisation', () => {
  check(isTaxId, true, '7707083893', '7830002293', '5903000040', '0105000015', '7736050003', '7714406168');
  check(isTaxId, false, '7707083894', '0000000000', '1234567890');
  check(isTaxId, false, ...disguises('7707083893'), '500100732259');

  it('does not begin with 00, whatever the check digit', () => {
    const passed = Array.from({ length: 1000 }, (_, serial) => `00${String(serial).padStart(8, '0')}`).filter(isTaxId);
    expect(passed).toEqual([]);
  });

  it('is found at a place inside a longer text, and only there', () => {
    const text = '7707083893; 7830002293';
    const found = Array.from({ length: text.length }, (_, from) => from).filter(
      (from) => taxIdNumberAt(text, from) >= 0,
    );
    expect(found).toEqual([0, 12]);
  });
});

describe('ИНН of a natural person', () => {
  check(isPersonalTaxId, true, '500100732259', '132202672804');
  check(isPersonalTaxId, false, '500100732258', '500100732249', '000000000000', '7707083893');
  check(isPersonalTaxId, false, ...disguises('500100732259'));
});

describe('ОГРН of an organisation', () => {
  check(isRegistrationNumber, true, '1027700132195', '1037739010891', '1117746358608', '1025900000060');
  check(isRegistrationNumber, false, '1027700132196', '0000000000000');
  check(isRegistrationNumber, false, ...disguises('1027700132195'), '304500116000157');
});

describe('ОГРНИП of a sole trader', () => {
  check(isSoleTraderNumber, true, '304500116000157');
  // Remainders by 13 of 10, 11 and 12 give the digits 0, 1 and 2.
  check(isSoleTraderNumber, true, '304590000000100', '304590000000111', '304590000000122');
  check(isSoleTraderNumber, false, '304500116000158', '000000000000000', '1027700132195');
  check(isSoleTraderNumber, false, ...disguises('304500116000157'));
});

describe('КПП', () => {
  check(isTaxRegistrationReason, true, '770401001', '7704AB001', '7704A1001', '01050Z001', '770443999');
  check(isTaxRegistrationReason, false, '77040100', '7704010011', '7704ab001', '770401O01', '77040100A', 'A70401001');
  // Cyrillic А and В.
  check(isTaxRegistrationReason, false, '7704АВ001', '7704 01001', '770401001\n', '');
});

describe('СНИЛС', () => {
  check(isSnils, true, '11223344595', '08765430300');
  check(isSnils, false, '11223344596', '00000000000', '1122334459', '112233445950', '112-233-445 95', '');
});

describe('codes of rows', () => {
  const prefixes = ['C', 'P', 'M'] as const;
  const isClusterCode = (text: string) => isEntityCode(text, 'C');
  check(isClusterCode, true, 'C59-24-001', 'C01-26-1234', 'C59-24-12345', 'C59-24-000');
  check(isClusterCode, false, 'C59-24-01', 'C59-24-123456', 'C5-24-001', 'C59-2024-001', 'C59-24-00A', 'P59-24-001');
  // A Cyrillic С, a small c, an en dash, spaces.
  check(isClusterCode, false, 'С59-24-001', 'c59-24-001', 'C59–24–001', 'C59-24-001 ', ' C59-24-001', 'C59_24_001', '');

  it('are exactly what the pattern of the workbook says', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...prefixes),
        fc.string({ unit: fc.constantFrom(...'CPMС059-–A '), maxLength: 14 }),
        fc.constantFrom('', 'C59-24-', 'P59-24-', 'M59-24-'),
        (prefix, tail, head) => {
          const text = head + tail;
          expect(isEntityCode(text, prefix)).toBe(new RegExp(`^${prefix}\\d{2}-\\d{2}-\\d{3,5}$`).test(text));
        },
      ),
      { seed: SEED, numRuns: 3000 },
    );
  });

  it('carry the region', () => {
    expect(regionOfEntityCode('C59-24-001')).toBe('59');
    expect(regionOfEntityCode('P01-26-12345')).toBe('01');
  });
});

describe('digits', () => {
  check(isDigits, true, '0', '0123456789');
  check(isDigits, false, '', ' ', '1 2', '１', '٣', '-1', '1.0', '1e3', '½', '²');
});

const TAX_ID_WEIGHTS = [2, 4, 10, 3, 5, 9, 4, 6, 8];
const PERSONAL_11TH = [7, 2, 4, 10, 3, 5, 9, 4, 6, 8];
const PERSONAL_12TH = [3, ...PERSONAL_11TH];

function weighed(digits: string, weights: readonly number[]): string {
  return String((weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0) % 11) % 10);
}

/** The check digits as workbook.md defines them, in exact integers. */
const withCheckDigits: Readonly<Record<string, (digits: string) => string>> = {
  taxId: (digits) => digits + weighed(digits, TAX_ID_WEIGHTS),
  personalTaxId: (digits) => {
    const eleven = digits + weighed(digits, PERSONAL_11TH);
    return eleven + weighed(eleven, PERSONAL_12TH);
  },
  registrationNumber: (digits) => digits + String((BigInt(digits) % 11n) % 10n),
  soleTraderNumber: (digits) => digits + String((BigInt(digits) % 13n) % 10n),
};

function digitStrings(length: number, first = '[1-9]'): fc.Arbitrary<string> {
  return fc.stringMatching(new RegExp(`^${first}[0-9]{${length - 1}}$`));
}

describe('for every number', () => {
  const CASES: readonly (readonly [name: string, length: number, test: Test])[] = [
    ['taxId', 9, isTaxId],
    ['personalTaxId', 10, isPersonalTaxId],
    ['registrationNumber', 12, isRegistrationNumber],
    ['soleTraderNumber', 14, isSoleTraderNumber],
  ];

  it.each(CASES)('the check digits of %s are the published ones and no others', (name, length, test) => {
    fc.assert(
      fc.property(digitStrings(length), fc.nat(99), (digits, other) => {
        const right = withCheckDigits[name]?.(digits) ?? '';
        expect(test(right)).toBe(true);
        const checkDigits = right.length - length;
        const changed = digits + String(other % 10 ** checkDigits).padStart(checkDigits, '0');
        expect(test(changed)).toBe(changed === right);
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  it.each([
    ['taxId', 9, isTaxId],
    ['registrationNumber', 12, isRegistrationNumber],
  ] as const)('at least 97 %% of all changes of one digit of %s are found', (name, length, test) => {
    const right = fc
      .sample(digitStrings(length), { seed: SEED, numRuns: 200 })
      .map((digits) => withCheckDigits[name]?.(digits) ?? '');
    expect(right.every(test)).toBe(true);
    let changes = 0;
    let missed = 0;
    for (const number of right) {
      for (let index = 0; index < number.length; index++) {
        for (const digit of '0123456789') {
          if (digit === number[index]) continue;
          changes++;
          if (test(number.slice(0, index) + digit + number.slice(index + 1))) missed++;
        }
      }
    }
    expect(changes).toBe(200 * (length + 1) * 9);
    expect(1 - missed / changes).toBeGreaterThanOrEqual(0.97);
  });
});
