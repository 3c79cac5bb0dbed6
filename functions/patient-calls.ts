/**
 * The one place where calls to Google are tried again: gaxios, which would do so by itself, is told not to. A read is
 * repeated when the answer was lost or cannot be used; a write only when a quota refused it, for else it may have been done.
 */
import type { sheets_v4 } from '@googleapis/sheets';
import type { CallPace } from './call-pace.ts';
import { AnswerTooLarge, GarbledAnswer, type GoogleErrorKind, kindOfStatus, OutOfTime } from './google-error.ts';
import { backOff, type Patience, untilNextMinute } from './patience.ts';

/** How gaxios sends one request. */
export type Adapter = NonNullable<sheets_v4.Options['adapter']>;
type Request = Parameters<Adapter>[0];
type Answer = Awaited<ReturnType<Adapter>>;

/** A try of one call: what came of it, or what was thrown. */
type Try =
  | { readonly kind: 'answered'; readonly answer: Answer }
  | { readonly kind: GoogleErrorKind; readonly answer: Answer }
  | { readonly kind: 'lost' | 'garbled' | 'too-large'; readonly thrown: unknown };

/** A hundred times a region's workbook; what is larger could take all the memory of the function. */
const LARGEST_ANSWER_BYTES = 64 * 1024 * 1024;
/** How node-fetch says that it stopped reading. */
const OVER_LIMIT = 'max-size';

/** Google gives up on a request after 180 s, but what takes a third of that has hung. */
const LONGEST_CALL_MS = 60_000;
/** After as many, back-off has waited about a minute, and what is ill stays ill. */
const MOST_TRIES = 7;
const NO_CONTENT = 204;
const READ = 'GET';

/** JSON that is a message; an error in an answer that says it is right is none. */
function isMessage(data: unknown): boolean {
  return typeof data === 'object' && data !== null && !Array.isArray(data) && !('error' in data);
}

function notAnswered(thrown: unknown): Try {
  const isTooLarge = thrown instanceof Error && 'type' in thrown && thrown.type === OVER_LIMIT;
  return isTooLarge ? { kind: 'too-large', thrown: new AnswerTooLarge() } : { kind: 'lost', thrown };
}

function judge(request: Request, answer: Answer): Try {
  const { status, data } = answer;
  if (!request.validateStatus?.(status)) return { kind: kindOfStatus(status, data), answer };
  if (status === NO_CONTENT || request.responseType !== 'unknown' || isMessage(data))
    return { kind: 'answered', answer };
  return { kind: 'garbled', thrown: new GarbledAnswer(typeof data === 'string' ? 'no JSON' : 'no message') };
}

/** How long to wait before the next try; null when there is none. */
function pauseAfter({ kind }: Try, isRead: boolean, tries: number, patience: Patience): number | null {
  if (kind === 'quota') return untilNextMinute(patience);
  const isWorth = kind === 'lost' || kind === 'garbled';
  return isWorth && isRead && tries < MOST_TRIES ? backOff(patience, tries) : null;
}

function settle(last: Try): Answer {
  if ('thrown' in last) throw last.thrown;
  return last.answer;
}

/** Told of every call before it is sent, the repeated ones too; by its method. */
export type OnCall = (method: string) => void;

/** Reads and writes are two quotas. */
export interface Paces {
  readonly reads: CallPace;
  readonly writes: CallPace;
}

/**
 * Sends a request until it is answered, refused for good, tried often enough, or `deadline` is near; every try waits for its
 * turn, where the API has a quota that a run can use up.
 */
export function patientAdapter(
  patience: Patience,
  deadline: () => number,
  paces?: Paces,
  onCall: OnCall = () => undefined,
): Adapter {
  // Gaxios types the answer by a parameter of its own; here it is whatever came.
  const adapter = async (request: Request, send: (request: Request) => Promise<Answer>): Promise<Answer> => {
    const end = deadline();
    const method = (request.method ?? READ).toUpperCase();
    const isRead = method === READ;
    const pace = isRead ? paces?.reads : paces?.writes;
    for (let tries = 1; ; tries += 1) {
      if (patience.now() >= end) throw new OutOfTime();
      const ended = await pace?.enter(end);
      const signal = patience.timeout(Math.min(LONGEST_CALL_MS, Math.max(1, end - patience.now())));
      onCall(method);
      const last = await send({ ...request, signal, size: LARGEST_ANSWER_BYTES }).then(
        (answer) => judge(request, answer),
        notAnswered,
      );
      ended?.(last.kind === 'quota');
      const pause = pauseAfter(last, isRead, tries, patience);
      if (pause === null || patience.now() + pause >= end) return settle(last);
      await patience.wait(pause);
    }
  };
  return adapter as Adapter;
}
