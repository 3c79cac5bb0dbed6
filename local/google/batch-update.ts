/** `spreadsheets.batchUpdate`: the requests one after another on a workbook value; nothing is kept unless all succeed. */
import type { sheets_v4 } from '@googleapis/sheets';
import { GoogleError, invalidArgument, notImplemented } from './google-error.ts';
import type { JsonObject } from './json.ts';
import { REQUEST_KINDS, type RequestKind } from './request-kinds.ts';
import type { Workbook } from './workbook.ts';
import { applyChanges, type Change } from './workbook-change.ts';
import { checkGrowth } from './workbook-limits.ts';

interface RequestOutcome {
  readonly changes: readonly Change[];
  /** Only of a request that creates something. */
  readonly reply?: (after: Workbook) => JsonObject;
}

export type RequestFunction<K extends RequestKind> = (
  workbook: Workbook,
  request: NonNullable<sheets_v4.Schema$Request[K]>,
  now: () => Date,
) => RequestOutcome;

export interface BatchOutcome {
  /** As it will be. */
  readonly workbook: Workbook;
  readonly changes: readonly Change[];
  readonly replies: readonly JsonObject[];
}

function runRequest(
  workbook: Workbook,
  request: sheets_v4.Schema$Request,
  index: number,
  now: () => Date,
): RequestOutcome {
  const [kind, second] = Object.keys(request) as RequestKind[];
  if (kind === undefined) throw invalidArgument(`Invalid requests[${index}]: No request set.`);
  if (second !== undefined) {
    throw invalidArgument(`Invalid requests[${index}]: oneof field 'kind' is already set. Cannot set '${second}'`);
  }
  const run = REQUEST_KINDS[kind]?.run as RequestFunction<typeof kind> | undefined;
  if (!run) throw notImplemented(`the request ${kind} of spreadsheets.batchUpdate`);
  try {
    const outcome = run(workbook, request[kind] as never, now);
    checkGrowth(workbook, outcome.changes);
    return outcome;
  } catch (error) {
    if (!(error instanceof GoogleError) || error.code !== 400) throw error;
    throw invalidArgument(`Invalid requests[${index}].${kind}: ${error.message}`);
  }
}

export function runBatch(
  workbook: Workbook,
  requests: readonly sheets_v4.Schema$Request[],
  now: () => Date,
): BatchOutcome {
  if (requests.length === 0) throw invalidArgument('Must specify at least one request.');
  let current = workbook;
  const changes: Change[] = [];
  const replies: JsonObject[] = [];
  requests.forEach((request, index) => {
    const outcome = runRequest(current, request, index, now);
    current = applyChanges(current, outcome.changes);
    changes.push(...outcome.changes);
    replies.push(outcome.reply?.(current) ?? {});
  });
  return { workbook: current, changes, replies };
}
