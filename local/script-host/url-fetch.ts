/** UrlFetchApp: requests to this machine and to no other; the script waits while the host, which stays awake, asks. */
import { type Fields, fields, isFields, listOf, optional, text, textual } from './argument-kinds.ts';
import { type BlobState, blobObject, bufferOf, signedBytes } from './blob.ts';
import { notInStandIn, ScriptError } from './script-error.ts';
import type { ScriptRun } from './script-world.ts';
import { noted, ServiceObject, serviceClass, signatures } from './service-class.ts';

interface ResponseState {
  readonly code: number;
  readonly headers: Headers;
  readonly body: Buffer;
}

const on = signatures<ScriptRun>();
const onResponse = signatures<ResponseState>();
const SCOPE = { scope: 'script.external_request' };
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);
const KNOWN = [
  'contentType',
  'headers',
  'method',
  'payload',
  'followRedirects',
  'muteHttpExceptions',
  'validateHttpsCertificates',
  'escaping',
  'useIntranet',
  'url',
];
const MOST_REDIRECTS = 10;
const SHOWN_CHARACTERS = 300;

function loopback(url: string): URL {
  if (!URL.canParse(url)) throw new ScriptError(`Invalid argument: ${url}`);
  const address = new URL(url);
  if (LOOPBACK.has(address.hostname) && address.protocol === 'http:') return address;
  throw new ScriptError(
    `UrlFetchApp may only reach this machine in the stand-in: ${address.protocol}//${address.host} was refused.`,
  );
}

function bodyOf(payload: unknown): { readonly body?: Buffer; readonly contentType?: string } {
  if (payload === undefined || payload === null) return {};
  if (typeof payload === 'string') {
    return { body: Buffer.from(payload, 'utf8'), contentType: 'application/x-www-form-urlencoded' };
  }
  if (payload instanceof ServiceObject && payload.className === 'Blob') {
    const { bytes, contentType } = payload.state as BlobState;
    return { body: bytes, contentType: contentType ?? 'application/octet-stream' };
  }
  if (Array.isArray(payload)) return { body: bufferOf(payload.map(Number)), contentType: 'application/octet-stream' };
  if (!isFields(payload)) throw new ScriptError('Attribute provided with invalid value: payload');
  const pairs = Object.entries(payload).map(([name, value]) => {
    if (value instanceof ServiceObject) throw notInStandIn('UrlFetchApp.fetch with a file in a form');
    return [name, String(value)] as [string, string];
  });
  return { body: Buffer.from(new URLSearchParams(pairs).toString()), contentType: 'application/x-www-form-urlencoded' };
}

function requestOf(options: Fields): RequestInit {
  const unknown = Object.keys(options).find((name) => !KNOWN.includes(name));
  if (unknown !== undefined) throw notInStandIn(`UrlFetchApp.fetch with ${unknown}`);
  const { body, contentType } = bodyOf(options['payload']);
  const given = isFields(options['headers']) ? Object.entries(options['headers']) : [];
  const headers = new Headers(given.map(([name, value]) => [name, String(value)] as [string, string]));
  const type = typeof options['contentType'] === 'string' ? options['contentType'] : contentType;
  if (body && type !== undefined && !headers.has('content-type')) headers.set('content-type', type);
  if (!headers.has('user-agent')) headers.set('user-agent', 'Mozilla/5.0 (compatible; Google-Apps-Script; stand-in)');
  const method = String(options['method'] ?? (body ? 'post' : 'get')).toUpperCase();
  const isBodiless = method === 'GET' || method === 'HEAD';
  return { method, headers, redirect: 'manual', ...(body && !isBodiless ? { body: new Uint8Array(body) } : {}) };
}

/** Every stop of a chain of redirects must be on this machine too. */
async function follow(url: string, request: RequestInit, follows: boolean): Promise<Response> {
  let address = loopback(url);
  let current = request;
  for (let count = 0; count <= MOST_REDIRECTS; count += 1) {
    const response = await fetch(address, current);
    const location = response.headers.get('location');
    if (!follows || location === null || response.status < 300 || response.status > 399) return response;
    address = loopback(new URL(location, address).href);
    if (response.status !== 307 && response.status !== 308) {
      const { body: _body, ...bare } = current;
      current = { ...bare, method: current.method === 'HEAD' ? 'HEAD' : 'GET' };
    }
  }
  throw new ScriptError(`Exceeded the maximum number of redirects: ${url}`);
}

async function fetchUrl(url: string, options: Fields = {}): Promise<ServiceObject<ResponseState>> {
  const request = requestOf(options);
  const response = await follow(url, request, options['followRedirects'] !== false).catch((error: unknown) => {
    if (error instanceof ScriptError) throw error;
    throw new ScriptError(`Address unavailable: ${url}`);
  });
  const body = Buffer.from(await response.arrayBuffer());
  if (response.status >= 400 && options['muteHttpExceptions'] !== true) {
    const shown = body.toString('utf8').slice(0, SHOWN_CHARACTERS);
    const advice = '(use muteHttpExceptions option to examine full response)';
    throw new ScriptError(
      `Request failed for ${new URL(url).origin} returned code ${response.status}. Truncated server response: ${shown} ${advice}`,
    );
  }
  return new ServiceObject('HTTPResponse', { code: response.status, headers: response.headers, body });
}

function fetchEntry(entry: unknown): Promise<ServiceObject<ResponseState>> {
  if (typeof entry === 'string') return fetchUrl(entry);
  if (isFields(entry) && typeof entry['url'] === 'string') return fetchUrl(entry['url'], entry);
  throw new ScriptError('Invalid argument: requests');
}

export const urlFetchApp = serviceClass<ScriptRun>('UrlFetchApp', {
  fetch: noted(
    { ...SCOPE, partly: 'only addresses of this machine' },
    on([text, optional(fields)], (_run, url, options) => fetchUrl(url, options)),
  ),
  fetchAll: noted(
    { ...SCOPE, partly: 'only addresses of this machine' },
    on([listOf({ name: 'Object', read: (value) => ({ value }) })], (_run, requests) =>
      Promise.all(requests.map(fetchEntry)),
    ),
  ),
});

/** Every header once, under the name that the server gave it; several of one name as a list when `all` is asked. */
function headersOf({ headers }: ResponseState, all: boolean): Record<string, string | string[]> {
  const entries = [...headers].map(([name, value]) => [titleCase(name), value] as const);
  const cookies = headers.getSetCookie();
  const own = Object.fromEntries(entries);
  return all && cookies.length > 1 ? { ...own, 'Set-Cookie': cookies } : own;
}

function titleCase(name: string): string {
  return name.replace(/(^|-)([a-z])/g, (_, dash: string, letter: string) => dash + letter.toUpperCase());
}

export const httpResponse = serviceClass<ResponseState>('HTTPResponse', {
  getResponseCode: onResponse([], ({ code }) => code),
  getContentText: onResponse([optional(textual)], ({ body }) => body.toString('utf8')),
  getContent: onResponse([], ({ body }) => signedBytes(body)),
  getBlob: onResponse([], ({ body, headers }) => blobObject(body, headers.get('content-type'), null)),
  getHeaders: onResponse([], (state) => headersOf(state, false)),
  getAllHeaders: onResponse([], (state) => headersOf(state, true)),
});
