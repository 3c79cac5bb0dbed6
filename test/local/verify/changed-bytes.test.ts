/** I13 and K02: whatever is changed in what is published, it is refused. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SEED } from '../../domain/seed.ts';
import { check, type Files, fileOf, knownAfter, newKey, pathOf, publication, refusalOf } from './small-publication.ts';

const [FIRST, SECOND] = [newKey(), newKey()];
const FILES = publication({ keys: [FIRST, SECOND, SECOND] });
const KNOWN = await knownAfter(FILES);

const SIGNED = [
  'latest.json',
  'status.json',
  'status.sig',
  'status.signed.json',
  ...[3, 1].flatMap((seq) =>
    ['snapshot.json', 'manifest.json', 'manifest.sig'].map((name) => pathOf(FILES, seq, name)),
  ),
];

function withFile(files: Files, path: string, bytes: Buffer): Files {
  return new Map([...files, [path, bytes]]);
}

function flipped(bytes: Buffer, bit: number): Buffer {
  const changed = Buffer.from(bytes);
  const at = Math.floor(bit / 8);
  changed.writeUInt8(changed.readUInt8(at) ^ (1 << (bit % 8)), at);
  return changed;
}

describe('K02: a publication', () => {
  it('that nobody touched is accepted, with every version signed by a known key', async () => {
    const { versions, end } = await check(FILES, { known: KNOWN });
    expect(versions.map(({ head, isSignatureChecked }) => [head.seq, isSignatureChecked])).toEqual([
      [3, true],
      [2, true],
      [1, true],
    ]);
    expect(end).toBe('first');
  });

  it.each(SIGNED)('is refused for every single bit that is flipped in %s', { timeout: 120_000 }, async (path) => {
    const bytes = fileOf(FILES, path);
    const accepted: number[] = [];
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const code = await refusalOf(withFile(FILES, path, flipped(bytes, bit)), { known: KNOWN });
      if (code === 'accepted') accepted.push(bit);
    }
    expect(accepted).toEqual([]);
    console.log(`${path}: ${bytes.length * 8} flipped bits, all refused`);
  });

  it.each(SIGNED)('is refused for every beginning of %s in place of the whole, and for one byte more', async (path) => {
    const bytes = fileOf(FILES, path);
    const others = [...bytes.keys()].map((length) => bytes.subarray(0, length));
    for (const other of [...others, Buffer.concat([bytes, Buffer.from('\n')])]) {
      expect([other.length, await refusalOf(withFile(FILES, path, other), { known: KNOWN })]).not.toContain('accepted');
    }
  });

  it.each(SIGNED)('is refused without %s', async (path) => {
    const without = new Map([...FILES].filter(([name]) => name !== path));
    expect(await refusalOf(without, { known: KNOWN })).toMatch(/^(FILE_MISSING|NOTHING_PUBLISHED)$/);
  });

  it('is refused for any number of random changes anywhere in what is signed', async () => {
    const change = fc.record({ path: fc.constantFrom(...SIGNED), at: fc.nat(), byte: fc.nat({ max: 255 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 5 }), async (changes) => {
        const files = new Map(FILES);
        for (const { path, at, byte } of changes) {
          const bytes = Buffer.from(fileOf(files, path));
          bytes.writeUInt8(byte, at % bytes.length);
          files.set(path, bytes);
        }
        const isSame = SIGNED.every((path) => fileOf(files, path).equals(fileOf(FILES, path)));
        expect((await refusalOf(files, { known: KNOWN })) === 'accepted').toBe(isSame);
      }),
      { seed: SEED, numRuns: 500 },
    );
  });
});

describe('a document that is not signed', () => {
  function parsed(bytes: Buffer): unknown {
    try {
      return JSON.parse(bytes.toString('utf8'));
    } catch {
      return undefined;
    }
  }

  it.each([
    ['versions.json', (document: unknown) => document],
    [
      'keys.json',
      (document: unknown) => (document as { keys: { publicKey: string }[] }).keys.map((key) => key.publicKey),
    ],
  ])(
    '%s is refused for every bit that is flipped, unless it still says the same',
    {
      timeout: 120_000,
    },
    async (path, meaning) => {
      const bytes = fileOf(FILES, path);
      for (let bit = 0; bit < bytes.length * 8; bit++) {
        const changed = flipped(bytes, bit);
        if ((await refusalOf(withFile(FILES, path, changed), { known: KNOWN })) !== 'accepted') continue;
        expect(meaning(parsed(changed))).toEqual(meaning(parsed(bytes)));
      }
    },
  );

  it('keys.json can be missing for who trusts a key already, but not for who comes for the first time', async () => {
    const without = new Map([...FILES].filter(([name]) => name !== 'keys.json'));
    expect((await check(without, { known: KNOWN })).areKeysPublished).toBe(false);
    expect(await refusalOf(without)).toBe('KEY_NOT_PUBLISHED');
    expect((await check(without, { given: SECOND })).trust.origin).toBe('given');
  });

  it('keys.json that lacks an old key leaves its versions vouched for by the manifest that came after', async () => {
    const keys = { keys: [{ keyId: SECOND.keyId, publicKey: SECOND.publicKey, since: '' }] };
    const { versions } = await check(withFile(FILES, 'keys.json', Buffer.from(JSON.stringify(keys))));
    expect(versions.map(({ isSignatureChecked }) => isSignatureChecked)).toEqual([true, true, false]);
  });
});
