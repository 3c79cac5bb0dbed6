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
});

/** `versions.json`: the newest versions, the newest first. */
export const versionsSchema = z.object({
  versions: z.array(
    z.object({
      seq: count,
      sha256,
      takenAt: moment,
      path: z.string(),
      headline: z.record(z.string(), z.nullable(z.number())),
    }),
  ),
});

/** `keys.json`: the public keys with which versions were signed. */
export const keySchema = z.object({
  keyId: z.string(),
  publicKey: z.string(),
  /** When the first version was taken that is signed with it. */
  since: z.string(),
});
export const keysSchema = z.object({ keys: z.array(keySchema) });

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
