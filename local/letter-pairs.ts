/** Finds which two signs stand together most often in some texts, so that one sign can be written for both; then again, with those. */

/** A sign, or a sign that must be read with the mark before it; only the first kind may become part of a pair. */
export type Written = readonly string[];

export interface LetterPairs {
  /** The signs that stand for a pair. */
  readonly signs: string;
  /** What each of them stands for, two signs of each, in the same order; they may be such signs themselves. */
  readonly pairs: string;
}

/** What a pair costs besides its places: its sign and its two letters in the reader's list. */
const COST_OF_A_PAIR = 3;

function countPairs(texts: readonly Written[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (let index = 1; index < text.length; index += 1) {
      const [before = '', after = ''] = [text[index - 1], text[index]];
      if (before.length > 1 || after.length > 1) continue;
      const pair = before + after;
      counts.set(pair, (counts.get(pair) ?? 0) + 1);
      // In `aaa` the pair stands once.
      if (before === after && text[index + 1] === after) index += 1;
    }
  }
  return counts;
}

function most(counts: ReadonlyMap<string, number>): readonly [pair: string, count: number] {
  let best: readonly [string, number] = ['', 0];
  for (const entry of counts) if (entry[1] > best[1] || (entry[1] === best[1] && entry[0] < best[0])) best = entry;
  return best;
}

function countOf(sign: string, texts: readonly Written[]): number {
  return texts.reduce((sum, text) => sum + text.filter((written) => written === sign).length, 0);
}

/** The sign that is missed least, and how often it stands in the texts as itself. */
function rarest(free: readonly string[], texts: readonly Written[]): readonly [sign: string, count: number] {
  const counted = free.map((sign): [string, number] => [sign, countOf(sign, texts)]);
  return counted.reduce((best, next) => (next[1] < best[1] ? next : best), ['', Number.POSITIVE_INFINITY]);
}

/** The same text with one sign for the pair. */
export function withPair(text: Written, pair: string, sign: string): Written {
  const written: string[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const here = text[index] ?? '';
    const isPair = here.length === 1 && here + (text[index + 1] ?? '') === pair;
    written.push(isPair ? sign : here);
    if (isPair) index += 1;
  }
  return written;
}

/** Signs of `free` that stand in the texts as themselves are `escaped` when they are taken. */
export function findLetterPairs(
  texts: readonly Written[],
  free: readonly string[],
  escaped: (sign: string) => string,
): LetterPairs {
  let written = texts;
  let left = free;
  let signs = '';
  let pairs = '';
  for (;;) {
    const [pair, count] = most(countPairs(written));
    const [sign, taken] = rarest(
      left.filter((each) => !pair.includes(each)),
      written,
    );
    if (count - taken <= COST_OF_A_PAIR) return { signs, pairs };
    written = written.map((text) =>
      withPair(
        text.map((each) => (each === sign ? escaped(sign) : each)),
        pair,
        sign,
      ),
    );
    left = left.filter((each) => each !== sign && !pair.includes(each));
    signs += sign;
    pairs += pair;
  }
}
