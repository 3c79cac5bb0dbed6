/** How the code of the function becomes an image: an account of its own, which reads the code and writes one repository. */
import { Repository, RepositoryIamMember } from '@pulumi/gcp/artifactregistry/index.js';
import { IAMMember } from '@pulumi/gcp/projects/index.js';
import type { Account } from '@pulumi/gcp/serviceaccount/index.js';
import type { Resource } from '@pulumi/pulumi';
import { memberOf } from './accounts.ts';
import type { StackSettings } from './stack-settings.ts';

const WEEK = '604800s';
const KEPT_IMAGES = 3;

export interface FunctionBuild {
  readonly repository: Repository;
  readonly rights: readonly Resource[];
}

/** The platform copies the code into a bucket of its own, whose name is known before the bucket is there. */
const COPIES_OF_CODE = {
  title: 'only the platform’s copies of code',
  expression: 'resource.name.startsWith("projects/_/buckets/gcf-v2-sources-")',
};

export function prepareBuild(
  { project, region }: Pick<StackSettings, 'project' | 'region'>,
  account: Account,
  dependsOn: readonly Resource[],
): FunctionBuild {
  const member = memberOf(account);
  const repository = new Repository(
    'svod-images',
    {
      project,
      location: region,
      repositoryId: 'svod',
      format: 'DOCKER',
      cleanupPolicies: [
        { id: 'keep-newest', action: 'KEEP', mostRecentVersions: { keepCount: KEPT_IMAGES } },
        { id: 'drop-old', action: 'DELETE', condition: { olderThan: WEEK } },
      ],
    },
    { dependsOn: [...dependsOn] },
  );
  const rights = [
    new RepositoryIamMember('build-writes-images', {
      project,
      location: region,
      repository: repository.repositoryId,
      role: 'roles/artifactregistry.writer',
      member,
    }),
    new IAMMember('build-reads-code', {
      project,
      role: 'roles/storage.objectViewer',
      member,
      condition: COPIES_OF_CODE,
    }),
    new IAMMember('build-writes-log', { project, role: 'roles/logging.logWriter', member }),
  ];
  return { repository, rights };
}
