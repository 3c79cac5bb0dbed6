import { describe, expect, it } from 'vitest';
import type { Cell } from '../../domain/cell.ts';
import type { ProblemCode } from '../../domain/problem.ts';
import { text } from '../../domain/text-kinds.ts';
import { nameOf, onlyProblem, readOne } from './one-cell.ts';

const name = text(2, 300);

function check(cell: Cell, value: string | null | undefined, ...codes: readonly ProblemCode[]): void {
  it(`${nameOf(cell)}: ${codes.length > 0 ? codes.join() : nameOf(value ?? null)}`, () => {
    const one = readOne(name, cell);
    expect(one.codes).toEqual(codes);
    expect(one.value).toBe(value);
  });
}

describe('a text', () => {
  describe('is kept as it stands', () => {
    const plain = ['Кластер точного литья', 'ООО «Завод»', 'Завод № 5 (Пермь)', 'АО "ПМЗ"', 'Ёлка и Ко', 'Company Ltd'];
    const odd = ['Первая строка\nвторая строка', 'Трубы, стали', 'ПВХ-профиль/PVC', 'м² и °C', 'Завод 🏭', '𝔸𝔹', 'K-7'];
    for (const cell of [...plain, ...odd]) check(cell, cell);
    // Names of properties that every object has.
    for (const cell of ['__proto__', 'constructor', 'toString', 'null', 'undefined']) check(cell, cell);
    // What a careless CSV would take for a formula, and a page for a tag.
    for (const cell of ['+Завод', '@Завод', '＝СУММ(1)', "'=1+1", '</script><b>Завод</b>', '−5 градусов'])
      check(cell, cell);
  });

  describe('loses the white space and the invisible characters around it', () => {
    check('  Завод ', 'Завод');
    check('\u00a0Завод\u2009\n', 'Завод');
    check('\u200b\ufeffЗавод\u200d', 'Завод');
    check('\u00adЗавод\u2060', 'Завод');
    check(' \u200b Завод \u200b ', 'Завод');
  });

  describe('that is nothing but these is empty', () => {
    for (const cell of ['', ' ', '\u00a0\u2009\u202f\u3000', '\u200b', '\ufeff \u00ad', '\t\n']) check(cell, null);
  });

  describe('is no number and no date', () => {
    check(5, undefined, 'TEXT_EXPECTED');
    check(20.15, undefined, 'TEXT_EXPECTED');
    check({ date: 45658 }, undefined, 'TEXT_EXPECTED');
  });

  describe('that is a formula is refused', () => {
    for (const cell of ['=1+1', '=IMPORTXML("https://example.org")', '=', '=HYPERLINK("a")', { formula: '=A1' }]) {
      check(cell, undefined, 'FORMULA');
    }
  });
});

describe('the length of a text', () => {
  const short = text(5, 10);
  it.each<[Cell, readonly ProblemCode[]]>([
    ['абвг', ['TEXT_LENGTH']],
    ['абвгд', []],
    ['абвгдежзик', []],
    ['абвгдежзикл', ['TEXT_LENGTH']],
    // What is trimmed does not count.
    [' абвг ', ['TEXT_LENGTH']],
    [' абвгдежзик\u200b ', []],
  ])('%j between 5 and 10: %j', (cell, codes) => {
    expect(readOne(short, cell).codes).toEqual(codes);
  });

  it('is said, and the text is not', () => {
    const long = 'Завод '.repeat(8333).trim();
    const problem = onlyProblem(name, long);
    expect(problem).toMatchObject({ code: 'TEXT_LENGTH', severity: 'error', length: long.length, min: 2, max: 300 });
    expect(JSON.stringify(problem)).not.toContain('Завод');
  });
});

describe('characters that deceive the eye', () => {
  describe('are refused with their code and place', () => {
    const place = (typed: string, character: string, position: number) => {
      it(`${nameOf(typed)}: ${character} at ${position}`, () => {
        const problem = onlyProblem(name, typed);
        expect(problem).toMatchObject({ code: 'CONTROL_CHARACTER', severity: 'error', character, position });
        expect(readOne(name, typed).value).toBeUndefined();
      });
    };
    place('Завод\u202eкама', 'U+202E', 6);
    place('Завод\u200eкама', 'U+200E', 6);
    place('Завод \u2067кама', 'U+2067', 7);
    place('\u202aЗавод', 'U+202A', 1);
    place('Завод\u2069', 'U+2069', 6);
    place('Завод\u0000кама', 'U+0000', 6);
    place('Завод\u001bкама', 'U+001B', 6);
    place('За\u007fвод', 'U+007F', 3);
    place('За\u2028вод', 'U+2028', 3);
    place('Завод\ud800', 'U+D800', 6);
    place('За\udfffвод', 'U+DFFF', 3);
    place('\ud83cЗавод', 'U+D83C', 1);
    place('За\ufffeвод', 'U+FFFE', 3);
    // The first of several is named.
    place('За\u202eв\u202dод', 'U+202E', 3);
  });

  describe('never come through from the list of the catalogue of faults', () => {
    const spans: readonly (readonly [number, number])[] = [
      [0x200b, 0x200f],
      [0x202a, 0x202e],
      [0x2060, 0x2069],
      [0xfeff, 0xfeff],
      [0x00ad, 0x00ad],
      [0xd800, 0xd800],
      [0xdfff, 0xdfff],
      [0x0000, 0x0008],
      [0x000e, 0x001f],
    ];
    const codes = spans.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, step) => first + step));
    it.each(codes.map((code) => [`U+${code.toString(16).toUpperCase().padStart(4, '0')}`, String.fromCharCode(code)]))(
      '%s',
      (_name, character) => {
        const { value } = readOne(name, `Завод ${character} кама`);
        expect(value ?? '').not.toContain(character);
      },
    );
  });

  it('a text that is let through can always be written in UTF-8', () => {
    for (const typed of ['Завод 🏭', 'a\ud800', '\udc00a', '\udc00\ud800', '𝔸']) {
      const { value } = readOne(name, typed);
      expect(value ?? '').toBe(Buffer.from(value ?? '', 'utf8').toString('utf8'));
    }
  });

  describe('combining marks are said', () => {
    // A stress mark, a strike-through, twenty marks on one letter.
    it.each(['Заво\u0301д', 'За\u0336во\u0336д', `З${'\u0489'.repeat(20)}авод`].map((typed) => [nameOf(typed), typed]))(
      '%s',
      (_name, typed) => {
        expect(readOne(name, typed).problems).not.toEqual([]);
      },
    );
  });
});

describe('a word of Cyrillic and Latin letters', () => {
  describe('is a warning that names it', () => {
    const mixed = (typed: string, word: string) => {
      it(`${nameOf(typed)}: ${nameOf(word)}`, () => {
        expect(onlyProblem(name, typed)).toMatchObject({ code: 'MIXED_SCRIPT', severity: 'warning', word });
        expect(readOne(name, typed).value).toBe(typed);
      });
    };
    mixed('КAМАЗ', 'КAМАЗ');
    mixed('ООО «Зaвод»', 'Зaвод');
    mixed('Кластер cтанков', 'cтанков');
    mixed('ООO Завод', 'ООO');
    mixed('PTФE и сталь', 'PTФE');
  });

  describe('is not a word of either beside a word of the other', () => {
    for (const typed of [
      'IT-кластер',
      'Wi-Fi и связь',
      'ПЭТ/PET',
      '3D-печать',
      'Композиты «Umatex»',
      'Завод (Plant)',
      'Б.V.',
    ]) {
      check(typed, typed);
    }
  });
});
