/** Records how a run ended, for «Публикации». What cannot be recorded is no harm to what was published. */
import type { Snapshot } from '../domain/snapshot.ts';
import { asFailure } from './failure.ts';
import type { TabContent } from './owned-tab.ts';
import { PUBLICATIONS_TAB, publicationRows } from './publications-tab.ts';
import type { RunWorld } from './refresh.ts';
import { lineOfVersion, MOST_LINES, type RunLine, type RunLog, readRunLog, withRun, writeRunLog } from './run-log.ts';
import { chainBack, type VersionRef } from './version-chain.ts';

export interface Ended {
  readonly outcome: string;
  readonly code?: string;
  /** Why, as it may stand in a log, and what to do. */
  readonly message?: string;
  readonly remedy?: string;
  /** The newest version after the run. */
  readonly latest: { readonly snapshot: Snapshot; readonly sha256: string } | null;
}

/** Without a record the versions themselves tell what was published. */
async function logOfVersions({ store }: RunWorld, latest: Ended['latest']): Promise<RunLog> {
  const lines: RunLine[] = [];
  const newest = latest && { seq: latest.snapshot.seq, sha256: latest.sha256 };
  for await (const { snapshot, sha256 } of chainBack(store, newest)) {
    // What was withdrawn tells no longer what it was.
    if (snapshot) lines.push(lineOfVersion(snapshot, sha256));
    if (lines.length === MOST_LINES) break;
  }
  return { checkedAt: null, lines };
}

async function newestBack({ store }: RunWorld, from: VersionRef | null): Promise<Ended['latest']> {
  for await (const { snapshot, sha256 } of chainBack(store, from)) if (snapshot) return { snapshot, sha256 };
  return null;
}

function lineOf({ now, meter }: RunWorld, { latest, outcome, code, message, remedy }: Ended): RunLine {
  const { durationMs, google } = meter.spent();
  return {
    at: now().toISOString(),
    outcome,
    ...(code !== undefined && { code }),
    ...(message !== undefined && { message }),
    ...(remedy !== undefined && { remedy }),
    version: latest && { seq: latest.snapshot.seq, sha256: latest.sha256 },
    rows: meter.rows,
    stale: [...meter.staleRegions],
    spent: { durationMs, ...google },
  };
}

async function record(world: RunWorld, ended: Ended): Promise<RunLog> {
  const { privateStore } = world;
  const known = await readRunLog(privateStore);
  const isNew = ended.outcome === 'published';
  const before = ended.latest && isNew ? await newestBack(world, ended.latest.snapshot.previous) : ended.latest;
  const log = known ?? (await logOfVersions(world, before));
  const unrecorded = before && lineOfVersion(before.snapshot, before.sha256);
  const after = withRun(log, lineOf(world, ended), unrecorded);
  if (after !== known) await writeRunLog(privateStore, after);
  return after;
}

/** What «Публикации» should show now; nothing where the record cannot be kept. */
export async function recordRun(world: RunWorld, ended: Ended): Promise<readonly TabContent[]> {
  try {
    return [{ tab: PUBLICATIONS_TAB, rows: publicationRows(await record(world, ended)), charts: [] }];
  } catch (thrown) {
    world.log({ event: 'run-not-recorded', message: asFailure(thrown).forLog });
    return [];
  }
}
