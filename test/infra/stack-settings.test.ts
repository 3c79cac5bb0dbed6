import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longestSeconds, planDeadlines } from '../../infra/deadlines.ts';
import { parseStackSettings } from '../../infra/stack-settings.ts';
import { SEED } from '../domain/seed.ts';
import { VARIANTS } from './mocked-stack.ts';

const RIGHT = VARIANTS['whole'] ?? {};

function mistakeOf(config: Readonly<Record<string, string>>): string {
  try {
    parseStackSettings((name) => config[name]);
  } catch (thrown) {
    return String(thrown);
  }
  throw new Error('Nothing was thrown.');
}

describe('the configuration of the stack', () => {
  it('takes defaults for what is not given', () => {
    expect(parseStackSettings((name) => VARIANTS['plain']?.[name])).toMatchObject({
      region: 'europe-west1',
      periodMinutes: '60',
      deadlines: { runSeconds: 480, functionSeconds: 540, attemptSeconds: 570, retries: 2, schedule: '7 * * * *' },
    });
  });

  it('tells everything that is missing at once, by its full name, and what to do', () => {
    const mistake = mistakeOf({});
    for (const name of ['gcp:project', 'svod:centralSpreadsheetId', 'svod:alertEmails', 'svod:billingAccount']) {
      expect(mistake).toContain(name);
    }
    expect(mistake).toContain('pulumi config set');
  });

  it.each([
    ['publishers', 'allUsers'],
    ['publishers', 'user:a@example.org,allAuthenticatedUsers'],
    ['publishers', 'domain:example.org'],
    ['project', 'Проект'],
    ['region', 'Европа'],
    ['alertEmails', 'никому'],
    ['billingAccount', '1'],
    ['monthlyBudget', '0'],
    ['periodMinutes', '7'],
    ['periodMinutes', '1440'],
    ['deadlineSeconds', '29'],
    ['deadlineSeconds', '1701'],
    ['deadlineSeconds', '1e2'],
    ['signingKeyVersion', 'latest'],
    ['publicUrl', 'http://data.example.org/'],
    ['publicUrl', 'https://data.example.org'],
    ['s3Endpoint', 'http://storage.example.org'],
    ['repository', 'svod'],
    ['scriptClientId', 'client'],
    ['stateBucket', 'gs://state'],
  ])('refuses as %s %j', (name, value) => {
    expect(mistakeOf({ ...RIGHT, [name]: value })).toContain(`:${name}: `);
  });

  it('never repeats a value', () => {
    expect(mistakeOf({ ...RIGHT, centralSpreadsheetId: 'secret' })).not.toContain('secret');
  });

  it('refuses a run that does not fit into its period', () => {
    expect(mistakeOf({ ...RIGHT, periodMinutes: '15', deadlineSeconds: '850' })).toContain('не укладывается');
  });

  it('wants the bucket of the state with the repository, and the client of the script with those who publish', () => {
    expect(mistakeOf({ ...RIGHT, stateBucket: '' })).toContain('svod:stateBucket');
    expect(mistakeOf({ ...RIGHT, scriptClientId: '' })).toContain('svod:scriptClientId');
  });
});

describe('the times of a run', () => {
  it('stand one inside the other, whatever is asked for', () => {
    const periods = fc.constantFrom(15, 20, 30, 60, 120, 180, 240, 360);
    fc.assert(
      fc.property(periods, fc.integer({ min: 30, max: 1700 }), (period, run) => {
        const planned = planDeadlines(period, run);
        if (!planned) {
          expect(run + 90).toBeGreaterThan(period * 60);
          return;
        }
        const { functionSeconds, attemptSeconds, retries } = planned;
        expect(run).toBeLessThan(functionSeconds);
        expect(functionSeconds).toBeLessThan(attemptSeconds);
        expect(attemptSeconds).toBeLessThanOrEqual(1800);
        expect(longestSeconds(attemptSeconds, retries)).toBeLessThanOrEqual(period * 60);
        expect(retries === 2 || longestSeconds(attemptSeconds, retries + 1) > period * 60).toBe(true);
      }),
      { seed: SEED },
    );
  });
});
