/** A run without its end: what it would publish, or why it would not. Nothing is written anywhere. */

import { type Changes, compareSnapshots } from '../domain/changes.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import { beginRun } from './begin-run.ts';
import type { Held } from './guards.ts';
import { heldBy, readOrders } from './operator-orders.ts';
import { type PreparedRun, prepareRun, type ReadyRun } from './prepared-run.ts';
import { passOn } from './protocol-point.ts';
import { type PublishedBase, readBase } from './publish-snapshot.ts';
import type { World } from './refresh.ts';
import { olderThanPublished } from './run-vector.ts';
import { readOnlyStore } from './stores/read-only-store.ts';
import { behind } from './version-vector.ts';

type Rows = Pick<Snapshot['rows'], 'read' | 'accepted' | 'setAside'>;

/** A region whose part would be older than the rest, or missing. */
export interface Unfresh {
  readonly region: string;
  readonly code: string;
  readonly message: string;
}

export interface Rehearsal {
  readonly verdict: 'unchanged' | 'publish' | 'held' | 'no-workbooks';
  /** Everything that would hold it: the operator's own hold first. */
  readonly held: readonly Held[];
  /** The published version; null before the first. */
  readonly published: { readonly seq: number; readonly takenAt: string } | null;
  readonly rows: { readonly before: Rows | null; readonly after: Rows } | null;
  readonly headline: { readonly before: Snapshot['headline'] | null; readonly after: Snapshot['headline'] } | null;
  /** The headline said in words, in Russian. */
  readonly sentence: { readonly before: string | null; readonly after: string } | null;
  readonly changes: Changes | null;
  readonly unfresh: readonly Unfresh[];
  /** The same data would be published anew, signed with the key of today. */
  readonly isNewKey: boolean;
}

function rowsOf({ rows: { read, accepted, setAside } }: Snapshot): Rows {
  return { read, accepted, setAside };
}

function unfreshOf(prepared: PreparedRun): readonly Unfresh[] {
  if (prepared.kind === 'no-workbooks') return [];
  return prepared.readings.flatMap(({ listed, unreadable }) =>
    unreadable ? [{ region: listed.region, code: unreadable.code, message: unreadable.message }] : [],
  );
}

function guardsOf({ guard, vector }: ReadyRun, base: PublishedBase | null): readonly Held[] {
  const older = base ? behind(vector, base.vector) : [];
  return [...(guard ? [guard] : []), ...(older.length > 0 ? [olderThanPublished(older)] : [])];
}

function verdictOf({ isSame }: ReadyRun, held: readonly Held[]): Rehearsal['verdict'] {
  if (held.length > 0) return 'held';
  return isSame ? 'unchanged' : 'publish';
}

/** Throws what a run would throw. */
export async function rehearse(world: World): Promise<Rehearsal> {
  const [store, privateStore] = [readOnlyStore(world.store), readOnlyStore(world.privateStore)];
  const run = beginRun({ ...world, store, privateStore, reach: passOn });
  const base = await readBase(run.store);
  const { hold } = await readOrders(run.store);
  const byOperator = base && hold ? [heldBy(hold)] : [];
  const prepared = await prepareRun(run, base);
  const before = base?.snapshot ?? null;
  const common = {
    published: before && { seq: before.seq, takenAt: before.takenAt },
    unfresh: unfreshOf(prepared),
  };
  const nothing = { rows: null, headline: null, sentence: null, changes: null, isNewKey: false };
  if (prepared.kind === 'no-workbooks') {
    return { verdict: byOperator.length > 0 ? 'held' : 'no-workbooks', held: byOperator, ...common, ...nothing };
  }
  if (prepared.kind === 'lost') return { verdict: 'held', held: [...byOperator, prepared.held], ...common, ...nothing };
  const { snapshot } = prepared;
  const held = [...byOperator, ...guardsOf(prepared, base)];
  return {
    verdict: verdictOf(prepared, held),
    held,
    ...common,
    rows: { before: before && rowsOf(before), after: rowsOf(snapshot) },
    headline: { before: before?.headline ?? null, after: snapshot.headline },
    sentence: { before: before?.sentence.ru ?? null, after: snapshot.sentence.ru },
    changes: prepared.isSame ? null : compareSnapshots(before, snapshot),
    isNewKey: base !== null && base.keyId !== world.signingKey.keyId,
  };
}
