/** Which of the known words a mistyped one was probably meant to be. */
import { foldText } from './cell.ts';

/** Levenshtein distance: how many letters must be put in, left out or changed. */
function distance(left: string, right: string): number {
  let previous = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const change = left[row - 1] === right[column - 1] ? 0 : 1;
      current.push(
        Math.min((previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (previous[column - 1] ?? 0) + change),
      );
    }
    previous = current;
  }
  return previous[right.length] ?? 0;
}

/** The nearest word, if it is near enough: at most a third of its letters differ, or it begins with what was typed. */
export function nearest(typed: string, words: readonly string[]): string | undefined {
  const folded = foldText(typed).slice(0, 100);
  if (folded === '') return undefined;
  const beginning = words.filter((word) => folded.length >= 3 && foldText(word).startsWith(folded));
  if (beginning.length === 1) return beginning[0];
  let best: string | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const word of words) {
    const steps = distance(folded, foldText(word));
    if (steps < bestDistance && steps <= Math.max(1, Math.floor(word.length / 3))) {
      best = word;
      bestDistance = steps;
    }
  }
  return best;
}
