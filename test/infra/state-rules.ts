/** How things stand: buckets, times, cost, who is told. Every rule says, of any list of resources, what breaks it. */

import { readSettings } from '../../functions/settings.ts';
import { generateSigningKey } from '../../functions/signing-key.ts';
import { longestSeconds } from '../../infra/deadlines.ts';
import type { Registered } from './mocked-stack.ts';
import { PROJECT } from './mocked-stack.ts';
import { at, listAt, numberAt, ofType, one, textAt } from './registered.ts';
import type { Rule } from './right-rules.ts';

const WEEK_SECONDS = 604_800;
const MOST_ATTEMPT_SECONDS = 1800;
const MOST_FUNCTION_SECONDS = 3600;
const LEAST_MARGIN_SECONDS = 20;
const SECONDS_PER_MINUTE = 60;
const LONGEST_ABSENCE_SECONDS = 84_600;
const KEY = generateSigningKey();

function unless(isRight: boolean, complaint: string): readonly string[] {
  return isRight ? [] : [complaint];
}

function seconds(text: string): number {
  return /^\d+s$/.test(text) ? Number.parseInt(text, 10) : Number.NaN;
}

function environmentOf(resources: readonly Registered[]): Record<string, string> {
  return at(one(resources, 'function:Function'), 'serviceConfig.environmentVariables') as Record<string, string>;
}

/** How far apart a schedule's runs are. */
function periodSeconds(schedule: string): number {
  const minutes = /^\*\/(\d+) \* \* \* \*$/.exec(schedule)?.[1];
  if (minutes !== undefined) return Number(minutes) * SECONDS_PER_MINUTE;
  const hours = /^\d+ (?:\*\/(\d+)|\*) \* \* \*$/.exec(schedule);
  return hours ? Number(hours[1] ?? 1) * 60 * SECONDS_PER_MINUTE : Number.NaN;
}

function timesOf(resources: readonly Registered[]) {
  const job = one(resources, ':Job');
  return {
    run: Number(environmentOf(resources)?.['SVOD_DEADLINE_SECONDS']),
    functions: numberAt(one(resources, 'function:Function'), 'serviceConfig.timeoutSeconds'),
    attempt: seconds(textAt(job, 'attemptDeadline')),
    retries: numberAt(job, 'retryConfig.retryCount'),
    period: periodSeconds(textAt(job, 'schedule')),
  };
}

interface Condition {
  readonly conditionThreshold?: {
    readonly filter: string;
    readonly aggregations: readonly { readonly alignmentPeriod: string }[];
  };
  readonly conditionAbsent?: { readonly filter: string; readonly duration: string };
}

function conditionsAbout(resources: readonly Registered[], metric: string): readonly Condition[] {
  return ofType(resources, ':AlertPolicy')
    .flatMap((policy) => listAt(policy, 'conditions') as readonly Condition[])
    .filter(({ conditionThreshold, conditionAbsent }) =>
      (conditionThreshold ?? conditionAbsent)?.filter.includes(metric),
    );
}

