/**
 * One key gives the signature over to another: the old one vouches for the new one, and the new one says after whom it comes.
 * Whoever believes the old key can follow without asking anybody. After a lost key only the new one has signed.
 */
import type * as z from 'zod/mini';
import { handoverSchema } from '../domain/public-documents.ts';
import { encodeDocument } from './encoded-document.ts';
import { isSignedBy, keyIdOfPublic, type SigningKey } from './signing-key.ts';

export type Handover = Readonly<z.infer<typeof handoverSchema>>;
type Terms = Pick<Handover, 'from' | 'to' | 'at'>;

/** What both keys sign: the lines of a text, so that there is one way to write it. */
function handoverText({ from, to, at }: Terms): Buffer {
  return Buffer.from(`svod-key-handover 1\nfrom ${from}\nto ${to}\nat ${at}\n`, 'utf8');
}

function isCanonical(publicKey: string): boolean {
  return Buffer.from(publicKey, 'base64').toString('base64') === publicKey;
}

/** Whether both signatures are those of their keys; the old one may be missing. */
export function isRight({ from, to, at, oldSignature, newSignature }: Handover): boolean {
  const text = handoverText({ from, to, at });
  return (
    from !== to &&
    [from, to].every(isCanonical) &&
    isSignedBy(to, text, newSignature) &&
    (oldSignature === null || isSignedBy(from, text, oldSignature))
  );
}

/** The old key gives over; where only its public half is left, it was lost. */
export function makeHandover(from: SigningKey | Pick<SigningKey, 'publicKey'>, to: SigningKey, at: Date): Handover {
  const terms = { from: from.publicKey, to: to.publicKey, at: at.toISOString() };
  const text = handoverText(terms);
  return { ...terms, oldSignature: 'sign' in from ? from.sign(text) : null, newSignature: to.sign(text) };
}

export function encodeHandover(handover: Handover): Buffer {
  return encodeDocument(`handovers/${keyIdOfPublic(handover.from)}.json`, handoverSchema, handover);
}

/** Null for bytes that are no hand-over, or one that is not rightly signed. */
export function decodeHandover(bytes: Buffer): Handover | null {
  try {
    const handover = handoverSchema.parse(JSON.parse(bytes.toString('utf8')));
    return isRight(handover) ? handover : null;
  } catch {
    return null;
  }
}

interface Step {
  readonly keyId: string;
  readonly publicKey: string;
  readonly handover: Handover;
}

/** The keys that a key was given over to, the nearest first; what was signed by the lost key's successor alone does not count. */
export function successorsOf(publicKey: string, handovers: readonly Handover[]): readonly Step[] {
  const steps: Step[] = [];
  const seen = new Set([publicKey]);
  for (let key: string | undefined = publicKey; key !== undefined; ) {
    const from: string = key;
    const handover = handovers.find((one) => one.from === from && one.oldSignature !== null && !seen.has(one.to));
    key = handover?.to;
    if (!handover) continue;
    seen.add(handover.to);
    steps.push({ keyId: keyIdOfPublic(handover.to), publicKey: handover.to, handover });
  }
  return steps;
}

/** The keys after which a key comes, by its own word and that of those before it, the nearest first. */
export function predecessorsOf(publicKey: string, handovers: readonly Handover[]): readonly Step[] {
  const steps: Step[] = [];
  const seen = new Set([publicKey]);
  for (let key: string | undefined = publicKey; key !== undefined; ) {
    const to: string = key;
    const handover = handovers.find((one) => one.to === to && !seen.has(one.from));
    key = handover?.from;
    if (!handover) continue;
    seen.add(handover.from);
    steps.push({ keyId: keyIdOfPublic(handover.from), publicKey: handover.from, handover });
  }
  return steps;
}

/** A key that named two successors, which nobody can believe; undefined where there is none. */
export function forkedKey(handovers: readonly Handover[]): string | undefined {
  const named = handovers.filter(({ oldSignature }) => oldSignature !== null);
  const forked = named.find(({ from, to }) => named.some((other) => other.from === from && other.to !== to));
  return forked && keyIdOfPublic(forked.from);
}
