/** One event as one line of JSON, as Cloud Logging reads it: `severity` and `message` are its own, the rest is searched by name. */
import { type LogEvent, sayEvent } from './log-event.ts';

type Severity = 'INFO' | 'WARNING' | 'ERROR';

const SEVERITY: Readonly<Record<LogEvent['event'], Severity>> = {
  read: 'INFO',
  formulas: 'WARNING',
  unreadable: 'WARNING',
  published: 'INFO',
  unchanged: 'INFO',
  frozen: 'INFO',
  held: 'ERROR',
  superseded: 'INFO',
  'tab-not-written': 'WARNING',
  'pages-written': 'INFO',
  'pages-not-written': 'WARNING',
  'state-not-kept': 'WARNING',
  'run-not-recorded': 'WARNING',
  'receipt-not-written': 'WARNING',
  'public-address-differs': 'ERROR',
  'no-workbooks': 'WARNING',
  failed: 'ERROR',
  finished: 'INFO',
};

/** A cause is named by its kind alone: its text may quote a request, and a request holds a token and the id of a spreadsheet. */
function withoutSecrets(event: LogEvent): object {
  if (event.event !== 'failed') return event;
  const { cause, ...rest } = event;
  return { ...rest, ...(cause instanceof Error && { cause: cause.name }) };
}

export function logLine(event: LogEvent, runId: string): string {
  return JSON.stringify({
    ...withoutSecrets(event),
    severity: SEVERITY[event.event],
    message: sayEvent(event),
    runId,
  });
}
