import type { sheets_v4 } from '@googleapis/sheets';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { area, type Book, deleteRows, insertRows, openBook } from './book.ts';
import { refusal, type StandIn, startStandIn } from './stand-in.ts';

let google: StandIn;
let book: Book;

beforeAll(async () => {
  google = await startStandIn();
});
afterAll(async () => {
  await google.close();
});
beforeEach(async () => {
  book = await openBook(google);
});

const rule = (text: string, ...ranges: sheets_v4.Schema$GridRange[]): sheets_v4.Schema$ConditionalFormatRule => ({
  ranges,
  booleanRule: {
    condition: { type: 'TEXT_EQ', values: [{ userEnteredValue: text }] },
    format: { textFormat: { bold: true } },
  },
});
const add = (own: sheets_v4.Schema$ConditionalFormatRule, index?: number) => ({
  addConditionalFormatRule: { rule: own, ...(index === undefined ? {} : { index }) },
});
const rules = async (sheetId = 0) => (await book.sheet('conditionalFormats', sheetId)).conditionalFormats;
const texts = async () =>
  (await rules())?.map(({ booleanRule }) => booleanRule?.condition?.values?.[0]?.userEnteredValue);

describe('conditional formats', () => {
  it('are put at an index, the first where none is given', async () => {
    const one = rule('a', area(0, 5, 0, 1));
    const { replies } = await book.batch(
      add(one),
      add(rule('b', area(0, 5, 1, 2))),
      add(rule('c', area(0, 5, 1, 2)), 2),
    );
    expect(replies).toEqual([{}, {}, {}]);
    expect(await texts()).toEqual(['b', 'a', 'c']);
    expect((await rules())?.[1]).toEqual(one);
  });

  it('are replaced, with the old rule in the reply', async () => {
    await book.batch(add(rule('a', area(0, 5, 0, 1))));
    const next = rule('z', area(0, 9, 0, 1));
    const { replies } = await book.batch({ updateConditionalFormatRule: { index: 0, rule: next } });
    expect(replies).toEqual([{ updateConditionalFormatRule: { newRule: next, oldRule: rule('a', area(0, 5, 0, 1)) } }]);
    expect(await texts()).toEqual(['z']);
  });

  it('are moved, with both indices in the reply but for zeros', async () => {
    await book.batch(
      add(rule('c', area(0, 5, 0, 1))),
      add(rule('b', area(0, 5, 0, 1))),
      add(rule('a', area(0, 5, 0, 1))),
    );
    const { replies } = await book.batch({ updateConditionalFormatRule: { sheetId: 0, index: 0, newIndex: 2 } });
    expect(replies).toEqual([{ updateConditionalFormatRule: { newRule: rule('a', area(0, 5, 0, 1)), newIndex: 2 } }]);
    expect(await texts()).toEqual(['b', 'c', 'a']);
  });

  it('are deleted, with the rule in the reply', async () => {
    await book.batch(add(rule('a', area(0, 5, 0, 1, 7))));
    const request = { deleteConditionalFormatRule: { sheetId: 7, index: 0 } };
    const { replies } = await book.batch(request);
    expect(replies).toEqual([{ deleteConditionalFormatRule: { rule: rule('a', area(0, 5, 0, 1, 7)) } }]);
    expect(await refusal(book.batch(request))).toMatchObject({
      message: 'Invalid requests[0].deleteConditionalFormatRule: No conditional format on sheet: 7 at index: 0',
    });
  });

  it('follow their rows; a range that is gone leaves the rule, and the last one takes it along', async () => {
    await book.batch(add(rule('a', area(2, 4, 0, 1), area(6, 8, 0, 1))), insertRows(3, 4), deleteRows(7, 9));
    expect((await rules())?.[0]?.ranges).toEqual([area(2, 5, 0, 1)]);
    await book.batch(deleteRows(2, 5));
    expect(await rules()).toBeUndefined();
  });

  it.each<[string, sheets_v4.Schema$ConditionalFormatRule, string]>([
    ['without a range', rule('a'), 'A conditional format must have at least one range.'],
    ['on two tabs', rule('a', area(0, 1, 0, 1), area(0, 1, 0, 1, 7)), 'All the ranges must be on the same grid.'],
    ['without a condition', { ranges: [area(0, 1, 0, 1)] }, 'Exactly one of booleanRule and gradientRule must be set.'],
  ])('are refused %s', async (_, own, message) => {
    expect(await refusal(book.batch(add(own)))).toMatchObject({
      code: 400,
      message: `Invalid requests[0].addConditionalFormatRule: ${message}`,
    });
  });

  it('are refused with a condition that Google does not know', async () => {
    const own = { ranges: [area(0, 1, 0, 1)], booleanRule: { condition: { type: 'IS_NICE' }, format: {} } };
    expect(await refusal(book.batch(add(own)))).toMatchObject({
      message:
        "Invalid value at 'requests[0].add_conditional_format_rule.rule.boolean_rule.condition.type' " +
        '(type.googleapis.com/google.apps.sheets.v4.ConditionType), "IS_NICE"',
    });
  });
});

describe('banding', () => {
  const properties = { headerColor: { red: 1 }, firstBandColor: { green: 1 }, secondBandColor: { blue: 1 } };
  const band = (range: sheets_v4.Schema$GridRange, bandedRangeId = 5) => ({
    addBanding: { bandedRange: { bandedRangeId, range, rowProperties: properties } },
  });
  const banded = async () => (await book.sheet('bandedRanges')).bandedRanges;

  it('is kept, changed by its mask, follows its rows and is deleted', async () => {
    const { replies } = await book.batch(band(area(0, 3, 0, 2)));
    const expected = { bandedRangeId: 5, range: area(0, 3, 0, 2), rowProperties: properties };
    expect(replies).toEqual([{ addBanding: { bandedRange: expected } }]);
    const bandedRange = { bandedRangeId: 5, rowProperties: { secondBandColor: { red: 0.5 } } };
    await book.batch({ updateBanding: { bandedRange, fields: 'rowProperties.secondBandColor' } }, insertRows(1, 3));
    expect(await banded()).toEqual([
      { ...expected, range: area(0, 5, 0, 2), rowProperties: { ...properties, secondBandColor: { red: 0.5 } } },
    ]);
    await book.batch({ deleteBanding: { bandedRangeId: 5 } });
    expect(await banded()).toBeUndefined();
  });

  it('does not lie upon other banding', async () => {
    await book.batch(band(area(0, 3, 0, 2)));
    expect(await refusal(book.batch(band(area(2, 4, 1, 3), 6)))).toMatchObject({
      message:
        'Invalid requests[0].addBanding: You cannot add alternating background colors to a range that already has ' +
        'alternating background colors.',
    });
  });
});
