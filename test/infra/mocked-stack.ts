/** The stack as Pulumi registers it, with nobody behind: a list of resources, each with what was asked for. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as pulumi from '@pulumi/pulumi';
import { createStack, type Stack } from '../../infra/stack.ts';
import { parseStackSettings } from '../../infra/stack-settings.ts';

export const PROJECT = 'svod-test';
const PLAIN: Readonly<Record<string, string>> = {
  project: PROJECT,
  centralSpreadsheetId: 'a'.repeat(44),
  alertEmails: 'operator@example.org,second@example.org',
  billingAccount: '012345-6789AB-CDEF01',
};

/** The stacks that an operator may ask for. */
export const VARIANTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  plain: PLAIN,
  whole: {
    ...PLAIN,
    publishers: 'user:chief@example.org,group:register@example.org',
    scriptClientId: '123-abc.apps.googleusercontent.com',
    repository: 'example/svod',
    stateBucket: 'svod-test-state',
    periodMinutes: '15',
    deadlineSeconds: '600',
    publicUrl: 'https://data.example.org/',
  },
  elsewhere: { ...PLAIN, s3Bucket: 'svod-public', periodMinutes: '360', deadlineSeconds: '1700' },
};

/** What a resource was asked to be: JSON, as the provider would get it. */
export interface Registered {
  readonly type: string;
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** What only the cloud knows, made up. */
function computed(type: string, name: string, { accountId }: Readonly<Record<string, unknown>>): object {
  if (type === 'gcp:serviceaccount/account:Account') {
    const email = `${accountId}@${PROJECT}.iam.gserviceaccount.com`;
    return { email, name: `projects/${PROJECT}/serviceAccounts/${email}` };
  }
  if (type === 'gcp:cloudfunctionsv2/function:Function')
    return { serviceConfig: { uri: 'https://refresh-abc.a.run.app' } };
  if (type === 'gcp:projects/iAMCustomRole:IAMCustomRole') return { name: `projects/${PROJECT}/roles/${name}` };
  if (type.endsWith(':WorkloadIdentityPool'))
    return { name: `projects/1/locations/global/workloadIdentityPools/${name}` };
  if (type.endsWith(':NotificationChannel')) return { name: `projects/${PROJECT}/notificationChannels/${name}` };
  return {};
}

export interface MockedStack {
  readonly resources: readonly Registered[];
  readonly stack: Stack;
}

function bundledFunction(): string {
  const folder = mkdtempSync(join(tmpdir(), 'svod-bundle-'));
  writeFileSync(join(folder, 'package.json'), '{"main":"index.js"}');
  return folder;
}

export async function mockStack(config: Readonly<Record<string, string>>): Promise<MockedStack> {
  const resources: Registered[] = [];
  await pulumi.runtime.setMocks(
    {
      newResource: ({ type, name, inputs, id }) => {
        resources.push({ type, name, inputs });
        return { id: id || `${name}-id`, state: { name, ...inputs, ...computed(type, name, inputs) } };
      },
      call: ({ inputs }) => inputs,
    },
    'svod',
    'test',
    false,
  );
  const folder = bundledFunction();
  try {
    const stack = createStack(
      parseStackSettings((name) => config[name]),
      folder,
    );
    await pulumi.runtime.disconnect();
    return { resources, stack };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export function settled<T>(output: pulumi.Output<T>): Promise<T> {
  return new Promise((resolve) => {
    output.apply((value) => resolve(value));
  });
}
