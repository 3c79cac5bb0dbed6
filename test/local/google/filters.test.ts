import type { sheets_v4 } from '@googleapis/sheets';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { area, type Book, columns, insertRows, openBook } from './book.ts';
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
  await book.write('A1', [
    ['Регион', 'Сумма'],
    ['Пермь', 10],
    ['Тула', 20],
    ['пермский край', 30],
    [null, 40],
  ]);
});

const RANGE = area(0, 6, 0, 2);
const hiddenRows = async () => {
  const { data } = await book.sheet('data(rowMetadata(hiddenByFilter))');
  return data?.[0]?.rowMetadata?.flatMap(({ hiddenByFilter }, row) => (hiddenByFilter ? [row] : []));
};
const filterBy = (columnIndex: number, filterCriteria: sheets_v4.Schema$FilterCriteria) => ({
  setBasicFilter: { filter: { range: RANGE, filterSpecs: [{ columnIndex, filterCriteria }] } },
});
const condition = (type: string, ...values: string[]) => ({
  condition: { type, values: values.map((userEnteredValue) => ({ userEnteredValue })) },
});

describe('setBasicFilter', () => {
  it('answers its criteria by column and as a list: "both criteria and filter_specs are populated"', async () => {
    const criteria = { '0': { hiddenValues: ['Тула'] } };
    const { replies } = await book.batch({ setBasicFilter: { filter: { range: RANGE, criteria } } });
    expect(replies).toEqual([{}]);
    expect((await book.sheet('basicFilter')).basicFilter).toEqual({
      range: RANGE,
      criteria,
      filterSpecs: [{ columnIndex: 0, filterCriteria: { hiddenValues: ['Тула'] } }],
    });
  });

  it.each<[number, sheets_v4.Schema$FilterCriteria, number[]]>([
    [0, { hiddenValues: ['Тула', ''] }, [2, 4, 5]],
    [0, condition('TEXT_STARTS_WITH', 'перм'), [2, 4, 5]],
    [0, condition('TEXT_NOT_CONTAINS', 'край'), [3]],
    [0, condition('BLANK'), [1, 2, 3]],
    [1, condition('NUMBER_GREATER', '20'), [1, 2, 5]],
    [1, condition('NUMBER_BETWEEN', '10', '20'), [3, 4, 5]],
    [1, { hiddenValues: ['10'], ...condition('NUMBER_LESS', '30') }, [1, 3, 4, 5]],
  ])('hides, by column %i and %j, the rows %j below the heading', async (column, criteria, expected) => {
    await book.batch(filterBy(column, criteria));
    expect(await hiddenRows()).toEqual(expected);
    await book.batch({ clearBasicFilter: { sheetId: 0 } });
    expect(await hiddenRows()).toEqual([]);
    expect((await book.sheet('basicFilter')).basicFilter).toBeUndefined();
  });

  it.each<[sheets_v4.Schema$BasicFilter, number, string]>([
    [{ range: RANGE, sortSpecs: [{ dimensionIndex: 0 }] }, 501, 'setBasicFilter with sortSpecs'],
    [{ tableId: 'x' }, 501, 'setBasicFilter with a tableId'],
    [{ range: RANGE, criteria: { '1': condition('DATE_BEFORE', '1/1/2020') } }, 501, 'the condition DATE_BEFORE'],
    [{ range: RANGE, criteria: { '1': { visibleBackgroundColor: {} } } }, 501, 'visibleBackgroundColor'],
    [{ range: RANGE, criteria: { '4': { hiddenValues: ['x'] } } }, 400, 'outside of its range'],
    [{ range: RANGE, criteria: { '1': condition('NUMBER_EQ') } }, 400, 'Expected 1 values, got 0.'],
  ])('refuses %j with %i', async (filter, code, message) => {
    const answer = await refusal(book.batch({ setBasicFilter: { filter } }));
    expect(answer).toMatchObject({ code, message: expect.stringContaining(message) });
  });

  it('follows its rows and columns, and so do its criteria and the rows that it hides', async () => {
    await book.batch(filterBy(1, condition('NUMBER_EQ', '10')), insertRows(2, 3), {
      insertDimension: { range: columns(0, 1) },
    });
    expect((await book.sheet('basicFilter')).basicFilter).toMatchObject({
      range: area(0, 7, 1, 3),
      filterSpecs: [{ columnIndex: 2 }],
      criteria: { '2': condition('NUMBER_EQ', '10') },
    });
    expect(await hiddenRows()).toEqual([3, 4, 5, 6]);
  });
});

describe('filter views', () => {
  const views = async () => (await book.sheet('filterViews')).filterViews;

  it('are added, changed, doubled and deleted, and hide nothing', async () => {
    const filter = { title: 'Мои', range: RANGE, criteria: { '0': { hiddenValues: ['Тула'] } } };
    const { replies } = await book.batch({ addFilterView: { filter } });
    const filterViewId = replies?.[0]?.addFilterView?.filter?.filterViewId ?? 0;
    expect(replies).toEqual([
      {
        addFilterView: {
          filter: {
            ...filter,
            filterViewId: expect.any(Number),
            filterSpecs: [{ columnIndex: 0, filterCriteria: { hiddenValues: ['Тула'] } }],
          },
        },
      },
    ]);
    expect(await hiddenRows()).toEqual([]);
    const changed = { filterViewId, title: 'Наши', criteria: { '1': { hiddenValues: ['10'] } } };
    await book.batch({ updateFilterView: { filter: changed, fields: 'title,criteria' } });
    expect(await views()).toMatchObject([
      { title: 'Наши', filterSpecs: [{ columnIndex: 1, filterCriteria: { hiddenValues: ['10'] } }] },
    ]);
    const copy = await book.batch({ duplicateFilterView: { filterId: filterViewId } });
    expect(copy.replies?.[0]?.duplicateFilterView?.filter).toMatchObject({ title: 'Copy of Наши', range: RANGE });
    await book.batch({ deleteFilterView: { filterId: filterViewId } });
    expect((await views())?.map(({ title }) => title)).toEqual(['Copy of Наши']);
  });
});
