/** The secrets, without their values: those are put in by hand, so that neither the code nor the state of the stack knows them. */
import { Secret, SecretIamMember } from '@pulumi/gcp/secretmanager/index.js';
import type { Account } from '@pulumi/gcp/serviceaccount/index.js';
import type { Resource } from '@pulumi/pulumi';
import { memberOf } from './accounts.ts';
import type { StackSettings } from './stack-settings.ts';

export interface HeldSecret {
  /** The variable of the environment in which the function finds it. */
  readonly variable: string;
  readonly secret: Secret;
  readonly version: string;
  /** Without it the platform does not even create the function. */
  readonly access: Resource;
}

const SIGNING_KEY = { name: 'svod-signing-key', variable: 'SVOD_SIGNING_KEY' };
/** A service that is not Google's knows our account only by a pair of words. */
const S3_WORDS = [
  { name: 'svod-s3-key-id', variable: 'AWS_ACCESS_KEY_ID' },
  { name: 'svod-s3-key', variable: 'AWS_SECRET_ACCESS_KEY' },
];

/** Only the function may read them, each by itself. */
export function createSecrets(
  { project, region, signingKeyVersion, s3Bucket }: StackSettings,
  account: Account,
  dependsOn: readonly Resource[],
): readonly HeldSecret[] {
  const wanted = s3Bucket === '' ? [SIGNING_KEY] : [SIGNING_KEY, ...S3_WORDS];
  return wanted.map(({ name, variable }) => {
    const secret = new Secret(
      name,
      { project, secretId: name, replication: { userManaged: { replicas: [{ location: region }] } } },
      { protect: true, dependsOn: [...dependsOn] },
    );
    const role = 'roles/secretmanager.secretAccessor';
    const access = new SecretIamMember(`refresh-reads-${name}`, {
      project,
      secretId: secret.secretId,
      role,
      member: memberOf(account),
    });
    return { variable, secret, access, version: variable === SIGNING_KEY.variable ? signingKeyVersion : '1' };
  });
}
