/** The HTTP face of a run: one shape of answer, one shape of error, and nothing internal in either. */
import type { HttpFunction } from '@google-cloud/functions-framework';
import { asFailure, errorBody, Failure } from './failure.ts';
import type { Outcome } from './refresh.ts';

/** A scheduler sends a few words at most, and none of them is looked at. */
const LARGEST_BODY_BYTES = 64 * 1024;

/** Serves `run` to POST requests. */
export function refreshHandler(run: () => Promise<Outcome>): HttpFunction {
  return async (request, response) => {
    response.set('Cache-Control', 'no-store');
    try {
      if (request.method !== 'POST') {
        response.set('Allow', 'POST');
        throw new Failure('METHOD_NOT_ALLOWED', `Метод ${request.method} здесь не работает.`, 'Отправьте запрос POST.');
      }
      if ((request.rawBody?.length ?? 0) > LARGEST_BODY_BYTES) {
        throw new Failure('BODY_TOO_LARGE', 'Тело запроса слишком велико.', 'Отправьте POST без тела.');
      }
      response.status(200).json(await run());
    } catch (thrown) {
      const failure = asFailure(thrown);
      response.status(failure.status).json(errorBody(failure));
    }
  };
}
