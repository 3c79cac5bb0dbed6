/**
 * How the workflow of the repository gets to change the code of the function: GitHub says who it is, Google believes it for that
 * repository and that environment alone, and no key exists. It may change the function, and no other right, account or bucket.
 */
import { type Function as CloudFunction, FunctionIamMember } from '@pulumi/gcp/cloudfunctionsv2/index.js';
import { ServiceIamMember } from '@pulumi/gcp/cloudrunv2/index.js';
import { WorkloadIdentityPool, WorkloadIdentityPoolProvider } from '@pulumi/gcp/iam/index.js';
import { IAMCustomRole, IAMMember as ProjectIamMember } from '@pulumi/gcp/projects/index.js';
import { type Account, IAMMember as AccountIamMember } from '@pulumi/gcp/serviceaccount/index.js';
import { type Bucket, BucketIAMMember } from '@pulumi/gcp/storage/index.js';
import { interpolate, type Output, type Resource } from '@pulumi/pulumi';
import { createAccount, memberOf } from './accounts.ts';
import type { StackSettings } from './stack-settings.ts';

const ISSUER = 'https://token.actions.githubusercontent.com';
const ENVIRONMENT = 'production';

export interface Delivered {
  readonly function: CloudFunction;
  readonly sourceBucket: Bucket;
  /** The accounts that a new version of the function runs and is built as. */
  readonly accounts: Readonly<Record<'refresh' | 'build', Account>>;
}

/** Believes GitHub of this repository only; of which environment is asked where the account is lent. */
function believeGitHub({ project, repository }: StackSettings, dependsOn: readonly Resource[]) {
  const workloadIdentityPoolId = 'svod-github';
  const pool = new WorkloadIdentityPool(
    'svod-github',
    { project, workloadIdentityPoolId, displayName: 'Свод: GitHub' },
    { dependsOn: [...dependsOn] },
  );
  const provider = new WorkloadIdentityPoolProvider('svod-github', {
    project,
    workloadIdentityPoolId: pool.workloadIdentityPoolId,
    workloadIdentityPoolProviderId: 'repository',
    oidc: { issuerUri: ISSUER },
    attributeMapping: { 'google.subject': 'assertion.sub' },
    attributeCondition: `assertion.repository == "${repository}"`,
  });
  const subject = `repo:${repository}:environment:${ENVIRONMENT}`;
  return { provider, member: interpolate`principal://iam.googleapis.com/${pool.name}/subject/${subject}` };
}

/** To wait for what it began it must look at the operation, which belongs to the project: a role of one permission. */
function letWatch(project: string, member: Output<string>): void {
  const role = new IAMCustomRole('watches-operations', {
    project,
    roleId: 'svodWatchesOperations',
    title: 'Свод: видит ход развёртывания',
    permissions: ['cloudfunctions.operations.get'],
  });
  new ProjectIamMember('delivery-watches', { project, role: role.name, member });
}

function letDeliver(settings: StackSettings, delivered: Delivered, member: Output<string>): void {
  const { project, region: location, stateBucket } = settings;
  const name = delivered.function.name;
  new FunctionIamMember('delivery-changes-function', {
    project,
    location,
    cloudFunction: name,
    role: 'roles/cloudfunctions.developer',
    member,
  });
  new ServiceIamMember('delivery-changes-service', { project, location, name, role: 'roles/run.developer', member });
  for (const [duty, account] of Object.entries(delivered.accounts)) {
    const serviceAccountId = account.name;
    new AccountIamMember(`delivery-as-${duty}`, { serviceAccountId, role: 'roles/iam.serviceAccountUser', member });
  }
  const role = 'roles/storage.objectUser';
  new BucketIAMMember('delivery-uploads-code', { bucket: delivered.sourceBucket.name, role, member });
  new BucketIAMMember('delivery-keeps-state', { bucket: stateBucket, role, member });
  letWatch(project, member);
}

/** Null where the code is delivered by hand. */
export function createDelivery(settings: StackSettings, delivered: Delivered, dependsOn: readonly Resource[]) {
  const { project, repository } = settings;
  if (repository === '') return null;
  const account = createAccount('svod-delivery', project, dependsOn);
  const { provider, member } = believeGitHub(settings, dependsOn);
  new AccountIamMember('github-is-delivery', {
    serviceAccountId: account.name,
    role: 'roles/iam.workloadIdentityUser',
    member,
  });
  letDeliver(settings, delivered, memberOf(account));
  return { provider: provider.name, account: account.email };
}
