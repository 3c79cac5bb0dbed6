import { describe, expect, it } from 'vitest';
import { merge, parseFieldMask, pick } from '../../../local/google/field-mask.ts';
import type { Json, JsonObject } from '../../../local/google/json.ts';

const SPREADSHEET: Json = {
  spreadsheetId: 'id',
  properties: { title: 'Book', locale: 'ru_RU' },
  sheets: [
    { properties: { sheetId: 0, title: 'A' }, data: [{ startRow: 1 }] },
    { properties: { sheetId: 1, title: 'B' } },
  ],
};

describe('a mask on a reply', () => {
  it.each<[string, Json]>([
    ['spreadsheetId', { spreadsheetId: 'id' }],
    ['*', SPREADSHEET],
    ['properties/title', { properties: { title: 'Book' } }],
    ['sheets.properties.title', { sheets: [{ properties: { title: 'A' } }, { properties: { title: 'B' } }] }],
    [
      'sheets(properties(title),data)',
      { sheets: [{ properties: { title: 'A' }, data: [{ startRow: 1 }] }, { properties: { title: 'B' } }] },
    ],
    [
      'sheets.properties(sheetId,title),spreadsheetId',
      {
        spreadsheetId: 'id',
        sheets: [{ properties: { sheetId: 0, title: 'A' } }, { properties: { sheetId: 1, title: 'B' } }],
      },
    ],
    ['sheets.*.title', { sheets: [{ properties: { title: 'A' }, data: [{}] }, { properties: { title: 'B' } }] }],
    ['properties,properties.title', { properties: { title: 'Book', locale: 'ru_RU' } }],
    ['properties.title,properties', { properties: { title: 'Book', locale: 'ru_RU' } }],
    ['properties.title,properties.locale', { properties: { title: 'Book', locale: 'ru_RU' } }],
    ['sheets.merges', { sheets: [{}, {}] }],
  ])('%s keeps what it names', (text, expected) => {
    expect(pick(parseFieldMask(text) ?? new Map(), SPREADSHEET)).toEqual(expected);
  });

  it.each(['', 'a,', ',a', 'a(b', 'a)b', 'a..b', 'a b', 'a, b', '(a)'])('%j is no mask', (text) => {
    expect(parseFieldMask(text)).toBeUndefined();
  });
});

describe('a mask on a write', () => {
  const before: JsonObject = { title: 'old', hidden: true, grid: { rows: 5, columns: 3 } };

  it.each<[string, JsonObject, JsonObject]>([
    ['title', { title: 'new', hidden: false }, { ...before, title: 'new' }],
    ['hidden', {}, { title: 'old', grid: { rows: 5, columns: 3 } }],
    ['grid.rows', { grid: { rows: 6, columns: 9 } }, { ...before, grid: { rows: 6, columns: 3 } }],
    ['grid', { grid: { rows: 6 } }, { ...before, grid: { rows: 6 } }],
    ['*', { title: 'only' }, { title: 'only' }],
  ])('%s takes what it names and clears what is missing', (text, source, expected) => {
    expect(merge(parseFieldMask(text) ?? new Map(), before, source)).toEqual(expected);
  });
});
