/** Patterns as COUNTIF, MATCH and SEARCH take them: `?` for one character, `*` for any number, `~` in front of either for itself. */

const ANY: unique symbol = Symbol('any number of characters');
const ONE: unique symbol = Symbol('one character');

type Piece = string | typeof ANY | typeof ONE;

export function hasWildcards(text: string): boolean {
  return /[*?~]/.test(text);
}

function readPieces(pattern: string): Piece[] {
  return (pattern.toLowerCase().match(/~[*?~]|[\s\S]/gu) ?? []).map((found) => {
    if (found === '*') return ANY;
    if (found === '?') return ONE;
    return found.length > 1 && found.startsWith('~') ? found.slice(1) : found;
  });
}

/** Goes back to the last star only, so that no pattern takes longer than its length times that of the text. */
function matches(pieces: readonly Piece[], characters: readonly string[]): boolean {
  let [piece, place] = [0, 0];
  let [star, starPlace] = [-1, 0];
  while (place < characters.length) {
    const wanted = pieces[piece];
    if (wanted === ANY) [star, starPlace, piece] = [piece, place, piece + 1];
    else if (wanted === ONE || wanted === characters[place]) [piece, place] = [piece + 1, place + 1];
    else if (star < 0) return false;
    else {
      starPlace += 1;
      [piece, place] = [star + 1, starPlace];
    }
  }
  return pieces.slice(piece).every((left) => left === ANY);
}

/** Whether a whole text fits the pattern; capitals do not matter. */
export function wildcardTest(pattern: string): (text: string) => boolean {
  const pieces = readPieces(pattern);
  return (text) => matches(pieces, [...text.toLowerCase()]);
}

/** Where in a text the pattern fits first, or -1. */
export function findWildcards(pattern: string, text: string, from: number): number {
  const pieces: readonly Piece[] = [...readPieces(pattern), ANY];
  for (let start = from; start <= text.length; start += 1) {
    if (matches(pieces, [...text.slice(start).toLowerCase()])) return start;
  }
  return -1;
}
