/** Publishes the content of an earlier version as a new one, and holds publishing there until the operator lets go. */
import { restoreSnapshot } from '../domain/restored-snapshot.ts';
import { type Snapshot, sayTheSame } from '../domain/snapshot.ts';
import { findVersion, verifyVersion, type WholeVersion } from './earlier-version.ts';
import { Failure } from './failure.ts';
import { changeOrders, type Hold, type Orders, readOrders } from './operator-orders.ts';
import { refuseRetired, updateKeys } from './public-keys.ts';
import { type Press, type PublishedBase, publishSnapshot, readBase } from './publish-snapshot.ts';
import { writeStatus } from './run-status.ts';
import { updateVersions } from './version-index.ts';

/** With what, and as whom, the operator acts. */
export interface OperatorDesk {
  readonly press: Press;
  readonly now: () => Date;
  /** For the time of the next run in `status.json`. */
  readonly periodMinutes: number;
}

export interface RollbackWish {
  readonly to: number;
  readonly why?: string;
  readonly code: Hold['code'];
  /** The version that may not stay the newest, although it says the same. */
  readonly instead?: number;
}

export interface Rollback {
  /** The newest version now. */
  readonly seq: number;
  readonly sha256: string;
  readonly snapshot: Snapshot;
  /** False when its content stood there already. */
  readonly published: boolean;
  readonly hold: Hold;
}

/** Runs go on meanwhile; each of them can be faster than we only once, for then it sees the hold. */
const MOST_ATTEMPTS = 10;

export async function readBaseOrFail(press: Press): Promise<PublishedBase> {
  const base = await readBase(press.store);
  if (base) {
    await refuseRetired(press.store, press.signingKey, base.keyId);
    return base;
  }
  const message = 'Ещё ничего не опубликовано.';
  throw new Failure('VERSION_UNKNOWN', message, 'Сначала опубликуйте: npm run refresh. Проверьте и --data, и --cloud.');
}

/** The same hold, asked for again, began when it began. */
function holding(orders: Orders, { code, to, why }: RollbackWish, at: Date): Orders {
  const { hold } = orders;
  if (hold?.code === code && hold.seq === to && hold.why === why) return orders;
  return { ...orders, hold: { code, seq: to, at: at.toISOString(), ...(why !== undefined && { why }) } };
}

/** Undefined when somebody else has published since the base was read. */
async function putBack(
  { press, now }: OperatorDesk,
  { instead }: RollbackWish,
  { seq, sha256, snapshot: earlier }: WholeVersion,
  base: PublishedBase,
): Promise<Omit<Rollback, 'hold'> | undefined> {
  const snapshot = restoreSnapshot(earlier, now(), base);
  if (base.snapshot.seq !== instead && sayTheSame(snapshot, base.snapshot)) {
    return { seq: base.snapshot.seq, sha256: base.sha256, snapshot: base.snapshot, published: false };
  }
  // It stands on the state of the workbooks that was seen last: no later run may look older for it.
  const draft = { snapshot, vector: base.vector, restores: { seq, sha256 } };
  const publication = await publishSnapshot(press, draft, base);
  if (publication.outcome !== 'published') return undefined;
  return { seq: snapshot.seq, sha256: publication.sha256, snapshot, published: true };
}

/**
 * May be repeated, also after it was cut off anywhere. Throws a failure when the version is not there, was withdrawn, or is not
 * as it was signed; then nothing is held and nothing published.
 */
export async function rollBack(desk: OperatorDesk, wish: RollbackWish): Promise<Rollback> {
  const { press, now } = desk;
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
    const base = await readBaseOrFail(press);
    const { version: found } = await findVersion(press.store, base, wish.to);
    const version = await verifyVersion(press.store, press.signingKey, found);
    // Held first: a run that began before finds another base, and one that begins later finds the hold.
    const { hold } = await changeOrders(press.store, (orders) => holding(orders, wish, now()));
    const done = hold && (await putBack(desk, wish, version, base));
    if (done) {
      await finish(desk, { ...done, hold });
      return { ...done, hold };
    }
  }
  const message = 'Пока содержание возвращалось, без конца публиковал кто-то другой. Публикация остановлена.';
  throw new Failure('STORE_BUSY', message, 'Повторите ту же команду.');
}

/** What is derived; when it is cut off here, the next run repairs it. */
async function finish(
  { press, now, periodMinutes }: OperatorDesk,
  { snapshot, sha256, hold }: Rollback,
): Promise<void> {
  const latest = { snapshot, sha256 };
  await updateVersions(press.store, latest);
  await updateKeys(press.store, press.signingKey, latest);
  await writeStatus(press.store, press.signingKey, {
    at: now(),
    outcome: 'held',
    code: hold.code,
    latest: snapshot,
    periodMinutes,
  });
}

/** Lets the next run publish again; the hold that stood until now, null when there was none. */
export async function release(press: Press): Promise<Hold | null> {
  const { hold } = await readOrders(press.store);
  await changeOrders(press.store, (orders) => (orders.hold ? { ...orders, hold: null } : orders));
  return hold;
}
