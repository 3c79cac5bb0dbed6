/** The part of Google Cloud Storage's JSON API that a store uses, with the conditions that its documentation promises. */
import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { CRC32C } from '@google-cloud/storage';
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

function refuse(response: ServerResponse, status: number, reason: string, message: string): void {
  const error = { code: status, message, errors: [{ message, domain: 'global', reason }] };
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify({ error }));
}

function crcOf(bytes: Buffer): string {
  const sum = new CRC32C();
  sum.update(bytes);
  return sum.toString();
}

function md5Of(bytes: Buffer): string {
  return createHash('md5').update(bytes).digest('base64');
}

function resourceOf(bucket: Bucket, name: string, held: HeldObject) {
  return {
    kind: 'storage#object',
    name,
    bucket: bucket.name,
    generation: String(held.generation),
    contentType: held.contentType,
    cacheControl: held.cacheControl,
    size: String(held.bytes.length),
    md5Hash: md5Of(held.bytes),
    updated: held.writtenAt.toISOString(),
  };
}

/** The two parts of a multipart upload: what the object is called, and its bytes. */
function partsOf(
  body: Buffer,
  contentType: string,
): { readonly metadata: Record<string, string>; readonly bytes: Buffer } {
  const boundary = Buffer.from(`--${/boundary="?([^";]+)"?/.exec(contentType)?.[1]}`);
  const at: number[] = [];
  for (let from = body.indexOf(boundary); from >= 0; from = body.indexOf(boundary, from + 1)) at.push(from);
  const part = (index: number) => {
    const whole = body.subarray((at[index] ?? 0) + boundary.length + 2, (at[index + 1] ?? 0) - 2);
    return whole.subarray(whole.indexOf('\r\n\r\n') + 4);
  };
  return { metadata: JSON.parse(part(0).toString('utf8')) as Record<string, string>, bytes: part(1) };
}

function holds(held: HeldObject | undefined, condition: string | null): boolean {
  return condition === null || Number(condition) === (held?.generation ?? 0);
}

async function upload(bucket: Bucket, request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
  const { metadata, bytes } = partsOf(await bodyOf(request), request.headers['content-type'] ?? '');
  const name = url.searchParams.get('name') ?? metadata['name'] ?? '';
  const trouble = troubleOf(bucket);
  if (metadata['md5Hash'] !== md5Of(bytes))
    return refuse(response, 400, 'invalid', 'Provided MD5 hash does not match.');
  if (trouble === 'forbidden') return refuse(response, 403, 'forbidden', 'does not have storage.objects.create access');
  if (trouble === 'slowDown') return refuse(response, 429, 'rateLimitExceeded', 'The object exceeded the rate limit');
  const met = holds(bucket.objects.get(name), url.searchParams.get('ifGenerationMatch'));
  if (!met && trouble !== 'ignoresConditions') {
    return refuse(response, 412, 'conditionNotMet', 'At least one of the pre-conditions you specified did not hold.');
  }
  const held = hold(bucket, name, {
    bytes,
    contentType: metadata['contentType'] ?? '',
    cacheControl: metadata['cacheControl'] ?? '',
  });
  if (trouble === 'losesAnswer') {
    request.socket.destroy();
    return;
  }
  response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(resourceOf(bucket, name, held)));
}

function download(bucket: Bucket, name: string, response: ServerResponse): void {
  const held = bucket.objects.get(name);
  if (!held) {
    refuse(response, 404, 'notFound', `No such object: ${bucket.name}/${name}`);
    return;
  }
  const headers = {
    'Content-Type': held.contentType,
    'Cache-Control': held.cacheControl,
    'x-goog-generation': String(held.generation),
    'x-goog-stored-content-encoding': 'identity',
    'x-goog-hash': `crc32c=${crcOf(held.bytes)},md5=${md5Of(held.bytes)}`,
  };
  response.writeHead(200, headers).end(held.bytes);
}

function list(bucket: Bucket, response: ServerResponse, url: URL): void {
  const prefix = url.searchParams.get('prefix') ?? '';
  const most = Number(url.searchParams.get('maxResults') ?? 3);
  const after = url.searchParams.get('pageToken') ?? '';
  const names = [...bucket.objects.keys()].filter((name) => name.startsWith(prefix) && name > after).sort();
  const items = names
    .slice(0, most)
    .map((name) => ({ ...resourceOf(bucket, name, bucket.objects.get(name) as HeldObject) }));
  const last = names.length > most ? names[most - 1] : undefined;
  const page = { kind: 'storage#objects', items, ...(last !== undefined && { nextPageToken: last }) };
  response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(page));
}

export function startGcsServer(name = 'svod-public'): Promise<BucketServer> {
  const bucket = newBucket(name);
  return serveBucket(bucket, async (request, response, url) => {
    // The library leaves out the version where the environment names the address (STORAGE_EMULATOR_HOST).
    const [, uploading, asked, path] =
      /^(\/upload)?(?:\/storage\/v1)?\/b\/([^/]+)\/o(?:\/(.*))?$/.exec(url.pathname) ?? [];
    if (asked !== bucket.name) return refuse(response, 404, 'notFound', 'The specified bucket does not exist.');
    const object = decodeURIComponent(path ?? '');
    if (request.method === 'POST' && uploading) return upload(bucket, request, response, url);
    if (request.method === 'GET' && object === '') return list(bucket, response, url);
    if (request.method === 'GET') return download(bucket, object, response);
    if (request.method !== 'DELETE')
      return refuse(response, 501, 'notImplemented', `${request.method} ${url.pathname}`);
    if (!bucket.objects.delete(object)) return refuse(response, 404, 'notFound', `No such object: ${object}`);
    response.writeHead(204).end();
  });
}
