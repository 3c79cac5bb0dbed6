/** What a thief, a careless mirror or a slow one may show: rollback, freeze, mix-and-match, fast-forward, another key. */
import { describe, expect, it } from 'vitest';
import { makeHandover } from '../../../functions/key-handover.ts';
import { fingerprintOf } from '../../../functions/signing-key.ts';
import type { PublicSource } from '../../../local/verify/public-source.ts';
import {
  CHECKED_AT,
  check,
  type Files,
  fileOf,
  knownAfter,
  newKey,
  pathOf,
  publication,
  refusalOf,
} from './small-publication.ts';

const KEY = newKey();
const STATUS_FILES = ['status.json', 'status.sig', 'status.signed.json'];
const TWO = publication({ keys: [KEY, KEY] });
const THREE = publication({ keys: [KEY, KEY, KEY] });

function swapped(files: Files, path: string, otherPath: string): Files {
  return new Map([...files, [path, fileOf(files, otherPath)]]);
}

function minutesLater(minutes: number): () => Date {
  return () => new Date(CHECKED_AT.getTime() + minutes * 60_000);
}

/** Shows one state of the store after the other, each for so many looks at `latest.json`. */
function showing(...states: readonly Files[]): PublicSource & { readonly looks: () => number } {
  let looks = 0;
  return {
    looks: () => looks,
    read: async (path) => {
      if (path === 'latest.json') looks += 1;
      return (states[looks - 1] ?? states.at(-1))?.get(path) ?? null;
    },
  };
}

describe('K01: a version that is not there yet although latest.json points at it', () => {
  const late = new Map([...THREE].filter(([path]) => !path.startsWith('versions/3-')));

  it('is looked for again with growing pauses, and accepted once it is there', async () => {
    const pauses: number[] = [];
    const source = showing(late, late, late, THREE);
    const { latest } = await check(THREE, { source, wait: async (ms) => pauses.push(ms) });
    expect(latest.head.seq).toBe(3);
    expect(pauses).toEqual([1_000, 2_000, 4_000]);
  });

  it('is refused when it never comes, after waiting longer than any cache may keep the pointer', async () => {
    const pauses: number[] = [];
    expect(await refusalOf(late, { wait: async (ms) => pauses.push(ms) })).toBe('FILE_MISSING');
    expect(pauses.reduce((sum, ms) => sum + ms, 0)).toBeGreaterThan(30_000);
  });

  it('does not make anybody wait where waiting does not help', async () => {
    const source = showing(swapped(THREE, pathOf(THREE, 3, 'manifest.sig'), pathOf(THREE, 2, 'manifest.sig')));
    expect(await refusalOf(THREE, { source })).toBe('SIGNATURE_WRONG');
    expect(source.looks()).toBe(1);
  });

  it('a status whose signature is a moment older is looked at again where nothing else proves it', async () => {
    const older = publication({ keys: [KEY, KEY, KEY], checkedAt: new Date('2026-11-23T08:30:00Z') });
    const between = new Map([...THREE, ['status.sig', fileOf(older, 'status.sig')]]);
    const source = showing(between, THREE);
    expect((await check(THREE, { source })).latest.head.seq).toBe(3);
    expect(await refusalOf(between)).toBe('SIGNATURE_WRONG');
  });
});

describe('K03: a lower version, though validly signed', () => {
  it('is refused once a higher one was found right', async () => {
    const known = await knownAfter(THREE);
    expect(await refusalOf(TWO, { known })).toBe('ROLLBACK');
    expect(await refusalOf(THREE, { known })).toBe('accepted');
  });

  it('is refused also when every other file is of today', async () => {
    const old = new Map([...THREE, ['latest.json', fileOf(TWO, 'latest.json')]]);
    expect(await refusalOf(old)).toBe('STATUS_AHEAD');
    const withOldStatus = STATUS_FILES.map((path) => [path, fileOf(TWO, path)] as const);
    expect(await refusalOf(new Map([...old, ...withOldStatus]))).toBe('LIST_AHEAD');
  });
});

