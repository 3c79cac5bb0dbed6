/** The story of the cloud part: what stands in the project, in the order in which one thing needs another. */
import { interpolate, type Output, output, type Resource } from '@pulumi/pulumi';
import { createAccount } from './accounts.ts';
import { createAlerts, createChannels } from './alerts.ts';
import { createBudget } from './budget.ts';
import { createDelivery } from './delivery.ts';
import { prepareBuild } from './function-build.ts';
import { uploadSource } from './function-source.ts';
import { enableServices } from './google-services.ts';
import { addressOf, createFunction, FUNCTION_NAME } from './refresh-function.ts';
import { countRuns } from './run-metrics.ts';
import { scheduleRuns } from './schedule.ts';
import { createSecrets } from './secrets.ts';
import type { StackSettings } from './stack-settings.ts';
import { createPrivateStore, createPublicStore, createSourceBucket } from './stores.ts';

/** What the operator needs to know afterwards. */
export interface Stack {
  /** Where the world reads. */
  readonly publicAddress: Output<string>;
  /** For «Адрес публикации» in «Настройки». */
  readonly publishAddress: Output<string>;
  /** The account to which every workbook is opened. */
  readonly shareWorkbooksWith: Output<string>;
  /** The command that lets the function take the token of the script; empty where nobody publishes from the spreadsheet. */
  readonly allowScript: string;
  /** For the variables of the repository; null where nothing is delivered from there. */
  readonly delivery: { readonly provider: Output<string>; readonly account: Output<string> } | null;
}

/** The platform has no place for it in a function: the service beneath takes it. */
function allowScriptCommand({ project, region, scriptClientId }: StackSettings): string {
  if (scriptClientId === '') return '';
  const audience = `--add-custom-audiences=${scriptClientId}`;
  return `gcloud run services update ${FUNCTION_NAME} --project=${project} --region=${region} ${audience}`;
}

function openPublicStore(
  settings: StackSettings,
  account: ReturnType<typeof createAccount>,
  services: readonly Resource[],
) {
  const { s3Bucket, s3Endpoint, publicUrl } = settings;
  const given = publicUrl === '' ? null : publicUrl;
  if (s3Bucket !== '') return { store: output(`s3://${s3Bucket}`), url: output(given ?? `${s3Endpoint}/${s3Bucket}/`) };
  const { name } = createPublicStore(settings, account, services);
  return {
    store: interpolate`gs://${name}`,
    url: given === null ? interpolate`https://storage.googleapis.com/${name}/` : output(given),
  };
}

/** @param source the folder of the bundled function */
export function createStack(settings: StackSettings, source: string): Stack {
  const { project } = settings;
  const services = enableServices(project);
  const refresh = createAccount('svod-refresh', project, services);
  const build = createAccount('svod-build', project, services);
  const open = openPublicStore(settings, refresh, services);
  const closed = createPrivateStore(settings, refresh, services);
  const sourceBucket = createSourceBucket(settings, services);
  const called = createFunction(settings, {
    runsAs: refresh,
    builtBy: build,
    build: prepareBuild(settings, build, services),
    sourceBucket,
    source: uploadSource(source, sourceBucket),
    publicStore: open.store,
    privateStore: interpolate`gs://${closed.name}`,
    publicUrl: open.url,
    secrets: createSecrets(settings, refresh, services),
    dependsOn: services,
  });
  scheduleRuns(settings, called, createAccount('svod-schedule', project, services));
  const channels = createChannels(settings);
  createAlerts(settings, countRuns(project, services), channels);
  createBudget(settings, channels, services);
  const delivered = { function: called, sourceBucket, accounts: { refresh, build } };
  return {
    publicAddress: interpolate`${open.url}index.html`,
    publishAddress: addressOf(called),
    shareWorkbooksWith: refresh.email,
    allowScript: allowScriptCommand(settings),
    delivery: createDelivery(settings, delivered, services),
  };
}
