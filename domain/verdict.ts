/**
 * What Svod writes behind the columns of a tab: «Проверка», for people, and a hidden column from which a conditional format
 * colours the cells and in which Svod remembers how the row was checked.
 */

import { SEVERITY_WORDS } from './mark-note.ts';
import type { Severity } from './problem.ts';

export const VERDICT_HEADING = 'Проверка';
export const STATE_HEADING = 'Свод: отметки';
export const OWN_HEADINGS = [VERDICT_HEADING, STATE_HEADING];

export interface RowMark {
  readonly severity: Severity;
  /** Of the column, as it stands in the tab. */
  readonly heading: string;
  /** What was found, and what to do. */
  readonly note: string;
}

/** «Проверка» in words: the worst problem, what is still to be filled in, or ОК. */
export function verdictOf(marks: readonly RowMark[], missing: readonly string[]): string {
  const errors = marks.filter(({ severity }) => severity === 'error');
  const warnings = marks.filter(({ severity }) => severity === 'warning');
  const [worst] = errors.length > 0 ? errors : missing.length > 0 ? [] : warnings;
  if (!worst) return missing.length > 0 ? `Осталось заполнить: ${missing.join(', ')}.` : 'ОК';
  const more = errors.length + warnings.length - 1;
  const rest = more > 0 ? ` И ещё замечаний: ${more}.` : '';
  return `${SEVERITY_WORDS[worst.severity]} («${worst.heading}»): ${worst.note}${rest}`;
}

const LETTERS: Readonly<Record<Severity, string>> = { error: 'e', warning: 'w', note: 'n' };
const CHECKED_WHOLE = '!';
const MEMORY = '|s:';

/** How a row was checked. */
export interface RowState {
  readonly marks: readonly Pick<RowMark, 'severity' | 'heading'>[];
  /** Whether what is not filled in yet was told, too. */
  readonly whole: boolean;
  /** What the status of the row was: only its own tab can read it. */
  readonly memory?: string;
}

/** `!|e:Статус|w:Отрасль|`: what a conditional format looks for stands between bars. */
export function formatRowState({ marks, whole, memory }: RowState): string {
  const cells = [...new Set(marks.map(({ severity, heading }) => `${LETTERS[severity]}:${heading}|`))];
  return `${whole ? CHECKED_WHOLE : ''}|${cells.join('')}${memory === undefined ? '' : `s:${memory}|`}`;
}

export function parseRowState(text: unknown): Pick<RowState, 'whole' | 'memory'> {
  if (typeof text !== 'string') return { whole: false };
  const at = text.indexOf(MEMORY);
  const whole = text.startsWith(CHECKED_WHOLE);
  return at < 0 ? { whole } : { whole, memory: text.slice(at + MEMORY.length, -1) };
}

export const MARK_COLOURS: Readonly<Record<Severity, string>> = {
  error: '#f4c7c3',
  warning: '#fce8b2',
  note: '#e8f0fe',
};

/** The formula by which a cell of the first row of data knows whether it has a mark; semicolons are read in every locale. */
export function markFormula(
  severity: Severity,
  stateLetters: string,
  firstLetters: string,
  headingRow: number,
): string {
  return `=ISNUMBER(FIND("|${LETTERS[severity]}:"&${firstLetters}$${headingRow}&"|";$${stateLetters}${headingRow + 1}))`;
}
