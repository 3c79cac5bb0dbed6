/**
 * `keys.json`: the public halves of the keys with which versions were signed, and how one was given over to the next. For who
 * comes for the first time it is a convenience; whoever has a key already goes by it, and by what that key has signed.
 */
import * as z from 'zod/mini';
import { type keySchema, keysSchema } from '../domain/public-documents.ts';
import type { Base } from '../domain/snapshot.ts';
import { encodeDocument } from './encoded-document.ts';
import { Failure } from './failure.ts';
import { decodeHandover, encodeHandover, type Handover, isRight } from './key-handover.ts';
import { keyIdOfPublic, type SigningKey } from './signing-key.ts';
import type { SnapshotStore } from './stores/snapshot-store.ts';
import { chainBack, type LinkedVersion } from './version-chain.ts';

export const KEYS = 'keys.json';
/** Each hand-over once more by itself: it cannot be made again, as the rest of `keys.json` can. */
const HANDOVERS = 'handovers/';
const MOST_SWAPS = 5;

export type PublicKey = z.infer<typeof keySchema>;

/** The newest first, both. */
export interface PublishedKeys {
  readonly keys: readonly PublicKey[];
  readonly handovers: readonly Handover[];
}

const NO_KEYS: PublishedKeys = { keys: [], handovers: [] };

function isNamedRight({ keyId, publicKey }: PublicKey): boolean {
  const isCanonical = Buffer.from(publicKey, 'base64').toString('base64') === publicKey;
  return isCanonical && keyIdOfPublic(publicKey) === keyId;
}

/** Reads the document; throws a `ZodError` or `SyntaxError` on anything else, on a wrong name, and on a wrong signature. */
export function decodeKeys(bytes: Buffer): PublishedKeys {
  const named = keysSchema.check(
    z.refine(({ keys, handovers = [] }) => keys.every(isNamedRight) && handovers.every(isRight)),
  );
  const { keys, handovers = [] } = named.parse(JSON.parse(bytes.toString('utf8')));
  return { keys, handovers };
}

function encodeKeys({ keys, handovers }: PublishedKeys): Buffer {
  return encodeDocument(KEYS, keysSchema, {
    keys: [...keys],
    ...(handovers.length > 0 && { handovers: [...handovers] }),
  });
}

function handoverPath(publicKey: string): string {
  return `${HANDOVERS}${keyIdOfPublic(publicKey)}.json`;
}

async function readHandovers(store: SnapshotStore): Promise<readonly Handover[]> {
  const found: Handover[] = [];
  for (const { path } of await store.list(HANDOVERS)) {
    const stored = await store.read(path);
    const handover = stored && decodeHandover(stored.bytes);
    if (handover) found.push(handover);
  }
  return found.sort((left, right) => (left.at < right.at ? 1 : -1));
}

/** The document as it stands, or as much of it as can be made again when it is lost or damaged. */
export async function readKeys(store: SnapshotStore): Promise<PublishedKeys & { readonly tag: string | null }> {
  const stored = await store.read(KEYS);
  const tag = stored?.tag ?? null;
  try {
    if (stored) return { ...decodeKeys(stored.bytes), tag };
  } catch {
    // The key of today is written anew, those of before come back from a copy.
  }
  return { ...NO_KEYS, handovers: await readHandovers(store), tag };
}

/** Two may write it at once, a run and a rotation: neither may lose what the other said. */
async function changeKeys(
  store: SnapshotStore,
  change: (published: PublishedKeys) => Promise<PublishedKeys | undefined>,
): Promise<void> {
  for (let swaps = 1; swaps <= MOST_SWAPS; swaps += 1) {
    const { tag, ...published } = await readKeys(store);
    const changed = await change(published);
    if (!changed || (await store.replace(KEYS, encodeKeys(changed), tag))) return;
  }
  throw new Failure('STORE_BUSY', `${KEYS} всё время меняет кто-то другой.`, 'Повторите через минуту.');
}

/** The beginning of the unbroken row of versions that are signed with the key, the newest among them. */
async function firstSigned(store: SnapshotStore, keyId: string, newest: Base): Promise<LinkedVersion | undefined> {
  let first: LinkedVersion | undefined;
  for await (const version of chainBack(store, { seq: newest.snapshot.seq, sha256: newest.sha256 })) {
    if (version.manifest?.keyId !== keyId) break;
    first = version;
  }
  return first;
}

/** Adds the key of today when it is not listed yet; those of before stay, for the versions that they signed. */
export async function updateKeys(store: SnapshotStore, { keyId, publicKey }: SigningKey, newest: Base): Promise<void> {
  await changeKeys(store, async ({ keys, handovers }) => {
    if (keys.some((key) => key.keyId === keyId)) return undefined;
    const first = await firstSigned(store, keyId, newest);
    if (!first) return undefined;
    const { takenAt, seq } = first;
    return { keys: [{ keyId, publicKey, since: takenAt, sinceSeq: seq }, ...keys], handovers };
  });
}

/** The hand-over of a key that stands in the store; null where there is none. */
export async function readHandover(store: SnapshotStore, publicKey: string): Promise<Handover | null> {
  const stored = await store.read(handoverPath(publicKey));
  const handover = stored && decodeHandover(stored.bytes);
  return handover?.from === publicKey ? handover : null;
}

/**
 * Publishes a hand-over, before anything is signed with the new key. A key gives itself over once: when it has done so already,
 * what stands there counts, and is returned. After a lost key the new hand-over takes the place of any other.
 */
export async function announceHandover(store: SnapshotStore, handover: Handover): Promise<Handover> {
  const path = handoverPath(handover.from);
  const bytes = encodeHandover(handover);
  if (handover.oldSignature === null) await store.put(path, bytes);
  else if (!(await store.create(path, bytes))) {
    const standing = await readHandover(store, handover.from);
    if (standing?.to !== handover.to) return standing ?? handover;
  }
  const announced = (await readHandover(store, handover.from)) ?? handover;
  await changeKeys(store, async ({ keys, handovers }) => {
    const others = handovers.filter(({ from }) => from !== announced.from);
    return { keys, handovers: [announced, ...others] };
  });
  return announced;
}

/** Refuses to sign with a key that was given over, once another has signed: nobody who followed would believe it. */
export async function refuseRetired(store: SnapshotStore, key: SigningKey, latestKeyId: string | null): Promise<void> {
  if (latestKeyId === null || latestKeyId === key.keyId) return;
  const handover = await readHandover(store, key.publicKey);
  if (!handover) return;
  throw new Failure(
    'KEY_RETIRED',
    `Ключ ${key.keyId} уже передал подпись ключу ${keyIdOfPublic(handover.to)}, и последняя версия подписана не им.`,
    'Верните службе новый ключ (на ноутбуке — signing-key.pem, в облаке — SVOD_SIGNING_KEY) и запустите снова.',
  );
}
