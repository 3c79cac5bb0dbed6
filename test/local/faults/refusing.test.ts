/** Faults in which Google refuses, as its own clients see them. */
import { describe, expect, it } from 'vitest';
import { bareClients, refusalOf, startFaultyGoogle } from './faulty-google.ts';

const BATCH_GET = { method: 'sheets.spreadsheets.values.batchGet' };

describe('quotaExceeded', () => {
  it('is Google’s 429: RESOURCE_EXHAUSTED with the metadata of the limit, and no Retry-After', async () => {
    const google = await startFaultyGoogle();
    await google.ask({ kind: 'quotaExceeded' }, { times: 1 });
    const { status, body, headers } = await refusalOf(google.read('One'));
    const limit = { quota_limit: 'ReadRequestsPerMinutePerUser', quota_limit_value: '60' };
    expect([status, headers.get('retry-after')]).toEqual([429, null]);
    expect(body).toEqual({
      error: {
        code: 429,
        message:
          "Quota exceeded for quota metric 'Read requests' and limit 'Read requests per minute per user' of service 'sheets.googleapis.com' for consumer 'project_number:123456789012'.",
        status: 'RESOURCE_EXHAUSTED',
        details: [
          {
            '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
            reason: 'RATE_LIMIT_EXCEEDED',
            domain: 'googleapis.com',
            metadata: expect.objectContaining({ ...limit, quota_metric: 'sheets.googleapis.com/read_requests' }),
          },
          { '@type': 'type.googleapis.com/google.rpc.Help', links: [expect.any(Object)] },
        ],
      },
    });
    expect(await google.read('One!A1')).toEqual([['One']]);
  });

  it('names the quota of writes to a write, and is 403 userRateLimitExceeded at Drive', async () => {
    const google = await startFaultyGoogle();
    await google.ask({ kind: 'quotaExceeded' });
    const write = await refusalOf(google.write('One!A1', [['x']]));
    expect(write.body).toMatchObject({
      error: { message: expect.stringContaining("'Write requests per minute per user'") },
    });
    const list = await refusalOf(google.drive.files.list());
    expect(list).toMatchObject({
      status: 403,
      body: { error: { errors: [{ domain: 'usageLimits', reason: 'userRateLimitExceeded' }] } },
    });
  });
});

describe('readQuota', () => {
  it('allows so many reads in a minute of the clock to each user; writes are not counted', async () => {
    let seconds = 0;
    const google = await startFaultyGoogle(() => new Date(Date.UTC(2026, 10, 23, 9, 0, seconds)));
    await google.ask({ kind: 'readQuota', reads: 3 }, { method: 'sheets.*' });
    for (let read = 0; read < 3; read += 1) expect(await google.read('One!A1')).toEqual([['One']]);
    expect(await refusalOf(google.read('One!A1'))).toMatchObject({ status: 429 });
    await google.write('One!A1', [['1']]);
    const { spreadsheetId } = google;
    const other = bareClients(google.svod.url.replace('localhost', '127.0.0.1'), 'another user').sheets;
    expect((await other.spreadsheets.values.get({ spreadsheetId, range: 'One!A1' })).data.values).toEqual([['1']]);
    seconds = 59;
    expect(await refusalOf(google.read('One!A1'))).toMatchObject({ status: 429 });
    seconds = 60;
    expect(await google.read('One!A1')).toEqual([['1']]);
    expect(await google.list()).toMatchObject([{ injected: 2 }]);
  });

  it('has Google’s sixty when no number is given', async () => {
    const google = await startFaultyGoogle();
    await google.ask({ kind: 'readQuota' });
    for (let read = 0; read < 60; read += 1) await google.read('One!A1');
    expect(await refusalOf(google.read('One!A1'))).toMatchObject({ status: 429 });
  });
});

describe('failures of the server', () => {
  it.each([
    ['internalError', 500, { error: { code: 500, message: 'Internal error encountered.', status: 'INTERNAL' } }],
    [
      'unavailable',
      503,
      { error: { code: 503, message: 'The service is currently unavailable.', status: 'UNAVAILABLE' } },
    ],
    ['gatewayTimeout', 504, { error: expect.objectContaining({ status: 'DEADLINE_EXCEEDED' }) }],
    ['badGateway', 502, expect.stringMatching(/^<!DOCTYPE html>/)],
  ])('%s is %i, as Google says it, and nothing is written', async (kind, status, body) => {
    const google = await startFaultyGoogle();
    const version = await google.version();
    await google.ask({ kind }, { path: '/v4/' });
    expect(await refusalOf(google.read('One'))).toMatchObject({ status, body });
    expect(await refusalOf(google.write('One!A1', [['x']]))).toMatchObject({ status });
    expect(await google.version()).toBe(version);
  });

  it('are said at Drive as Drive says them', async () => {
    const google = await startFaultyGoogle();
    await google.ask({ kind: 'unavailable' });
    const body = { error: { code: 503, errors: [{ domain: 'global', reason: 'backendError' }] } };
    expect(await refusalOf(google.drive.files.list())).toMatchObject({ status: 503, body });
  });
});

