/** Columns that a person put in among those of Svod, or took out: found by the headings, and set right without losing a cell. */
import type { sheets_v4 } from '@googleapis/sheets';
import type { RawTable } from '../domain/cell.ts';

type Request = sheets_v4.Schema$Request;
/** Of each column of Svod where it stands; null for one that is gone. */
type Places = readonly (number | null)[];

/** So many columns are looked through beyond those of Svod. */
export const WATCHED_COLUMNS = 12;

function isBlank(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

function placesIn(row: RawTable[number], headings: readonly string[]): Places {
  let from = 0;
  return headings.map((heading) => {
    const place = row.indexOf(heading, from);
    if (place < 0) return null;
    from = place + 1;
    return place;
  });
}

function countFound(places: Places): number {
  return places.filter((place) => place !== null).length;
}

/** A heading that is not found was written over, where there is still room for its column; else its column was deleted. */
function withOverwritten(found: Places, row: RawTable[number]): Places {
  const places: (number | null)[] = [];
  let last = -1;
  for (const [index, place] of found.entries()) {
    const next = found.slice(index).find((one) => one !== null);
    const isThere = next === undefined ? !isBlank(row[last + 1]) : (next ?? 0) - last - 1 > 0;
    const own = place ?? (isThere ? last + 1 : null);
    places.push(own);
    last = own ?? last;
  }
  return places;
}

/** By the row that has most of the headings; null where none has more than half of them. */
function findPlaces(rows: RawTable, headings: readonly string[]): Places | null {
  let best: Places | null = null;
  let most = headings.length / 2;
  for (const row of rows) {
    const found = placesIn(row, headings);
    if (countFound(found) > most) [best, most] = [withOverwritten(found, row), countFound(found)];
  }
  return best;
}

function move(sheetId: number, from: number, to: number): Request {
  const source = { sheetId, dimension: 'COLUMNS', startIndex: from, endIndex: from + 1 };
  return { moveDimension: { source, destinationIndex: to } };
}

function insert(sheetId: number, at: number, count: number): Request {
  const range = { sheetId, dimension: 'COLUMNS', startIndex: at, endIndex: at + count };
  return { insertDimension: { range, inheritFromBefore: false } };
}

/** How many columns the tab has more after these. */
export function columnsAdded(requests: readonly Request[]): number {
  return requests.reduce((sum, { insertDimension }) => {
    const { startIndex, endIndex } = insertDimension?.range ?? {};
    return sum + (endIndex ?? 0) - (startIndex ?? 0);
  }, 0);
}

/**
 * Moves a person's columns out to the right of Svod's, and makes room where one of Svod's was deleted.
 * @param headings those of Svod, one for each of its columns
 * @param columnsBefore how many columns an earlier Svod had, whose headings are not known here any more
 * @param isStamped whether this Svod wrote the tab
 */
export function columnRequests(
  sheetId: number,
  shown: RawTable,
  { headings, columnsBefore }: { readonly headings: readonly string[]; readonly columnsBefore: number },
  isStamped: boolean,
): readonly Request[] {
  const places = findPlaces(shown, headings);
  if (!places) {
    const grown = headings.length - columnsBefore;
    const isEmpty = shown.every((row) => row.every(isBlank));
    return isStamped || isEmpty || grown <= 0 ? [] : [insert(sheetId, columnsBefore, grown)];
  }
  const own = new Set(places.filter((place) => place !== null));
  const lastOwn = Math.max(...own);
  const foreign = Array.from({ length: lastOwn }, (_, place) => place).filter((place) => !own.has(place));
  // From the right, so that the places of those still to be moved stay what they are.
  const moves = foreign.toReversed().map((place, index) => move(sheetId, place, lastOwn + 1 - index));
  const inserts = places.flatMap((place, index) => (place === null ? [insert(sheetId, index, 1)] : []));
  return [...moves, ...inserts];
}