export const STATE_RULES = {
  'rights on every bucket are uniform': (resources) =>
    ofType(resources, ':Bucket')
      .filter((bucket) => at(bucket, 'uniformBucketLevelAccess') !== true)
      .map(({ name }) => name),

  'what is deleted can be had back for a week': (resources) =>
    ofType(resources, ':Bucket')
      .filter((bucket) => !(numberAt(bucket, 'softDeletePolicy.retentionDurationSeconds') >= WEEK_SECONDS))
      .map(({ name }) => name),

  'every bucket but the public one refuses to be opened': (resources) =>
    ofType(resources, ':Bucket')
      .filter(({ name }) => name !== 'svod-public')
      .filter((bucket) => textAt(bucket, 'publicAccessPrevention') !== 'enforced')
      .map(({ name }) => name),

  'no bucket goes with what is in it': (resources) =>
    ofType(resources, ':Bucket')
      .filter((bucket) => at(bucket, 'forceDestroy') !== false)
      .map(({ name }) => name),

  'pages of others may read the public bucket, with its tags, and never write': (resources) =>
    ofType(resources, ':Bucket')
      .filter(({ name }) => name === 'svod-public')
      .flatMap((bucket) => {
        const [cors] = listAt(bucket, 'cors') as readonly {
          origins: string[];
          methods: string[];
          responseHeaders: string[];
        }[];
        return [
          ...unless(cors?.origins.join() === '*', 'not everybody'),
          ...unless(cors?.methods.join() === 'GET,HEAD', 'other methods'),
          ...unless(cors?.responseHeaders.includes('ETag') === true, 'no tag'),
          ...unless(textAt(bucket, 'website.mainPageSuffix') === 'index.html', 'no main page'),
        ];
      }),

  'the run ends before the function, the function before the scheduler gives up, and that before the platform’s limits':
    (resources) => {
      const { run, functions, attempt } = timesOf(resources);
      return [
        ...unless(run + LEAST_MARGIN_SECONDS <= functions, `run ${run}, function ${functions}`),
        ...unless(functions + LEAST_MARGIN_SECONDS <= attempt, `function ${functions}, attempt ${attempt}`),
        ...unless(
          attempt <= MOST_ATTEMPT_SECONDS && functions <= MOST_FUNCTION_SECONDS,
          'longer than the platform allows',
        ),
      ];
    },

  'all attempts of a run end before the next one begins': (resources) => {
    const { attempt, retries, period } = timesOf(resources);
    return unless(longestSeconds(attempt, retries) <= period, `${longestSeconds(attempt, retries)} of ${period}`);
  },

  'the function promises the period of the schedule': (resources) => {
    const promised = Number(environmentOf(resources)?.['SVOD_PERIOD_MINUTES']) * SECONDS_PER_MINUTE;
    return unless(promised === timesOf(resources).period, `${promised}`);
  },

  'the function understands its settings': (resources) => {
    try {
      readSettings({ ...environmentOf(resources), SVOD_SIGNING_KEY: KEY });
      return [];
    } catch (thrown) {
      return [String(thrown)];
    }
  },

  'secrets come from their store, by number, and stand nowhere in the stack': (resources) => {
    const called = one(resources, 'function:Function');
    const secrets = listAt(called, 'serviceConfig.secretEnvironmentVariables') as readonly {
      key: string;
      version: string;
    }[];
    const open = Object.keys(environmentOf(resources) ?? {}).filter((name) => /KEY|TOKEN|SECRET|PASSWORD/.test(name));
    const versions = secrets.filter(({ version }) => !/^\d+$/.test(version)).map(({ key }) => key);
    const values = ofType(resources, ':SecretVersion').map(({ name }) => name);
    return [
      ...open,
      ...versions,
      ...values,
      ...unless(
        secrets.some(({ key }) => key === 'SVOD_SIGNING_KEY'),
        'no signing key',
      ),
    ];
  },

  'one instance, one request at a time, none while nobody asks': (resources) => {
    const called = one(resources, 'function:Function');
    const cost = ['minInstanceCount', 'maxInstanceCount', 'maxInstanceRequestConcurrency', 'availableMemory'].map(
      (key) => at(called, `serviceConfig.${key}`),
    );
    return unless(cost.join() === '0,1,1,1Gi', cost.join());
  },

  'somebody is told when nothing came of three periods, in numbers and in silence': (resources) => {
    const window = 3 * timesOf(resources).period;
    const conditions = conditionsAbout(resources, 'svod-runs-succeeded');
    const windows = conditions.map(({ conditionThreshold, conditionAbsent }) =>
      seconds(conditionThreshold?.aggregations[0]?.alignmentPeriod ?? conditionAbsent?.duration ?? ''),
    );
    return [
      ...unless(windows.length === 2, `${windows.length} conditions`),
      ...unless(
        windows.every((given) => given === window && given <= LONGEST_ABSENCE_SECONDS),
        windows.join(),
      ),
    ];
  },

  'somebody is told of failed runs, of held ones, of errors of the platform and of the quota': (resources) =>
    ['svod-runs-failed', 'svod-runs-held', 'svod-quota-exhausted', 'run.googleapis.com/request_count'].filter(
      (metric) => conditionsAbout(resources, metric).length === 0,
    ),

  'every alert and the budget reach a person': (resources) => {
    const channels = ofType(resources, ':NotificationChannel');
    const [alerts, budget] = [ofType(resources, ':AlertPolicy'), one(resources, ':Budget')];
    const deaf = alerts.filter(
      (alert) => listAt(alert, 'notificationChannels').length !== channels.length || at(alert, 'enabled') === false,
    );
    return [
      ...unless(channels.length > 0, 'nobody'),
      ...deaf.map(({ name }) => name),
      ...unless(
        listAt(budget, 'allUpdatesRule.monitoringNotificationChannels').length === channels.length,
        'the budget',
      ),
    ];
  },

  'the budget is this project’s, and speaks before it is used up': (resources) => {
    const budget = one(resources, ':Budget');
    const told = (listAt(budget, 'thresholdRules') as readonly { thresholdPercent: number }[]).map(
      ({ thresholdPercent }) => thresholdPercent,
    );
    return [
      ...unless(listAt(budget, 'budgetFilter.projects').join() === `projects/${PROJECT}`, 'of others'),
      ...unless(told.some((share) => share < 1) && told.includes(1), 'too late'),
      ...unless(Number(textAt(budget, 'amount.specifiedAmount.units')) > 0, 'without limit'),
    ];
  },
} as const satisfies Readonly<Record<string, Rule>>;
