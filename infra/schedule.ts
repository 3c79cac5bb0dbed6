/** Who may call the function, and the clock that does: each is named, and shows a token of Google's that says who it is. */
import type { Function as CloudFunction } from '@pulumi/gcp/cloudfunctionsv2/index.js';
import { ServiceIamMember } from '@pulumi/gcp/cloudrunv2/index.js';
import { Job } from '@pulumi/gcp/cloudscheduler/index.js';
import type { Account } from '@pulumi/gcp/serviceaccount/index.js';
import type { Input } from '@pulumi/pulumi';
import { memberOf } from './accounts.ts';
import { addressOf } from './refresh-function.ts';
import type { StackSettings } from './stack-settings.ts';

const LONGEST_PAUSE_SECONDS = 300;

function letCall(name: string, { project, region }: StackSettings, called: CloudFunction, member: Input<string>) {
  return new ServiceIamMember(name, {
    project,
    location: region,
    name: called.name,
    role: 'roles/run.invoker',
    member,
  });
}

export function scheduleRuns(settings: StackSettings, called: CloudFunction, account: Account): Job {
  const { project, region, deadlines, publishers } = settings;
  const mayCall = letCall('schedule-calls-refresh', settings, called, memberOf(account));
  const people = publishers.split(',').filter((member) => member !== '');
  for (const member of people) letCall(`${member} calls refresh`, settings, called, member);
  const uri = addressOf(called);
  return new Job(
    'svod-refresh-by-the-clock',
    {
      project,
      region,
      name: 'svod-refresh',
      description: 'Свод: запуск по расписанию',
      schedule: deadlines.schedule,
      timeZone: 'Europe/Moscow',
      attemptDeadline: `${deadlines.attemptSeconds}s`,
      retryConfig: {
        retryCount: deadlines.retries,
        minBackoffDuration: `${deadlines.firstPauseSeconds}s`,
        maxBackoffDuration: `${LONGEST_PAUSE_SECONDS}s`,
        maxDoublings: 2,
      },
      httpTarget: { uri, httpMethod: 'POST', oidcToken: { serviceAccountEmail: account.email, audience: uri } },
    },
    { dependsOn: [mayCall] },
  );
}
