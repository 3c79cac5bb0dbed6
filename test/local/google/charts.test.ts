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

const spec = (...sources: sheets_v4.Schema$GridRange[]): sheets_v4.Schema$ChartSpec => ({
  title: 'Проекты',
  basicChart: {
    chartType: 'COLUMN',
    series: [{ series: { sourceRange: { sources } }, targetAxis: 'LEFT_AXIS' }],
  },
});
const at = (rowIndex: number, columnIndex: number, sheetId = 0) => ({
  overlayPosition: { anchorCell: { sheetId, rowIndex, columnIndex } },
});
const add = (chart: sheets_v4.Schema$EmbeddedChart) => ({ addChart: { chart } });
const charts = async (sheetId = 0) => (await book.sheet('charts', sheetId)).charts;
const sourcesOf = (chart: sheets_v4.Schema$EmbeddedChart | undefined) =>
  chart?.spec?.basicChart?.series?.[0]?.series?.sourceRange?.sources;

describe('addChart', () => {
  it('keeps the spec whole, and answers it with an id and the usual size', async () => {
    const { replies } = await book.batch(add({ spec: spec(area(0, 5, 1, 2)), position: at(2, 0) }));
    const created = {
      chartId: expect.any(Number),
      spec: spec(area(0, 5, 1, 2)),
      position: { overlayPosition: { anchorCell: { rowIndex: 2 }, widthPixels: 600, heightPixels: 371 } },
    };
    expect(replies).toEqual([{ addChart: { chart: created } }]);
    expect(await charts()).toEqual([created]);
  });

  it.each<[sheets_v4.Schema$EmbeddedChart, number]>([
    [{ spec: spec(), position: { newSheet: true } }, 501],
    [{ position: at(0, 0) }, 400],
    [{ spec: spec(), position: at(0, 0, 99) }, 400],
    [{ spec: { ...spec(), colour: 'red' } as object, position: at(0, 0) }, 400],
  ])('refuses %j with %i', async (chart, code) => {
    expect(await refusal(book.batch(add(chart)))).toMatchObject({ code });
  });
});

describe('a chart', () => {
  beforeEach(async () => {
    await book.batch(add({ chartId: 5, spec: spec(area(0, 5, 1, 2, 7)), position: at(3, 1) }));
  });

  it('follows what it shows, on whatever tab, and the cell that it is anchored to', async () => {
    await book.batch(insertRows(2, 4, 7), insertRows(0, 1));
    const [chart] = (await charts()) ?? [];
    expect(sourcesOf(chart)).toEqual([area(0, 7, 1, 2, 7)]);
    expect(chart?.position?.overlayPosition?.anchorCell).toEqual({ rowIndex: 4, columnIndex: 1 });
    await book.batch(deleteRows(3, 6));
    expect((await charts())?.[0]?.position?.overlayPosition?.anchorCell).toEqual({ rowIndex: 3, columnIndex: 1 });
  });

  it('stays without a source when its source is deleted', async () => {
    await book.batch({ deleteSheet: { sheetId: 7 } });
    expect(sourcesOf((await charts())?.[0])).toEqual([]);
  });

  it('is given another spec, another place and another tab, and is deleted', async () => {
    await book.batch({ updateChartSpec: { chartId: 5, spec: spec(area(0, 2, 0, 1)) } });
    expect(sourcesOf((await charts())?.[0])).toEqual([area(0, 2, 0, 1)]);
    const newPosition = { overlayPosition: { anchorCell: { sheetId: 7 }, widthPixels: 300 } };
    const { replies } = await book.batch({
      updateEmbeddedObjectPosition: { objectId: 5, newPosition, fields: 'anchorCell,widthPixels' },
    });
    const position = { overlayPosition: { anchorCell: { sheetId: 7 }, widthPixels: 300, heightPixels: 371 } };
    expect(replies).toEqual([{ updateEmbeddedObjectPosition: { position } }]);
    expect(await charts()).toBeUndefined();
    expect((await charts(7))?.[0]?.position).toEqual(position);
    await book.batch({ deleteEmbeddedObject: { objectId: 5 } });
    expect(await charts(7)).toBeUndefined();
    expect(await refusal(book.batch({ deleteEmbeddedObject: { objectId: 5 } }))).toMatchObject({
      message: 'Invalid requests[0].deleteEmbeddedObject: No embedded object with id: 5',
    });
  });
});
