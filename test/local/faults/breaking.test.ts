/** Faults of the connection and of the bytes, as Google's own clients see them. */
import { describe, expect, it } from 'vitest';
import { bareClients, type FaultyGoogle, startFaultyGoogle } from './faulty-google.ts';

/** The values of «One» with a client that waits so long, or what went wrong. */
async function readWithin({ svod, spreadsheetId }: FaultyGoogle, timeoutMs: number): Promise<unknown> {
  const { sheets } = bareClients(svod.url.replace('localhost', '127.0.0.1'), 'bare', timeoutMs);
  return (await sheets.spreadsheets.values.get({ spreadsheetId, range: 'One' })).data;
}

describe('what the client never gets', () => {
  it('delay: an answer that comes later than the client waits, and else the right one', async () => {
    const google = await startFaultyGoogle();
    await google.ask({ kind: 'delay', ms: 3_600_000 }, { times: 1 });
    await google.ask({ kind: 'delay', ms: 1 }, { nth: 2 });
    await expect(readWithin(google, 50)).rejects.toThrow(/abort|timeout/i);
    expect(await google.read('One!A1')).toEqual([['One']]);
    expect(await google.list()).toMatchObject([{ injected: 1 }, { injected: 1 }]);
  });

  it('slowBody: a body that never ends', async () => {
    const google = await startFaultyGoogle();
    await google.ask({ kind: 'slowBody', ms: 3_600_000 });
    await expect(readWithin(google, 50)).rejects.toThrow(/abort|timeout/i);
  });

  it.each([undefined, 0, 10])('connectionReset: ECONNRESET, also within the body (%s bytes)', async (bytes) => {
    const google = await startFaultyGoogle();
    await google.ask({ kind: 'connectionReset', ...(bytes !== undefined && { bytes }) });
    await expect(google.read('One')).rejects.toThrow(/ECONNRESET|aborted|Premature close|socket hang up/);
  });

  it('wrongLength: more bytes promised than come', async () => {
    const google = await startFaultyGoogle();
    await google.ask({ kind: 'wrongLength', by: 10 });
    await expect(google.read('One')).rejects.toThrow(/aborted|Premature close|ECONNRESET/);
  });
});

describe('what the client takes for an answer', () => {
  const wholeText = async (google: FaultyGoogle) => JSON.stringify(await readWithin(google, 0));

  it('truncatedBody: a text that is the beginning of the JSON', async () => {
    const google = await startFaultyGoogle();
    const whole = await wholeText(google);
    await google.ask({ kind: 'truncatedBody', share: 0.5 });
    expect(await readWithin(google, 0)).toBe(whole.slice(0, Math.floor(whole.length / 2)));
  });

  it('wrongLength: fewer bytes promised than come: some of the text, or none, never all of it', async () => {
    const google = await startFaultyGoogle();
    const whole = await wholeText(google);
    await google.ask({ kind: 'wrongLength', by: -5 });
    const got = await readWithin(google, 0);
    expect([typeof got, whole.startsWith(String(got)), got === whole]).toEqual(['string', true, false]);
  });

  it('cutGzip: what could be unpacked, though the archive is cut', async () => {
    const google = await startFaultyGoogle();
    const whole = await wholeText(google);
    await google.ask({ kind: 'cutGzip', share: 0.9 });
    const got = await readWithin(google, 0);
    expect([typeof got, whole.startsWith(String(got)), got === whole]).toEqual(['string', true, false]);
  });

  it('htmlBody: a page instead of JSON, with 200', async () => {
    const google = await startFaultyGoogle();
    await google.ask({ kind: 'htmlBody' });
    expect(await readWithin(google, 0)).toMatch(/^<!DOCTYPE html>/);
  });

  it('errorInOk: an object `error`, with 200', async () => {
    const google = await startFaultyGoogle();
    await google.ask({ kind: 'errorInOk' });
    expect(await readWithin(google, 0)).toMatchObject({ error: { code: 500, status: 'INTERNAL' } });
  });
});
