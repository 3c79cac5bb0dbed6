/** A register of one number on one workbook: what it publishes is small, so that many thousands of runs take seconds. */

import { NO_REFERENCE } from '../../domain/reference.ts';
import { collect } from '../../domain/register.ts';
import { type Base, type Snapshot, takeSnapshot } from '../../domain/snapshot.ts';
import { summarize } from '../../domain/summary.ts';
import { passOn } from '../../functions/protocol-point.ts';
import type { Draft, Press } from '../../functions/publish-snapshot.ts';
import { generateSigningKey, parseSigningKey, type SigningKey } from '../../functions/signing-key.ts';
import type { SnapshotStore } from '../../functions/stores/snapshot-store.ts';
import { CENTRAL, type Vector } from '../../functions/version-vector.ts';
import { AS_OF, PLAN_YEAR } from '../domain/rows.ts';

export const KEY_PEM = generateSigningKey();
export const KEY = parseSigningKey(KEY_PEM) as SigningKey;

const PUBLISHER = { publisher: 'Ассоциация', licence: 'CC BY 4.0', contact: 'role@example.org' };
const EMPTY = summarize(
  collect([], { asOf: AS_OF, reference: NO_REFERENCE }).value,
  [],
  { planYear: PLAN_YEAR, asOf: AS_OF },
  NO_REFERENCE,
);

/** The register at one moment: every version of the workbook has another number. */
export interface RegisterState {
  readonly value: number;
  readonly version: number;
}

export function vectorOf(version: number): Vector {
  return { '59': { epoch: 1, version: BigInt(version) }, [CENTRAL]: { epoch: 1, version: 7n } };
}

export function draftOf({ value, version }: RegisterState, takenAt: Date, base: Base | null): Draft {
  const summary = { ...EMPTY, headline: { ...EMPTY.headline, declaredClusters: value } };
  const when = { takenAt, asOf: AS_OF };
  // The definitions are most of the bytes, and say nothing here.
  const snapshot = {
    ...takeSnapshot(summary, [], PUBLISHER, when, base, NO_REFERENCE),
    definitions: {},
  };
  return { snapshot, vector: vectorOf(version) };
}

/** The number that a snapshot publishes. */
export function valueIn(snapshot: Snapshot): number {
  return snapshot.headline.declaredClusters;
}

/** Two are as good as fifteen where thousands of versions are published. */
const fewDocuments: NonNullable<Press['documentsOf']> = (bytes, { seq }) =>
  new Map([
    ['snapshot.json', bytes],
    ['other.txt', Buffer.from(String(seq))],
  ]);

export function pressOf(store: SnapshotStore, changes: Partial<Press> = {}): Press {
  return {
    store,
    signingKey: KEY,
    withoutConditions: false,
    reach: passOn,
    checkTime: () => undefined,
    documentsOf: fewDocuments,
    ...changes,
  };
}
