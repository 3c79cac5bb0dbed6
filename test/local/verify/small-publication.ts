/** A publication of a few hundred bytes, signed for real and held in memory, whose every byte can be changed. */
import { createHash } from 'node:crypto';
import type { Handover } from '../../../functions/key-handover.ts';
import { encodeManifest } from '../../../functions/manifest.ts';
import { generateSigningKey, parseSigningKey, type SigningKey } from '../../../functions/signing-key.ts';
import { parseVector } from '../../../functions/version-vector.ts';
import type { KnownVersions } from '../../../local/verify/known-versions.ts';
import type { PublicSource } from '../../../local/verify/public-source.ts';
import { Refusal, type RefusalCode } from '../../../local/verify/refusal.ts';
import { type Request, type Verification, verifyPublication } from '../../../local/verify/verification.ts';

export type Files = ReadonlyMap<string, Buffer>;

export const CHECKED_AT = new Date('2026-11-23T09:30:00Z');

export function newKey(): SigningKey {
  const key = parseSigningKey(generateSigningKey());
  if (!key) throw new Error('No key was made.');
  return key;
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function json(document: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(document, null, 1)}\n`, 'utf8');
}

function signed(bytes: Buffer, key: SigningKey): Buffer {
  return Buffer.from(`${key.sign(bytes)}\n`, 'utf8');
}

interface Published {
  readonly seq: number;
  readonly folder: string;
  readonly snapshot: Buffer;
  readonly manifest: Buffer;
  readonly takenAt: string;
}

export interface Wish {
  /** Who signs each version, the first first. */
  readonly keys: readonly SigningKey[];
  /** Makes its versions other than those of another publication. */
  readonly mark?: string;
  readonly firstSeq?: number;
  readonly schemaVersion?: string;
  /** The state of the one workbook in each version. */
  readonly workbook?: readonly number[];
  readonly checkedAt?: Date;
  /** Who signs the status: whoever signed the newest version, unless it is said. */
  readonly statusKey?: SigningKey;
  readonly handovers?: readonly Handover[];
}

/** Versions one after the other, as Svod would leave them after its last run. */
export function publication(wish: Wish): Map<string, Buffer> {
  const { keys, firstSeq = 1, mark = '', schemaVersion = '1.0.0', checkedAt = CHECKED_AT } = wish;
  const files = new Map<string, Buffer>();
  const versions: Published[] = [];
  for (const [at, key] of keys.entries()) {
    const seq = firstSeq + at;
    const before = versions.at(-1);
    const takenAt = new Date(Date.UTC(2026, 10, 23, 9, at)).toISOString().replace('.000', '');
    const previous = before ? { seq: before.seq, sha256: sha256(before.snapshot) } : null;
    const snapshot = json({ schemaVersion, seq, takenAt, previous, headline: { jointProjects: seq }, mark });
    const manifest = encodeManifest({
      seq,
      takenAt,
      schemaVersion,
      previous: before ? { seq: before.seq, sha256: sha256(before.manifest) } : null,
      files: { 'snapshot.json': { sha256: sha256(snapshot), bytes: snapshot.length } },
      vector: parseVector({ '59': `1:${wish.workbook?.[at] ?? seq}` }),
      keyId: key.keyId,
    });
    const folder = `versions/${seq}-${sha256(snapshot).slice(0, 12)}`;
    files.set(`${folder}/snapshot.json`, snapshot);
    files.set(`${folder}/manifest.json`, manifest).set(`${folder}/manifest.sig`, signed(manifest, key));
    versions.push({ seq, folder, snapshot, manifest, takenAt });
  }
  return finish(files, versions, wish, checkedAt);
}

function finish(
  files: Map<string, Buffer>,
  versions: readonly Published[],
  { keys, handovers, statusKey }: Wish,
  checkedAt: Date,
): Map<string, Buffer> {
  const [latest, key] = [versions.at(-1), statusKey ?? keys.at(-1)];
  if (!latest || !key) throw new Error('A publication has at least one version.');
  const listed = versions.map(({ seq, folder, snapshot, takenAt }) => ({
    seq,
    sha256: sha256(snapshot),
    takenAt,
    path: `${folder}/`,
    headline: { jointProjects: seq },
  }));
  const status = json({
    checkedAt: checkedAt.toISOString(),
    lastSuccess: { seq: latest.seq, takenAt: latest.takenAt },
    lastAttempt: { at: checkedAt.toISOString(), outcome: 'unchanged' },
    nextPlanned: new Date(checkedAt.getTime() + 60 * 60_000).toISOString(),
    stale: [],
    keyId: key.keyId,
    previousSignature: null,
  });
  const published = [...new Map(keys.map(({ keyId, publicKey }) => [keyId, { keyId, publicKey, since: '' }])).values()];
  return files
    .set('latest.json', latest.snapshot)
    .set('versions.json', json({ versions: listed.toReversed() }))
    .set('keys.json', json({ keys: published, ...(handovers && { handovers }) }))
    .set('status.json', status)
    .set('status.sig', signed(status, key))
    .set('status.signed.json', json({ status: status.toString('utf8'), signature: key.sign(status) }));
}

/** The path of a file of a version. */
export function pathOf(files: Files, seq: number, name: string): string {
  const path = [...files.keys()].find((one) => one.startsWith(`versions/${seq}-`) && one.endsWith(`/${name}`));
  if (path === undefined) throw new Error(`There is no ${name} of version ${seq}.`);
  return path;
}

export function fileOf(files: Files, path: string): Buffer {
  const bytes = files.get(path);
  if (!bytes) throw new Error(`There is no ${path}.`);
  return bytes;
}

export function sourceOf(files: Files): PublicSource {
  return { read: async (path) => files.get(path) ?? null };
}

/** An hour in which everything is fresh, and no waiting. */
export function check(files: Files, changes: Partial<Request> = {}): Promise<Verification> {
  return verifyPublication({
    source: sourceOf(files),
    given: undefined,
    known: null,
    back: 100,
    now: () => CHECKED_AT,
    wait: async () => undefined,
    ...changes,
  });
}

/** With what code it is refused; 'accepted' when it is not. */
export async function refusalOf(files: Files, changes: Partial<Request> = {}): Promise<RefusalCode | 'accepted'> {
  try {
    await check(files, changes);
    return 'accepted';
  } catch (thrown) {
    if (thrown instanceof Refusal) return thrown.reason.code;
    throw thrown;
  }
}

export async function knownAfter(files: Files): Promise<KnownVersions> {
  return (await check(files)).known;
}
