/** What the cloud part promises, held to every stack that can be asked for, and to stacks with a mistake in them. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { LogEvent } from '../../functions/log-event.ts';
import { logLine } from '../../functions/log-line.ts';
import { COUNTED } from '../../infra/run-metrics.ts';
import { type MockedStack, mockStack, settled, VARIANTS } from './mocked-stack.ts';
import { listAt, ofType, one, textAt } from './registered.ts';
import { RIGHT_RULES, type Rule } from './right-rules.ts';
import { MISTAKES, type RuleName } from './stack-mistakes.ts';
import { STATE_RULES } from './state-rules.ts';

const RULES: Readonly<Record<RuleName, Rule>> = { ...RIGHT_RULES, ...STATE_RULES };
const RULE_NAMES = Object.keys(RULES) as readonly RuleName[];
const stacks = new Map<string, MockedStack>();

beforeAll(async () => {
  for (const [name, config] of Object.entries(VARIANTS)) stacks.set(name, await mockStack(config));
});

function stackOf(variant: string): MockedStack {
  const stack = stacks.get(variant);
  if (!stack) throw new Error(`There is no stack ${variant}.`);
  return stack;
}

describe.each(Object.keys(VARIANTS))('the stack %s', (variant) => {
  it.each(RULE_NAMES)('%s', (rule) => {
    expect(RULES[rule](stackOf(variant).resources)).toEqual([]);
  });
});

describe('a mistake in the stack', () => {
  it.each(MISTAKES)('%s: is noticed', (_, rule, spoil) => {
    expect(RULES[rule](spoil(stackOf('whole').resources))).not.toEqual([]);
  });

  it('is made against every rule', () => {
    const broken = new Set(MISTAKES.map(([, rule]) => rule));
    expect(RULE_NAMES.filter((rule) => !broken.has(rule))).toEqual([]);
  });
});

describe('a public store elsewhere', () => {
  it('takes the place of the public bucket, with the words of its account as secrets', () => {
    const { resources } = stackOf('elsewhere');
    expect(
      ofType(resources, ':Bucket')
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['svod-private', 'svod-source']);
    const called = one(resources, 'function:Function');
    expect(textAt(called, 'serviceConfig.environmentVariables.SVOD_PUBLIC_STORE')).toBe('s3://svod-public');
    expect(textAt(called, 'serviceConfig.environmentVariables.SVOD_PUBLIC_URL')).toBe(
      'https://storage.yandexcloud.net/svod-public/',
    );
    const secrets = listAt(called, 'serviceConfig.secretEnvironmentVariables') as readonly { key: string }[];
    expect(secrets.map(({ key }) => key)).toEqual(['SVOD_SIGNING_KEY', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']);
  });
});

describe('what the operator is told afterwards', () => {
  it('is where to read, where to publish, whom to open the workbooks to, and the one command left', async () => {
    const { stack } = stackOf('whole');
    expect(await settled(stack.publicAddress)).toBe('https://data.example.org/index.html');
    expect(await settled(stack.publishAddress)).toBe('https://refresh-abc.a.run.app');
    expect(await settled(stack.shareWorkbooksWith)).toBe('svod-refresh@svod-test.iam.gserviceaccount.com');
    expect(stack.allowScript).toBe(
      'gcloud run services update refresh --project=svod-test --region=europe-west1 --add-custom-audiences=123-abc.apps.googleusercontent.com',
    );
    expect(stack.delivery && (await settled(stack.delivery.account))).toBe(
      'svod-delivery@svod-test.iam.gserviceaccount.com',
    );
  });

  it('is no command and no delivery where nobody asked for them', () => {
    expect(stackOf('plain').stack).toMatchObject({ allowScript: '', delivery: null });
  });
});

/** Whether a line of the log counts, by the filter as Cloud Logging reads it. */
function counts(filter: string, line: string): boolean {
  const payload = JSON.parse(line) as Record<string, unknown>;
  const fields = [...filter.matchAll(/jsonPayload\.(\w+)=\(([^)]*)\)/g)];
  return (
    fields.length > 0 &&
    fields.every(([, field = '', values = '']) => values.split(' OR ').includes(JSON.stringify(payload[field])))
  );
}

const SPENT = {
  durationMs: 1,
  cpuMs: 1,
  google: { reads: 1, writes: 1 },
  store: { reads: 1, writes: 1, bytesRead: 1, bytesWritten: 1 },
  workbooks: { read: 1, kept: 0, stale: 0 },
};
const ends = (outcome: string): LogEvent => ({ event: 'finished', outcome, spent: SPENT });

describe('the metrics', () => {
  it.each<[string, LogEvent, readonly (keyof typeof COUNTED)[]]>([
    ['a published version', ends('published'), ['succeeded']],
    ['unchanged data', ends('unchanged'), ['succeeded']],
    ['a run that another overtook', ends('superseded'), ['succeeded']],
    ['a failed run', ends('failed'), ['failed']],
    ['a held run', ends('held'), ['held']],
    ['no workbooks yet', ends('no-workbooks'), []],
    ['a quota that is used up', { event: 'failed', code: 'GOOGLE_QUOTA', message: '' }, ['quota']],
    ['another failure', { event: 'failed', code: 'STORE_BUSY', message: '' }, []],
    [
      'a workbook that the quota left unread',
      { event: 'unreadable', region: '59', code: 'GOOGLE_QUOTA', message: '' },
      ['quota'],
    ],
  ])('count %s as the function writes it', (_, event, expected) => {
    const metrics = ofType(stackOf('plain').resources, ':Metric');
    const line = logLine(event, 'run');
    const counted = metrics.filter((metric) => counts(textAt(metric, 'filter'), line)).map(({ name }) => name);
    expect(counted).toEqual(expected.map((key) => COUNTED[key].name));
  });
});
