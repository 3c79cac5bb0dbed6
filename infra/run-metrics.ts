/** What is counted in the log of the function, by the names of its events: how runs ended, and why one could not publish. */
import { Metric } from '@pulumi/gcp/logging/index.js';
import type { Resource } from '@pulumi/pulumi';
import { FUNCTION_NAME } from './refresh-function.ts';

/** A field of the event, and the values that count. */
type Condition = readonly [field: string, values: readonly string[]];

interface Counted {
  readonly name: string;
  readonly conditions: readonly Condition[];
}

export const COUNTED = {
  succeeded: {
    name: 'svod-runs-succeeded',
    conditions: [
      ['event', ['finished']],
      ['outcome', ['published', 'unchanged', 'superseded']],
    ],
  },
  failed: {
    name: 'svod-runs-failed',
    conditions: [
      ['event', ['finished']],
      ['outcome', ['failed']],
    ],
  },
  held: {
    name: 'svod-runs-held',
    conditions: [
      ['event', ['finished']],
      ['outcome', ['held']],
    ],
  },
  /** The account asked Google for more than it may. */
  quota: {
    name: 'svod-quota-exhausted',
    conditions: [
      ['event', ['failed', 'unreadable', 'held']],
      ['code', ['GOOGLE_QUOTA']],
    ],
  },
} as const satisfies Readonly<Record<string, Counted>>;

function filterOf(conditions: readonly Condition[]): string {
  const service = ['resource.type="cloud_run_revision"', `resource.labels.service_name="${FUNCTION_NAME}"`];
  const fields = conditions.map(([field, values]) => {
    const alternatives = values.map((value) => `"${value}"`).join(' OR ');
    return `jsonPayload.${field}=(${alternatives})`;
  });
  return [...service, ...fields].join(' AND ');
}

export type RunMetrics = Readonly<Record<keyof typeof COUNTED, Metric>>;

function createMetric({ name, conditions }: Counted, project: string, dependsOn: readonly Resource[]): Metric {
  const metricDescriptor = { metricKind: 'DELTA', valueType: 'INT64', unit: '1' };
  return new Metric(
    name,
    { project, name, filter: filterOf(conditions), metricDescriptor },
    { dependsOn: [...dependsOn] },
  );
}

export function countRuns(project: string, dependsOn: readonly Resource[]): RunMetrics {
  return {
    succeeded: createMetric(COUNTED.succeeded, project, dependsOn),
    failed: createMetric(COUNTED.failed, project, dependsOn),
    held: createMetric(COUNTED.held, project, dependsOn),
    quota: createMetric(COUNTED.quota, project, dependsOn),
  };
}
