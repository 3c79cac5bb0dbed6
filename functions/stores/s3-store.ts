/**
 * A bucket of an S3-compatible service as the public store: AWS, Yandex Object Storage, MinIO. Conditions are `If-None-Match: *`
 * and `If-Match` with the ETag, which is an opaque tag here and never a checksum
 * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html).
 */
import { setTimeout as wait } from 'node:timers/promises';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  type ListObjectsV2CommandOutput,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import type { Failure } from '../failure.ts';
import { headersOf } from './object-headers.ts';
import type { ListedObject, SnapshotStore } from './snapshot-store.ts';
import { unreadable, unwritable } from './store-failure.ts';

/** How often a write is tried while somebody else writes to the same object, and how long it waits at most in between. */
const CONFLICT_TRIES = 3;
const CONFLICT_WAIT_MS = 200;

export interface S3Bucket {
  readonly bucket: string;
  readonly region: string;
  /** Another address than Amazon's; buckets then stand in the path, not in the name of the host. */
  readonly endpoint?: string;
  /** Absent: the environment, the profile or the machine tells who we are. */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

type Condition = { readonly IfNoneMatch: '*' } | { readonly IfMatch: string } | Record<string, never>;

function statusOf(thrown: unknown): number | undefined {
  return thrown instanceof S3ServiceException ? thrown.$metadata.httpStatusCode : undefined;
}

function openClient({ region, endpoint, credentials }: S3Bucket): S3Client {
  return new S3Client({
    region,
    ...(credentials && { credentials }),
    // Others than Amazon know neither the newer checksums nor buckets as hosts.
    ...(endpoint !== undefined && {
      endpoint,
      forcePathStyle: true,
      requestChecksumCalculation: 'WHEN_REQUIRED' as const,
      responseChecksumValidation: 'WHEN_REQUIRED' as const,
    }),
    requestHandler: { connectionTimeout: 5_000, requestTimeout: 60_000 },
  });
}

function listed({ Contents = [] }: ListObjectsV2CommandOutput): readonly ListedObject[] {
  return Contents.map(({ Key = '', LastModified = new Date(0) }) => ({ path: Key, writtenAt: LastModified }));
}

export function createS3Store(settings: S3Bucket): SnapshotStore {
  const client = openClient(settings);
  const { bucket: Bucket } = settings;
  const whose = `хранилище ${Bucket}`;

  function failed(make: typeof unreadable, path: string, thrown: unknown): Failure {
    return make(path, whose, statusOf(thrown), thrown);
  }

  /** False when the condition does not hold: 412, or 404 where an object should be replaced that is not there. */
  async function write(path: string, bytes: Buffer, condition: Condition): Promise<boolean> {
    const { contentType, cacheControl } = headersOf(path);
    const object = { Bucket, Key: path, Body: bytes, ContentType: contentType, CacheControl: cacheControl };
    for (let attempt = 1; ; attempt++) {
      try {
        await client.send(new PutObjectCommand({ ...object, ...condition }));
        return true;
      } catch (thrown) {
        const status = statusOf(thrown);
        if (status === 412 || (status === 404 && isNoSuchKey(thrown))) return false;
        if (status !== 409 || attempt === CONFLICT_TRIES) throw failed(unwritable, path, thrown);
      }
      await wait(Math.random() * CONFLICT_WAIT_MS);
    }
  }

  return {
    read: async (path) => {
      try {
        const { Body, ETag } = await client.send(new GetObjectCommand({ Bucket, Key: path }));
        return { bytes: Buffer.from((await Body?.transformToByteArray()) ?? []), tag: ETag ?? '' };
      } catch (thrown) {
        if (isNoSuchKey(thrown)) return null;
        throw failed(unreadable, path, thrown);
      }
    },
    create: (path, bytes) => write(path, bytes, { IfNoneMatch: '*' }),
    replace: (path, bytes, expected) =>
      write(path, bytes, expected === null ? { IfNoneMatch: '*' } : { IfMatch: expected }),
    put: async (path, bytes) => {
      await write(path, bytes, {});
    },
    list: async (prefix) => {
      const objects: ListedObject[] = [];
      let token: string | undefined;
      do {
        try {
          const page = await client.send(
            new ListObjectsV2Command({ Bucket, Prefix: prefix, ContinuationToken: token }),
          );
          objects.push(...listed(page));
          token = page.NextContinuationToken;
        } catch (thrown) {
          throw failed(unreadable, prefix, thrown);
        }
      } while (token !== undefined);
      return objects;
    },
    remove: async (path) => {
      try {
        await client.send(new DeleteObjectCommand({ Bucket, Key: path }));
      } catch (thrown) {
        throw failed(unwritable, path, thrown);
      }
    },
  };
}

/** A bucket that is not there answers 404 as well, under another name. */
function isNoSuchKey(thrown: unknown): boolean {
  return thrown instanceof S3ServiceException && thrown.name === 'NoSuchKey';
}
