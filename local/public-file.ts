/** One published file in memory, ready to be sent: both codings, their heads, and the stamp by which the disk still holds it. */
import { createHash } from 'node:crypto';
import type { Stats } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { extname } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { headersOf } from '../functions/stores/object-headers.ts';
import { PAGE_POLICY_HEADER, PICTURE_POLICY_HEADER } from '../web/content-policy.ts';

const compress = promisify(gzip);

const SMALLEST_TO_COMPRESS_BYTES = 1_000;
/** Clocks of file systems tick every 10 ms at the slowest; those of memory sticks every two seconds, and show it. */
const TICK_MS = 20;
const COARSE_TICK_MS = 2_500;

const POLICIES: Readonly<Record<string, string>> = { '.html': PAGE_POLICY_HEADER, '.svg': PICTURE_POLICY_HEADER };

/** Names and values in turn, as `writeHead` takes them. */
type HeaderList = readonly string[];

interface Coding {
  readonly body: Buffer;
  readonly headers: HeaderList;
  /** Of an answer without a body, to who has it already. */
  readonly headersOf304: HeaderList;
}

export interface PublicFile {
  readonly sha256: string;
  readonly plain: Coding;
  /** null when it is too short to be worth it. */
  readonly zipped: Coding | null;
}

export const OPEN_TO_ALL: Readonly<Record<string, string>> = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'GET, HEAD, OPTIONS',
  'Access-Control-Allow-Headers': 'If-None-Match',
  'Access-Control-Expose-Headers': 'ETag',
  'Access-Control-Max-Age': '86400',
  'X-Content-Type-Options': 'nosniff',
};

export type Stamp = Pick<Stats, 'ino' | 'size' | 'mtimeMs' | 'ctimeMs'>;

export function isSameStamp(one: Stamp, other: Stamp): boolean {
  return (
    one.ino === other.ino && one.size === other.size && one.mtimeMs === other.mtimeMs && one.ctimeMs === other.ctimeMs
  );
}

/**
 * Whether whatever is written after the file was opened must have another stamp: it gets a later time, or a place of its own
 * on the disk. Not so as long as the clock may still show the time that the file itself was written at.
 */
export function isSettled({ mtimeMs, ctimeMs }: Stamp, openedAtMs: number): boolean {
  const tickMs = mtimeMs % 1000 === 0 ? COARSE_TICK_MS : TICK_MS;
  return Math.max(mtimeMs, ctimeMs) < openedAtMs - tickMs;
}

export function sha256Of(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function codingOf(path: string, body: Buffer, own: Readonly<Record<string, string>>): Coding {
  const { contentType, cacheControl } = headersOf(path);
  const shared = { ...OPEN_TO_ALL, 'Cache-Control': cacheControl, Vary: 'Accept-Encoding', ETag: own['ETag'] ?? '' };
  const policy = POLICIES[extname(path)];
  const allowed = policy === undefined ? {} : { 'Content-Security-Policy': policy };
  const full = { ...shared, ...allowed, ...own, 'Content-Type': contentType, 'Content-Length': String(body.length) };
  return { body, headers: Object.entries(full).flat(), headersOf304: Object.entries(shared).flat() };
}

/** `path` is the one inside the store, with slashes. */
export async function publicFile(path: string, bytes: Buffer, sha256: string): Promise<PublicFile> {
  const compressed = bytes.length < SMALLEST_TO_COMPRESS_BYTES ? null : await compress(bytes);
  return {
    sha256,
    plain: codingOf(path, bytes, { ETag: `"${sha256}"` }),
    // The same content in another coding is not the same bytes: its tag is a weak one.
    zipped: compressed && codingOf(path, compressed, { ETag: `W/"${sha256}"`, 'Content-Encoding': 'gzip' }),
  };
}

/** Whether `If-None-Match` names what the file is. */
function isFresh(asked: string | undefined, sha256: string): boolean {
  if (asked === undefined) return false;
  return asked.split(',').some((tag) => {
    const opaque = tag.trim().replace(/^W\//, '');
    return opaque === '*' || opaque === `"${sha256}"`;
  });
}

export function sendFile(response: ServerResponse, file: PublicFile, takesGzip: boolean): void {
  const { method, headers: asked } = response.req;
  const { body, headers, headersOf304 } = (takesGzip && file.zipped) || file.plain;
  if (isFresh(asked['if-none-match'], file.sha256)) response.writeHead(304, [...headersOf304]).end();
  else response.writeHead(200, [...headers]).end(method === 'HEAD' ? undefined : body);
}
