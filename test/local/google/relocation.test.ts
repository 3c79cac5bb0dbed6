import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Relocation, relocatedPlace, relocatedRange } from '../../../local/google/relocation.ts';
import type { SheetGridRange } from '../../../local/google/workbook.ts';

const SIZE = 12;
const span = fc
  .tuple(fc.nat(SIZE - 1), fc.integer({ min: 1, max: 5 }))
  .map(([start, count]) => [start, Math.min(SIZE, start + count)] as const);
const where = { sheetId: 3, dimension: 'ROWS' } as const;

/** The rows by name, before and after, as a list is spliced. */
function namesAfter(change: Exclude<Relocation, { kind: 'cut' }>): string[] {
  const names = Array.from({ length: SIZE }, (_, index) => `row ${index}`);
  const { startIndex, endIndex } = change;
  const count = endIndex - startIndex;
  if (change.kind === 'insert') return names.toSpliced(startIndex, 0, ...new Array<string>(count).fill('new'));
  const left = names.toSpliced(startIndex, count);
  if (change.kind !== 'move') return left;
  const target = change.destinationIndex > startIndex ? change.destinationIndex - count : change.destinationIndex;
  return left.toSpliced(target, 0, ...names.slice(startIndex, endIndex));
}

function placesOf([start, end]: readonly [number, number], change: Exclude<Relocation, { kind: 'cut' }>): number[] {
  const own = new Set(Array.from({ length: end - start }, (_, index) => `row ${start + index}`));
  return namesAfter(change).flatMap((name, index) => (own.has(name) ? [index] : []));
}

const rowsOf = (range: SheetGridRange | undefined) => range && [range.startRowIndex, range.endRowIndex];
const rangeOf = ([startRowIndex, endRowIndex]: readonly [number, number]) => ({
  sheetId: 3,
  startRowIndex,
  endRowIndex,
});

describe('a range', () => {
  it('is, after rows were put in or taken out, from the first to the last of its rows that are left', () => {
    fc.assert(
      fc.property(span, span, fc.constantFrom('insert' as const, 'delete' as const), (own, [start, end], kind) => {
        const change = { kind, ...where, startIndex: start, endIndex: end };
        const places = placesOf(own, change);
        const [first, last] = [places[0], places.at(-1)];
        const expected = first === undefined || last === undefined ? undefined : [first, last + 1];
        expect(rowsOf(relocatedRange(rangeOf(own), change))).toEqual(expected);
      }),
    );
  });

  it('goes with its rows when a move keeps them together', () => {
    fc.assert(
      fc.property(span, span, fc.nat(SIZE), (own, [startIndex, endIndex], destinationIndex) => {
        fc.pre(destinationIndex < startIndex || destinationIndex > endIndex);
        const change = { kind: 'move', ...where, startIndex, endIndex, destinationIndex } as const;
        const places = placesOf(own, change);
        const [first = 0, last = 0] = [places[0], places.at(-1)];
        fc.pre(last - first + 1 === places.length);
        expect(rowsOf(relocatedRange(rangeOf(own), change))).toEqual([first, last + 1]);
      }),
    );
  });

  it.each<[string, SheetGridRange, Partial<Relocation> & { startIndex: number; endIndex: number }, unknown]>([
    ['grows by rows put in between its own', rangeOf([2, 5]), { kind: 'insert', startIndex: 3, endIndex: 5 }, [2, 7]],
    ['moves down for rows put in before it', rangeOf([2, 5]), { kind: 'insert', startIndex: 2, endIndex: 3 }, [3, 6]],
    ['does not grow at its end', rangeOf([2, 5]), { kind: 'insert', startIndex: 5, endIndex: 6 }, [2, 5]],
    ['stays open', { sheetId: 3, startRowIndex: 1 }, { kind: 'insert', startIndex: 0, endIndex: 2 }, [3, undefined]],
    ['vanishes with all of its rows', rangeOf([2, 5]), { kind: 'delete', startIndex: 1, endIndex: 5 }, undefined],
    [
      'on another tab stays',
      { ...rangeOf([2, 5]), sheetId: 9 },
      { kind: 'delete', startIndex: 0, endIndex: 9 },
      [2, 5],
    ],
  ])('%s', (_, range, change, expected) => {
    expect(rowsOf(relocatedRange(range, { ...where, ...change } as Relocation))).toEqual(expected);
  });

  it('is pushed aside by cells only where it lies wholly in their band', () => {
    const change = {
      kind: 'insert',
      ...where,
      startIndex: 0,
      endIndex: 2,
      band: { startIndex: 1, endIndex: 3 },
    } as const;
    const inside = { sheetId: 3, startRowIndex: 1, endRowIndex: 2, startColumnIndex: 1, endColumnIndex: 3 };
    const across = { ...inside, endColumnIndex: 4 };
    expect(relocatedRange(inside, change)).toEqual({ ...inside, startRowIndex: 3, endRowIndex: 4 });
    expect(relocatedRange(across, change)).toEqual(across);
  });

  it('goes with cells that are cut and pasted, even to another tab', () => {
    const area = { startRowIndex: 0, endRowIndex: 2, startColumnIndex: 0, endColumnIndex: 2 };
    const change = { kind: 'cut', sheetId: 3, area, toSheetId: 9, down: 5, right: 1 } as const;
    const cell = { sheetId: 3, startRowIndex: 1, endRowIndex: 2, startColumnIndex: 1, endColumnIndex: 2 };
    const moved = { sheetId: 9, startRowIndex: 6, endRowIndex: 7, startColumnIndex: 2, endColumnIndex: 3 };
    expect(relocatedRange(cell, change)).toEqual(moved);
    expect(relocatedRange({ ...cell, endRowIndex: 3 }, change)).toEqual({ ...cell, endRowIndex: 3 });
  });
});

describe('an anchor', () => {
  it('stays where its row was when that is deleted', () => {
    const change = { kind: 'delete', ...where, startIndex: 2, endIndex: 4 } as const;
    const anchor = (rowIndex: number) => ({ sheetId: 3, rowIndex, columnIndex: 1 });
    expect(relocatedPlace('GridCoordinate', anchor(3), change)).toEqual(anchor(2));
    expect(relocatedPlace('GridCoordinate', anchor(5), change)).toEqual(anchor(3));
  });
});
