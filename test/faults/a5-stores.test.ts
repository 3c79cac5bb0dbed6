/** T01 to T10: a whole publication into each dialect of a bucket that refuses, lies, forgets, or is damaged. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { type ProtocolPoint, passOn } from '../../functions/protocol-point.ts';
import { createGcsStore } from '../../functions/stores/gcs-store.ts';
import { headersOf } from '../../functions/stores/object-headers.ts';
import { createS3Store } from '../../functions/stores/s3-store.ts';
import type { SnapshotStore } from '../../functions/stores/snapshot-store.ts';
import { probeStore } from '../../functions/stores/store-probe.ts';
import type { BucketServer } from '../functions/stores/bucket.ts';
import { startGcsServer } from '../functions/stores/gcs-server.ts';
import { startS3Server } from '../functions/stores/s3-server.ts';
import { readHistory } from '../publication/history.ts';
import { runOnce } from '../publication/publisher.ts';
import { KEY, valueIn } from '../publication/tiny-register.ts';

const DIALECTS = [
  ['Google', startGcsServer, (endpoint: string, bucket: string) => createGcsStore({ bucket, endpoint, token: 'test' })],
  [
    'S3',
    startS3Server,
    (endpoint: string, bucket: string) =>
      createS3Store({ bucket, region: 'test', endpoint, credentials: { accessKeyId: 'a', secretAccessKey: 'b' } }),
  ],
] as const;

interface Place {
  readonly server: BucketServer;
  readonly store: SnapshotStore;
}

function publish(store: SnapshotStore, value: number, reach: (point: ProtocolPoint) => Promise<void> = passOn) {
  const now = () => new Date(Date.UTC(2026, 10, 23, 9, value));
  return runOnce({ store, register: () => ({ value, version: value }), now, reach });
}

async function expectServed(store: SnapshotStore, ...values: readonly number[]): Promise<void> {
  const { broken, versions } = await readHistory(store, KEY.publicKey);
  expect([broken, versions.flatMap(({ snapshot }) => (snapshot ? [valueIn(snapshot)] : []))]).toEqual([[], values]);
}

describe.each(DIALECTS)('a bucket of the dialect of %s', (_name, start, open) => {
  async function published(): Promise<Place> {
    const server = await start();
    onTestFinished(() => server.close());
    const store = open(server.url, server.bucket.name);
    await publish(store, 1);
    return { server, store };
  }

  /** Does something once, when the run comes to the point. */
  function once(at: ProtocolPoint, work: () => void) {
    let isDone = false;
    return async (point: ProtocolPoint) => {
      if (point === at && !isDone) work();
      isDone ||= point === at;
    };
  }

  it('T01 that has the same version already takes it for written', async () => {
    const { server, store } = await published();
    await expect(
      publish(store, 2, async (point) => {
        if (point === 'P11') throw new Error('cut off');
      }),
    ).rejects.toThrow('cut off');
    const written = [...server.bucket.objects.keys()];
    expect(await publish(store, 2)).toMatchObject({ outcome: 'published', seq: 2 });
    expect([...server.bucket.objects.keys()].sort()).toEqual(
      [...new Set([...written, ...server.bucket.objects.keys()])].sort(),
    );
    await expectServed(store, 2, 1);
  });

  it('T01 that has other bytes at the place of a version yields, and the old version is served', async () => {
    const { store } = await published();
    const create: SnapshotStore['create'] = async (path) => {
      await store.put(path, Buffer.from('{}'));
      return false;
    };
    const squatted = { ...store, create };
    expect(await publish(squatted, 2)).toEqual({ outcome: 'superseded' });
    await expectServed(store, 1);
  });

  it('T02 whose latest.json another one swapped is begun with anew, and in the end yields', async () => {
    const { store } = await published();
    let swaps = 0;
    const contested: SnapshotStore = {
      ...store,
      replace: async () => {
        swaps += 1;
        return false;
      },
    };
    expect(await publish(contested, 2)).toEqual({ outcome: 'superseded' });
    expect(swaps).toBe(3);
    await expectServed(store, 1);
  });

  it('T03 whose answer to a write was lost is looked at again', async () => {
    const { server, store } = await published();
    server.bucket.next.push('losesAnswer');
    expect(await publish(store, 2)).toMatchObject({ outcome: 'published', seq: 2 });
    await expectServed(store, 2, 1);
    expect(
      await publish(
        store,
        3,
        once('P11', () => server.bucket.next.push('losesAnswer')),
      ),
    ).toMatchObject({
      outcome: 'published',
      seq: 3,
    });
    await expectServed(store, 3, 2, 1);
  });

  it('T04 that ignores conditions is refused before the first publication', async () => {
    const { server, store } = await published();
    server.bucket.troubles.add('ignoresConditions');
    await expect(probeStore(store)).rejects.toMatchObject({ code: 'STORE_UNCONDITIONAL' });
    server.bucket.troubles.clear();
    await expectServed(store, 1);
  });

  it('T05 creates nothing where an object should be replaced that is not there', async () => {
    const { store } = await published();
    const tag = (await store.read('latest.json'))?.tag ?? '';
    expect(await store.replace('never.json', Buffer.from('1'), tag)).toBe(false);
    expect(await store.read('never.json')).toBeNull();
    await expectServed(store, 1);
  });

  it('T06 that forbids, as by a retention lock or a right taken away, is told with the status and the right', async () => {
    const { server, store } = await published();
    server.bucket.troubles.add('forbidden');
    await expect(publish(store, 2)).rejects.toMatchObject({
      code: 'STORE_UNWRITABLE',
      message: expect.stringContaining('ответ 403'),
      remedy: expect.stringContaining('Проверьте права учётной записи службы на хранилище svod-public.'),
    });
    server.bucket.troubles.clear();
    await expectServed(store, 1);
    expect(await publish(store, 2)).toMatchObject({ outcome: 'published' });
  });

  it('T07 that asks to slow down is asked again a little later', async () => {
    const { server, store } = await published();
    expect(
      await publish(
        store,
        2,
        once('P8', () => server.bucket.next.push('slowDown')),
      ),
    ).toMatchObject({
      outcome: 'published',
    });
    expect(
      await publish(
        store,
        3,
        once('P11', () => server.bucket.next.push('slowDown')),
      ),
    ).toMatchObject({
      outcome: 'published',
    });
    await expectServed(store, 3, 2, 1);
  });

  it.each([
    [
      'a byte is another one',
      (bytes: Buffer) => Buffer.concat([bytes.subarray(0, 99), Buffer.from('~'), bytes.subarray(100)]),
    ],
    ['the end is missing', (bytes: Buffer) => bytes.subarray(0, bytes.length - 3)],
    ['nothing is left', () => Buffer.alloc(0)],
  ])('T08 that has damaged a file so that %s is found out at P10, and the pointer stays', async (_what, spoil) => {
    const { server, store } = await published();
    const damage = once('P10', () => {
      for (const [path, held] of server.bucket.objects) {
        if (path.startsWith('versions/2-')) server.bucket.objects.set(path, { ...held, bytes: spoil(held.bytes) });
      }
    });
    await expect(publish(store, 2, damage)).rejects.toMatchObject({
      code: expect.stringMatching(/^STORE_UNREADABLE$/),
      message: expect.stringContaining('versions/2-'),
    });
    await expectServed(store, 1);
  });

  it('T09 was told how long a cache may keep what: half a minute what changes, a year what never does', async () => {
    const { server } = await published();
    expect(server.bucket.objects.size).toBeGreaterThan(4);
    for (const [path, { cacheControl, contentType }] of server.bucket.objects) {
      const isVersion = path.startsWith('versions/');
      expect([path, cacheControl]).toEqual([
        path,
        isVersion ? 'public, max-age=31536000, immutable' : 'public, max-age=30',
      ]);
      expect({ cacheControl, contentType }).toEqual(headersOf(path));
    }
  });

  it('T10 that lost the version behind latest.json is not built upon: told with the path, and latest.json stays', async () => {
    const { server, store } = await published();
    const before = server.bucket.objects.get('latest.json')?.bytes;
    for (const path of [...server.bucket.objects.keys()]) {
      if (path.startsWith('versions/')) server.bucket.objects.delete(path);
    }
    await expect(publish(store, 2)).rejects.toMatchObject({
      code: 'STORE_UNREADABLE',
      message: expect.stringContaining('latest.json'),
      remedy: expect.stringContaining('Верните этот файл'),
    });
    expect(server.bucket.objects.get('latest.json')?.bytes).toEqual(before);
  });
});

describe('a conflict (409)', () => {
  it('T02 of two writes at once is waited out by the swap', async () => {
    const server = await startS3Server();
    onTestFinished(() => server.close());
    const store = DIALECTS[1][2](server.url, server.bucket.name);
    await publish(store, 1);
    let isDone = false;
    const conflict = async (point: ProtocolPoint) => {
      if (point === 'P11' && !isDone) server.bucket.next.push('conflicts', 'conflicts');
      isDone ||= point === 'P11';
    };
    expect(await publish(store, 2, conflict)).toMatchObject({ outcome: 'published', seq: 2 });
    await expectServed(store, 2, 1);
  });
});
