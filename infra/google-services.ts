/** The services of Google that the stack asks for; they stay on when the stack goes, for others may use them. */
import { Service } from '@pulumi/gcp/projects/index.js';

const NAMES = [
  'artifactregistry',
  'billingbudgets',
  'cloudbuild',
  'cloudfunctions',
  'cloudscheduler',
  'drive',
  'iam',
  'iamcredentials',
  'logging',
  'monitoring',
  'run',
  'secretmanager',
  'sheets',
  'storage',
  'sts',
];

export function enableServices(project: string): readonly Service[] {
  return NAMES.map(
    (name) => new Service(name, { project, service: `${name}.googleapis.com`, disableOnDestroy: false }),
  );
}
