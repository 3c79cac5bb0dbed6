/** Serves the public store with the headers that the bucket gives: whole files, ETag, caching, any origin. */
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Request, RequestHandler, Response } from 'express';
import { errorBody, Failure } from '../functions/failure.ts';
import { headersOf } from '../functions/stores/object-headers.ts';
import { PAGE_POLICY_HEADER, PICTURE_POLICY_HEADER } from '../web/content-policy.ts';

const compress = promisify(gzip);

const SMALLEST_TO_COMPRESS_BYTES = 1_000;

const POLICIES: Readonly<Record<string, string>> = { '.html': PAGE_POLICY_HEADER, '.svg': PICTURE_POLICY_HEADER };

interface PublicFile {
  /** Changes whenever the file was replaced. */
  readonly stamp: string;
  readonly bytes: Buffer;
  readonly sha256: string;
  readonly compressed: Buffer | null;
}

/** Reads a file through one descriptor, so that a replacement in the meantime cannot mix two versions. */
async function readWhole(file: string, known: PublicFile | undefined): Promise<PublicFile | null> {
  const handle = await open(file, 'r').catch(() => null);
  if (!handle) return null;
  try {
    const { ino, size, mtimeMs } = await handle.stat();
    const stamp = `${ino} ${size} ${mtimeMs}`;
    if (known?.stamp === stamp) return known;
    const bytes = await handle.readFile().catch(() => null);
    if (!bytes) return null;
    const compressed = bytes.length < SMALLEST_TO_COMPRESS_BYTES ? null : await compress(bytes);
    return { stamp, bytes, sha256: createHash('sha256').update(bytes).digest('hex'), compressed };
  } finally {
    await handle.close();
  }
}

/** The path inside the store; undefined for what points out of it or is hidden. */
function storePath(path: string): string | undefined {
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return undefined;
  }
  const inside = normalize(decoded).replace(/^[/\\]+/, '');
  const isHidden = inside.split(sep).some((part) => part.startsWith('.'));
  return inside === '' || isHidden || decoded.includes('\0') ? undefined : inside;
}

function isVersion(path: string): boolean {
  return path.startsWith(`versions${sep}`);
}

function isFresh(request: Request, sha256: string): boolean {
  const asked = request.headers['if-none-match'];
  if (asked === undefined) return false;
  return asked.split(',').some((tag) => {
    const opaque = tag.trim().replace(/^W\//, '');
    return opaque === '*' || opaque === `"${sha256}"`;
  });
}

function refuse(response: Response, failure: Failure): void {
  response.set('Cache-Control', 'no-store').status(failure.status).json(errorBody(failure));
}

function send(request: Request, response: Response, path: string, file: PublicFile): void {
  const zipped = file.compressed !== null && request.acceptsEncodings('gzip', 'identity') === 'gzip';
  const body = zipped && file.compressed ? file.compressed : file.bytes;
  const { contentType, cacheControl } = headersOf(path.split(sep).join('/'));
  const policy = POLICIES[extname(path)];
  if (policy !== undefined) response.set('Content-Security-Policy', policy);
  response.set({
    'Content-Type': contentType,
    'Cache-Control': cacheControl,
    // The same content in another coding is not the same bytes: its tag is a weak one.
    ETag: zipped ? `W/"${file.sha256}"` : `"${file.sha256}"`,
    Vary: 'Accept-Encoding',
  });
  if (isFresh(request, file.sha256)) {
    response.removeHeader('Content-Type');
    response.status(304).end();
    return;
  }
  response.set('Content-Length', String(body.length));
  if (zipped) response.set('Content-Encoding', 'gzip');
  response.status(200).end(request.method === 'HEAD' ? undefined : body);
}

export function publicFiles(folder: string): RequestHandler {
  const known = new Map<string, PublicFile>();
  return async (request, response) => {
    response.set({
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Methods': 'GET, HEAD, OPTIONS',
      'Access-Control-Allow-Headers': 'If-None-Match',
      'Access-Control-Expose-Headers': 'ETag',
      'Access-Control-Max-Age': '86400',
      'X-Content-Type-Options': 'nosniff',
    });
    if (request.method === 'OPTIONS') {
      response.status(204).end();
      return;
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.set('Allow', 'GET, HEAD, OPTIONS');
      const message = `Метод ${request.method} здесь не работает.`;
      refuse(response, new Failure('METHOD_NOT_ALLOWED', message, 'Опубликованное можно только читать: GET или HEAD.'));
      return;
    }
    const path = storePath(request.path);
    const file = path === undefined ? null : await readWhole(join(folder, path), known.get(path));
    if (path === undefined || file === null) {
      refuse(
        response,
        new Failure('NOT_FOUND', 'Такого файла среди опубликованных нет.', 'Начните с /public/latest.json.'),
      );
      return;
    }
    // Versions are many and rarely asked for twice; what is asked for again and again stays at hand.
    if (!isVersion(path)) known.set(path, file);
    send(request, response, path, file);
  };
}
