/**
 * A map of tiles: every subject is one square, roughly where it lies, so that the smallest is seen as well as the largest and no
 * border is drawn. A subject that the grid does not know gets the next free place below the others.
 */

/** Column and row of a tile, from 0 at the upper left. */
export interface Tile {
  readonly column: number;
  readonly row: number;
}

/** By two-digit codes; two dots are no tile. */
const GRID = [
  '.. .. .. 51 .. .. 83 .. .. 89 .. .. .. 87',
  '.. .. .. 10 29 11 .. .. .. 86 .. 14 49 41',
  '.. 78 47 35 44 43 59 66 72 70 24 28 27 65',
  '39 60 53 76 37 52 12 18 45 55 54 42 79 25',
  '.. 67 69 50 33 13 21 16 02 74 22 19 38 75',
  '.. 32 40 77 62 58 73 63 56 .. 04 17 03 ..',
  '.. .. 57 71 48 68 64 .. .. .. .. .. .. ..',
  '.. .. 46 31 36 34 30 .. .. .. .. .. .. ..',
  '.. .. .. 61 08 .. .. .. .. .. .. .. .. ..',
  '.. .. 23 01 26 .. .. .. .. .. .. .. .. ..',
  '.. .. 09 07 15 06 20 05 .. .. .. .. .. ..',
];
export const COLUMNS = 14;

const KNOWN: ReadonlyMap<string, Tile> = new Map(
  GRID.flatMap((line, row) =>
    line
      .split(' ')
      .map((code, column) => [code, { column, row }] as const)
      .filter(([code]) => code !== '..'),
  ),
);

/** Where subjects stand that the grid does not know: to the right of the south, then below. */
const SPARE_COLUMN = 9;
const SPARE_ROW = 8;
const SPARE_WIDTH = COLUMNS - SPARE_COLUMN;

/** Every key with its tile, in the order given; no two share one. */
export function placeTiles(keys: readonly string[]): ReadonlyMap<string, Tile> {
  const unknown = keys.filter((key) => !KNOWN.has(key));
  const spare = (key: string): Tile => {
    const index = unknown.indexOf(key);
    return { column: SPARE_COLUMN + (index % SPARE_WIDTH), row: SPARE_ROW + Math.floor(index / SPARE_WIDTH) };
  };
  return new Map(keys.map((key) => [key, KNOWN.get(key) ?? spare(key)]));
}
