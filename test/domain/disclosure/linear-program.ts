/** Linear programs, solved by HiGHS: a second opinion on what can be computed. */
import loadHighs from 'highs';

const highs = await loadHighs();

/** Numbers of variables with their factors. */
export type Terms = ReadonlyMap<number, number>;

export interface Equality {
  readonly terms: Terms;
  readonly value: number;
}

function sumText(terms: Terms): string {
  return [...terms].map(([variable, factor]) => `${factor < 0 ? '-' : '+'} ${Math.abs(factor)} x${variable}`).join(' ');
}

/** The smallest and the largest value of a sum of variables that are not negative and keep the equalities. */
export function rangeOf(
  target: Terms,
  equalities: readonly Equality[],
): { readonly low: number; readonly high: number } {
  const rules = equalities.filter(({ terms }) => terms.size > 0);
  const bound = (sense: 'Minimize' | 'Maximize') => {
    const lines = rules.map(({ terms, value }, place) => ` c${place}: ${sumText(terms)} = ${value}`);
    const [anything = 0] = target.keys();
    const text = `${sense}\n obj: ${sumText(target)}\nSubject To\n${lines.join('\n')}\n free: x${anything} >= 0\nEnd`;
    const { Status, ObjectiveValue } = highs.solve(text, { output_flag: false, presolve: 'off' });
    if (Status === 'Optimal') return ObjectiveValue;
    if (Status === 'Unbounded' && sense === 'Maximize') return Number.POSITIVE_INFINITY;
    if (Status === 'Unbounded') return Number.NEGATIVE_INFINITY;
    throw new Error(`${Status}: ${text}`);
  };
  return { low: bound('Minimize'), high: bound('Maximize') };
}
