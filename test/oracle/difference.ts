/** Where two judgements of the same workbooks differ, in as few words as possible. */
import type { Judgement } from './oracle.ts';
import type { Finding } from './vocabulary.ts';

/** Each thing that was said, with how often. */
function counted(findings: readonly Finding[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { workbook, table, row, column, severity, code } of findings) {
    const said = `${workbook} ${table} row ${row}${column === null ? '' : ` ${column}`}: ${severity} ${code}`;
    counts.set(said, (counts.get(said) ?? 0) + 1);
  }
  return counts;
}

/** Every number and text of a value by the way to it. */
function flattened(value: unknown, path = '', all = new Map<string, string>()): ReadonlyMap<string, string> {
  if (typeof value !== 'object' || value === null) {
    all.set(path, typeof value === 'string' ? JSON.stringify(value) : String(value));
    return all;
  }
  const entries = Array.isArray(value) ? value.entries() : Object.entries(value);
  for (const [key, inner] of entries) flattened(inner, path === '' ? String(key) : `${path}.${key}`, all);
  return all;
}

function differing<T>(oracle: ReadonlyMap<string, T>, product: ReadonlyMap<string, T>): readonly string[] {
  const keys = new Set([...oracle.keys(), ...product.keys()]);
  return [...keys]
    .filter((key) => oracle.get(key) !== product.get(key))
    .map((key) => `${key} — oracle: ${oracle.get(key) ?? 'nothing'}, product: ${product.get(key) ?? 'nothing'}`);
}

/** Each figure by the way to it, `#` for a place in a list, with whether anything stands there but nought. */
export function figuresIn(figures: unknown): readonly (readonly [way: string, isSomething: boolean])[] {
  return [...flattened(figures)].map(([path, value]) => [
    path.replace(/\.\d+(?=\.|$)/g, '.#'),
    !['0', 'null'].includes(value),
  ]);
}

/** What the two say differently, the rows first; nothing where they agree. */
export function differencesOf(oracle: Judgement, product: Judgement): readonly string[] {
  return [
    ...differing(counted(oracle.findings), counted(product.findings)),
    ...differing(flattened(oracle.figures), flattened(product.figures)),
  ];
}
