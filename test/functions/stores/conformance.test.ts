/**
 * Each kind of store against its server. With settings the same suite runs against real buckets, to which nothing else should
 * write meanwhile: SVOD_TEST_GCS_BUCKET (and the credentials of the machine); SVOD_TEST_S3_BUCKET, SVOD_TEST_S3_REGION and
 * SVOD_TEST_S3_ENDPOINT (and AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY).
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFileStore } from '../../../functions/stores/file-store.ts';
import { createGcsStore } from '../../../functions/stores/gcs-store.ts';
import { createS3Store } from '../../../functions/stores/s3-store.ts';
import { itKeepsThePromises } from './conformance.ts';
import { startGcsServer } from './gcs-server.ts';
import { createMemoryStore } from './memory-store.ts';
import { startS3Server } from './s3-server.ts';

const nothingToClose = () => Promise.resolve();

itKeepsThePromises('a folder', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'svod-store-'));
  return {
    open: () => createFileStore(folder),
    close: () => rm(folder, { recursive: true, force: true }),
  };
});

itKeepsThePromises('the memory in which tests publish', () => {
  const store = createMemoryStore();
  return Promise.resolve({ open: () => store, close: nothingToClose });
});

itKeepsThePromises('a bucket of Google Cloud Storage', async () => {
  const { url, bucket, close } = await startGcsServer();
  return { open: () => createGcsStore({ bucket: bucket.name, endpoint: url, token: 'test' }), close };
});

itKeepsThePromises('a bucket of an S3-compatible service', async () => {
  const { url, bucket, close } = await startS3Server();
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  return { open: () => createS3Store({ bucket: bucket.name, region: 'test', endpoint: url, credentials }), close };
});

const { SVOD_TEST_GCS_BUCKET: gcsBucket, SVOD_TEST_S3_BUCKET: s3Bucket } = process.env;
const { SVOD_TEST_S3_REGION: region = 'us-east-1', SVOD_TEST_S3_ENDPOINT: endpoint } = process.env;

if (gcsBucket !== undefined) {
  itKeepsThePromises(`the bucket ${gcsBucket} of Google`, () =>
    Promise.resolve({ open: () => createGcsStore({ bucket: gcsBucket }), close: nothingToClose }),
  );
}

if (s3Bucket !== undefined) {
  const settings = { bucket: s3Bucket, region, ...(endpoint !== undefined && { endpoint }) };
  itKeepsThePromises(`the bucket ${s3Bucket}`, () =>
    Promise.resolve({ open: () => createS3Store(settings), close: nothingToClose }),
  );
}
