/** `/local/faults`: asking, listing, taking away, choosing calls, and what is said to a request that is not understood. */
import { describe, expect, it } from 'vitest';
import { FAULT_KINDS } from '../../../local/faults/fault-kinds.ts';
import { post } from '../running-svod.ts';
import { type FaultyGoogle, startFaultyGoogle } from './faulty-google.ts';

/** Which of so many reads went wrong. */
async function wrongReads(google: FaultyGoogle, reads: number): Promise<number[]> {
  const wrong: number[] = [];
  for (let read = 1; read <= reads; read += 1) await google.read('One!A1').catch(() => wrong.push(read));
  return wrong;
}

const UNAVAILABLE = { kind: 'unavailable' };

describe('a fault', () => {
  it('is listed with its counters, its identifiers of the catalogue and its own name', async () => {
    const google = await startFaultyGoogle();
    const { body } = await post(`${google.svod.url}/local/faults`, { id: 'mine', fault: UNAVAILABLE });
    expect(body).toMatchObject({ n: 1, id: 'mine', ids: ['N02'], matched: 0, injected: 0 });
    await wrongReads(google, 2);
    expect(await google.list()).toMatchObject([{ n: 1, id: 'mine', fault: UNAVAILABLE, matched: 2, injected: 2 }]);
  });

  it('is taken away by its number, or with all others', async () => {
    const google = await startFaultyGoogle();
    for (let n = 1; n <= 3; n += 1) await google.ask(UNAVAILABLE);
    const one = `${google.svod.url}/local/faults/2`;
    expect((await fetch(one, { method: 'DELETE' })).status).toBe(204);
    expect((await google.list()).map(({ n }) => n)).toEqual([1, 3]);
    expect((await fetch(one, { method: 'DELETE' })).status).toBe(404);
    await google.clear();
    expect(await google.list()).toEqual([]);
    expect(await wrongReads(google, 1)).toEqual([]);
  });

  it('leaves alone what is not Google’s', async () => {
    const google = await startFaultyGoogle();
    await google.ask(UNAVAILABLE);
    for (const path of ['/public/status.json', '/local/faults']) {
      expect((await fetch(google.svod.url + path)).status).not.toBe(503);
    }
    expect(await google.list()).toMatchObject([{ matched: 0 }]);
  });
});

describe('the calls that a fault meets', () => {
  it.each([
    [{ nth: 3 }, [3]],
    [{ every: 2 }, [2, 4, 6]],
    [{ every: 2, times: 2 }, [2, 4]],
    [{ times: 1 }, [1]],
    [{}, [1, 2, 3, 4, 5, 6]],
  ])('are chosen by turn: %j', async (match, wrong) => {
    const google = await startFaultyGoogle();
    await google.ask(UNAVAILABLE, match);
    expect(await wrongReads(google, 6)).toEqual(wrong);
  });

  it('are chosen by chance, the same ones for the same seed', async () => {
    const google = await startFaultyGoogle();
    const chosen: number[][] = [];
    for (const seed of [1, 1, 2]) {
      await google.ask(UNAVAILABLE, { probability: 0.5, seed });
      chosen.push(await wrongReads(google, 30));
      await google.clear();
    }
    const [first, again, other] = chosen;
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
    expect(first?.length).toBeGreaterThan(5);
    expect(first?.length).toBeLessThan(25);
  });

  it.each([
    [{ method: 'GET' }, true],
    [{ method: 'post' }, false],
    [{ method: 'sheets.spreadsheets.values.get' }, true],
    [{ method: 'sheets.spreadsheets.values.*' }, true],
    [{ method: 'drive.*' }, false],
    [{ path: '/values/One' }, true],
    [{ path: '/v4/spreadsheets/*/values/One!A1' }, true],
    [{ path: '/values/Two' }, false],
    [{ method: 'GET', path: 'Two' }, false],
  ])('are chosen by method and path: %j', async (match, fits) => {
    const google = await startFaultyGoogle();
    await google.ask(UNAVAILABLE, match);
    expect(await wrongReads(google, 1)).toEqual(fits ? [1] : []);
  });

  it('of two faults go wrong by the first one that is due, and count for both', async () => {
    const google = await startFaultyGoogle();
    await google.ask({ kind: 'internalError' }, { nth: 2 });
    await google.ask(UNAVAILABLE);
    await wrongReads(google, 3);
    expect(await google.list()).toMatchObject([
      { matched: 3, injected: 1 },
      { matched: 3, injected: 2 },
    ]);
  });
});

