/**
 * The note that Svod puts at a cell. It is known by its first and its last line: a note of any other shape is a person's, and
 * is never touched.
 */
import type { Severity } from './problem.ts';

export interface NotedMark {
  readonly severity: Severity;
  /** What was found, and what to do. */
  readonly note: string;
  /** The heading of the cell that is meant, where the note stands at another one. */
  readonly heading?: string;
}

const FIRST = 'Проверка Свода:';
const LAST = '(эта пометка исчезнет сама)';
export const SEVERITY_WORDS: Readonly<Record<Severity, string>> = {
  error: 'Ошибка',
  warning: 'Предупреждение',
  note: 'К сведению',
};
const SEVERITIES = Object.entries(SEVERITY_WORDS) as [Severity, string][];
const LINE = new RegExp(`^(${Object.values(SEVERITY_WORDS).join('|')})(?:, столбец «(.*?)»)?: `);

export function formatMarkNote(marks: readonly NotedMark[]): string {
  if (marks.length === 0) return '';
  const lines = marks.map(({ severity, note, heading }) => {
    return `${SEVERITY_WORDS[severity]}${heading === undefined ? '' : `, столбец «${heading}»`}: ${note}`;
  });
  return [FIRST, ...lines, LAST].join('\n');
}

/** Whether Svod wrote the note and nobody added to it. */
export function isMarkNote(note: string): boolean {
  return note.startsWith(FIRST) && note.endsWith(LAST);
}

export function parseMarkNote(note: string): readonly NotedMark[] {
  if (!isMarkNote(note)) return [];
  const marks: NotedMark[] = [];
  for (const line of note.slice(FIRST.length + 1, -LAST.length - 1).split('\n')) {
    const match = LINE.exec(line);
    const severity = SEVERITIES.find(([, word]) => word === match?.[1])?.[0];
    const last = marks[marks.length - 1];
    if (match && severity) {
      const heading = match[2];
      marks.push({ severity, note: line.slice(match[0].length), ...(heading !== undefined && { heading }) });
    } else if (last) {
      // A line that a quoted cell itself was broken into.
      marks[marks.length - 1] = { ...last, note: `${last.note}\n${line}` };
    }
  }
  return marks;
}
