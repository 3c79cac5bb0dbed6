/** Who is told, and of what: nothing came of three periods, runs fail, publishing is held, the quota is used up. */
import type { Metric } from '@pulumi/gcp/logging/index.js';
import { AlertPolicy, NotificationChannel } from '@pulumi/gcp/monitoring/index.js';
import type { monitoring } from '@pulumi/gcp/types/input.js';
import { interpolate, type Output } from '@pulumi/pulumi';
import { FUNCTION_NAME } from './refresh-function.ts';
import type { RunMetrics } from './run-metrics.ts';
import type { StackSettings } from './stack-settings.ts';

const SECONDS_PER_MINUTE = 60;
const SILENT_PERIODS = 3;
const HALF_HOUR = '1800s';
const RUNS = 'resource.type="cloud_run_revision"';

interface Watched {
  readonly title: string;
  readonly remedy: string;
  readonly conditions: monitoring.AlertPolicyCondition[];
}

export function createChannels({ project, alertEmails }: StackSettings): readonly NotificationChannel[] {
  return alertEmails.split(',').map((email) => {
    const labels = { email_address: email };
    return new NotificationChannel(`to ${email}`, { project, type: 'email', displayName: `Свод: ${email}`, labels });
  });
}

function counted({ name }: Metric): Output<string> {
  return interpolate`metric.type="logging.googleapis.com/user/${name}" AND ${RUNS}`;
}

function moreThan(displayName: string, filter: Output<string> | string, most: number, windowSeconds: number) {
  const aggregations = [
    { alignmentPeriod: `${windowSeconds}s`, perSeriesAligner: 'ALIGN_SUM', crossSeriesReducer: 'REDUCE_SUM' },
  ];
  const comparison = { comparison: 'COMPARISON_GT', thresholdValue: most, duration: '0s' };
  return { displayName, conditionThreshold: { filter, aggregations, ...comparison, trigger: { count: 1 } } };
}

/** Once no run has said anything, there is nothing to compare with a threshold: silence is a condition of its own. */
function fewerThanOne(filter: Output<string>, windowSeconds: number) {
  const aggregations = [
    { alignmentPeriod: `${windowSeconds}s`, perSeriesAligner: 'ALIGN_SUM', crossSeriesReducer: 'REDUCE_SUM' },
  ];
  const comparison = { comparison: 'COMPARISON_LT', thresholdValue: 1, duration: '0s' };
  const minute = [{ ...aggregations[0], alignmentPeriod: `${SECONDS_PER_MINUTE}s` }];
  return [
    { displayName: 'ни одного удачного запуска', conditionThreshold: { filter, aggregations, ...comparison } },
    {
      displayName: 'о запусках ничего не слышно',
      conditionAbsent: { filter, aggregations: minute, duration: `${windowSeconds}s` },
    },
  ];
}

function watchedBy(settings: StackSettings, metrics: RunMetrics): readonly Watched[] {
  const periodSeconds = Number(settings.periodMinutes) * SECONDS_PER_MINUTE;
  const silenceSeconds = SILENT_PERIODS * periodSeconds;
  const refused = `metric.type="run.googleapis.com/request_count" AND ${RUNS} AND resource.labels.service_name="${FUNCTION_NAME}" AND metric.labels.response_code_class="5xx"`;
  return [
    {
      title: 'Свод: нет удачного запуска три срока подряд',
      remedy:
        'Посмотрите последние записи журнала функции refresh и состояние задания svod-refresh в Cloud Scheduler. Опубликованное остаётся прежним.',
      conditions: fewerThanOne(counted(metrics.succeeded), silenceSeconds),
    },
    {
      title: 'Свод: запуски не удаются',
      remedy: 'Найдите в журнале записи severity=ERROR: в них сказано, что помешало и что сделать.',
      conditions: [
        moreThan('не удались', counted(metrics.failed), 1, silenceSeconds),
        moreThan('функция отвечает ошибкой', refused, 1, silenceSeconds),
      ],
    },
    {
      title: 'Свод: публикация остановлена',
      remedy:
        'Причина и что сделать — на листе «Публикации» и в журнале. Пока причина не снята, действует прежняя версия.',
      conditions: [moreThan('остановлена', counted(metrics.held), 0, periodSeconds)],
    },
    {
      title: 'Свод: исчерпана квота Google',
      remedy:
        'Попросите у Google большую квоту Sheets API или задайте меньшие SVOD_READS_PER_MINUTE и SVOD_WRITES_PER_MINUTE.',
      conditions: [moreThan('квота', counted(metrics.quota), 0, periodSeconds)],
    },
  ];
}

export function createAlerts(
  settings: StackSettings,
  metrics: RunMetrics,
  channels: readonly NotificationChannel[],
): readonly AlertPolicy[] {
  return watchedBy(settings, metrics).map(
    ({ title, remedy, conditions }) =>
      new AlertPolicy(title, {
        project: settings.project,
        displayName: title,
        combiner: 'OR',
        conditions,
        documentation: { content: remedy, mimeType: 'text/markdown' },
        notificationChannels: channels.map(({ name }) => name),
        alertStrategy: { autoClose: HALF_HOUR },
      }),
  );
}