describe('a request that is not understood', () => {
  const kinds = Object.keys(FAULT_KINDS).join(', ');

  it.each([
    [undefined, 'fault — нужно объект'],
    [{ fault: {} }, `не назван сбой (fault.kind). Есть: ${kinds}`],
    [{ fault: { kind: 'flood' } }, `сбоя «flood» нет. Есть: ${kinds}`],
    [{ fault: { kind: 'toString' } }, `сбоя «toString» нет. Есть: ${kinds}`],
    [{ fault: { kind: 'delay' } }, 'fault.ms — нужно число'],
    [{ fault: { kind: 'delay', ms: -1 } }, 'fault.ms — не меньше 0'],
    [{ fault: { kind: 'unavailable', ms: 1 } }, 'лишнее — fault.ms (параметров здесь нет)'],
    [{ fault: { kind: 'delay', ms: 1, s: 2 } }, 'лишнее — fault.s (можно: ms)'],
    [
      { fault: { kind: 'schemaDrift', change: 'all' } },
      'fault.change — можно: missing, renamed, null, text, extraKeys',
    ],
    [{ fault: UNAVAILABLE, why: 1 }, 'лишнее — why (можно: id, match, fault)'],
    [
      { fault: UNAVAILABLE, match: { verb: 'GET' } },
      'лишнее — match.verb (можно: method, path, nth, every, probability, seed, times)',
    ],
    [{ fault: UNAVAILABLE, match: { nth: 0 } }, 'match.nth — не меньше 1'],
    [{ fault: UNAVAILABLE, match: { nth: 1, every: 2 } }, 'в match можно только одно из nth, every, probability'],
    [{ fault: UNAVAILABLE, match: { seed: 1 } }, 'match.seed бывает только вместе с match.probability'],
  ])('%j is answered with what is allowed', async (body, told) => {
    const google = await startFaultyGoogle();
    const answer = await post(`${google.svod.url}/local/faults`, body);
    const remedy = expect.stringMatching(/^Пример верного запроса: \{/);
    expect(answer).toEqual({
      status: 400,
      body: { error: { code: 'BAD_REQUEST', message: `Запрос не понят: ${told}.`, remedy } },
    });
    expect(await google.list()).toEqual([]);
  });

  it('is helped by an example that works', async () => {
    const google = await startFaultyGoogle();
    const { body } = await post(`${google.svod.url}/local/faults`, {});
    const { remedy } = (body as { error: { remedy: string } }).error;
    const example: unknown = JSON.parse(remedy.slice(remedy.indexOf('{')));
    expect((await post(`${google.svod.url}/local/faults`, example)).status).toBe(201);
  });
});

describe('the kinds of faults', () => {
  it('are listed for people, each with its identifiers, parameters and a sentence', async () => {
    const google = await startFaultyGoogle();
    const { kinds } = (await (await fetch(`${google.svod.url}/local/faults`)).json()) as { kinds: object[] };
    expect(kinds).toHaveLength(Object.keys(FAULT_KINDS).length);
    expect(kinds).toContainEqual({ ids: 'N07', kind: 'delay', parameters: 'ms', what: expect.stringMatching(/[а-я]/) });
  });

  it('cover the catalogue from N01 to N14', () => {
    const ids = new Set(Object.values(FAULT_KINDS).flatMap(({ ids: own }) => own));
    const catalogue = Array.from({ length: 14 }, (_, index) => `N${String(index + 1).padStart(2, '0')}`);
    expect([...ids].sort()).toEqual(catalogue);
  });
});
