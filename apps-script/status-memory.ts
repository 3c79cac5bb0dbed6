/**
 * What the status of each cluster was before it changed: a spreadsheet keeps no history that a script could ask, so the hidden
 * column remembers. What it says stands until the row changes again or the whole tab is checked.
 */
import type { Cell, RawTable } from '../domain/cell.ts';
import { CLUSTER_STATUSES, type ClusterColumns, type ClusterStatus, clusters } from '../domain/cluster.ts';
import { findColumns } from '../domain/headings.ts';
import type { ParsedTable } from '../domain/parsed-table.ts';
import type { Problem } from '../domain/problem.ts';
import { parseTable } from '../domain/row-reading.ts';
import type { RuleContext } from '../domain/row-report.ts';
import { checkStatusChanges } from '../domain/status-change.ts';

interface Standing {
  readonly status: ClusterStatus;
  readonly date: number;
}

/** What a row had before, and what it has. */
interface Memory {
  readonly before: Standing;
  readonly now: Standing;
}

const MEMORY = /^([A-Z]+)@(\d+)>([A-Z]+)@(\d+)$/;

function parseMemory(text: string | undefined): Memory | undefined {
  const match = MEMORY.exec(text ?? '');
  if (!match) return undefined;
  const [, before, earlier, now, later] = match;
  // Whatever a person made of the hidden text, an unknown status only finds no transition.
  const standing = (status: string | undefined, date: string | undefined) =>
    ({ status: status as ClusterStatus, date: Number(date) }) satisfies Standing;
  return { before: standing(before, earlier), now: standing(now, later) };
}

function formatMemory({ before, now }: Memory): string {
  return `${before.status}@${before.date}>${now.status}@${now.date}`;
}

function isSame(one: Standing, other: Standing): boolean {
  return one.status === other.status && one.date === other.date;
}

export interface StatusChanges {
  readonly problems: readonly Problem[];
  readonly memoryOf: (row: number) => string | undefined;
}

/** Compares the clusters with what is remembered of their rows; `forgets` after a check of the whole tab. */
export function compareWithMemory(
  raw: RawTable,
  parsed: ParsedTable<ClusterColumns>,
  remembered: (row: number) => string | undefined,
  context: RuleContext,
  forgets: boolean,
): StatusChanges {
  const memories = new Map<number, string>();
  const old: Cell[][] = [[...(raw[findColumns(clusters, raw, context).value?.headingRow ?? 0] ?? [])]];
  const positions = findColumns(clusters, raw, context).value?.positions ?? [];
  const at = (key: keyof ClusterColumns) => positions[clusters.columnKeys.indexOf(key)] ?? -1;
  for (let index = 0; index < parsed.size; index++) {
    const { row } = parsed.place(index);
    const { status, statusDate, id } = parsed.row(index);
    if (!status || !statusDate || !id) continue;
    const now = { status, date: statusDate };
    const memory = parseMemory(remembered(row));
    const before = !memory || forgets ? now : isSame(memory.now, now) ? memory.before : memory.now;
    memories.set(row, formatMemory({ before, now }));
    if (isSame(before, now)) continue;
    const cells = [...(raw[row - 1] ?? [])];
    cells[at('status')] = CLUSTER_STATUSES.label(before.status);
    cells[at('statusDate')] = before.date;
    old.push(cells);
  }
  const earlier = old.length > 1 ? parseTable(clusters, old, context).value : null;
  return {
    problems: earlier ? checkStatusChanges(earlier, parsed, context) : [],
    memoryOf: (row) => memories.get(row),
  };
}
