import { describe, expect, it } from 'vitest';
import type { Cell } from '../../domain/cell.ts';
import { choice, industry, regionList, splitList, yesNo } from '../../domain/list-kinds.ts';
import type { ProblemCode } from '../../domain/problem.ts';
import { STARTING_INDUSTRIES, STARTING_REFERENCE } from '../../domain/starting-reference.ts';
import type { Kind } from '../../domain/table.ts';
import { nameOf, onlyProblem, readOne, SUPPORT_STATUSES } from './one-cell.ts';

function checkOf<T>(kind: Kind<T>) {
  return (cell: Cell, value: T | null | undefined, ...codes: readonly ProblemCode[]) => {
    it(`${nameOf(cell)}: ${codes.length > 0 ? codes.join() : JSON.stringify(value)}`, () => {
      const one = readOne(kind, cell);
      expect(one.codes).toEqual(codes);
      expect(one.value).toEqual(value);
    });
  };
}

const NOT_OPTIONS: readonly Cell[] = [
  1,
  0,
  1.5,
  45658,
  true,
  false,
  { date: 45658 },
  'constructor',
  '__proto__',
  'toString',
];

describe('a choice', () => {
  const kind = choice(SUPPORT_STATUSES);
  const check = checkOf(kind);

  describe('is found whatever its case, ё, spaces and invisible characters', () => {
    check('Получена', 'RECEIVED');
    check('получена', 'RECEIVED');
    check('ПОЛУЧЕНА', 'RECEIVED');
    check('  Получена\n', 'RECEIVED');
    check('\ufeffПолу\u200bчена', 'RECEIVED');
    check('Учёт и сопровождение', 'COUNSEL');
    check('учет  и   сопровождение', 'COUNSEL');
    check('УЧЁТ И\u00a0СОПРОВОЖДЕНИЕ', 'COUNSEL');
  });

  describe('is nothing else', () => {
    for (const cell of NOT_OPTIONS) check(cell, undefined, 'NOT_IN_LIST');
    for (const cell of ['RECEIVED', 'Получена.', 'Получена; Отказ', 'Пoлучена', 'да'])
      check(cell, undefined, 'NOT_IN_LIST');
  });

  it('a slip is answered with the likely value and all options', () => {
    expect(onlyProblem(kind, 'Олобрена')).toMatchObject({
      severity: 'error',
      found: 'Олобрена',
      likely: 'Одобрена',
      options: ['Запрошена', 'Одобрена', 'Получена', 'Отказ', 'Учёт и сопровождение'],
    });
    expect(onlyProblem(kind, 'Пoлучена')).toMatchObject({ likely: 'Получена' });
    expect(onlyProblem(kind, 'Сопровождение и прочее')).not.toHaveProperty('likely');
  });

  it('its labels are offered', () => {
    expect(kind.options?.(STARTING_REFERENCE)).toEqual(SUPPORT_STATUSES.labels);
  });
});

describe('yes or no', () => {
  const check = checkOf(yesNo);
  check('Да', true);
  check('да', true);
  check(' ДА ', true);
  check('Нет', false);
  check('нет', false);
  check('НЕТ\u00a0', false);
  check(null, null);
  check('', null);
  check('-', null, 'MEANS_EMPTY');
  check('нет данных', null, 'MEANS_EMPTY');
  for (const cell of [...NOT_OPTIONS, 'yes', 'no', '1', '0', '+', 'TRUE', 'FALSE', 'ИСТИНА', 'Да/Нет', 'д', 'н']) {
    check(cell, undefined, 'NOT_IN_LIST');
  }
  it('offers both', () => {
    expect(yesNo.options?.(STARTING_REFERENCE)).toEqual(['Да', 'Нет']);
  });
});

describe('an industry', () => {
  const check = checkOf(industry);
  for (const name of STARTING_INDUSTRIES) {
    check(name, name);
    check(name.toUpperCase().replaceAll('Ё', 'Е').replaceAll(' ', '  '), name);
  }
  for (const cell of NOT_OPTIONS) check(cell, undefined, 'NOT_IN_LIST');
  check('Мебель', undefined, 'NOT_IN_LIST');

  it('a slip is answered with the likely one', () => {
    expect(onlyProblem(industry, 'Машиностроене')).toMatchObject({ likely: 'Машиностроение' });
  });
});

describe('several regions', () => {
  const check = checkOf(regionList);

  describe('are parted by semicolons, commas or line breaks; empty pieces are ignored', () => {
    check('59', ['59']);
    check('59; 77', ['59', '77']);
    check('77;59', ['59', '77']);
    check('59,77', ['59', '77']);
    check('59\n77', ['59', '77']);
    check('59\r\n77', ['59', '77']);
    check(';59;;77,', ['59', '77']);
    check('Пермский край; Москва', ['59', '77']);
    check('пермский  край\nМОСКВА, 05', ['05', '59', '77']);
    check('Кемеровская область - Кузбасс; 59', ['42', '59']);
    check(null, null);
    check('н/д', null, 'MEANS_EMPTY');
  });

  describe('a number is one region', () => {
    check(59, ['59'], 'REGION_FROM_NUMBER');
    check(5, ['05'], 'REGION_FROM_NUMBER');
    check('5; 59', ['05', '59'], 'REGION_FROM_NUMBER');
    // What «59,77» becomes in a Russian sheet.
    check(59.77, undefined, 'UNKNOWN_REGION');
    check({ date: 45658 }, undefined, 'UNKNOWN_REGION');
  });

  describe('may not repeat or be unknown', () => {
    check('59; 59', undefined, 'REPEATED_VALUE');
    check('59; Пермский край', undefined, 'REPEATED_VALUE');
    check('59; 99', undefined, 'UNKNOWN_REGION');
    check('59 77', undefined, 'UNKNOWN_REGION');
    check('Пермский край и Москва', undefined, 'UNKNOWN_REGION');
    it('the problem names the piece', () => {
      expect(onlyProblem(regionList, '59; Масква')).toMatchObject({ found: 'Масква', likely: 'Москва' });
    });
  });
});

describe('splitting a list', () => {
  it.each<[string, readonly string[]]>([
    ['', []],
    [' ; , \n', []],
    ['a', ['a']],
    ['a;b,c\nd\re', ['a', 'b', 'c', 'd', 'e']],
    ['  a b ;\u00a0c ', ['a b', 'c']],
    [';;a;;', ['a']],
  ])('%j gives %j', (text, pieces) => {
    expect(splitList(text)).toEqual(pieces);
  });
});
