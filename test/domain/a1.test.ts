import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type A1Range, columnIndex, columnLetters, formatA1, type GridRange, parseA1 } from '../../domain/a1.ts';

describe('columns and letters', () => {
  it.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [51, 'AZ'],
    [52, 'BA'],
    [701, 'ZZ'],
    [702, 'AAA'],
    [18277, 'ZZZ'],
  ])('%i is %s', (index, letters) => {
    expect(columnLetters(index)).toBe(letters);
    expect(columnIndex(letters)).toBe(index);
  });
});

const rows = (startRowIndex: number, endRowIndex: number) => ({ startRowIndex, endRowIndex });
const columns = (startColumnIndex: number, endColumnIndex: number) => ({ startColumnIndex, endColumnIndex });

describe('parseA1', () => {
  it.each<[string, A1Range]>([
    ['A1', { range: { ...rows(0, 1), ...columns(0, 1) } }],
    ['b2:a1', { range: { ...rows(0, 2), ...columns(0, 2) } }],
    ['$A$1:$B$2', { range: { ...rows(0, 2), ...columns(0, 2) } }],
    ['A:A', { range: columns(0, 1) }],
    ['2:3', { range: rows(1, 3) }],
    ['A2:C', { range: { startRowIndex: 1, ...columns(0, 3) } }],
    ['A2:2', { range: { ...rows(1, 2), startColumnIndex: 0 } }],
    ['A:C5', { range: { endRowIndex: 5, ...columns(0, 3) } }],
    ['Лист1', { title: 'Лист1', range: {} }],
    ['Лист1!A1', { title: 'Лист1', range: { ...rows(0, 1), ...columns(0, 1) } }],
    ['Меры поддержки!G2', { title: 'Меры поддержки', range: { ...rows(1, 2), ...columns(6, 7) } }],
    ["'Меры поддержки'!G2", { title: 'Меры поддержки', range: { ...rows(1, 2), ...columns(6, 7) } }],
    ["'Jon''s Data'!A1", { title: "Jon's Data", range: { ...rows(0, 1), ...columns(0, 1) } }],
    ["'D3'", { title: 'D3', range: {} }],
    ["'a!b'!B:B", { title: 'a!b', range: columns(1, 2) }],
    ['Sheet1', { title: 'Sheet1', range: {} }],
  ])('reads %s', (text, expected) => {
    expect(parseA1(text)).toEqual(expected);
  });

  it.each(['', 'A1:', ':A1', 'A1:B2:C3', 'Лист1!', 'Лист1!A0', 'Лист1!A', '!A1', "'Лист1!A1", 'AAAA:B', 'DKC3!A1:Z'])(
    'refuses %j',
    (text) => {
      expect(parseA1(text)).toBeUndefined();
    },
  );

  it.each(['A', 'A0', 'ABCD1', 'My Sheet'])('takes %j for the title of a tab', (text) => {
    expect(parseA1(text)).toEqual({ title: text, range: {} });
  });
});

describe('formatA1', () => {
  it.each<[A1Range, string]>([
    [{ title: 'Sheet1', range: {} }, 'Sheet1'],
    [{ title: 'Кластеры', range: { ...rows(0, 1000), ...columns(0, 26) } }, 'Кластеры!A1:Z1000'],
    [{ title: 'Меры поддержки', range: { ...rows(1, 2), ...columns(6, 7) } }, "'Меры поддержки'!G2"],
    [{ title: "Jon's Data", range: { ...rows(0, 1), ...columns(0, 1) } }, "'Jon''s Data'!A1"],
    [{ title: 'D3', range: { ...rows(0, 8), ...columns(0, 3) } }, "'D3'!A1:C8"],
    [{ title: '2024', range: {} }, "'2024'"],
    [{ title: 'R1C1', range: {} }, "'R1C1'"],
    [{ range: { startRowIndex: 1, ...columns(0, 3) } }, 'A2:C'],
    [{ range: rows(1, 3) }, '2:3'],
    [{ range: { startRowIndex: 4, startColumnIndex: 1 } }, 'B5:ZZZ'],
    [{ range: {} }, 'A:ZZZ'],
  ])('writes %j as %s', (value, text) => {
    expect(formatA1(value)).toBe(text);
  });

  it('is undone by parseA1', () => {
    const dimension = fc
      .tuple(fc.nat(9_999), fc.nat(99))
      .map(([start, length]) => [start, start + length + 1] as const);
    const range = fc
      .tuple(dimension, dimension, fc.constantFrom('both', 'rows', 'columns', 'openRows', 'openColumns', 'whole'))
      .map(([[startRowIndex, endRowIndex], [startColumnIndex, endColumnIndex], shape]): GridRange => {
        if (shape === 'rows') return { startRowIndex, endRowIndex };
        if (shape === 'columns') return { startColumnIndex, endColumnIndex };
        if (shape === 'openRows') return { startRowIndex, startColumnIndex, endColumnIndex };
        if (shape === 'openColumns') return { startRowIndex, endRowIndex, startColumnIndex };
        return shape === 'whole' ? {} : { startRowIndex, endRowIndex, startColumnIndex, endColumnIndex };
      });
    const title = fc.oneof(fc.constantFrom('Кластеры', "О'Кей", 'A1', 'a!b', ' '), fc.string({ minLength: 1 }));
    fc.assert(
      fc.property(title, range, (name, cells) => {
        expect(parseA1(formatA1({ title: name, range: cells }))).toEqual({ title: name, range: cells });
      }),
    );
  });
});
