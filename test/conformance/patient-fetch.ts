/** A fetch that waits where a quota is used up: Google allows sixty writes a minute, and the suite makes several hundred. */
import { setTimeout } from 'node:timers/promises';

type Fetch = typeof globalThis.fetch;

const PAUSE_MS = 20_000;
const MOST_PAUSES = 12;
const TOO_MANY_REQUESTS = 429;

export function patientFetch(fetch: Fetch, pauseMs = PAUSE_MS): Fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    for (let pauses = 0; ; pauses += 1) {
      const answer = await fetch(request.clone());
      if (answer.status !== TOO_MANY_REQUESTS || pauses === MOST_PAUSES) return answer;
      await answer.body?.cancel();
      await setTimeout(pauseMs);
    }
  };
}
