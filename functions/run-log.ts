/**
 * `runs.json` of the private store: what «Публикации» shows. A line for every run that changed something, and for every one that
 * ended otherwise than the one before; runs that only found everything as it was share one date.
 */
import * as z from 'zod';
import { dateInMoscow } from '../domain/date.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import type { SnapshotStore } from './stores/snapshot-store.ts';

const RUNS = 'runs.json';
export const MOST_LINES = 500;

const count = z.int().min(0);
const lineSchema = z.strictObject({
  at: z.iso.datetime(),
  /** As in `status.json`. */
  outcome: z.string(),
  /** What held it, and what to do. */
  code: z.string().optional(),
  message: z.string().optional(),
  remedy: z.string().optional(),
  /** The version that stands after it. */
  version: z.strictObject({ seq: count, sha256: z.string() }).nullable(),
  rows: z.strictObject({ read: count, accepted: count, setAside: count }).nullable(),
  stale: z.array(z.string()),
  /** Null where nobody measured. */
  spent: z.strictObject({ durationMs: z.number(), reads: count, writes: count }).nullable(),
});
const logSchema = z.strictObject({ checkedAt: z.iso.datetime().nullable(), lines: z.array(lineSchema) });

export type RunLine = z.infer<typeof lineSchema>;
export interface RunLog {
  /** When everything was found as it was, or changed, last; to the day. */
  readonly checkedAt: string | null;
  /** The newest first. */
  readonly lines: readonly RunLine[];
}

/** A version as it is, where nobody recorded the run that published it. */
export function lineOfVersion(snapshot: Snapshot, sha256: string): RunLine {
  const { seq, takenAt, rows, sources } = snapshot;
  const { read, accepted, setAside } = rows;
  const stale = sources.filter(({ state }) => state === 'stale').map(({ region }) => region);
  const when = new Date(takenAt).toISOString();
  return {
    at: when,
    outcome: 'published',
    version: { seq, sha256 },
    rows: { read, accepted, setAside },
    stale,
    spent: null,
  };
}

const GOOD: ReadonlySet<string> = new Set(['published', 'unchanged']);

function isNews(line: RunLine, last: RunLine | undefined): boolean {
  if (line.outcome === 'published' || !last) return true;
  if (GOOD.has(line.outcome) && GOOD.has(last.outcome)) return false;
  return line.outcome !== last.outcome || line.code !== last.code || line.message !== last.message;
}

function isSameDay(left: string, right: string): boolean {
  return dateInMoscow(Date.parse(left)) === dateInMoscow(Date.parse(right));
}

function highestSeq(lines: readonly RunLine[]): number {
  return Math.max(0, ...lines.map(({ version }) => version?.seq ?? 0));
}

/**
 * The log with the run in it; the very same log when there is nothing to say of it.
 * @param latest the version before the run's own, which an earlier run may have published and not lived to record
 */
export function withRun(log: RunLog, line: RunLine, latest: RunLine | null): RunLog {
  const isUnrecorded = latest && (latest.version?.seq ?? 0) > highestSeq(log.lines);
  const before = isUnrecorded ? [latest, ...log.lines] : log.lines;
  const news = isNews(line, before[0]);
  const isQuiet = !news && !isUnrecorded && log.checkedAt !== null && isSameDay(log.checkedAt, line.at);
  if (isQuiet) return log;
  return { checkedAt: line.at, lines: [...(news ? [line] : []), ...before].slice(0, MOST_LINES) };
}

/** Null when there is none, or it is damaged. */
export async function readRunLog(store: SnapshotStore): Promise<RunLog | null> {
  const stored = await store.read(RUNS);
  if (!stored) return null;
  try {
    return logSchema.parse(JSON.parse(stored.bytes.toString('utf8')));
  } catch {
    return null;
  }
}

export async function writeRunLog(store: SnapshotStore, log: RunLog): Promise<void> {
  await store.put(RUNS, Buffer.from(`${JSON.stringify(log, null, 1)}\n`, 'utf8'));
}
