import { describe, expect, it } from 'vitest';
import { type FactsOf, type Problem, type ProblemCode, SEVERITY_OF } from '../../domain/problem.ts';
import { explain, explainCount } from '../../domain/problem-text.ts';

const found = { found: 'Завод' };
const read = { read: '1,5' };
const others = [
  { workbook: '59', row: 3 },
  { workbook: '77', row: 12 },
];

/** Facts for every code, each in all its shapes. */
const FACTS: { readonly [Code in ProblemCode]: readonly FactsOf<Code>[] } = {
  FORMULA: [{}],
  ERROR_VALUE: [{ found: '#REF!' }],
  MEANS_EMPTY: [{ found: 'н/д' }],
  REQUIRED: [{}],
  ID_MISSING: [{}],
  NOT_A_NUMBER: [found, { found: '' }],
  AMBIGUOUS_NUMBER: [{ found: '1,234.5' }],
  NEGATIVE: [{ found: '-5' }],
  TOO_MANY_DECIMALS: [{ found: '1,1234567', allowed: 6 }],
  NOT_WHOLE: [{ found: '1,5' }],
  NUMBER_TOO_LARGE: [{ found: '1e+21' }],
  OUT_OF_RANGE: [{ found: '150', min: 0, max: 100 }],
  PERHAPS_THOUSANDS: [{ found: '250000' }],
  PERHAPS_FRACTION: [{ found: '0,2' }],
  NUMBER_FROM_TEXT: [read],
  DATE_FOR_NUMBER: [{ read: '01.05.2026' }],
  NOT_A_DATE: [{ found: '31.02.2026' }],
  TWO_DIGIT_YEAR: [{ found: '01.01.25' }],
  DATE_OUT_OF_RANGE: [{ found: '1' }],
  DATE_FROM_TEXT: [{ read: '01.01.2025' }],
  DATE_IN_FUTURE: [{ read: '02.07.2026' }],
  DATE_ORDER: [{ earlier: 'Дата начала', later: 'Дата завершения' }],
  NOT_IN_LIST: [
    { ...found, options: ['Да', 'Нет'] },
    { ...found, options: ['Да', 'Нет'], likely: 'Да' },
    { ...found, options: Array.from({ length: 18 }, (_, index) => `Отрасль ${index}`) },
  ],
  UNKNOWN_REGION: [found, { ...found, likely: 'Пермский край' }],
  REGION_FROM_NUMBER: [{ read: '05' }],
  REPEATED_VALUE: [{ found: '59' }],
  HEAD_REGION_REPEATED: [{ found: '59' }],
  TEXT_LENGTH: [
    { length: 1, min: 2, max: 300 },
    { length: 50_000, min: 2, max: 300 },
  ],
  TEXT_EXPECTED: [{ found: '5' }],
  CONTROL_CHARACTER: [{ position: 6, character: 'U+202E' }],
  MIXED_SCRIPT: [{ word: 'КAМАЗ' }],
  COMBINING_MARK: [{ position: 5, character: 'U+0301' }],
  PERSONAL_DATA: (['email', 'phone', 'snils', 'taxId', 'registrationNumber', 'soleTrader', 'fullName'] as const).map(
    (kind) => ({ kind, length: 12 }),
  ),
  NAMED_AFTER_PERSON: [{ length: 40 }],
  CODE_AS_NUMBER: [{ read: '7707083893' }],
  CODE_NOT_TEXT: [{}],
  LOST_LEADING_ZERO: [{ likely: '0105000015' }],
  INN_FORMAT: [{ found: '77070838' }],
  INN_CHECKSUM: [{ found: '7707083894' }],
  OGRN_FORMAT: [{ found: '102770013219' }],
  OGRN_CHECKSUM: [{ found: '1027700132196' }],
  KPP_FORMAT: [{ found: '77040100' }],
  ENTITY_CODE_FORMAT: [{ found: 'С59-24-001', example: 'C59-24-001' }],
  OKVED_FORMAT: [{ found: '2015' }],
  OKPD2_FORMAT: [{ found: '2015' }],
  OKPD2_TOO_SHORT: [{ found: '20' }],
  ACTIVITY_CLASS_UNKNOWN: [{ found: '04.10' }],
  REGISTRY_NUMBER_FORMAT: [{ found: '№ 12' }],
  REGISTRY_NUMBER_FROM_NUMBER: [{ read: '12' }],
  REGISTRY_NUMBER_UNEXPECTED: [{ found: '12' }],
  CODE_REGION_MISMATCH: [{ found: '77', expected: '59' }],
  HIGH_PRODUCTIVITY_EXCEEDS_JOBS: [{ jobs: 10, highProductivity: 20 }],
  SUBSIDY_EXCEEDS_COST: [{}],
  IMPORT_SHARE_GROWS: [{ before: 10.5, after: 20 }],
  COEXECUTORS_MISSING: [{}],
  TOO_MANY_COEXECUTORS: [{ count: 11, max: 10 }],
  INITIATOR_AMONG_COEXECUTORS: [{ found: '7707083893' }],
  AREA_UNEXPECTED: [{}],
  SPECIALIZED_ORGANIZATION: [{ count: 0 }, { count: 2 }],
  HEADCOUNT_EXCEEDS_JOBS: [{ headcount: 200, jobs: 100 }],
  ENDS_BEFORE_CLUSTER: [{ endYear: 2020, plannedYear: 2024 }],
  ORGANISATION_DIFFERS: [{ others: [{ workbook: '18', row: 7 }], count: 1 }],
  FOREIGN_REGION: [{ expected: 'Пермский край' }],
  DUPLICATE_ROW: [{ kept: { workbook: '59', row: 3 } }, { kept: { workbook: '77', row: 3 } }],
  DUPLICATE_KEY: [
    { others, count: 2 },
    { others: others.slice(0, 1), count: 1 },
    { others, count: 25 },
  ],
  DUPLICATE_NAME: [
    { others, count: 2 },
    { others: others.slice(1), count: 1 },
  ],
  NO_PARENT: [{ found: 'C59-24-001' }],
  PARENT_SET_ASIDE: [{ found: 'C59-24-001' }],
  SPREADSHEET_ID_FORMAT: [{ found: 'таблица' }],
  HEADING_MISSING: [{ heading: 'ИНН' }, { heading: 'ИНН', likely: 'B' }],
  HEADING_REPEATED: [{ heading: 'ИНН', columns: ['B', 'D'] }],
};

