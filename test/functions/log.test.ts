/** The log of a run, and F27: every line is JSON with its run, holds no secret and no cell, and a log that is down harms nothing. */
import { describe, expect, it } from 'vitest';
import { DEFAULT_RULES } from '../../domain/disclosure/protection-rules.ts';
import { createWorld } from '../../functions/environment.ts';
import { asFailure, Failure, type FailureCode } from '../../functions/failure.ts';
import { googleFailure } from '../../functions/google-failure.ts';
import type { LogEvent } from '../../functions/log-event.ts';
import { logLine } from '../../functions/log-line.ts';
import type { Patience } from '../../functions/patience.ts';
import { refresh, type World } from '../../functions/refresh.ts';
import { generateSigningKey, parseSigningKey } from '../../functions/signing-key.ts';
import { wordsOf } from '../../local/event-words.ts';
import { pauses } from '../faults/faulty-svod.ts';
import { NOON, newWorkbook, post, type RunningSvod, runSvod, temporaryFolder } from '../local/running-svod.ts';

const PEM = generateSigningKey();
const TOKEN = 'ya29.canary-token';
const CANARIES = ['canary@example.org', '7707083894', '132202672804', 'Иванов Иван Иванович', 'канарейка', TOKEN];

interface Logged {
  readonly lines: string[];
  readonly world: World;
}

async function logged(svod: RunningSvod, sink?: World['log'], patience?: Patience): Promise<Logged> {
  const lines: string[] = [];
  const signingKey = parseSigningKey(PEM);
  if (!signingKey) throw new Error('No key was made.');
  const settings = {
    centralSpreadsheetId: svod.centralSpreadsheetId,
    publicStore: { kind: 'folder' as const, folder: temporaryFolder() },
    privateStore: { kind: 'folder' as const, folder: temporaryFolder() },
    s3Region: '',
    s3Endpoint: '',
    storeWithoutConditions: false,
    ...DEFAULT_RULES,
    publicUrl: '',
    workbookUrl: 'https://example.org/{id}',
    signingKey,
    googleRootUrl: `${svod.url}/`.replace('localhost', '127.0.0.1'),
    googleToken: TOKEN,
    periodMinutes: 60,
    deadlineSeconds: 480,
    readsPerMinute: 3000,
    writesPerMinute: 3000,
  };
  let runs = 0;
  const log = sink ?? ((event: LogEvent, runId: string) => lines.push(logLine(event, runId), wordsOf(event)));
  const newRunId = () => {
    runs += 1;
    return `run-${runs}`;
  };
  return { lines, world: { ...(await createWorld(settings, log, patience)), now: () => NOON, newRunId } };
}

function parsed(lines: readonly string[]): Record<string, unknown>[] {
  return lines.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as Record<string, unknown>);
}

async function type(svod: RunningSvod, spreadsheetId: string, range: string, values: unknown[][]): Promise<void> {
  await svod.google.sheets.spreadsheets.values.update({
    spreadsheetId,
    range,
    valueInputOption: 'RAW',
    requestBody: { values },
  });
}

/** Every cell of every table holds a canary, and so do the headings of a tab and a row of «Книги» in a second step. */
async function fillWithCanaries(svod: RunningSvod, id: string): Promise<void> {
  for (const tab of ['Кластеры', 'Участники', 'Проекты', "'Меры поддержки'"]) {
    const row = Array.from({ length: 12 }, (_, at) => CANARIES[at % CANARIES.length]);
    await type(
      svod,
      id,
      `${tab}!A2:L7`,
      Array.from({ length: 6 }, (_, at) => [...row.slice(at), ...row.slice(0, at)]),
    );
  }
}

function expectNoCanary(lines: readonly string[], svod: RunningSvod, ids: readonly string[]): void {
  const secrets = [...CANARIES, svod.centralSpreadsheetId, ...ids, PEM.split('\n')[1] ?? PEM];
  const leaks = lines.flatMap((line) =>
    secrets.filter((secret) => line.includes(secret)).map((secret) => [secret, line]),
  );
  expect(leaks).toEqual([]);
}

