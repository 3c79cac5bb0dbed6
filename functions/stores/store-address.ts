/** Where a store is, as a setting names it: a folder, `gs://bucket` or `s3://bucket`; and the store at that address. */
import { createFileStore } from './file-store.ts';
import type { SnapshotStore } from './snapshot-store.ts';

export type StoreAddress =
  | { readonly kind: 'folder'; readonly folder: string }
  | { readonly kind: 'gcs'; readonly bucket: string }
  | { readonly kind: 's3'; readonly bucket: string };

const BUCKET = /^(gs|s3):\/\/([a-z0-9][a-z0-9._-]{1,220}[a-z0-9])\/?$/;

/** Undefined for a text that begins like the address of a bucket and is none. */
export function parseStoreAddress(text: string): StoreAddress | undefined {
  const [, scheme, bucket = ''] = BUCKET.exec(text) ?? [];
  if (scheme === 'gs') return { kind: 'gcs', bucket };
  if (scheme === 's3') return { kind: 's3', bucket };
  return text === '' || text.includes('://') ? undefined : { kind: 'folder', folder: text };
}

/** What only buckets of S3-compatible services need. */
export interface S3Settings {
  readonly s3Region: string;
  /** Empty means Amazon's own. */
  readonly s3Endpoint: string;
}

/** The client of a cloud is loaded only where one is used: it takes longer than all the rest. */
export async function openStore(address: StoreAddress, { s3Region, s3Endpoint }: S3Settings): Promise<SnapshotStore> {
  if (address.kind === 'folder') return createFileStore(address.folder);
  if (address.kind === 'gcs') return (await import('./gcs-store.ts')).createGcsStore({ bucket: address.bucket });
  const endpoint = s3Endpoint === '' ? {} : { endpoint: s3Endpoint };
  return (await import('./s3-store.ts')).createS3Store({ bucket: address.bucket, region: s3Region, ...endpoint });
}