describe('K04: a publication that stands still', () => {
  it('is told as stale since the run that did not come, a quarter of an hour after it was planned', async () => {
    expect((await check(THREE, { now: minutesLater(60 + 15) })).freshness.staleSince).toBeNull();
    const { freshness } = await check(THREE, { now: minutesLater(60 + 16) });
    expect(freshness.staleSince).toBe('2026-11-23T10:30:00.000Z');
  });

  it('is not made fresh by a status that another key signed', async () => {
    const thief = publication({ keys: [newKey()], checkedAt: new Date('2026-11-24T09:30:00Z') });
    const status = STATUS_FILES.map((path) => [path, fileOf(thief, path)] as const);
    expect(await refusalOf(new Map([...THREE, ...status]))).toBe('KEY_UNKNOWN');
  });

  it('whose status comes from the future is told, since one of the clocks is wrong', async () => {
    expect((await check(THREE, { now: minutesLater(-6) })).freshness.isAheadOfClock).toBe(true);
    expect((await check(THREE)).freshness.isAheadOfClock).toBe(false);
  });
});

describe('K05: another key', () => {
  const next = newKey();
  const rotated = publication({ keys: [KEY, KEY, KEY, next] });

  it('is refused until it is given, and then the one before is no longer believed', async () => {
    const known = await knownAfter(THREE);
    expect(await refusalOf(rotated, { known })).toBe('KEY_UNKNOWN');
    const accepted = await check(rotated, { known, given: next });
    expect(accepted.trust.origin).toBe('given');
    expect(await refusalOf(rotated, { known: accepted.known })).toBe('accepted');
    expect(await refusalOf(publication({ keys: [KEY, KEY, KEY, KEY, KEY] }), { known: accepted.known })).toBe(
      'KEY_UNKNOWN',
    );
  });

  it('is not accepted by its appearance in keys.json alone', async () => {
    const thief = publication({ keys: [newKey(), newKey(), newKey(), newKey()] });
    expect(await refusalOf(thief, { known: await knownAfter(THREE) })).toBe('KEY_UNKNOWN');
  });

  it('recovers from a fast-forward to 10^9 with a stolen one', async () => {
    const stolen = publication({ keys: [KEY], firstSeq: 1_000_000_000, mark: 'stolen' });
    const known = await knownAfter(stolen);
    expect(await refusalOf(THREE, { known })).toBe('ROLLBACK');
    const recovered = await check(rotated, { known, given: next });
    expect(recovered.latest.head.seq).toBe(4);
    expect(recovered.known.keys[KEY.keyId]?.seq).toBe(1_000_000_000);
    expect(await refusalOf(stolen, { known: recovered.known })).toBe('KEY_UNKNOWN');
  });

  it('recovers by itself when the key was stolen and its owner has given it over', async () => {
    const stolen = publication({ keys: [KEY], firstSeq: 1_000_000_000, mark: 'stolen' });
    const known = await knownAfter(stolen);
    const recovered = await check(HANDED_OVER, { known });
    expect([recovered.latest.head.seq, recovered.trust]).toMatchObject([
      4,
      { origin: 'handedOver', keyId: NEXT.keyId },
    ]);
    for (const showing of [stolen, publication({ keys: [KEY, KEY], firstSeq: 2_000_000_000 })]) {
      expect(await refusalOf(showing, { known: recovered.known })).toBe('KEY_UNKNOWN');
      expect(await refusalOf(showing, { known: recovered.known, given: KEY })).toBe('KEY_UNKNOWN');
    }
    expect(await refusalOf(HANDED_OVER, { known: recovered.known, given: KEY })).toBe('accepted');
  });

  it('given from the start is held against what is published', async () => {
    expect(await refusalOf(THREE, { given: next })).toBe('KEY_UNKNOWN');
    expect((await check(THREE, { given: KEY })).trust.origin).toBe('given');
  });
});

const NEXT = newKey();
const HANDOVER = makeHandover(KEY, NEXT, CHECKED_AT);
const HANDED_OVER = publication({ keys: [KEY, KEY, KEY, NEXT], handovers: [HANDOVER] });

