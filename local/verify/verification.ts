/** The story of one check: the newest version, how fresh it is, the list of versions, and the chain back. */
import { setTimeout as sleep } from 'node:timers/promises';
import { decodeKeys, KEYS } from '../../functions/public-keys.ts';
import { SIGNED_STATUS, STATUS, STATUS_SIGNATURE } from '../../functions/run-status.ts';
import { type Freshness, readFreshness } from './freshness.ts';
import { checkFrozenNames } from './frozen-names.ts';
import { checkNoFork, checkNoRollback, highestOf, type KnownVersions, remember } from './known-versions.ts';
import type { PublicSource } from './public-source.ts';
import { Refusal } from './refusal.ts';
import { folderOf, parseDocument, parseHead, sha256Of } from './signed-version.ts';
import {
  chooseTrust,
  EMPTY_KEYRING,
  type GivenKey,
  type Keyring,
  keyringOf,
  statusKeysOf,
  type Trust,
  unknownKey,
} from './trusted-key.ts';
import { checkListed, checkListIsNoNewer, parseList, readOlder, VERSIONS, type VersionList } from './version-list.ts';
import { checkLink, type KeyFor, MOST_BYTES, type ReadVersion, readFile, readVersion } from './version-reading.ts';

const LATEST = 'latest.json';
/** So many versions are followed back unless somebody asks for more: as many as `versions.json` lists. */
export const STANDARD_BACK = 499;
const PAUSES_MS = [1_000, 2_000, 4_000, 8_000, 16_000, 32_000];

export interface Request {
  readonly source: PublicSource;
  readonly given: GivenKey | undefined;
  readonly known: KnownVersions | null;
  /** How many versions before the newest; or down to which. */
  readonly back: number | { readonly to: number };
  readonly now: () => Date;
  /** Real time unless a test brings its own. */
  readonly wait?: (ms: number) => Promise<unknown>;
  readonly onWait?: (refusal: Refusal, ms: number) => void;
}

export interface Verification {
  readonly trust: Trust;
  readonly latest: ReadVersion;
  /** The newest first. */
  readonly versions: readonly ReadVersion[];
  /** Why the chain was not followed further: its beginning, the limit, or a version from before there were signatures. */
  readonly end: 'first' | 'limit' | 'unsigned';
  readonly freshness: Freshness;
  /** The newest that `versions.json` lists: older than the newest there is when it was published a moment ago. */
  readonly listedSeq: number | null;
  readonly areKeysPublished: boolean;
  /** To be kept. */
  readonly known: KnownVersions;
}

/** Looks again, with growing pauses, at what the next look may no longer find. Throws the refusal that stays. */
export async function verifyPublication(request: Request): Promise<Verification> {
  const { wait = sleep, onWait } = request;
  for (const pause of PAUSES_MS) {
    try {
      return await verifyOnce(request);
    } catch (thrown) {
      if (!(thrown instanceof Refusal) || !thrown.mayPass) throw thrown;
      onWait?.(thrown, pause);
      await wait(pause);
    }
  }
  return verifyOnce(request);
}

async function verifyOnce(request: Request): Promise<Verification> {
  const { source, known } = request;
  const bytes = await source.read(LATEST, MOST_BYTES.snapshot);
  if (!bytes) throw new Refusal({ code: 'NOTHING_PUBLISHED' });
  const { seq } = parseHead(bytes, LATEST);
  const standing = await readKeys(source);
  const published = standing ?? EMPTY_KEYRING;
  const { latest, trust } = await readLatest(request, published, bytes, seq);
  const highest = highestOf(known, trust.keyId);
  checkNoRollback(highest, seq);
  const freshness = await freshnessOf(request, latest, trust, published);
  const list = await readList(source);
  checkListIsNoNewer(list.versions, seq);
  const lowest = lowestAsked(request.back, seq);
  const listed = [...list.versions, ...(await readOlder(source, list, lowest))];
  const keyring = ringOf(published, known, trust);
  const withdrawn = new Set(listed.flatMap((entry) => (entry.withdrawn ? [entry.seq] : [])));
  const back = Math.min(lowest, highest?.seq ?? lowest);
  const { versions, end } = await followBack(source, latest, back, { keyring, withdrawn });
  for (const version of versions) checkNoFork(highest, version);
  checkListed(listed, versions);
  await checkFrozenNames(source, keyring, versions);
  return {
    trust,
    latest,
    versions,
    end,
    freshness,
    listedSeq: listed[0]?.seq ?? null,
    areKeysPublished: standing !== null,
    known: remember(known, trust, latest, trust.followed),
  };
}

