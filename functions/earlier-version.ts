/** An earlier version of the chain: found by the hashes of the manifests, and verified before its content is used again. */
import { isDeepStrictEqual } from 'node:util';
import type { Snapshot } from '../domain/snapshot.ts';
import { Failure } from './failure.ts';
import { SIGNATURE } from './manifest.ts';
import { decodeKeys, KEYS } from './public-keys.ts';
import { type PublishedBase, sha256Of } from './publish-snapshot.ts';
import { isSignedBy, type SigningKey } from './signing-key.ts';
import type { SnapshotStore } from './stores/snapshot-store.ts';
import { chainBack, type LinkedVersion } from './version-chain.ts';

export interface FoundVersion {
  readonly version: LinkedVersion;
  /** Later ones that publish its content anew, and were not withdrawn. */
  readonly restoredBy: readonly number[];
}

const LIST = 'Какие версии есть, покажет npm run rollback без параметров.';

function unverifiable(seq: number, what: string): Failure {
  const message = `Версии ${seq} верить нельзя: ${what}.`;
  return new Failure('VERSION_UNVERIFIABLE', message, `Выберите другую версию. ${LIST}`);
}

function unknown(seq: number, newest: number): Failure {
  return new Failure('VERSION_UNKNOWN', `Версии ${seq} нет: последняя — ${newest}.`, LIST);
}

/** Throws a failure when there is no such version, or when the chain does not lead to it. */
export async function findVersion(store: SnapshotStore, base: PublishedBase, seq: number): Promise<FoundVersion> {
  const { snapshot, sha256 } = base;
  if (seq < 1 || seq > snapshot.seq) throw unknown(seq, snapshot.seq);
  const restoring: { readonly seq: number; readonly of: string }[] = [];
  let expected = base.manifestSha256;
  for await (const version of chainBack(store, { seq: snapshot.seq, sha256 })) {
    const { manifest, manifestBytes, tombstone } = version;
    if (!manifest || !manifestBytes || expected === null) break;
    if (sha256Of(manifestBytes) !== expected) throw unverifiable(seq, `манифест версии ${version.seq} не тот`);
    if (version.seq === seq) {
      const restoredBy = restoring.filter(({ of }) => of === version.sha256).map((one) => one.seq);
      return { version, restoredBy };
    }
    if (manifest.restores && !tombstone) restoring.push({ seq: version.seq, of: manifest.restores.sha256 });
    expected = manifest.previous?.sha256 ?? null;
  }
  throw unverifiable(seq, 'по цепочке от последней версии до неё не дойти: файлы повреждены или ещё без подписи');
}

/** The names and public halves of the keys that may have signed. */
export async function publicKeys(
  store: SnapshotStore,
  { keyId, publicKey }: SigningKey,
): Promise<ReadonlyMap<string, string>> {
  const stored = await store.read(KEYS);
  try {
    const listed = stored ? decodeKeys(stored.bytes).keys : [];
    return new Map([...listed.map((key) => [key.keyId, key.publicKey] as const), [keyId, publicKey]]);
  } catch {
    return new Map([[keyId, publicKey]]);
  }
}

/** A version all of whose files are as they were signed. */
export interface WholeVersion extends LinkedVersion {
  readonly snapshot: Snapshot;
}

/** What is not known here would be left out when it is published again. */
function isUnderstood({ snapshot, snapshotBytes }: LinkedVersion): boolean {
  return snapshotBytes !== null && isDeepStrictEqual(JSON.parse(snapshotBytes.toString('utf8')), snapshot);
}

/** Throws a failure unless every file of the version is as it was signed, and all that it says is understood. */
export async function verifyVersion(
  store: SnapshotStore,
  signingKey: SigningKey,
  version: LinkedVersion,
): Promise<WholeVersion> {
  const { seq, folder, manifest, manifestBytes, tombstone, snapshot } = version;
  if (tombstone) {
    const message = `Версия ${seq} отозвана: ${tombstone.why}`;
    throw new Failure('VERSION_WITHDRAWN', message, `Её содержание больше не публикуется. Выберите другую. ${LIST}`);
  }
  if (!manifest || !manifestBytes) throw unverifiable(seq, 'она опубликована ещё без подписи');
  const signature = (await store.read(`${folder}/${SIGNATURE}`))?.bytes.toString('utf8') ?? '';
  const key = (await publicKeys(store, signingKey)).get(manifest.keyId);
  if (key === undefined) throw unverifiable(seq, `ключа ${manifest.keyId}, которым она подписана, нет`);
  if (!isSignedBy(key, manifestBytes, signature)) throw unverifiable(seq, 'подпись её манифеста неверна');
  for (const [name, { sha256, bytes }] of Object.entries(manifest.files)) {
    const file = (await store.read(`${folder}/${name}`))?.bytes;
    const isRight = file?.length === bytes && sha256Of(file) === sha256;
    if (!isRight) throw unverifiable(seq, `файл ${folder}/${name} не тот, о котором говорит её манифест`);
  }
  if (snapshot && isUnderstood(version)) return { ...version, snapshot };
  throw unverifiable(seq, 'её опубликовал более новый Свод, этот знает не всё, что в ней сказано; обновите его');
}
