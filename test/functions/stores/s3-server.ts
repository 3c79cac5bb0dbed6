/** The part of the S3 protocol that a store uses, with the conditions that Amazon's documentation promises. */
import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  type Bucket,
  type BucketServer,
  bodyOf,
  type HeldObject,
  hold,
  newBucket,
  serveBucket,
  troubleOf,
} from './bucket.ts';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);
}

function refuse(response: ServerResponse, status: number, code: string, message: string): void {
  const body = `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${escaped(message)}</Message></Error>`;
  response.writeHead(status, { 'Content-Type': 'application/xml' }).end(body);
}

function etagOf({ bytes }: HeldObject): string {
  return `"${createHash('md5').update(bytes).digest('hex')}"`;
}

/** What Amazon answers where a condition does not hold; undefined where it does. */
function refusalOf(held: HeldObject | undefined, { headers }: IncomingMessage): readonly [number, string] | undefined {
  if (headers['if-none-match'] === '*' && held) return [412, 'PreconditionFailed'];
  const tag = headers['if-match'];
  if (tag === undefined) return undefined;
  if (!held) return [404, 'NoSuchKey'];
  return tag === etagOf(held) ? undefined : [412, 'PreconditionFailed'];
}

async function put(bucket: Bucket, request: IncomingMessage, response: ServerResponse, key: string): Promise<void> {
  const bytes = await bodyOf(request);
  const trouble = troubleOf(bucket);
  if (trouble === 'forbidden') return refuse(response, 403, 'AccessDenied', 'Access Denied');
  if (trouble === 'slowDown') return refuse(response, 503, 'SlowDown', 'Please reduce your request rate.');
  if (trouble === 'conflicts') {
    return refuse(response, 409, 'ConditionalRequestConflict', 'A conflicting conditional operation is in progress.');
  }
  const refusal = refusalOf(bucket.objects.get(key), request);
  if (refusal && trouble !== 'ignoresConditions')
    return refuse(response, refusal[0], refusal[1], 'A condition failed.');
  const { 'content-type': contentType = '', 'cache-control': cacheControl = '' } = request.headers;
  const held = hold(bucket, key, { bytes, contentType, cacheControl });
  if (trouble === 'losesAnswer') {
    request.socket.destroy();
    return;
  }
  response.writeHead(200, { ETag: etagOf(held) }).end();
}

function get(bucket: Bucket, response: ServerResponse, key: string): void {
  const held = bucket.objects.get(key);
  if (!held) {
    refuse(response, 404, 'NoSuchKey', 'The specified key does not exist.');
    return;
  }
  const headers = { 'Content-Type': held.contentType, 'Cache-Control': held.cacheControl, ETag: etagOf(held) };
  response.writeHead(200, headers).end(held.bytes);
}

const PAGE = 3;

function list(bucket: Bucket, response: ServerResponse, url: URL): void {
  const prefix = url.searchParams.get('prefix') ?? '';
  const after = url.searchParams.get('continuation-token') ?? '';
  const keys = [...bucket.objects.keys()].filter((key) => key.startsWith(prefix) && key > after).sort();
  const page = keys.slice(0, PAGE);
  const contents = page.map((key) => {
    const held = bucket.objects.get(key) as HeldObject;
    return `<Contents><Key>${escaped(key)}</Key><LastModified>${held.writtenAt.toISOString()}</LastModified><Size>${held.bytes.length}</Size></Contents>`;
  });
  const isCut = keys.length > PAGE;
  const next = isCut ? `<NextContinuationToken>${escaped(page.at(-1) ?? '')}</NextContinuationToken>` : '';
  response
    .writeHead(200, { 'Content-Type': 'application/xml' })
    .end(
      `<?xml version="1.0" encoding="UTF-8"?><ListBucketResult><IsTruncated>${isCut}</IsTruncated>${next}${contents.join('')}</ListBucketResult>`,
    );
}

export function startS3Server(name = 'svod-public'): Promise<BucketServer> {
  const bucket = newBucket(name);
  return serveBucket(bucket, async (request, response, url) => {
    const [, asked, path = ''] = /^\/([^/]+)\/?(.*)$/.exec(url.pathname) ?? [];
    const key = decodeURIComponent(path);
    if (asked !== bucket.name) return refuse(response, 404, 'NoSuchBucket', 'The specified bucket does not exist.');
    if (request.method === 'PUT') return put(bucket, request, response, key);
    if (request.method === 'GET' && key === '') return list(bucket, response, url);
    if (request.method === 'GET') return get(bucket, response, key);
    if (request.method !== 'DELETE')
      return refuse(response, 501, 'NotImplemented', `${request.method} ${url.pathname}`);
    bucket.objects.delete(key);
    response.writeHead(204).end();
  });
}
