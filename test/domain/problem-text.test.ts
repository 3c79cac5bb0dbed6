import { describe, expect, it } from 'vitest';
import type { FactsOf, Problem, ProblemCode } from '../../domain/problem.ts';
import { explainCount, PROBLEM_NAMES } from '../../domain/problem-catalogue.ts';
import { explain, PROBLEMS, severityOf } from '../../domain/problem-text.ts';

const found = { found: 'Завод' };
const others = [
  { workbook: '59', row: 3 },
  { workbook: '77', row: 12 },
];

/** Facts in further shapes, beside the example that every code has. */
const SHAPES: { readonly [Code in ProblemCode]?: readonly FactsOf<Code>[] } = {
  NOT_A_NUMBER: [found, { found: '' }],
  NOT_IN_LIST: [
    { ...found, options: ['Да', 'Нет'] },
    { ...found, options: Array.from({ length: 18 }, (_, index) => `Отрасль ${index}`) },
  ],
  UNKNOWN_REGION: [found],
  TEXT_LENGTH: [{ length: 50_000, min: 2, max: 300 }],
  PERSONAL_DATA: (['email', 'phone', 'snils', 'taxId', 'registrationNumber', 'soleTrader', 'fullName'] as const).map(
    (kind) => ({ kind, length: 12 }),
  ),
  ROLE_COUNT_LOW: (['FINAL_PRODUCERS', 'EDUCATION', 'TECHNOLOGY_INFRASTRUCTURE'] as const).map((threshold) => ({
    threshold,
    count: 0,
    limit: 1,
    act: 'ПП 779',
    verified: true,
  })),
  SPECIALIZED_ORGANIZATION: [{ count: 2 }],
  DUPLICATE_ROW: [{ kept: { workbook: '59', row: 3 } }, { kept: { workbook: '77', row: 3 } }],
  DUPLICATE_KEY: [
    { others, count: 2 },
    { others: others.slice(0, 1), count: 1 },
    { others, count: 25 },
  ],
  DUPLICATE_NAME: [{ others: others.slice(1), count: 1 }],
  NO_PARENT: [{ found: 'P59-24-001' }],
  PARENT_SET_ASIDE: [{ found: 'P59-24-001' }],
  HEADING_MISSING: [{ heading: 'ИНН' }],
  HEADING_UNKNOWN: [
    { columns: ['P'], count: 1 },
    { columns: ['P', 'Q'], count: 14 },
  ],
};

const CODES = Object.keys(PROBLEMS) as readonly ProblemCode[];

function problemsOf(code: ProblemCode): readonly Problem[] {
  const place = { workbook: '59', table: 'clusters', row: 2, column: 'name' } as const;
  // One code and its own facts make one member of the union; the table above is checked against that.
  const shapes: readonly object[] = [...(SHAPES[code] ?? []), PROBLEM_NAMES[code].example];
  return shapes.map((facts) => ({ code, severity: severityOf(code), place, ...facts }) as unknown as Problem);
}

const SPOILT = /undefined|null|\[object|NaN|Infinity|\$\{|«»\s*\.$| {2}|\s[.,;:]/;

describe('every problem is said in words', () => {
  it.each(CODES)('%s', (code) => {
    for (const problem of problemsOf(code)) {
      const { sentence, remedy } = explain(problem);
      const { english } = PROBLEM_NAMES[code];
      expect(english).toMatch(/^[A-Z][^А-яЁё]*\.$/);
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
    expect(new Set(CODES.map(severityOf))).toEqual(new Set(['error', 'warning', 'note']));
  });
});
