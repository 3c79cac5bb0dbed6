/** The small documents beside the versions: what each of them says. The snapshot, its changes and its manifest stand by themselves. */
import * as z from 'zod/mini';

const count = z.int().check(z.nonnegative());
const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const moment = z.iso.datetime();

/** `status.json`: how fresh the data are. */
export const statusSchema = z.object({
  checkedAt: moment,
  lastSuccess: z.nullable(z.object({ seq: count, takenAt: moment })),
  lastAttempt: z.object({ at: moment, outcome: z.string(), code: z.optional(z.string()) }),
  nextPlanned: moment,
  /** Regions whose part is older than the rest. */
  stale: z.array(z.string()),
  keyId: z.string(),
  /** The signature of the status before: it may still stand in `status.sig`. */
  previousSignature: z.optional(z.nullable(z.string())),
});

/** `status.signed.json`: the status and its signature in one file. */
export const signedStatusSchema = z.object({
  /** `status.json` to the letter. */
  status: z.string(),
  /** Base64, of these very bytes. */
  signature: z.string(),
});

const versionEntry = z.object({
  seq: count,
  sha256,
  takenAt: moment,
  path: z.string(),
  /** Null once the version was withdrawn. */
  headline: z.nullable(z.record(z.string(), z.nullable(z.number()))),
  /** The number of the version whose content it publishes anew. */
  restores: z.optional(count),
  withdrawn: z.optional(z.object({ at: moment, why: z.string() })),
});

export type VersionEntry = z.infer<typeof versionEntry>;

/** A list of older versions: where it stands, how many it has, and from which number to which. */
const olderList = z.object({ path: z.string(), versions: count, from: count, to: count });

export type OlderList = z.infer<typeof olderList>;

/** `versions.json`: the newest versions, the newest first; and the lists of older ones, which look the same. */
export const versionsSchema = z.object({
  versions: z.array(versionEntry),
  older: z.optional(z.array(olderList)),
});

const versionReference = z.object({ seq: count, sha256 });

/** `withdrawn.json` of a version that was taken back: it stands in the place of its files. */
export const tombstoneSchema = z.object({
  seq: count,
  /** Of its snapshot. */
  sha256,
  manifestSha256: sha256,
  takenAt: moment,
  /** As its snapshot named it: the hash is that of the snapshot before. */
  previous: z.nullable(versionReference),
  at: moment,
  why: z.string(),
  keyId: z.string(),
});

/** `orders.json`: what the operator has decided about publishing. */
export const ordersSchema = z.object({
  /** While it stands, nothing new is published; the number is that of the version whose content stands meanwhile. */
  hold: z.nullable(
    z.object({ code: z.enum(['ROLLED_BACK', 'WITHDRAWN']), seq: count, at: moment, why: z.optional(z.string()) }),
  ),
  /** Their withdrawal has begun: the lists may not say it yet. */
  withdrawing: z.array(versionReference),
});

/** `keys.json`: the public keys with which versions were signed. */
export const keySchema = z.object({
  keyId: z.string(),
  publicKey: z.string(),
  /** When the first version was taken that is signed with it. */
  since: z.string(),
  /** The number of that version. */
  sinceSeq: z.optional(count),
});

/** `handovers/<keyId>.json`: one key gives the signature over to another. */
export const handoverSchema = z.object({
  /** Both keys: SPKI, DER, base64. */
  from: z.string(),
  to: z.string(),
  at: moment,
  /** Of the old key; null when it was lost. */
  oldSignature: z.nullable(z.string()),
  newSignature: z.string(),
});

export const keysSchema = z.object({ keys: z.array(keySchema), handovers: z.optional(z.array(handoverSchema)) });

/** The name of a frozen version: no number, so that nobody takes it for one. */
export const TAG_NAME = /^(?=.*[A-Za-z])[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/** `tags/<name>.json`: a version that was given a name for ever. */
export const tagSchema = z.object({
  name: z.string().check(z.regex(TAG_NAME)),
  seq: count,
  /** Of the version's snapshot. */
  sha256,
  /** Of its manifest, which names every other file. */
  manifestSha256: sha256,
  path: z.string(),
  /** When the name was given. */
  at: moment,
  keyId: z.string(),
});

export type Tag = z.infer<typeof tagSchema>;

/** `tags.json`: every name, the last given first. */
export const tagsSchema = z.object({ tags: z.array(tagSchema) });
