import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Failure } from '../../../functions/failure.ts';
import { createGcsStore } from '../../../functions/stores/gcs-store.ts';
import { createS3Store } from '../../../functions/stores/s3-store.ts';
import type { SnapshotStore } from '../../../functions/stores/snapshot-store.ts';
import { probeStore } from '../../../functions/stores/store-probe.ts';
import type { BucketServer } from './bucket.ts';
import { startGcsServer } from './gcs-server.ts';
import { startS3Server } from './s3-server.ts';

const DIALECTS = [
  {
    name: 'Google',
    start: startGcsServer,
    open: (endpoint: string, bucket: string) => createGcsStore({ bucket, endpoint, token: 'test' }),
  },
  {
    name: 'S3',
    start: startS3Server,
    open: (endpoint: string, bucket: string) =>
      createS3Store({ bucket, region: 'test', endpoint, credentials: { accessKeyId: 'a', secretAccessKey: 'b' } }),
  },
] as const;

const ONE = Buffer.from('one');
const LATEST = 'latest.json';

async function failureOf(work: Promise<unknown>): Promise<Failure> {
  const thrown: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(thrown instanceof Failure)) throw new Error(`Expected a failure, got ${String(thrown)}.`);
  return thrown;
}

describe.each(DIALECTS)('a store of the dialect of $name', ({ start, open }) => {
  let server: BucketServer;
  let store: SnapshotStore;

  beforeEach(async () => {
    server = await start();
    store = open(server.url, server.bucket.name);
  });
  afterEach(() => server.close());

  it('is refused when it ignores conditions, and told how to take it knowingly', async () => {
    server.bucket.troubles.add('ignoresConditions');
    const { code, message, remedy } = await failureOf(probeStore(store));
    expect(code).toBe('STORE_UNCONDITIONAL');
    expect(message).toContain('вторая запись нового файла прошла поверх первой');
    expect(message).toContain('замена прошла, хотя файл с тех пор изменился');
    expect(remedy).toContain('SVOD_STORE_WITHOUT_CONDITIONS');
    expect([...server.bucket.objects.keys()]).toEqual([]);
  });

  it('says that the object is there already when the answer of the write was lost: the object itself tells whose it is', async () => {
    server.bucket.next.push('losesAnswer');
    expect(await store.create(LATEST, ONE)).toBe(false);
    expect((await store.read(LATEST))?.bytes.equals(ONE)).toBe(true);
  });

  it('is asked again when it wants its user to wait', async () => {
    server.bucket.next.push('slowDown');
    expect(await store.create(LATEST, ONE)).toBe(true);
  });

  it('names the right that is missing', async () => {
    server.bucket.troubles.add('forbidden');
    const failure = await failureOf(store.create(LATEST, ONE));
    expect([failure.code, failure.message]).toEqual([
      'STORE_UNWRITABLE',
      'Не удалось записать latest.json в хранилище снимков (ответ 403).',
    ]);
    expect(failure.remedy).toContain('Проверьте права учётной записи службы на хранилище svod-public.');
  });

  it('is not taken for empty when the bucket does not exist', async () => {
    const failure = await failureOf(open(server.url, 'another-bucket').read(LATEST));
    expect([failure.code, failure.remedy]).toEqual([
      'STORE_UNREADABLE',
      'Проверьте имя в настройках: похоже, хранилище another-bucket не существует.',
    ]);
  });

  it('gives its objects the headers with which the world shall read them', async () => {
    for (const path of [LATEST, 'versions/1-abc/snapshot.json', 'versions/1-abc/clusters.csv', 'index.html']) {
      await store.put(path, ONE);
    }
    const headers = [...server.bucket.objects].map(([path, { contentType, cacheControl }]) => [
      path,
      contentType,
      cacheControl,
    ]);
    const immutable = 'public, max-age=31536000, immutable';
    expect(headers).toEqual([
      [LATEST, 'application/json; charset=utf-8', 'public, max-age=30'],
      ['versions/1-abc/snapshot.json', 'application/json; charset=utf-8', immutable],
      ['versions/1-abc/clusters.csv', 'text/csv; charset=utf-8', immutable],
      ['index.html', 'text/html; charset=utf-8', 'public, max-age=30'],
    ]);
  });
});

describe('a conflict with another write to the same object (409)', () => {
  it('is waited out', async () => {
    const server = await startS3Server();
    server.bucket.next.push('conflicts', 'conflicts');
    expect(await DIALECTS[1].open(server.url, server.bucket.name).create(LATEST, ONE)).toBe(true);
    await server.close();
  });

  it('that does not end is told', async () => {
    const server = await startS3Server();
    server.bucket.troubles.add('conflicts');
    const { code, message } = await failureOf(DIALECTS[1].open(server.url, server.bucket.name).create(LATEST, ONE));
    expect([code, message]).toEqual([
      'STORE_UNWRITABLE',
      'Не удалось записать latest.json в хранилище снимков (ответ 409).',
    ]);
    await server.close();
  });
});