describe('the log of a run', () => {
  it('is one line of JSON for each event, with severity, words and the run; the last tells what it cost', async () => {
    const svod = await runSvod();
    await newWorkbook(svod, '59');
    const { lines, world } = await logged(svod);
    await refresh(world);
    await refresh(world);
    const events = parsed(lines);
    expect(events.map(({ event, runId }) => [event, runId])).toEqual([
      ['read', 'run-1'],
      ['published', 'run-1'],
      ['pages-written', 'run-1'],
      ['finished', 'run-1'],
      ['read', 'run-2'],
      ['unchanged', 'run-2'],
      ['finished', 'run-2'],
    ]);
    for (const line of lines) expect(line).not.toContain('\n');
    for (const one of events) {
      expect(one).toMatchObject({
        severity: expect.stringMatching(/^(INFO|WARNING|ERROR)$/),
        message: expect.any(String),
      });
    }
    expect(events[3]).toMatchObject({
      outcome: 'published',
      spent: {
        google: { reads: expect.any(Number), writes: expect.any(Number) },
        workbooks: { read: 1, kept: 0, stale: 0 },
      },
    });
    const { spent } = events[3] as unknown as { spent: { store: Record<string, number>; cpuMs: number } };
    expect(Object.values(spent.store).every((count) => count > 0)).toBe(true);
    expect(spent.cpuMs).toBeGreaterThan(0);
  });

  it('F27: that throws harms neither the publication nor what is told of a failure', async () => {
    const svod = await runSvod();
    await newWorkbook(svod, '59');
    const { world } = await logged(svod, () => {
      throw new Error('The log is down.');
    });
    expect(await refresh(world)).toMatchObject({ published: true, seq: 1 });
    await svod.google.drive.files.update({ fileId: svod.centralSpreadsheetId, requestBody: { trashed: true } });
    await expect(refresh(world)).rejects.toMatchObject({ code: 'CENTRAL_UNREADABLE' });
  });

  it('holds no cell, no number of a person, no address, no id, no key and no token, whatever the data are', async () => {
    const svod = await runSvod();
    const [id, other] = [await newWorkbook(svod, '59'), await newWorkbook(svod, '61')];
    await fillWithCanaries(svod, id);
    const { lines, world } = await logged(svod);
    await refresh(world);
    const step = async (change: () => Promise<unknown>) => {
      await change();
      await refresh(world).catch(() => undefined);
    };
    await step(() => type(svod, id, 'Участники!A1:C1', [['канарейка', 'канарейка', 'canary@example.org']]));
    await step(() => type(svod, other, 'Кластеры!A2', [['=IMPORTXML("канарейка")']]));
    await step(() => svod.google.drive.files.update({ fileId: other, requestBody: { trashed: true } }));
    await step(() => type(svod, svod.centralSpreadsheetId, "'Книги'!A6:D6", [['канарейка', id, TOKEN, 'канарейка']]));
    await step(() => type(svod, svod.centralSpreadsheetId, "'Регионы'!A3:C3", [['канарейка', '7707083894', TOKEN]]));
    await step(() => type(svod, svod.centralSpreadsheetId, "'Пороги'!A1:B1", [['канарейка', 'канарейка']]));
    expect(parsed(lines).filter(({ event }) => event === 'failed').length).toBeGreaterThan(1);
    expect(lines.length).toBeGreaterThan(20);
    expectNoCanary(lines, svod, [id, other]);
  });

  it.each(['quotaExceeded', 'tokenExpired', 'truncatedBody', 'htmlBody', 'permissionLost', 'errorInOk'])(
    'holds none of them when Google answers with %s',
    async (kind) => {
      const svod = await runSvod();
      const id = await newWorkbook(svod, '59');
      await fillWithCanaries(svod, id);
      const time = pauses();
      const { lines, world } = await logged(svod, undefined, time.patience);
      expect(await post(`${svod.url}/local/faults`, { fault: { kind }, match: {} })).toMatchObject({ status: 201 });
      await refresh(world).catch(() => undefined);
      expect(parsed(lines).at(-1)).toMatchObject({ event: 'finished' });
      expectNoCanary(lines, svod, [id]);
    },
    60_000,
  );
});

const CODES: Readonly<Record<FailureCode, true>> = {
  SETTINGS_WRONG: true,
  CENTRAL_UNREADABLE: true,
  CENTRAL_CHANGING: true,
  WORKBOOK_LIST_WRONG: true,
  GOOGLE_UNAVAILABLE: true,
  GOOGLE_QUOTA: true,
  GOOGLE_TOO_LARGE: true,
  GOOGLE_GARBLED: true,
  GOOGLE_SIGN_IN: true,
  RUN_TOO_LONG: true,
  STORE_UNREADABLE: true,
  STORE_UNWRITABLE: true,
  STORE_BUSY: true,
  STORE_UNCONDITIONAL: true,
  KEY_RETIRED: true,
  VERSION_UNKNOWN: true,
  VERSION_UNVERIFIABLE: true,
  VERSION_WITHDRAWN: true,
  VERSION_FROZEN: true,
  NOTHING_BEFORE: true,
  METHOD_NOT_ALLOWED: true,
  BODY_TOO_LARGE: true,
  NOT_FOUND: true,
  BAD_REQUEST: true,
  STARTING: true,
  INTERNAL: true,
};

/** As Google's client throws it: with the request, its token, and what it said. */
function clientError(status: number): Error {
  const error = Object.assign(new Error(`Bearer ${TOKEN} канарейка`), { config: { headers: TOKEN }, status });
  return Object.assign(error, { cause: new Error('canary@example.org') });
}

describe('a failure in the log', () => {
  it.each(Object.keys(CODES) as FailureCode[])('%s: its cause is named by its kind alone', (code) => {
    const failure = new Failure(code, 'Сообщение.', 'Совет.', { cause: clientError(403) });
    const { message, cause } = failure;
    const line = logLine({ event: 'failed', code, message, cause }, 'run');
    expect(JSON.parse(line)).toEqual({
      event: 'failed',
      code,
      severity: 'ERROR',
      message: `Запуск не удался. Сообщение. (${code})`,
      runId: 'run',
      cause: 'Error',
    });
  });

  it.each([0, 400, 401, 403, 404, 429, 500, 503])(
    'of a client of Google that met %i says nothing of the request',
    (status) => {
      const { code, forLog, cause } = googleFailure(clientError(status), 'таблица субъекта 59');
      const line = logLine({ event: 'failed', code, message: forLog, cause }, 'run');
      for (const canary of CANARIES) expect(line).not.toContain(canary);
    },
  );

  it('that nobody foresaw says nothing of what was thrown', () => {
    const { code, forLog, cause } = asFailure(new TypeError('канарейка'));
    expect(logLine({ event: 'failed', code, message: forLog, cause }, 'run')).not.toContain('канарейка');
  });
});
