import { describe, expect, it } from 'vitest';
import { STARTING_REFERENCE } from '../../domain/starting-reference.ts';
import { COLUMNS, placeTiles } from '../../web/tile-grid.ts';

const CODES = STARTING_REFERENCE.regions.all.map(({ code }) => code);

function cells(keys: readonly string[]): readonly string[] {
  return [...placeTiles(keys).values()].map(({ column, row }) => `${column} ${row}`);
}

describe('the grid of tiles', () => {
  it('has a place for each of the 83 subjects of the reference, and no two on one', () => {
    expect(CODES).toHaveLength(83);
    expect(new Set(cells(CODES)).size).toBe(83);
    // None of them had to take a spare place.
    expect([...placeTiles(CODES)].filter(([, { column, row }]) => column >= 9 && row >= 8)).toEqual([]);
  });

  it('finds a place for subjects that it does not know, however many', () => {
    const more = ['90', '91', '92', '93', '94', '95', '96', '97', '98', '99', 'XX'];
    const all = cells([...CODES, ...more]);
    expect(new Set(all).size).toBe(83 + more.length);
    expect(Math.max(...all.map((cell) => Number(cell.split(' ')[0])))).toBeLessThan(COLUMNS);
  });

  it('keeps the place of each when another is taken out', () => {
    const without = placeTiles(CODES.filter((code) => code !== '59'));
    const all = placeTiles(CODES);
    expect([...without].every(([code, tile]) => JSON.stringify(all.get(code)) === JSON.stringify(tile))).toBe(true);
  });

  it('lays the subjects out roughly as they lie', () => {
    const tiles = placeTiles(CODES);
    const at = (code: string) => tiles.get(code) ?? { column: -1, row: -1 };
    for (const [west, east] of ['39 77', '77 59', '59 66', '66 54', '54 38', '38 75', '16 02'].map((pair) =>
      pair.split(' '),
    )) {
      expect([west, east, at(west ?? '').column < at(east ?? '').column]).toEqual([west, east, true]);
    }
    for (const [north, south] of ['51 78', '78 77', '77 61', '61 23', '23 05', '14 38'].map((pair) =>
      pair.split(' '),
    )) {
      expect([north, south, at(north ?? '').row < at(south ?? '').row]).toEqual([north, south, true]);
    }
  });
});
