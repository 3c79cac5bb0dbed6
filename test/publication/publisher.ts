/** A run over the register of one number: the real publishing, in the order of the real run, without Google. */
import { type Snapshot, sayTheSame } from '../../domain/snapshot.ts';
import { listWithdrawals, readOrders } from '../../functions/operator-orders.ts';
import type { ReachPoint } from '../../functions/protocol-point.ts';
import { publishSnapshot, readBase } from '../../functions/publish-snapshot.ts';
import { writeStatus } from '../../functions/run-status.ts';
import type { SnapshotStore } from '../../functions/stores/snapshot-store.ts';
import { updateVersions } from '../../functions/version-index.ts';
import { draftOf, KEY, pressOf, type RegisterState } from './tiny-register.ts';

export interface Publisher {
  readonly store: SnapshotStore;
  readonly register: () => RegisterState;
  /** May be wrong, and go back. */
  readonly now: () => Date;
  readonly reach: ReachPoint;
}

export type RunEnd =
  | { readonly outcome: 'published'; readonly seq: number; readonly sha256: string }
  | { readonly outcome: 'unchanged' | 'behind' | 'superseded' | 'held' };

const MOST_ATTEMPTS = 3;

async function finish({ store, now }: Publisher, latest: { snapshot: Snapshot; sha256: string }): Promise<void> {
  await updateVersions(store, latest);
  await writeStatus(store, KEY, { at: now(), outcome: 'published', latest: latest.snapshot, periodMinutes: 60 });
}

export async function runOnce(publisher: Publisher): Promise<RunEnd> {
  const { store, register, now, reach } = publisher;
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
    await reach('P1');
    const base = await readBase(store);
    const orders = await readOrders(store);
    await listWithdrawals(store, orders);
    if (base && orders.hold) {
      await finish(publisher, base);
      return { outcome: 'held' };
    }
    await reach('P3');
    const draft = draftOf(register(), now(), base);
    if (base && sayTheSame(draft.snapshot, base.snapshot)) {
      await finish(publisher, base);
      return { outcome: 'unchanged' };
    }
    const publication = await publishSnapshot(pressOf(store, { reach }), draft, base);
    if (publication.outcome === 'behind') return { outcome: 'behind' };
    if (publication.outcome === 'published') {
      const { sha256 } = publication;
      await finish(publisher, { snapshot: draft.snapshot, sha256 });
      return { outcome: 'published', seq: draft.snapshot.seq, sha256 };
    }
  }
  return { outcome: 'superseded' };
}