describe('a key that was given over', () => {
  it('is followed by who knows the old one, over any number of keys, and not back again', async () => {
    const last = newKey();
    const handovers = [HANDOVER, makeHandover(NEXT, last, CHECKED_AT)];
    const far = publication({ keys: [KEY, KEY, KEY, NEXT, last], handovers });
    const { trust, known } = await check(far, { known: await knownAfter(THREE) });
    expect(trust).toMatchObject({ keyId: last.keyId, origin: 'handedOver', followed: [KEY.keyId, NEXT.keyId] });
    expect(await refusalOf(far, { known })).toBe('accepted');
    expect(await refusalOf(HANDED_OVER, { known })).toBe('KEY_UNKNOWN');
    expect((await check(far, { given: KEY })).trust.keyId).toBe(last.keyId);
  });

  it('counts for the status before it has signed any version', async () => {
    const held = publication({ keys: [KEY, KEY, KEY], statusKey: NEXT, handovers: [HANDOVER] });
    const { trust, known } = await check(held, { known: await knownAfter(THREE) });
    expect(trust.keyId).toBe(KEY.keyId);
    expect(await refusalOf(held)).toBe('accepted');
    expect(await refusalOf(HANDED_OVER, { known })).toBe('accepted');
    expect(await refusalOf(publication({ keys: [KEY, KEY, KEY], statusKey: NEXT }))).toBe('KEY_UNKNOWN');
  });

  it('no longer counts for a status of after it, and cannot promise freshness for more than a day', async () => {
    const before = publication({ keys: [KEY, KEY, KEY], checkedAt: new Date('2026-12-24T09:30:00Z') });
    const status = STATUS_FILES.map((path) => [path, fileOf(before, path)] as const);
    const { freshness } = await check(new Map([...HANDED_OVER, ...status]));
    expect(freshness.nextPlanned).toBe('2026-11-24T09:03:00.000Z');
    const after = publication({ keys: [KEY, KEY, KEY, KEY], checkedAt: new Date('2026-12-24T09:30:00Z') });
    const late = STATUS_FILES.map((path) => [path, fileOf(after, path)] as const);
    expect(await refusalOf(new Map([...HANDED_OVER, ...late]))).toBe('KEY_UNKNOWN');
  });

  it('is refused where it named two successors', async () => {
    const handovers = [HANDOVER, makeHandover(KEY, newKey(), CHECKED_AT)];
    expect(await refusalOf(publication({ keys: [KEY, NEXT], handovers }))).toBe('KEY_FORKED');
  });

  it('is not followed where only the new one says so; then its fingerprint makes it believed', async () => {
    const handovers = [makeHandover({ publicKey: KEY.publicKey }, NEXT, CHECKED_AT)];
    const lost = publication({ keys: [KEY, KEY, KEY, NEXT], handovers });
    const known = await knownAfter(THREE);
    const refused = await check(lost, { known }).catch((thrown: unknown) => thrown);
    const fingerprint = fingerprintOf(NEXT.publicKey);
    expect(refused).toMatchObject({ reason: { code: 'KEY_UNKNOWN', fingerprint, lostAt: CHECKED_AT.toISOString() } });
    const accepted = await check(lost, { known, given: { fingerprint } });
    expect(accepted.trust).toMatchObject({ keyId: NEXT.keyId, origin: 'given' });
    expect(await refusalOf(lost, { known: accepted.known })).toBe('accepted');
    expect(await refusalOf(lost, { known, given: { fingerprint: '0'.repeat(64) } })).toBe('FINGERPRINT_UNKNOWN');
  });

  it('is refused for every bit that is flipped in its hand-over, unless it says the same', async () => {
    const bytes = fileOf(HANDED_OVER, 'keys.json');
    const from = bytes.indexOf('"handovers"');
    for (let bit = from * 8; bit < bytes.length * 8; bit += 1) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit % 8)), bit >> 3);
      const code = await refusalOf(new Map([...HANDED_OVER, ['keys.json', changed]]), { known: KNOWN });
      if (code === 'accepted') expect(JSON.parse(changed.toString('utf8'))).toEqual(JSON.parse(bytes.toString('utf8')));
    }
  }, 60_000);
});