const CODES = Object.keys(SEVERITY_OF) as readonly ProblemCode[];

function problemsOf(code: ProblemCode): readonly Problem[] {
  const place = { workbook: '59', table: 'clusters', row: 2, column: 'name' } as const;
  // One code and its own facts make one member of the union; the table above is checked against that.
  return FACTS[code].map((facts) => ({ code, severity: SEVERITY_OF[code], place, ...facts }) as unknown as Problem);
}

const SPOILT = /undefined|null|\[object|NaN|Infinity|\$\{|«»\s*\.$| {2}|\s[.,;:]/;

describe('every problem is said in words', () => {
  it.each(CODES)('%s', (code) => {
    expect(FACTS[code].length).toBeGreaterThan(0);
    for (const problem of problemsOf(code)) {
      const { sentence, remedy } = explain(problem);
      for (const said of [sentence, remedy]) {
        expect(said).not.toMatch(SPOILT);
        expect(said).toMatch(/^[А-ЯЁ«].*\.$/u);
      }
      expect(sentence).not.toBe(remedy);
    }
  });

  it.each(CODES)('the facts of %s that name something are in the words', (code) => {
    for (const problem of problemsOf(code)) {
      const { sentence, remedy } = explain(problem);
      const said = `${sentence} ${remedy}`;
      for (const fact of ['found', 'read', 'likely', 'word', 'heading', 'example', 'character', 'expected'] as const) {
        const value: unknown = fact in problem ? Reflect.get(problem, fact) : undefined;
        if (typeof value === 'string') expect(said).toContain(value);
      }
    }
  });

  it.each(CODES)('%s has a short title for counts', (code) => {
    const title = explainCount(code);
    expect(title).not.toBe(code);
    expect(title).toMatch(/^[а-яё][^.]*[^.\s]$/u);
  });

  it('the title of a code of a later version is the code', () => {
    for (const code of ['NOT_YET_KNOWN', '__proto__', 'constructor', 'toString']) expect(explainCount(code)).toBe(code);
  });

  it('no two codes share a title', () => {
    expect(new Set(CODES.map(explainCount)).size).toBe(CODES.length);
  });
});

describe('personal data', () => {
  it('are named by their kind', () => {
    const sentences = problemsOf('PERSONAL_DATA').map((problem) => explain(problem).sentence);
    expect(new Set(sentences).size).toBe(7);
    expect(sentences.every((sentence) => sentence.includes('152-ФЗ'))).toBe(true);
  });
});

describe('other rows', () => {
  const sentenceOf = (code: ProblemCode) => problemsOf(code).map((problem) => explain(problem).sentence);

  it('are named with their workbook where it is another one', () => {
    expect(sentenceOf('DUPLICATE_ROW')[0]).toContain('строку 3.');
    expect(sentenceOf('DUPLICATE_ROW')[1]).toContain('строку 3 (таблица 77).');
    expect(sentenceOf('DUPLICATE_KEY')[0]).toContain('строки 3, 12 (таблица 77)');
    expect(sentenceOf('DUPLICATE_KEY')[1]).toContain('строка 3');
  });

  it('are counted where there are too many to name', () => {
    expect(sentenceOf('DUPLICATE_KEY')[2]).toContain('и ещё 23');
  });
});

describe('codes', () => {
  it('are words in capitals with underscores', () => {
    expect(CODES.filter((code) => !/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/.test(code))).toEqual([]);
  });

  it('have one of three severities', () => {
    expect(new Set(Object.values(SEVERITY_OF))).toEqual(new Set(['error', 'warning', 'note']));
  });
});
