/** The function `refresh`: one instance, one request at a time, no instance while nobody asks. */
import { Function as CloudFunction } from '@pulumi/gcp/cloudfunctionsv2/index.js';
import type { Account } from '@pulumi/gcp/serviceaccount/index.js';
import type { Bucket, BucketObject } from '@pulumi/gcp/storage/index.js';
import { interpolate, type Output, type Resource } from '@pulumi/pulumi';
import type { FunctionBuild } from './function-build.ts';
import type { HeldSecret } from './secrets.ts';
import type { StackSettings } from './stack-settings.ts';

export const FUNCTION_NAME = 'refresh';
const RUNTIME = 'nodejs24';
/** A full read of a hundred thousand rows took 410 MB. */
const MEMORY = '1Gi';

export interface FunctionParts {
  readonly runsAs: Account;
  readonly builtBy: Account;
  readonly build: FunctionBuild;
  readonly sourceBucket: Bucket;
  readonly source: BucketObject;
  readonly publicStore: Output<string>;
  readonly privateStore: Output<string>;
  readonly publicUrl: Output<string>;
  readonly secrets: readonly HeldSecret[];
  readonly dependsOn: readonly Resource[];
}

function environmentOf(settings: StackSettings, { publicStore, privateStore, publicUrl }: FunctionParts) {
  const { centralSpreadsheetId, periodMinutes, s3Bucket, s3Region, s3Endpoint } = settings;
  return {
    SVOD_CENTRAL_SPREADSHEET_ID: centralSpreadsheetId,
    SVOD_PUBLIC_STORE: publicStore,
    SVOD_PRIVATE_STORE: privateStore,
    SVOD_PUBLIC_URL: publicUrl,
    SVOD_PERIOD_MINUTES: periodMinutes,
    SVOD_DEADLINE_SECONDS: String(settings.deadlines.runSeconds),
    ...(s3Bucket !== '' && { SVOD_S3_REGION: s3Region, SVOD_S3_ENDPOINT: s3Endpoint }),
  };
}

export function createFunction(settings: StackSettings, parts: FunctionParts): CloudFunction {
  const { project, region, deadlines } = settings;
  const { runsAs, builtBy, build, sourceBucket, source, secrets } = parts;
  return new CloudFunction(
    FUNCTION_NAME,
    {
      project,
      name: FUNCTION_NAME,
      location: region,
      description: 'Свод: читает таблицы субъектов и публикует снимок',
      buildConfig: {
        runtime: RUNTIME,
        entryPoint: FUNCTION_NAME,
        serviceAccount: builtBy.name,
        dockerRepository: build.repository.id,
        source: { storageSource: { bucket: sourceBucket.name, object: source.name } },
      },
      serviceConfig: {
        serviceAccountEmail: runsAs.email,
        timeoutSeconds: deadlines.functionSeconds,
        availableMemory: MEMORY,
        availableCpu: '1',
        minInstanceCount: 0,
        maxInstanceCount: 1,
        maxInstanceRequestConcurrency: 1,
        // The script of the spreadsheet calls from Google's public side; who may is decided by its token.
        ingressSettings: 'ALLOW_ALL',
        allTrafficOnLatestRevision: true,
        environmentVariables: environmentOf(settings, parts),
        secretEnvironmentVariables: secrets.map(({ variable, secret, version }) => ({
          key: variable,
          projectId: project,
          secret: secret.secretId,
          version,
        })),
      },
    },
    { dependsOn: [...parts.dependsOn, ...build.rights, ...secrets.map(({ access }) => access)] },
  );
}

/** Where the function answers. */
export function addressOf({ serviceConfig }: CloudFunction): Output<string> {
  return interpolate`${serviceConfig.apply((config) => config?.uri ?? '')}`;
}
