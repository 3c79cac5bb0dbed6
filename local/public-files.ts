/** Serves the public store with the headers that the bucket gives: whole files, ETag, caching, any origin. */
import { statSync } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join, normalize, sep } from 'node:path';
import type { RequestHandler, Response } from 'express';
import { errorBody, Failure } from '../functions/failure.ts';
import { MANIFEST, SIGNATURE } from '../functions/manifest.ts';
import { decodeTombstone, TOMBSTONE, TOMBSTONE_SIGNATURE } from '../functions/tombstone.ts';
import {
  isSameStamp,
  isSettled,
  OPEN_TO_ALL,
  type PublicFile,
  publicFile,
  type Stamp,
  sendFile,
  sha256Of,
} from './public-file.ts';

/** Where the store is mounted, for those who do not come through the application. */
const MOUNT = '/public/';
const MOST_REMEMBERED_CODINGS = 64;

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
  return inside === '' || isHidden || decoded.includes('\0') ? undefined : inside.split(sep).join('/');
}

const CHAIN_FILES: ReadonlySet<string> = new Set([MANIFEST, SIGNATURE, TOMBSTONE, TOMBSTONE_SIGNATURE]);

/** Why a file of a version that was taken back is no longer given; null for every other. Its links in the chain stay. */
async function withdrawalOf(folder: string, path: string): Promise<Failure | null> {
  const [versions = '', version = '', name = ''] = path.split('/');
  if (versions !== 'versions' || name === '' || CHAIN_FILES.has(name)) return null;
  const bytes = await readFile(join(folder, versions, version, TOMBSTONE)).catch(() => null);
  try {
    const tombstone = bytes && decodeTombstone(bytes);
    if (!tombstone) return null;
    const { seq, why } = tombstone;
    const remedy = 'Возьмите /public/latest.json; когда и почему отозвана, сказано в withdrawn.json рядом.';
    return new Failure('VERSION_WITHDRAWN', `Версия ${seq} отозвана. Причина: ${why}`, remedy);
  } catch {
    return null;
  }
}

function refuse(response: Response, failure: Failure): void {
  response.set('Cache-Control', 'no-store').status(failure.status).json(errorBody(failure));
}

interface Read {
  readonly bytes: Buffer;
  readonly stamp: Stamp;
  readonly openedAtMs: number;
}

/** Through one descriptor, so that a replacement in the meantime cannot mix two versions; null where there is no file. */
async function readWhole(file: string): Promise<Read | null> {
  const openedAtMs = Date.now();
  const handle = await open(file, 'r').catch(() => null);
  if (!handle) return null;
  try {
    const stamp = await handle.stat();
    const bytes = await handle.readFile().catch(() => null);
    return bytes && { bytes, stamp, openedAtMs };
  } finally {
    await handle.close();
  }
}

function stampNow(file: string): Stamp | undefined {
  try {
    return statSync(file, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/** The files of a folder. A file from memory is what the disk held when it was asked for: its stamp is compared every time. */
class FolderOfFiles {
  private readonly folder: string;
  private readonly settled = new Map<string, { readonly stamp: Stamp; readonly file: PublicFile }>();
  /** The last content of each path, so that all who ask for it meanwhile wait for one compression. */
  private readonly made = new Map<string, { readonly sha256: string; readonly file: Promise<PublicFile> }>();

  constructor(folder: string) {
    this.folder = folder;
  }

  /** undefined when the disk has to be read. */
  inMemory(path: string): PublicFile | undefined {
    const known = this.settled.get(path);
    if (!known) return undefined;
    const stamp = stampNow(join(this.folder, path));
    return stamp && isSameStamp(known.stamp, stamp) ? known.file : undefined;
  }

  async read(path: string): Promise<PublicFile | null> {
    const read = await readWhole(join(this.folder, path));
    if (!read) return null;
    const sha256 = sha256Of(read.bytes);
    // Versions are many and rarely asked for twice; what is asked for again and again stays at hand.
    if (path.startsWith('versions/')) return publicFile(path, read.bytes, sha256);
    const last = this.made.get(path);
    const made = last?.sha256 === sha256 ? last : { sha256, file: publicFile(path, read.bytes, sha256) };
    this.made.set(path, made);
    const file = await made.file.catch((thrown: unknown) => {
      this.made.delete(path);
      throw thrown;
    });
    if (isSettled(read.stamp, read.openedAtMs)) this.settled.set(path, { stamp: read.stamp, file });
    return file;
  }
}

export interface PublicFiles {
  readonly handler: RequestHandler;
  /**
   * Answers what is asked for most, a file that has not changed, without the way through the application; false for all else.
   * The address is the whole one: `/public/latest.json`.
   */
  readonly answerAtOnce: (request: IncomingMessage, response: ServerResponse) => boolean;
}

export function publicFiles(folder: string): PublicFiles {
  const files = new FolderOfFiles(folder);
  /** By what they say of codings, whether those who say so are sent gzip. */
  const takesGzip = new Map<string | undefined, boolean>();
  const headerOf = (request: IncomingMessage) => request.headers['accept-encoding'] as string | undefined;

  const handler: RequestHandler = async (request, response) => {
    response.set(OPEN_TO_ALL);
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
    const withdrawn = path === undefined ? null : await withdrawalOf(folder, path);
    const file = path === undefined || withdrawn ? null : (files.inMemory(path) ?? (await files.read(path)));
    if (file === null) {
      refuse(
        response,
        withdrawn ??
          new Failure('NOT_FOUND', 'Такого файла среди опубликованных нет.', 'Начните с /public/latest.json.'),
      );
      return;
    }
    const isGzip = request.acceptsEncodings('gzip', 'identity') === 'gzip';
    if (takesGzip.size < MOST_REMEMBERED_CODINGS) takesGzip.set(headerOf(request), isGzip);
    sendFile(response, file, isGzip);
  };

  return {
    handler,
    answerAtOnce: (request, response) => {
      if (request.method !== 'GET' || !request.url?.startsWith(MOUNT)) return false;
      const isGzip = takesGzip.get(headerOf(request));
      const file = isGzip === undefined ? undefined : files.inMemory(request.url.slice(MOUNT.length));
      if (isGzip === undefined || !file) return false;
      sendFile(response, file, isGzip);
      return true;
    },
  };
}
