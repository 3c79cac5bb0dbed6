import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Cell,
  codeText,
  foldName,
  foldText,
  hasInvisible,
  isBlank,
  isErrorText,
  meansEmpty,
  visibleText,
} from '../../domain/cell.ts';
import { explain } from '../../domain/problem-text.ts';
import { AS_OF, KINDS, nameOf, readOne } from './one-cell.ts';
import { SEED } from './seed.ts';

const INVISIBLE = '\u00ad\u200b\u200c\u200d\u2060\ufeff';
const SPACES = ' \t\n\r\u00a0\u1680\u2003\u2007\u2009\u202f\u205f\u3000';

describe('the texts of a cell', () => {
  it.each<[string, string]>([
    ['', ''],
    ['  Завод  ', 'Завод'],
    [`${SPACES}Завод${SPACES}`, 'Завод'],
    [`${INVISIBLE}За${INVISIBLE}вод${INVISIBLE}`, 'Завод'],
    [' \u200b Завод \u200b ', 'Завод'],
    ['Первая  вторая', 'Первая  вторая'],
  ])('visible: %j is %j', (cell, visible) => {
    expect(visibleText(cell)).toBe(visible);
  });

  it.each<[string, string]>([
    ['Лёгкая промышленность', 'легкая промышленность'],
    ['ЛЕГКАЯ  \u00a0 ПРОМЫШЛЕННОСТЬ ', 'легкая промышленность'],
    ['Кузбасс — край', 'кузбасс - край'],
    ['Кузбасс – край', 'кузбасс - край'],
    ['Ханты\u2011Мансийский', 'ханты-мансийский'],
  ])('folded: %j is %j', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  it('names are compared without quotation marks', () => {
    const spellings = ['Кластер «Ёлка»', 'КЛАСТЕР "ЕЛКА"', 'кластер  „ёлка“', "Кластер 'Ёлка'", 'Кластер “Ёлка”'];
    expect(new Set(spellings.map(foldName))).toEqual(new Set(['кластер елка']));
  });

  it('a code has no white space of any kind', () => {
    expect(codeText(`77${SPACES}07`)).toBe('7707');
  });

  it('every invisible character is noticed', () => {
    expect([...INVISIBLE].every(hasInvisible)).toBe(true);
    expect(hasInvisible(`Завод${SPACES}`)).toBe(false);
  });
});

const WORDS_FOR_EMPTY = ['-', '–', '—', 'н/д', 'Н/Д', 'Н/д', 'нет данных', 'НЕТ ДАННЫХ', 'Нет данных'];
const SPACES_ONLY = ['', ' ', SPACES, INVISIBLE, ` ${INVISIBLE} \u00a0`];
const FILLED = ['0', '--', '−', '.', '?', 'нет', 'н', 'н/', 'n/a', 'нет данных.', '-0', '- -', '–5', 'x', '_'];

describe('an empty cell', () => {
  it.each<Cell | undefined>([null, undefined, ...SPACES_ONLY, ...WORDS_FOR_EMPTY, ' - ', '\u200b—\u00a0'])(
    '%j',
    (cell) => {
      expect(isBlank(cell)).toBe(true);
    },
  );

  it.each<Cell>([...FILLED, 0, -0, false, true, Number.NaN, { date: 45658 }, { formula: '' }, { error: '' }])(
    '%j is not empty',
    (cell) => {
      expect(isBlank(cell)).toBe(false);
    },
  );

  it('a word for it is known, whatever its case', () => {
    expect(WORDS_FOR_EMPTY.filter((word) => !meansEmpty(word))).toEqual([]);
    expect(FILLED.filter(meansEmpty)).toEqual([]);
  });
});

const ERROR_TEXTS = [
  ...['#REF!', '#N/A', '#DIV/0!', '#VALUE!', '#NAME?', '#NUM!', '#NULL!', '#ERROR!', 'Loading...', 'Loading…'],
  ...['#ССЫЛКА!', '#Н/Д', '#ДЕЛ/0!', '#ЗНАЧ!', '#ИМЯ?', '#ЧИСЛО!', '#ПУСТО!', 'Загрузка...', '#ref!', 'LOADING...'],
];

describe('a text of an error', () => {
  it('is known', () => {
    expect(ERROR_TEXTS.filter((text) => !isErrorText(text))).toEqual([]);
  });
  it('is nothing else', () => {
    const others = [
      '#',
      '#1',
      '# REF!',
      'REF!',
      '#REF',
      'Loading',
      'Loading dock',
      'Загрузка печи',
      '#REF! в тексте',
      '',
    ];
    expect(others.filter(isErrorText)).toEqual([]);
  });
});

/** Cells as long as a spreadsheet allows, made to be hard to read. */
const LONG_CELLS: readonly (readonly [what: string, text: string])[] = [
  ['letters', 'я'.repeat(50_000)],
  ['digits', '7'.repeat(50_000)],
  ['groups of digits', '1 '.repeat(25_000)],
  ['digits and dashes', '1-'.repeat(25_000)],
  ['spaces before a letter', `1${' '.repeat(49_998)}x`],
  ['an at sign at the end', `${'a'.repeat(49_999)}@`],
  ['an at sign at the beginning', `a@${'a.'.repeat(24_999)}`],
  ['at signs', 'a@'.repeat(25_000)],
  ['patronymics', 'иванович '.repeat(5_555)],
  ['names after which plants are named', 'имени '.repeat(8_333)],
  ['quotation marks', '«'.repeat(50_000)],
  ['separators', ';'.repeat(50_000)],
  ['points', '1.'.repeat(25_000)],
  ['many regions', '59;'.repeat(16_666)],
];

describe.each(KINDS)('in a column of the kind %s', (_name, kind) => {
  it.each<Cell>([null, ...SPACES_ONLY])('%j is empty', (cell) => {
    expect(readOne(kind, cell)).toEqual({ value: null, problems: [], codes: [] });
  });

  it.each([...WORDS_FOR_EMPTY, ' - ', '\u200bн/д\u00a0'])('%j is empty, with a note', (cell) => {
    const one = readOne(kind, cell);
    expect(one.value).toBeNull();
    expect(one.problems).toMatchObject([{ code: 'MEANS_EMPTY', severity: 'note', found: visibleText(cell) }]);
  });

  it.each([...ERROR_TEXTS, ' #REF! '])('the text %j is an error', (cell) => {
    const one = readOne(kind, cell);
    expect(one.value).toBeUndefined();
    expect(one.problems).toMatchObject([{ code: 'ERROR_VALUE', severity: 'error', found: visibleText(cell) }]);
  });

  it.each(['#REF!', '#N/A', 'Loading...', '#DIV/0!', '#UNHEARD-OF!'])('the error value %j is an error', (error) => {
    const one = readOne(kind, { error });
    expect(one.value).toBeUndefined();
    expect(one.problems).toMatchObject([{ code: 'ERROR_VALUE', severity: 'error', found: error }]);
  });

  it.each<Cell>([
    { formula: '=1+1' },
    { formula: '=IMPORTRANGE("1AbC";"A1")' },
    { formula: '' },
    '=1+1',
    '=IMPORTXML("https://example.org";"//a")',
    '=IMAGE("https://example.org/i.png")',
    '=HYPERLINK("https://example.org";"59")',
  ])('the formula %j is an error that does not repeat it', (cell) => {
    const one = readOne(kind, cell);
    expect(one.value).toBeUndefined();
    expect(one.problems).toMatchObject([{ code: 'FORMULA', severity: 'error' }]);
    expect(JSON.stringify(one.problems)).not.toMatch(/example|1AbC|1\+1/);
  });

  it('a problem says where it stands', () => {
    const [problem] = readOne(kind, { formula: '=A1' }).problems;
    expect(problem?.place).toEqual({ workbook: '59', table: 'clusters', row: 2, column: 'value' });
  });

  it.each(LONG_CELLS)('a cell of 50 000 characters is refused and not repeated: %s', (_what, long) => {
    const { problems, codes } = readOne(kind, long);
    expect(codes).toEqual(['TEXT_LENGTH']);
    expect(JSON.stringify(problems).length).toBeLessThan(1500);
  });
});

const anyCell: fc.Arbitrary<Cell> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ unit: fc.constantFrom(...'0159 ,.;-–—%=#@«»имНнт/д\u00a0\u200b\u202e'), maxLength: 16 }),
  fc.constantFrom(...WORDS_FOR_EMPTY, ...ERROR_TEXTS),
  fc.double(),
  fc.integer({ min: -1000, max: 100_000 }),
  fc.boolean(),
  fc.constant(null),
  fc.record({ date: fc.oneof(fc.integer({ min: 0, max: 80_000 }), fc.double({ min: 0, max: 2_958_466 })) }),
  fc.record({ formula: fc.string() }),
  fc.record({ error: fc.string({ minLength: 1 }) }),
);

describe('whatever stands in a cell', () => {
  it.each(KINDS)('a column of the kind %s has a value, or is empty, or says an error', (_name, kind) => {
    fc.assert(
      fc.property(anyCell, (cell) => {
        const { value, problems } = readOne(kind, cell);
        const hasError = problems.some(({ severity }) => severity === 'error');
        expect(hasError).toBe(value === undefined);
        for (const problem of problems) {
          const { sentence, remedy } = explain(problem);
          expect(sentence.length * remedy.length).toBeGreaterThan(0);
        }
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  it.each([
    ...[Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0, 1e308, -1e308, 5e-324],
    ...[0, 1, AS_OF, 2_958_465, 2_958_466, 1e8, 1e9, 1e15, 1e21, -1, -1e9],
  ])('a cell with the number or the date %d never breaks the reading', (number) => {
    for (const [, kind] of KINDS) {
      expect(() => readOne(kind, number)).not.toThrow();
      expect(() => readOne(kind, { date: number })).not.toThrow();
    }
  });

  it(`reading ${nameOf('Завод')} twice gives the same`, () => {
    for (const [, kind] of KINDS) expect(readOne(kind, 'Завод')).toEqual(readOne(kind, 'Завод'));
  });
});
