/** `latest.json` fetched as a consumer would: does the world get what was published, with the headers it was promised? */
import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { LogEvent } from './log-event.ts';
import type { Patience } from './patience.ts';

const LATEST = 'latest.json';
const TIMEOUT_MS = 10_000;
/** Who edits now should be seen in a minute: no cache between may keep it longer than this. */
const LONGEST_AGE_SECONDS = 30;

interface ConsumerWorld {
  readonly settings: { readonly publicUrl: string };
  readonly patience: Pick<Patience, 'timeout'>;
  readonly log: (event: LogEvent) => void;
}

const headSchema = z.object({ seq: z.int().min(1) });

/** What of an answer counts. */
interface ConsumerAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Buffer;
}

interface ExpectedLatest {
  readonly seq: number;
  readonly sha256: string;
}

function cacheAge(headers: Headers): number {
  const control = headers.get('cache-control') ?? '';
  if (/\bno-(?:store|cache)\b/.test(control)) return 0;
  const age = /\bmax-age=(\d+)/.exec(control)?.[1];
  return age === undefined ? Number.POSITIVE_INFINITY : Number(age);
}

function headerFaults(headers: Headers): readonly string[] {
  const type = headers.get('content-type') ?? '';
  return [
    ...(/^application\/json\b/.test(type) ? [] : [`Content-Type «${type}», а обещан application/json`]),
    ...(cacheAge(headers) <= LONGEST_AGE_SECONDS
      ? []
      : [`Cache-Control «${headers.get('cache-control') ?? ''}», а обещано не дольше ${LONGEST_AGE_SECONDS} секунд`]),
    ...(headers.has('etag') ? [] : ['нет ETag']),
    ...(headers.get('access-control-allow-origin') === '*'
      ? []
      : ['страницам других сайтов читать не разрешено (CORS)']),
  ];
}

function seqOf(bytes: Buffer): number | null {
  try {
    return headSchema.parse(JSON.parse(bytes.toString('utf8'))).seq;
  } catch {
    return null;
  }
}

/** An older version may still stand in a cache, and a newer one be somebody else's; this one has one content. */
function contentFaults(bytes: Buffer, expected: ExpectedLatest): readonly string[] {
  const seq = seqOf(bytes);
  if (seq === null) return ['это не снимок'];
  const isOther = seq === expected.seq && createHash('sha256').update(bytes).digest('hex') !== expected.sha256;
  return isOther ? [`версия ${seq} не та, что опубликована: байты другие`] : [];
}

/** What is not as promised, in words; empty when all is. */
function faultsOfAnswer({ status, headers, bytes }: ConsumerAnswer, expected: ExpectedLatest): readonly string[] {
  if (status !== 200) return [`ответ ${status}`];
  return [...headerFaults(headers), ...contentFaults(bytes, expected)];
}

/** As a page of another site asks, past every cache that can be passed. */
async function readAsConsumer({ publicUrl, timeout }: { readonly publicUrl: string; readonly timeout: AbortSignal }) {
  const headers = { Origin: 'https://example.org', 'Cache-Control': 'no-cache' };
  const response = await fetch(new URL(LATEST, publicUrl), { headers, signal: timeout });
  return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
}

/** Looks once, where the settings name an address; what is wrong there is told and stops nothing. */
export async function lookAsConsumer(world: ConsumerWorld, expected: ExpectedLatest): Promise<void> {
  const { publicUrl } = world.settings;
  if (publicUrl === '') return;
  const remedy = 'Проверьте SVOD_PUBLIC_URL и настройки открытого хранилища.';
  try {
    const answer = await readAsConsumer({ publicUrl, timeout: world.patience.timeout(TIMEOUT_MS) });
    const faults = faultsOfAnswer(answer, expected);
    if (faults.length > 0) world.log({ event: 'public-address-differs', message: `${faults.join('; ')}. ${remedy}` });
  } catch {
    world.log({ event: 'public-address-differs', message: `не отвечает. ${remedy}` });
  }
}
