import { describe, expect, it } from 'vitest';
import { writeDate, writeDayOf, writeNumber, writeShare } from '../../web/language.ts';
import { homePath, pagePath, rootFrom } from '../../web/places.ts';

describe('numbers and dates as each language writes them', () => {
  it.each([
    [0, '0', '0'],
    [1.79, '1,79', '1.79'],
    [1234.5, '1\u00a0234,5', '1,234.5'],
    [4294967295.999999, '4\u00a0294\u00a0967\u00a0295,999999', '4,294,967,295.999999'],
    [0.000001, '0,000001', '0.000001'],
  ])('%d', (value, ru, en) => {
    expect([writeNumber(value, 'ru'), writeNumber(value, 'en')]).toEqual([ru, en]);
  });

  it.each([
    [0.4211, '42,11\u00a0%'],
    [1, '100\u00a0%'],
    [0.0007, '0,07\u00a0%'],
  ])('the share %d', (value, ru) => {
    expect(writeShare(value, 'ru')).toBe(ru);
  });

  it('a date, the day of an instant in Moscow, and what is neither', () => {
    expect(writeDate('2026-11-03', 'ru')).toBe('3\u00a0ноября 2026');
    expect(writeDate('2026-11-03', 'en')).toBe('3\u00a0November 2026');
    expect(writeDayOf('2026-12-31T21:30:00Z', 'ru')).toBe('1\u00a0января 2027');
    expect(writeDate('when', 'ru')).toBe('when');
    expect(writeDayOf('when', 'en')).toBe('when');
  });
});

describe('the place of a page', () => {
  it.each(['../latest', 'a/b', '', '.hidden', '-x', 'C59 24', 'С59-24-001', 'x'.repeat(41)])(
    'has no file for the key %j',
    (key) => {
      expect(pagePath('ru', 'clusters', key)).toBeUndefined();
    },
  );

  it('is below the folder of its language, and knows its way back', () => {
    expect(pagePath('en', 'clusters', 'C59-24-001')).toBe('en/clusters/C59-24-001.html');
    expect([homePath('ru'), homePath('en')].map(rootFrom)).toEqual(['', '../']);
    expect(rootFrom('en/clusters/C59-24-001.html')).toBe('../../');
  });
});
