import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ActivityCodeFault,
  activityCodeFault,
  firstProductDigits,
  productCodeFault,
  productCodeNumber,
  productCodeText,
} from '../../domain/activity-code.ts';
import { nameOf } from './one-cell.ts';
import { SEED } from './seed.ts';

type Fault = (code: string) => ActivityCodeFault | undefined;

function check(faultOf: Fault, expected: ActivityCodeFault | undefined, ...codes: readonly string[]): void {
  for (const code of codes) {
    it(`${nameOf(code)}: ${expected ?? 'right'}`, () => {
      expect(faultOf(code)).toBe(expected);
    });
  }
}

const MALFORMED = [
  '',
  '2',
  '2.0',
  '20.',
  '20.1.',
  '.20',
  '20..1',
  '20.1.1',
  '20.15.',
  '20,15',
  '2015',
  '20.15.1.',
  '20-15',
];
const DISGUISED = [
  '２０.15',
  '٢٠.١٥',
  '2О.15',
  ' 20.15',
  '20.15 ',
  '20.15\n',
  '20. 15',
  'A',
  'constructor',
  '__proto__',
];

describe('ОКВЭД2', () => {
  check(activityCodeFault, undefined, '20', '20.1', '20.15', '20.15.1', '20.15.10', '01.11', '99.00', '10.11.1');
  check(activityCodeFault, 'OKVED_FORMAT', ...MALFORMED, ...DISGUISED);
  // Right for products only.
  check(activityCodeFault, 'OKVED_FORMAT', '20.15.10.130', '20.15.10.13', '20.15.100');
});

describe('ОКПД2 of a joint project', () => {
  check(productCodeFault, undefined, '20.15', '20.15.1', '20.15.10', '20.15.10.130', '01.11', '28.99.39.190');
  check(productCodeFault, 'OKPD2_TOO_SHORT', '20', '20.1');
  check(productCodeFault, 'OKPD2_FORMAT', ...MALFORMED, ...DISGUISED);
  check(
    productCodeFault,
    'OKPD2_FORMAT',
    '20.15.10.1',
    '20.15.10.13',
    '20.15.10.1300',
    '20.15.10.130.1',
    '20.15.1.130',
  );
});

/** As workbook.md lists them. */
const EXISTING =
  '01-03 05-09 10-33 35 36-39 41-43 45-47 49-53 55 56 58-63 64-66 68 69-75 77-82 84 85 86-88 90-93 94-96 97 98 99';
const CLASSES = EXISTING.split(' ').flatMap((span) => {
  const [first, last = first] = span.split('-').map(Number);
  return Array.from({ length: Number(last) - Number(first) + 1 }, (_, step) =>
    String(Number(first) + step).padStart(2, '0'),
  );
});

describe('classes', () => {
  const all = Array.from({ length: 100 }, (_, number) => String(number).padStart(2, '0'));

  it.each<[string, Fault]>([
    ['ОКВЭД2', activityCodeFault],
    ['ОКПД2', productCodeFault],
  ])('%s knows exactly those that exist', (_name, faultOf) => {
    expect(all.filter((digits) => faultOf(`${digits}.11`) === undefined)).toEqual(CLASSES);
    expect(all.filter((digits) => faultOf(`${digits}.11`) === 'ACTIVITY_CLASS_UNKNOWN')).toEqual(
      all.filter((digits) => !CLASSES.includes(digits)),
    );
  });

  it('there are 88 of them', () => {
    expect(CLASSES).toHaveLength(88);
  });
});

describe('for every text', () => {
  const text = fc.string({ unit: fc.constantFrom(...'0123.. ,а'), maxLength: 14 });

  it.each<[string, Fault, RegExp]>([
    ['OKVED_FORMAT', activityCodeFault, /^\d{2}(?:\.\d(?:\d(?:\.\d(?:\d)?)?)?)?$/],
    ['OKPD2_FORMAT', productCodeFault, /^\d{2}(?:\.\d(?:\d(?:\.\d(?:\d(?:\.\d{3})?)?)?)?)?$/],
  ])('%s is said exactly where the pattern of the workbook fails', (fault, faultOf, pattern) => {
    fc.assert(
      fc.property(fc.oneof(text, fc.stringMatching(pattern)), (code) => {
        expect(faultOf(code) === fault).toBe(!pattern.test(code));
      }),
      { seed: SEED, numRuns: 2000 },
    );
  });
});

describe('the number of a product code', () => {
  const codes = fc.oneof(
    fc.stringMatching(/^\d{2}(\.\d{1,2}(\.\d{1,2}(\.\d{1,3})?)?)?$/),
    fc.string({ unit: fc.constantFrom(...'012349.,'), maxLength: 13 }),
  );

  it('is that of right codes alone, and says which code it was', () => {
    fc.assert(
      fc.property(codes, (code) => {
        const number = productCodeNumber(code);
        expect(number >= 0).toBe(productCodeFault(code) === undefined);
        if (number >= 0) expect(productCodeText(number)).toBe(code);
      }),
      { seed: SEED, numRuns: 5000 },
    );
  });

  it.each([
    ['20.15.10.130', 6, '20.15.10'],
    ['20.15.10', 6, '20.15.10'],
    ['20.15', 2, '20'],
    ['05.10.20', 2, '05'],
  ])('of %s begins with %i digits as %s', (code, digits, first) => {
    expect(productCodeText(firstProductDigits(productCodeNumber(code), digits))).toBe(first);
  });
});
