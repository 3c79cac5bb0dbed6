/** Trouble with Google said to the administrator: what could not be done, where, and what to do about it. */
import { Failure } from './failure.ts';
import { type GoogleError, googleErrorOf } from './google-error.ts';

const PASSES = 'Обычно проходит само: следующий запуск повторит. Прежний снимок остался на месте.';

/** The limit that the message of a 429 names, as Google's console calls it. */
function limitOf(message: string): string {
  return /limit '([^']+)'/.exec(message)?.[1] ?? /quota metric '([^']+)'/.exec(message)?.[1] ?? '';
}

function answered({ status }: GoogleError): string {
  return status === 0 ? 'Google не ответил' : `Google ответил отказом (${status})`;
}

function failure(error: GoogleError, place: string, cause: unknown): Failure {
  switch (error.kind) {
    case 'quota': {
      const limit = limitOf(error.message);
      const message = `Исчерпана квота Google${limit === '' ? '' : ` «${limit}»`}: ${place}.`;
      const remedy = `${PASSES} Если повторяется, запускайте реже или запросите большую квоту в консоли Google.`;
      return new Failure('GOOGLE_QUOTA', message, remedy, { cause });
    }
    case 'garbled':
      return new Failure('GOOGLE_GARBLED', `Google ответил не то, о чём его спросили: ${place}.`, PASSES, { cause });
    case 'token': {
      const remedy = 'Проверьте учётную запись службы и её ключ. Прежний снимок остался на месте.';
      return new Failure('GOOGLE_SIGN_IN', `Google не принимает ключ службы (401): ${place}.`, remedy, { cause });
    }
    case 'out-of-time':
      return outOfTime(place, cause);
    case 'too-large': {
      const remedy = 'Удалите лишние листы, строки и столбцы. Прежний снимок остался на месте.';
      return new Failure('GOOGLE_TOO_LARGE', `Ответ Google больше допустимого: ${place}.`, remedy, { cause });
    }
    case 'lost':
    case 'refused':
      return new Failure('GOOGLE_UNAVAILABLE', `${answered(error)}: ${place}.`, PASSES, { cause });
  }
}

export function outOfTime(place: string, cause?: unknown): Failure {
  const remedy = `${PASSES} Если повторяется, увеличьте SVOD_DEADLINE_SECONDS и срок на платформе.`;
  return new Failure('RUN_TOO_LONG', `Запуск не уложился в срок: ${place}.`, remedy, { cause });
}

/** The failure that something thrown amounts to; what is no trouble with Google is thrown on. */
export function googleFailure(thrown: unknown, place: string): Failure {
  if (thrown instanceof Failure) return thrown;
  const error = googleErrorOf(thrown);
  if (!error) throw thrown;
  return failure(error, place, thrown);
}
