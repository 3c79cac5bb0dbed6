/** A monthly budget for the project alone: Google stops nothing when it is used up, it writes a letter. */
import { Budget } from '@pulumi/gcp/billing/index.js';
import type { NotificationChannel } from '@pulumi/gcp/monitoring/index.js';
import type { Resource } from '@pulumi/pulumi';
import type { StackSettings } from './stack-settings.ts';

const TOLD_AT = [0.5, 0.9, 1];

export function createBudget(
  { project, billingAccount, monthlyBudget }: StackSettings,
  channels: readonly NotificationChannel[],
  dependsOn: readonly Resource[],
): Budget {
  return new Budget(
    'svod-budget',
    {
      billingAccount,
      displayName: 'Свод',
      budgetFilter: { projects: [`projects/${project}`], calendarPeriod: 'MONTH' },
      amount: { specifiedAmount: { units: monthlyBudget } },
      thresholdRules: TOLD_AT.map((thresholdPercent) => ({ thresholdPercent })),
      allUpdatesRule: { monitoringNotificationChannels: channels.map(({ name }) => name) },
    },
    { dependsOn: [...dependsOn] },
  );
}
