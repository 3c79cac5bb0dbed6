import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { takeSnapshot } from '../../domain/snapshot.ts';
import { STARTING_REFERENCE } from '../../domain/starting-reference.ts';
import { decodeManifest } from '../../functions/manifest.ts';
import { type ProtocolPoint, passOn } from '../../functions/protocol-point.ts';
import { type Draft, type Press, publishSnapshot, readBase } from '../../functions/publish-snapshot.ts';
import { generateSigningKey, isSignedBy, parseSigningKey, type SigningKey } from '../../functions/signing-key.ts';
import { createFileStore } from '../../functions/stores/file-store.ts';
import type { SnapshotStore } from '../../functions/stores/snapshot-store.ts';
import { updateVersions } from '../../functions/version-index.ts';
import { parseVector } from '../../functions/version-vector.ts';
import { AS_OF, declaredCluster, summaryOf } from '../domain/rows.ts';
import { temporaryFolder } from '../local/running-svod.ts';
import { faultyStore, STORE_FAULTS } from './faulty-store.ts';

const PUBLISHER = { publisher: 'Ассоциация', licence: 'CC BY 4.0', contact: 'role@example.org' };
const KEY = parseSigningKey(generateSigningKey()) as SigningKey;

function pressOf(store: SnapshotStore, changes: Partial<Press> = {}): Press {
  return { store, signingKey: KEY, withoutConditions: false, reach: passOn, checkTime: () => undefined, ...changes };
}

/** A version with so many clusters, on the state of the workbook that the number gives. */
async function draftOf(store: SnapshotStore, clusters: number, version = clusters): Promise<Draft> {
  const book = {
    region: '59',
    clusters: Array.from({ length: clusters }, (_, index) =>
      declaredCluster({ id: `C59-24-${100 + index}`, name: `Кластер ${index}` }),
    ),
  };
  const when = { takenAt: new Date(Date.UTC(2026, 10, 23, 9, clusters)), asOf: AS_OF };
  const base = await readBase(store);
  const snapshot = takeSnapshot(summaryOf(book), [], PUBLISHER, when, base, STARTING_REFERENCE);
  return { snapshot, vector: parseVector({ '59': `1:${version}`, central: '1:7' }) };
}

async function publish(store: SnapshotStore, clusters: number, changes: Partial<Press> & { version?: number } = {}) {
  const draft = await draftOf(store, clusters, changes.version);
  return publishSnapshot(pressOf(store, changes), draft, await readBase(store));
}

function sha256(bytes: Buffer | undefined): string {
  return createHash('sha256')
    .update(bytes ?? '')
    .digest('hex');
}

/** Follows the chain from `latest.json` to the first version; throws where anything does not fit. */
async function verifiedChain(store: SnapshotStore): Promise<readonly number[]> {
  const latest = await store.read('latest.json');
  if (!latest) return [];
  const { seq } = JSON.parse(latest.bytes.toString('utf8')) as { seq: number };
  const chain: number[] = [];
  let folder = `versions/${seq}-${sha256(latest.bytes).slice(0, 12)}`;
  for (;;) {
    const [manifest, signature] = [
      await store.read(`${folder}/manifest.json`),
      await store.read(`${folder}/manifest.sig`),
    ];
    if (!manifest || !signature) throw new Error(`${folder} is not whole.`);
    expect(isSignedBy(KEY.publicKey, manifest.bytes, signature.bytes.toString('utf8'))).toBe(true);
    const { seq: own, files, previous, keyId } = decodeManifest(manifest.bytes);
    expect(keyId).toBe(KEY.keyId);
    for (const [name, entry] of Object.entries(files)) {
      const file = await store.read(`${folder}/${name}`);
      expect([sha256(file?.bytes), file?.bytes.length]).toEqual([entry.sha256, entry.bytes]);
    }
    chain.push(own);
    if (!previous) return chain;
    const [before] = (await store.list(`versions/${previous.seq}-`)).filter(({ path }) =>
      path.endsWith('/manifest.json'),
    );
    expect(sha256((await store.read(before?.path ?? ''))?.bytes)).toBe(previous.sha256);
    folder = before?.path.replace('/manifest.json', '') ?? '';
  }
}

