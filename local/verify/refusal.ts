/** Why what is published is not taken: a code, the file it was found in, and the facts. The words are said elsewhere. */

export type RefusalReason =
  | { readonly code: 'NOTHING_PUBLISHED' }
  | { readonly code: 'UNREACHABLE'; readonly path: string; readonly answer: string }
  | { readonly code: 'FILE_MISSING'; readonly path: string }
  | { readonly code: 'TOO_LARGE'; readonly path: string; readonly mostBytes: number }
  | { readonly code: 'WRONG_SIZE'; readonly path: string; readonly bytes: number; readonly expectedBytes: number }
  | { readonly code: 'WRONG_HASH'; readonly path: string }
  | { readonly code: 'NOT_UNDERSTOOD'; readonly path: string }
  | { readonly code: 'SCHEMA_NEWER'; readonly path: string; readonly schemaVersion: string }
  | { readonly code: 'SIGNATURE_WRONG'; readonly path: string; readonly keyId: string }
  | { readonly code: 'KEY_NOT_PUBLISHED'; readonly keyId: string }
  | {
      readonly code: 'KEY_UNKNOWN';
      readonly path: string;
      readonly keyId: string;
      readonly trustedKeyId: string;
      /** Of the key that signed, by which it can be accepted; null when its public half is not published. */
      readonly fingerprint: string | null;
      /** When the publisher lost the trusted key, by the word of the new one alone. */
      readonly lostAt: string | null;
    }
  | { readonly code: 'KEY_FORKED'; readonly keyId: string }
  | { readonly code: 'FINGERPRINT_UNKNOWN'; readonly fingerprint: string }
  | { readonly code: 'FILES_DISAGREE'; readonly path: string; readonly other: string }
  | { readonly code: 'ROLLBACK'; readonly seq: number; readonly knownSeq: number }
  | { readonly code: 'FORK'; readonly seq: number }
  | { readonly code: 'CHAIN_BROKEN'; readonly seq: number; readonly previousSeq: number }
  | { readonly code: 'INPUTS_BACKWARDS'; readonly seq: number; readonly workbooks: readonly string[] }
  | { readonly code: 'LIST_DIFFERS'; readonly seq: number }
  | { readonly code: 'LIST_AHEAD'; readonly seq: number; readonly listedSeq: number }
  | { readonly code: 'STATUS_AHEAD'; readonly seq: number; readonly statusSeq: number }
  | { readonly code: 'NO_SUCH_VERSION'; readonly seq: number; readonly latestSeq: number }
  | { readonly code: 'STATE_DAMAGED'; readonly path: string };

export type RefusalCode = RefusalReason['code'];

/** What the next look may no longer find: files reach readers one after another, and through caches. */
const MAY_PASS: ReadonlySet<RefusalCode> = new Set(['UNREACHABLE', 'FILE_MISSING', 'LIST_AHEAD', 'STATUS_AHEAD']);

export class Refusal extends Error {
  readonly reason: RefusalReason;
  readonly mayPass: boolean;

  /** @param mayPass when it may although such refusals do not as a rule */
  constructor(reason: RefusalReason, mayPass = MAY_PASS.has(reason.code)) {
    super(reason.code);
    this.name = 'Refusal';
    this.reason = reason;
    this.mayPass = mayPass;
  }
}
