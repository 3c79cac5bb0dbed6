/** What is remembered of a run: what ran, as whom, how it ended, what it said and how often it called services. */
import type { Dialog, Toast } from './dialog.ts';
import type { CallCount, LogLine } from './execution.ts';
import type { ThrownError } from './script-runner.ts';
import type { Selected } from './selection.ts';

export type ExecutionSort = 'SIMPLE_TRIGGER' | 'TRIGGER' | 'TIME_DRIVEN' | 'FUNCTION' | 'CLIENT';

type ExecutionStatus = 'RUNNING' | 'COMPLETED' | 'FAILED' | 'TIMED_OUT';

export interface ExecutionRecord {
  readonly id: string;
  readonly functionName: string;
  readonly sort: ExecutionSort;
  readonly spreadsheetId: string;
  /** As whom it ran. */
  readonly user: string;
  readonly startedAt: Date;
  readonly endedAt?: Date;
  readonly status: ExecutionStatus;
  readonly error?: ThrownError;
  /** What the function returned, as the host holds it. */
  readonly value?: unknown;
  readonly logs: readonly LogLine[];
  readonly dialogs: readonly Dialog[];
  readonly toasts: readonly Toast[];
  readonly calls: CallCount;
  /** What was selected when it ended. */
  readonly selected?: Selected;
}
