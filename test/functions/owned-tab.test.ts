/** What is found wrong on a tab of Svod, and how columns are set right that a person has put in or taken out. */
import type { sheets_v4 } from '@googleapis/sheets';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkedCell } from '../../functions/checked-cell.ts';
import { columnRequests } from '../../functions/column-order.ts';
import { differences, type OwnedTab } from '../../functions/owned-tab.ts';
import { line, type Value } from '../../functions/tab-cells.ts';
import { SEED } from '../domain/seed.ts';

const TAB: OwnedTab = {
  title: 'Лист',
  metadataKey: 'svod-test',
  widthsPixels: [100, 100, 100],
  frozenRowCount: 1,
  headings: ['а', 'б', 'в'],
  columnsBefore: 3,
};

describe('what differs from what a tab should say', () => {
  it.each<[string, (string | number)[][], Value[][], number]>([
    ['nothing', [['а', 1]], [['а', 1]], 0],
    ['not blank cells and rows at the ends', [['а', 1, ''], [], ['']], [['а', 1]], 0],
    ['not an empty cell inside', [['а', '', 2]], [['а', null, 2]], 0],
    ['not what stands right of its columns', [['а', 1, 2, 'моё']], [['а', 1, 2]], 0],
    ['another number', [['а', 1]], [['а', 2]], 1],
    ['a number as text', [['а', '1']], [['а', 1]], 1],
    ['what stands where nothing should', [['а', 1, 'лишнее']], [['а', 1]], 1],
    ['one row more', [['а'], ['б']], [['а']], 1],
    ['one row less', [['а']], [['а'], ['б']], 1],
  ])('%s', (_what, shown, rows, count) => {
    const content = { tab: TAB, rows: rows.map((row) => line(row)), charts: [] };
    expect(differences(content, shown)).toHaveLength(count);
  });
});

/** A row of a tab as Google moves its columns. */
function carriedOut(row: readonly string[], requests: readonly sheets_v4.Schema$Request[]): readonly string[] {
  return requests.reduce<readonly string[]>((columns, { moveDimension, insertDimension }) => {
    if (insertDimension) {
      const { startIndex, endIndex } = insertDimension.range ?? {};
      const blank = Array.from({ length: (endIndex ?? 0) - (startIndex ?? 0) }, () => '');
      return columns.toSpliced(startIndex ?? 0, 0, ...blank);
    }
    const from = moveDimension?.source?.startIndex ?? 0;
    const to = moveDimension?.destinationIndex ?? 0;
    const moved = columns[from] ?? '';
    return columns.toSpliced(to, 0, moved).toSpliced(from < to ? from : from + 1, 1);
  }, row);
}

describe('columns of a person among those of Svod', () => {
  const headings = ['а', 'б', 'в', 'г', 'д', 'е'];
  const place = (shown: readonly string[]) => columnRequests(1, [[], shown], { headings, columnsBefore: 6 }, true);

  it('go to its right in their order, whatever was put in and whichever of Svod’s were deleted', () => {
    const scene = fc.record({
      kept: fc.subarray(headings, { minLength: 4 }),
      puts: fc.array(fc.nat({ max: 6 }), { maxLength: 5 }),
    });
    fc.assert(
      fc.property(scene, ({ kept, puts }) => {
        // A column deleted at the very end, or where a person put another, cannot be told from a heading written over.
        const gone = headings.filter((heading) => !kept.includes(heading));
        fc.pre(puts.length === 0 || gone.length === 0);
        const shown = puts.reduce(
          (row, at, index) => row.toSpliced(Math.min(at, row.length), 0, `чужой ${index}`),
          kept,
        );
        const after = carriedOut(shown, place(shown));
        const strangers = shown.filter((one) => one.startsWith('чужой'));
        expect(after.slice(0, 6).map((one, index) => one === '' || one === headings[index])).toEqual(
          Array(6).fill(true),
        );
        expect(after.filter((one) => one.startsWith('чужой'))).toEqual(strangers);
        expect(after.slice(0, 6).filter((one) => one !== '')).toEqual(kept);
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  it('stay where they are when a heading was only written over, or all of them were', () => {
    expect(place(['а', 'моё', 'в', 'г', 'д', 'е', 'заметка'])).toEqual([]);
    expect(place(['а', 'б', 'в', 'г', 'д', 'моё', 'заметка'])).toEqual([]);
    expect(place(['стёрто'])).toEqual([]);
  });
});

describe('«Проверено» that stands there', () => {
  const at = new Date('2026-11-23T09:00:00Z');
  const { value, allows } = checkedCell(at, 60);

  it.each([
    ['is good enough for a while', 30, true],
    ['not for the whole hour', 50, false],
    ['not from the future: somebody’s clock was wrong', -5, false],
  ])('%s', (_what, minutes, isEnough) => {
    const later = checkedCell(new Date(at.getTime() + minutes * 60_000), 60);
    expect(later.allows?.(value)).toBe(isEnough);
  });

  it('is read whatever separators the locale has, and is not believed as plain text', () => {
    expect(allows?.(String(value).replaceAll(';', ','))).toBe(true);
    expect([allows?.('23.11.2026 в 12:00'), allows?.(46_349), allows?.(undefined)]).toEqual([false, false, false]);
  });
});