async function readKeys(source: PublicSource): Promise<Keyring | null> {
  const bytes = await source.read(KEYS, MOST_BYTES.document);
  if (!bytes) return null;
  const { keys, handovers } = parseDocument(bytes, KEYS, () => decodeKeys(bytes));
  return keyringOf(keys, handovers);
}

/** Before the end of the first run there is none yet; it only says where to look. */
async function readList(source: PublicSource): Promise<VersionList> {
  const bytes = await source.read(VERSIONS, MOST_BYTES.document);
  return bytes ? parseList(bytes) : { versions: [], older: [] };
}

async function readLatest(
  { source, given, known }: Request,
  published: Keyring,
  bytes: Buffer,
  seq: number,
): Promise<{ readonly latest: ReadVersion; readonly trust: Trust }> {
  let trust: Trust | undefined;
  const keyFor: KeyFor = ({ keyId, publicKey }, path) => {
    trust = chooseTrust({ given, known, published }, { keyId, publicKey });
    if (trust.keyId === keyId) return trust;
    throw unknownKey(path, keyId, trust, published);
  };
  const latest = await readVersion(source, { seq, sha256: sha256Of(bytes), snapshot: bytes }, keyFor);
  if (!trust) throw new Refusal({ code: 'KEY_NOT_PUBLISHED', keyId: latest.manifest.keyId });
  return { latest, trust };
}

/** The files of the status are read one after the other: one of them may be of the next status already. */
async function freshnessOf(
  { source, now }: Request,
  { head }: ReadVersion,
  trust: Trust,
  published: Keyring,
): Promise<Freshness> {
  const signed = await source.read(SIGNED_STATUS, MOST_BYTES.document);
  const status = await readFile(source, STATUS, MOST_BYTES.document);
  const signature = await readFile(source, STATUS_SIGNATURE, MOST_BYTES.signature);
  const unknown = (path: string, keyId: string) => unknownKey(path, keyId, trust, published);
  const keys = statusKeysOf(trust, published);
  try {
    return readFreshness({ status, signature, signed }, { keys, latest: head, now: now(), unknown });
  } catch (thrown) {
    if (thrown instanceof Refusal && thrown.reason.code === 'SIGNATURE_WRONG') throw new Refusal(thrown.reason, true);
    throw thrown;
  }
}

function lowestAsked(back: Request['back'], seq: number): number {
  if (typeof back === 'number') return seq - back;
  if (back.to > seq) throw new Refusal({ code: 'NO_SUCH_VERSION', seq: back.to, latestSeq: seq });
  return back.to;
}

/** Keys by which old versions may be signed. What nobody knows any more is vouched for by the manifest that came after. */
function ringOf(published: Keyring, known: KnownVersions | null, trust: Trust): Keyring['keys'] {
  const earlier = Object.entries(known?.keys ?? {}).map(
    ([keyId, { publicKey }]) => [keyId, { keyId, publicKey }] as const,
  );
  return new Map([...published.keys, ...earlier, [trust.keyId, trust]]);
}

async function followBack(
  source: PublicSource,
  latest: ReadVersion,
  lowest: number,
  { keyring, withdrawn }: { readonly keyring: Keyring['keys']; readonly withdrawn: ReadonlySet<number> },
): Promise<Pick<Verification, 'versions' | 'end'>> {
  const versions = [latest];
  let after = latest;
  for (;;) {
    const { previous } = after.head;
    if (!previous) return { versions, end: 'first' };
    if (!after.manifest.previous) return { versions, end: 'unsigned' };
    if (previous.seq < lowest) return { versions, end: 'limit' };
    const asked = { ...previous, isListedWithdrawn: withdrawn.has(previous.seq) };
    const before = await readVersion(source, asked, ({ keyId }) => keyring.get(keyId));
    checkLink(after, before);
    versions.push(before);
    after = before;
  }
}

/** Where the files of the newest version stand. */
export function latestFolder({ latest }: Verification): string {
  return folderOf({ seq: latest.head.seq, sha256: latest.sha256 });
}
