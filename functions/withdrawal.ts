/**
 * Takes a version back: its files go, a signed tombstone stands in their place, its hashes stay in the chain. If it was the
 * newest, the one before is published anew and publishing is held, or the next run would publish the same again.
 */
import { findVersion, publicKeys, verifyVersion } from './earlier-version.ts';
import { Failure } from './failure.ts';
import { readTags } from './frozen-versions.ts';
import { beginWithdrawal, type Hold, listWithdrawals, readOrders } from './operator-orders.ts';
import { type PublishedBase, sha256Of } from './publish-snapshot.ts';
import { type OperatorDesk, type Rollback, readBaseOrFail, rollBack } from './rollback.ts';
import { isSignedBy, type SigningKey } from './signing-key.ts';
import type { SnapshotStore } from './stores/snapshot-store.ts';
import { encodeTombstone, TOMBSTONE, TOMBSTONE_SIGNATURE, type Tombstone } from './tombstone.ts';
import { type LinkedVersion, readLinked } from './version-chain.ts';
import { isSameVersion } from './version-entry.ts';

export interface WithdrawalWish {
  readonly seq: number;
  readonly why: string;
  /** Also when it bears a name, by which others may have quoted it. */
  readonly evenFrozen?: boolean;
}

export interface Withdrawal {
  readonly tombstone: Tombstone;
  /** It was withdrawn before, perhaps for another reason; that one stays. */
  readonly already: boolean;
  /** What is published in its place; null when it was not the newest. */
  readonly instead: Rollback | null;
  /** Later versions that publish the same content, and were not withdrawn. */
  readonly restoredBy: readonly number[];
}

const MOST_ATTEMPTS = 5;
const COPIES = 'withdrawn';

/** The newest before it that can be published anew. */
async function findBefore(desk: OperatorDesk, base: PublishedBase): Promise<LinkedVersion> {
  const { store, signingKey } = desk.press;
  for (let seq = base.snapshot.seq - 1; seq >= 1; seq -= 1) {
    const { version } = await findVersion(store, base, seq);
    if (version.tombstone) continue;
    await verifyVersion(store, signingKey, version);
    return version;
  }
  const message = 'Это единственная версия: поставить на её место нечего.';
  const remedy = 'Исправьте таблицы, опубликуйте новую версию (npm run refresh), потом отзовите эту.';
  throw new Failure('NOTHING_BEFORE', message, remedy);
}

/** So that nothing is lost should it have been the wrong one; nobody but the operator sees them. */
async function keepCopies(store: SnapshotStore, closed: SnapshotStore, { folder, manifest }: LinkedVersion) {
  for (const name of Object.keys(manifest?.files ?? {})) {
    const file = await store.read(`${folder}/${name}`);
    if (file) await closed.create(`${COPIES}/${folder.replace(/^versions\//, '')}/${name}`, file.bytes);
  }
}

function isSigned(keys: ReadonlyMap<string, string>, bytes: Buffer, signature: Buffer | undefined): boolean {
  return [...keys.values()].some((key) => isSignedBy(key, bytes, signature?.toString('utf8') ?? ''));
}

/** The tombstone with its signature, whoever else sets one at the same time; one that was cut off in between is finished. */
async function setTombstone(
  store: SnapshotStore,
  signingKey: SigningKey,
  folder: string,
  ours: Tombstone,
): Promise<void> {
  const [path, signaturePath] = [`${folder}/${TOMBSTONE}`, `${folder}/${TOMBSTONE_SIGNATURE}`];
  const bytes = encodeTombstone(ours);
  const keys = await publicKeys(store, signingKey);
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
    const [standing, signature] = [await store.read(path), await store.read(signaturePath)];
    if (standing && isSigned(keys, standing.bytes, signature?.bytes)) return;
    // The signature first: a tombstone counts as soon as it stands, and what stands there unsigned may be anybody's.
    const line = Buffer.from(`${signingKey.sign(bytes)}\n`, 'utf8');
    if (!(await store.replace(signaturePath, line, signature?.tag ?? null))) continue;
    if (!standing?.bytes.equals(bytes)) await store.replace(path, bytes, standing?.tag ?? null);
  }
  throw new Failure('STORE_BUSY', `Файл ${path} без конца меняет кто-то другой.`, 'Повторите ту же команду.');
}

async function takeBack(desk: OperatorDesk, closed: SnapshotStore, version: LinkedVersion, why: string): Promise<void> {
  const { store, signingKey } = desk.press;
  const { seq, sha256, folder, takenAt, previous, manifest, manifestBytes } = version;
  if (!manifest || !manifestBytes) return;
  if (!version.tombstone) await keepCopies(store, closed, version);
  const own = { seq, sha256, manifestSha256: sha256Of(manifestBytes), takenAt, previous };
  const keyId = signingKey.keyId;
  await setTombstone(store, signingKey, folder, { ...own, at: desk.now().toISOString(), why, keyId });
  for (const name of Object.keys(manifest.files)) await store.remove(`${folder}/${name}`);
}

async function refuseFrozen(store: SnapshotStore, version: LinkedVersion): Promise<void> {
  const names = (await readTags(store)).filter((tag) => isSameVersion(tag, version)).map(({ name }) => name);
  if (names.length === 0) return;
  const message = `Версия ${version.seq} заморожена под именем ${names.join(', ')}: на неё могут ссылаться.`;
  const remedy = 'Если отозвать её всё равно нужно, добавьте --even-frozen: имя останется, файлов под ним не будет.';
  throw new Failure('VERSION_FROZEN', message, remedy);
}

async function replaceNewest(desk: OperatorDesk, base: PublishedBase, why: string): Promise<Rollback> {
  const { seq: to } = await findBefore(desk, base);
  const code: Hold['code'] = 'WITHDRAWN';
  return rollBack(desk, { to, why, code, instead: base.snapshot.seq });
}

/** May be repeated, also after it was cut off anywhere. @param closed the private store, where the operator keeps copies */
export async function withdraw(desk: OperatorDesk, closed: SnapshotStore, wish: WithdrawalWish): Promise<Withdrawal> {
  const { store } = desk.press;
  const base = await readBaseOrFail(desk.press);
  const { version, restoredBy } = await findVersion(store, base, wish.seq);
  const already = version.tombstone !== null;
  if (!already && wish.evenFrozen !== true) await refuseFrozen(store, version);
  const instead = wish.seq === base.snapshot.seq ? await replaceNewest(desk, base, wish.why) : null;
  await beginWithdrawal(store, version);
  await takeBack(desk, closed, version, wish.why);
  await listWithdrawals(store, await readOrders(store));
  const tombstone = (await readLinked(store, version))?.tombstone;
  if (!tombstone) throw new Failure('STORE_BUSY', 'Отзыв не записан.', 'Повторите ту же команду.');
  return { tombstone, already, instead, restoredBy };
}