describe('a publication', () => {
  it('leaves a version whose files, manifest, signature and chain fit', async () => {
    const store = createFileStore(temporaryFolder());
    for (const clusters of [1, 2, 3]) expect((await publish(store, clusters)).outcome).toBe('published');
    expect(await verifiedChain(store)).toEqual([3, 2, 1]);
    const base = await readBase(store);
    expect(base?.vector).toEqual(parseVector({ '59': '1:3', central: '1:7' }));
  });

  it('is refused when a workbook was read in an older state than the one that is published, and writes nothing', async () => {
    const store = createFileStore(temporaryFolder());
    await publish(store, 2);
    const before = (await store.list('')).map(({ path }) => path);
    expect(await publish(store, 3, { version: 1 })).toEqual({ outcome: 'behind', workbooks: ['59'] });
    expect((await store.list('')).map(({ path }) => path)).toEqual(before);
  });

  it('that began from an older base is superseded', async () => {
    const store = createFileStore(temporaryFolder());
    await publish(store, 1);
    const [base, draft] = [await readBase(store), await draftOf(store, 3)];
    await publish(store, 2);
    expect(await publishSnapshot(pressOf(store), draft, base)).toEqual({ outcome: 'superseded' });
    expect((await readBase(store))?.snapshot.headline.declaredClusters).toBe(2);
  });

  it('says in the manifest that the store keeps no conditions, when the operator took it so', async () => {
    const store = createFileStore(temporaryFolder());
    await publish(store, 1, { withoutConditions: true });
    const [manifest] = (await store.list('versions/')).filter(({ path }) => path.endsWith('/manifest.json'));
    expect(decodeManifest((await store.read(manifest?.path ?? ''))?.bytes as Buffer).withoutConditions).toBe(true);
  });

  it('is not built upon a base that was damaged: its manifest lost, or another latest.json than was published', async () => {
    const store = createFileStore(temporaryFolder());
    await publish(store, 1);
    const { path = '' } = (await store.list('versions/')).find((one) => one.path.endsWith('/manifest.json')) ?? {};
    const manifest = (await store.read(path))?.bytes as Buffer;
    await store.remove(path);
    await expect(readBase(store)).rejects.toMatchObject({ code: 'STORE_UNREADABLE' });
    await store.put(path, manifest);
    const latest = (await store.read('latest.json'))?.bytes.toString() ?? '';
    await store.put('latest.json', Buffer.from(latest.replace('Ассоциация', 'Ассоциации')));
    await expect(readBase(store)).rejects.toMatchObject({ code: 'STORE_UNREADABLE' });
  });

  it('goes on from a version that was published before there were manifests', async () => {
    const store = createFileStore(temporaryFolder());
    await publish(store, 1);
    for (const { path } of await store.list('versions/')) {
      if (!path.endsWith('/snapshot.json')) await store.remove(path);
    }
    expect(await readBase(store)).toMatchObject({ manifestSha256: null, vector: {} });
    expect((await publish(store, 2)).outcome).toBe('published');
  });

  it('knows its own version again when the answer of the swap was lost', async () => {
    const store = createFileStore(temporaryFolder());
    const loses: SnapshotStore = {
      ...store,
      replace: async (path, bytes, expected) => {
        await store.replace(path, bytes, expected);
        throw new Error('no answer');
      },
    };
    expect((await publish(loses, 1)).outcome).toBe('published');
    expect(await verifiedChain(store)).toEqual([1]);
  });

  it('does not swap when the time of the run is over', async () => {
    const store = createFileStore(temporaryFolder());
    await publish(store, 1);
    const late = () => {
      throw new Error('too late');
    };
    await expect(publish(store, 2, { checkTime: late })).rejects.toThrow('too late');
    expect((await readBase(store))?.snapshot.seq).toBe(1);
  });

  it('finds a version that was damaged on its way, and leaves the old one', async () => {
    const store = createFileStore(temporaryFolder());
    await publish(store, 1);
    const damage = async (point: ProtocolPoint) => {
      if (point !== 'P10') return;
      const [path] = (await store.list('versions/2-'))
        .map((object) => object.path)
        .filter((one) => one.endsWith('snapshot.json'));
      const bytes = (await store.read(path ?? ''))?.bytes as Buffer;
      bytes.writeUInt8(bytes.readUInt8(100) ^ 1, 100);
      await store.put(path ?? '', bytes);
    };
    await expect(publish(store, 2, { reach: damage })).rejects.toMatchObject({ code: 'STORE_UNREADABLE' });
    expect(await verifiedChain(store)).toEqual([1]);
  });
});

describe.each(STORE_FAULTS)('a publication of which any one call to the store goes wrong: %s', (fault) => {
  it('leaves the old version or the new one, whole, and the next run ends with the new one', async () => {
    let nth = 0;
    let untouched = false;
    while (!untouched) {
      nth += 1;
      const store = createFileStore(temporaryFolder());
      await publish(store, 1);
      const faulty = faultyStore(store, nth, fault);
      const outcome = await publish(faulty, 2).then(
        (publication) => publication.outcome,
        () => 'failed',
      );
      const chain = await verifiedChain(store);
      expect([[1], [2, 1]]).toContainEqual(chain);
      if (outcome === 'published') expect(chain).toEqual([2, 1]);
      if (chain.length === 1) expect((await publish(store, 2)).outcome).toBe('published');
      expect(await verifiedChain(store)).toEqual([2, 1]);
      untouched = faulty.calls() < nth;
    }
    expect(nth).toBeGreaterThan(10);
    console.log(`${fault}: ${nth - 1} calls to the store, each went wrong once`);
  });
});

describe('versions.json', () => {
  it('is brought up to the newest version along the chain, however far it fell behind', async () => {
    const store = createFileStore(temporaryFolder());
    for (const clusters of [1, 2, 3]) await publish(store, clusters);
    const base = await readBase(store);
    if (base) await updateVersions(store, base);
    const { versions } = JSON.parse(String((await store.read('versions.json'))?.bytes)) as {
      versions: { seq: number }[];
    };
    expect(versions.map(({ seq }) => seq)).toEqual([3, 2, 1]);
  });
});