describe('unavailableAfterWrite', () => {
  it('writes once, and says 503', async () => {
    const google = await startFaultyGoogle();
    const { spreadsheetId } = google;
    await google.ask({ kind: 'unavailableAfterWrite' }, { method: 'POST' });
    const row = { spreadsheetId, range: 'One', valueInputOption: 'RAW', requestBody: { values: [['new']] } };
    expect(await refusalOf(google.sheets.spreadsheets.values.append(row))).toMatchObject({ status: 503 });
    expect(await google.read('One')).toEqual([['One'], [1], [2], ['new']]);
  });

  it('lets a refusal through as it is, for nothing was written', async () => {
    const google = await startFaultyGoogle();
    await google.ask({ kind: 'unavailableAfterWrite' });
    expect(await refusalOf(google.write('Three!A1', [['x']]))).toMatchObject({ status: 400 });
    expect(await google.list()).toMatchObject([{ matched: 1, injected: 0 }]);
  });
});

describe('refusals for good', () => {
  it('rangeNotParsed is 400 with the range that was asked for first', async () => {
    const google = await startFaultyGoogle();
    await google.ask({ kind: 'rangeNotParsed' });
    const one = { error: { code: 400, message: 'Unable to parse range: One!A1', status: 'INVALID_ARGUMENT' } };
    expect((await refusalOf(google.read('One!A1'))).body).toEqual(one);
    const two = await refusalOf(google.readAll("'Two'", 'One'));
    expect(two.body).toMatchObject({ error: { message: "Unable to parse range: 'Two'" } });
  });

  it('tokenExpired is 401 with a challenge, for the one token that is named', async () => {
    const google = await startFaultyGoogle();
    await google.ask({ kind: 'tokenExpired', token: 'bare' });
    const { status, body, headers } = await refusalOf(google.read('One'));
    expect([status, headers.get('www-authenticate')]).toEqual([401, expect.stringContaining('invalid_token')]);
    expect(body).toMatchObject({ error: { code: 401, status: 'UNAUTHENTICATED', errors: [{ reason: 'authError' }] } });
    expect(await refusalOf(google.drive.files.list())).toMatchObject({
      body: { error: { message: 'Invalid Credentials' } },
    });
    const fresh = bareClients(google.svod.url.replace('localhost', '127.0.0.1'), 'fresh');
    expect((await fresh.drive.files.list()).status).toBe(200);
  });

  it('batchPartlyInvalid is the 400 of a real batch, of which nothing was done', async () => {
    const google = await startFaultyGoogle();
    const { spreadsheetId } = google;
    await google.ask({ kind: 'batchPartlyInvalid' });
    const requests = [{ updateSpreadsheetProperties: { properties: { title: 'New' }, fields: 'title' } }];
    const batch = google.sheets.spreadsheets.batchUpdate({ spreadsheetId, requestBody: { requests } });
    const message = expect.stringMatching(/^Invalid requests\[1\]\.deleteSheet: No sheet with id/);
    expect((await refusalOf(batch)).body).toMatchObject({ error: { code: 400, message } });
    const { data } = await google.sheets.spreadsheets.get({ spreadsheetId, fields: 'properties(title)' });
    expect(data.properties?.title).not.toBe('New');
  });
});

describe('a call that a fault does not fit', () => {
  it('is answered as ever, and not counted as gone wrong', async () => {
    const google = await startFaultyGoogle();
    for (const kind of ['unavailableAfterWrite', 'batchPartlyInvalid']) await google.ask({ kind }, BATCH_GET);
    expect(await google.readAll('One!A1', 'Two!A1')).toEqual([[['One']], [['Two']]]);
    expect(await google.list()).toMatchObject([
      { matched: 1, injected: 0 },
      { matched: 1, injected: 0 },
    ]);
  });
});
