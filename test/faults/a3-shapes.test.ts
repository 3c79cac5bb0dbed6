/** N09 and N11: an answer of another shape is refused whole, wherever in a run it comes; ranges are told apart by their names. */
import { describe, expect, it } from 'vitest';
import { latestText } from '../local/running-svod.ts';
import { ask, clear, dataOf, edit, expectKept, expectRecovered, faultySvod, run } from './faulty-svod.ts';

const PASSES = 'Обычно проходит само: следующий запуск повторит. Прежний снимок остался на месте.';
const GARBLED =
  /^Google ответил не то, о чём его спросили: (?:центральная таблица|таблица субъекта 59|список файлов Диска)\.$/;

const VALUES = 'sheets.spreadsheets.values.batchGet';
const SHAPE = 'sheets.spreadsheets.get';
const LIST = 'drive.files.list';
const FILE = 'drive.files.get';

/** Every field that the product reads. */
const FIELDS: readonly (readonly [method: string, fields: readonly string[]])[] = [
  [VALUES, ['valueRanges', 'valueRanges.range']],
  [
    SHAPE,
    [
      'sheets',
      'sheets.properties',
      'sheets.properties.title',
      'sheets.properties.gridProperties',
      'sheets.properties.gridProperties.rowCount',
    ],
  ],
  [LIST, ['files', 'files.id', 'files.version', 'files.modifiedTime']],
  [FILE, ['id', 'version', 'modifiedTime', 'trashed']],
];
const CASES = FIELDS.flatMap(([method, fields]) => fields.map((field) => [method, field] as const));

describe('N09 a field of an answer', () => {
  it.each(CASES)('%s: %s that is missing, renamed or null is never partly used', async (method, field) => {
    const one = await faultySvod();
    await edit(one);
    for (const change of ['missing', 'renamed', 'null']) {
      await ask(one, { kind: 'schemaDrift', change, field }, { method });
      await expectKept(one, 'GOOGLE_GARBLED', expect.stringMatching(GARBLED), PASSES);
      expect((await clear(one))[0]?.injected).toBeGreaterThan(0);
    }
    await expectRecovered(one);
  });

  it.each([
    [VALUES, 'valueRanges.values', 'null'],
    [VALUES, 'valueRanges.values', 'renamed'],
    [SHAPE, 'sheets.properties.sheetId', 'text'],
    [SHAPE, 'sheets.properties.gridProperties', 'text'],
    [FILE, 'trashed', 'text'],
    [VALUES, 'valueRanges', 'extraKeys'],
    [VALUES, 'valueRanges.range', 'extraKeys'],
    [SHAPE, 'sheets', 'extraKeys'],
    [LIST, 'files', 'extraKeys'],
    [FILE, 'version', 'extraKeys'],
  ])('%s: %s as %s', async (method, field, change) => {
    const one = await faultySvod();
    await edit(one);
    await ask(one, { kind: 'schemaDrift', change, field }, { method });
    await expectKept(one, 'GOOGLE_GARBLED', expect.stringMatching(GARBLED), PASSES);
    await clear(one);
    await expectRecovered(one);
  });

  it('in the n-th answer alone stops the run just as well, for every n', async () => {
    const one = await faultySvod();
    await edit(one);
    let stopped = 0;
    for (let nth = 1; ; nth += 1) {
      await ask(one, { kind: 'schemaDrift', change: 'renamed' }, { nth, method: 'GET' });
      const { body } = await run(one);
      const [met] = await clear(one);
      if (met?.injected === 0) break;
      if ((body as { published?: boolean }).published) {
        // All that the snapshot stands on was read: only «Приём» was not written.
        expect(one.svod.events).toContainEqual(expect.objectContaining({ event: 'receipt-not-written' }));
        break;
      }
      expect(body).toMatchObject({ error: { code: 'GOOGLE_GARBLED', message: expect.stringMatching(GARBLED) } });
      expect(await latestText(one.svod)).toBe(one.before);
      stopped += 1;
    }
    expect(stopped).toBeGreaterThanOrEqual(8);
    expect(dataOf(await latestText(one.svod))).toEqual(one.data.after);
  });
});

describe('N11 the ranges of batchGet', () => {
  it('in another order are told apart by their names', async () => {
    const one = await faultySvod();
    await edit(one);
    await ask(one, { kind: 'rangesReordered' });
    expect((await run(one)).body).toMatchObject({ published: true });
    expect((await clear(one))[0]?.injected).toBeGreaterThan(1);
    expect(dataOf(await latestText(one.svod))).toEqual(one.data.after);
    await expectRecovered(one);
  });

  it.each([1, 2, 100])('of which %i are missing are refused together', async (count) => {
    const one = await faultySvod();
    await edit(one);
    for (const path of [one.id, one.svod.centralSpreadsheetId]) {
      await ask(one, { kind: 'rangesMissing', count }, { path });
      await expectKept(one, 'GOOGLE_GARBLED', expect.stringMatching(GARBLED), PASSES);
      await clear(one);
    }
    await expectRecovered(one);
  });
});
