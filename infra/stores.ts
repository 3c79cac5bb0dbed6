/** The public bucket, what the world reads, and the private one, what is kept between two runs. */
import type { Account } from '@pulumi/gcp/serviceaccount/index.js';
import { Bucket, type BucketArgs, BucketIAMMember } from '@pulumi/gcp/storage/index.js';
import type { Resource } from '@pulumi/pulumi';
import { memberOf } from './accounts.ts';
import type { StackSettings } from './stack-settings.ts';

const DAY_SECONDS = 86_400;
const CORS_MAX_AGE_SECONDS = 3600;
/** What is deleted or overwritten can be had back so long. */
const PUBLIC_UNDELETE_DAYS = 7;
const PRIVATE_UNDELETE_DAYS = 14;

type Place = Pick<StackSettings, 'project' | 'region'>;

function bucketOf({ project, region }: Place, undeleteDays: number): BucketArgs {
  return {
    project,
    location: region,
    storageClass: 'STANDARD',
    uniformBucketLevelAccess: true,
    forceDestroy: false,
    softDeletePolicy: { retentionDurationSeconds: undeleteDays * DAY_SECONDS },
  };
}

/** Reads, writes, deletes and lists objects, and nothing about the bucket itself. */
function letUse(name: string, { name: bucket }: Bucket, account: Account): void {
  new BucketIAMMember(name, { bucket, role: 'roles/storage.objectUser', member: memberOf(account) });
}

/**
 * The world may read an object whose name it knows and list nothing: a version that lost its race lies here under a name that
 * nobody knows, and beside the published one it would tell what disclosure control hides.
 */
export function createPublicStore(place: Place, account: Account, dependsOn: readonly Resource[]): Bucket {
  const bucket = new Bucket(
    'svod-public',
    {
      ...bucketOf(place, PUBLIC_UNDELETE_DAYS),
      name: `${place.project}-svod-public`,
      publicAccessPrevention: 'inherited',
      website: { mainPageSuffix: 'index.html' },
      cors: [
        {
          origins: ['*'],
          methods: ['GET', 'HEAD'],
          responseHeaders: ['Content-Type', 'Content-Length', 'ETag', 'Cache-Control'],
          maxAgeSeconds: CORS_MAX_AGE_SECONDS,
        },
      ],
    },
    { protect: true, dependsOn: [...dependsOn] },
  );
  const world = { bucket: bucket.name, role: 'roles/storage.legacyObjectReader', member: 'allUsers' };
  new BucketIAMMember('world-reads-public', world);
  letUse('refresh-uses-public', bucket, account);
  return bucket;
}

export function createPrivateStore(place: Place, account: Account, dependsOn: readonly Resource[]): Bucket {
  const name = `${place.project}-svod-private`;
  const bucket = new Bucket(
    'svod-private',
    { ...bucketOf(place, PRIVATE_UNDELETE_DAYS), name, publicAccessPrevention: 'enforced' },
    { protect: true, dependsOn: [...dependsOn] },
  );
  letUse('refresh-uses-private', bucket, account);
  return bucket;
}

/** Where the code of the function waits to be built. */
export function createSourceBucket(place: Place, dependsOn: readonly Resource[]): Bucket {
  const name = `${place.project}-svod-source`;
  return new Bucket(
    'svod-source',
    { ...bucketOf(place, PUBLIC_UNDELETE_DAYS), name, publicAccessPrevention: 'enforced' },
    { dependsOn: [...dependsOn] },
  );
}