const KNOWN = await knownAfter(THREE);

describe('K06: files of two versions', () => {
  it.each([
    ['the snapshot of another version', 'snapshot.json', /^(WRONG_SIZE|WRONG_HASH|FILES_DISAGREE)$/],
    ['the manifest of another version', 'manifest.json', /^SIGNATURE_WRONG$/],
    ['the signature of another version', 'manifest.sig', /^SIGNATURE_WRONG$/],
  ])('are refused: %s', async (_name, name, code) => {
    for (const [seq, other] of [
      [3, 2],
      [2, 3],
      [1, 2],
    ] as const) {
      const files = swapped(THREE, pathOf(THREE, seq, name), pathOf(THREE, other, name));
      expect(await refusalOf(files)).toMatch(code);
    }
  });

  it('are refused: a manifest with its own signature over the snapshot of another version', async () => {
    let files: Files = THREE;
    for (const name of ['manifest.json', 'manifest.sig']) {
      files = swapped(files, pathOf(THREE, 3, name), pathOf(THREE, 2, name));
    }
    expect(await refusalOf(files)).toMatch(/^(WRONG_SIZE|WRONG_HASH)$/);
  });

  it('are refused: a whole version of another history of the same publisher', async () => {
    const other = publication({ keys: [KEY, KEY, KEY], mark: 'other' });
    expect(await refusalOf(other, { known: await knownAfter(THREE) })).toBe('FORK');
    const longer = publication({ keys: [KEY, KEY, KEY, KEY], mark: 'other' });
    expect(await refusalOf(longer, { known: await knownAfter(THREE) })).toBe('FORK');
    expect(await refusalOf(longer, { known: await knownAfter(THREE), back: 0 })).toBe('FORK');
  });
});

describe('K07: a schema', () => {
  it('of a newer major is refused, of a newer minor read', async () => {
    expect(await refusalOf(publication({ keys: [KEY], schemaVersion: '2.0.0' }))).toBe('SCHEMA_NEWER');
    expect(await refusalOf(publication({ keys: [KEY], schemaVersion: '1.7.0' }))).toBe('accepted');
  });
});

describe('the chain back', () => {
  it('is refused where a version stands on an older state of a workbook than the one before', async () => {
    expect(await refusalOf(publication({ keys: [KEY, KEY, KEY], workbook: [1, 5, 4] }))).toBe('INPUTS_BACKWARDS');
  });

  it('is refused where the manifest before is another, rightly signed one', async () => {
    const resigned = new Map(TWO);
    const path = pathOf(TWO, 1, 'manifest.json');
    const manifest = Buffer.from(fileOf(TWO, path).toString('utf8').replace('"59": "1:1"', '"59": "1:0"'));
    resigned.set(path, manifest);
    resigned.set(pathOf(TWO, 1, 'manifest.sig'), Buffer.from(`${KEY.sign(manifest)}\n`));
    expect(await refusalOf(resigned)).toBe('CHAIN_BROKEN');
  });

  it('is followed as far as was asked, and says where it ended', async () => {
    const followed = async (back: number | { readonly to: number }) => {
      const { versions, end } = await check(THREE, { back });
      return [versions.map(({ head }) => head.seq), end];
    };
    expect(await followed(0)).toEqual([[3], 'limit']);
    expect(await followed(1)).toEqual([[3, 2], 'limit']);
    expect(await followed({ to: 2 })).toEqual([[3, 2], 'limit']);
    expect(await followed({ to: 1 })).toEqual([[3, 2, 1], 'first']);
    expect(await refusalOf(THREE, { back: { to: 4 } })).toBe('NO_SUCH_VERSION');
  });

  it('is always followed to the version that is known', async () => {
    const known = await knownAfter(publication({ keys: [KEY] }));
    expect((await check(THREE, { known, back: 0 })).versions).toHaveLength(3);
  });
});
