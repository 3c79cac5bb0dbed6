/**
 * A bucket of Google Cloud Storage as the public store. Conditions are generations: 0 means that there is no object
 * (https://cloud.google.com/storage/docs/request-preconditions).
 */
import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { ApiError, type Bucket, type File, type SaveOptions, Storage } from '@google-cloud/storage';
import type { Failure } from '../failure.ts';
import { headersOf } from './object-headers.ts';
import type { SnapshotStore, StoredObject } from './snapshot-store.ts';
import { unreadable, unwritable } from './store-failure.ts';

const NO_OBJECT = 0;
const GENERATION_HEADER = 'x-goog-generation';
const DEADLINE_S = 60;
/** Google takes one write a second to the same object. */
const OVERRUN = new Set([429, 503]);
const MOST_TRIES = 5;
const FIRST_PAUSE_MS = 500;

export interface GcsBucket {
  readonly bucket: string;
  /** Another address than Google's own, without a slash at the end. */
  readonly endpoint?: string;
  /** Absent: the service account that the function runs as. */
  readonly token?: string;
}

function statusOf(thrown: unknown): number | undefined {
  return thrown instanceof ApiError && typeof thrown.code === 'number' ? thrown.code : undefined;
}

function openBucket({ bucket, endpoint, token }: GcsBucket): Bucket {
  const storage = new Storage({
    // The library asks for a project only where buckets are made.
    projectId: 'svod',
    retryOptions: { totalTimeout: DEADLINE_S },
    ...(endpoint !== undefined && { apiEndpoint: endpoint }),
    ...(token !== undefined && { token }),
  });
  return storage.bucket(bucket);
}

/** The bytes with the generation of those very bytes: asked for apart, they could be of two writes. */
function download(file: File): Promise<StoredObject> {
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    let tag = '';
    file
      .createReadStream()
      .on('response', ({ headers }: { headers: Readonly<Record<string, string>> }) => {
        tag = headers[GENERATION_HEADER] ?? '';
      })
      .on('data', (piece: Buffer) => pieces.push(piece))
      .on('error', reject)
      .on('end', () => resolve({ bytes: Buffer.concat(pieces), tag }));
  });
}

export function createGcsStore(settings: GcsBucket): SnapshotStore {
  const bucket = openBucket(settings);
  const whose = `хранилище ${settings.bucket}`;

  async function write(path: string, bytes: Buffer, condition: SaveOptions): Promise<boolean> {
    const { contentType, cacheControl } = headersOf(path);
    // The store compares the bytes with their hash itself; the library would delete what it finds damaged.
    const metadata = { cacheControl, md5Hash: createHash('md5').update(bytes).digest('base64') };
    const options = { resumable: false, validation: false, contentType, metadata, ...condition };
    for (let tries = 1; ; tries += 1) {
      try {
        await bucket.file(path).save(bytes, options);
        return true;
      } catch (thrown) {
        const status = statusOf(thrown) ?? 0;
        if (status === 412) return false;
        // The library stops trying again for good once it has written something without a condition.
        if (tries === MOST_TRIES || !OVERRUN.has(status)) throw failed(unwritable, path, thrown);
      }
      await wait(Math.random() * FIRST_PAUSE_MS * 2 ** tries);
    }
  }

  function failed(make: typeof unreadable, path: string, thrown: unknown): Failure {
    return make(path, whose, statusOf(thrown), thrown);
  }

  return {
    read: async (path) => {
      try {
        return await download(bucket.file(path));
      } catch (thrown) {
        if (statusOf(thrown) !== 404) throw failed(unreadable, path, thrown);
        await findBucket(path);
        return null;
      }
    },
    create: (path, bytes) => write(path, bytes, { preconditionOpts: { ifGenerationMatch: NO_OBJECT } }),
    replace: (path, bytes, expected) =>
      write(path, bytes, { preconditionOpts: { ifGenerationMatch: expected ?? NO_OBJECT } }),
    put: async (path, bytes) => {
      await write(path, bytes, {});
    },
    list: async (prefix) => {
      try {
        const [files] = await bucket.getFiles({ prefix });
        return files.map(({ name, metadata }) => ({ path: name, writtenAt: new Date(metadata.updated ?? 0) }));
      } catch (thrown) {
        throw failed(unreadable, prefix, thrown);
      }
    },
    remove: async (path) => {
      try {
        await bucket.file(path).delete({ ignoreNotFound: true });
      } catch (thrown) {
        throw failed(unwritable, path, thrown);
      }
    },
  };

  /** Google says 404 of an object and of a bucket alike, but a bucket that is not there is no empty store. */
  async function findBucket(path: string): Promise<void> {
    try {
      await bucket.getFiles({ maxResults: 1, autoPaginate: false });
    } catch (thrown) {
      throw failed(unreadable, path, thrown);
    }
  }
}
