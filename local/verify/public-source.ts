/** Where published files are read from: a folder, or an address of the web. */
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal } from './refusal.ts';

export interface PublicSource {
  /** The file, whole; null when there is none. Throws a refusal when it is longer than it may be. */
  read(path: string, mostBytes: number): Promise<Buffer | null>;
}

const TIMEOUT_MS = 60_000;
/** A bucket that lists nothing to strangers says 403 of a file that is not there. */
const ABSENT = new Set([403, 404, 410]);

function tooLarge(path: string, mostBytes: number): Refusal {
  return new Refusal({ code: 'TOO_LARGE', path, mostBytes });
}

/** Reads no further than to the first byte that is too many. */
async function collect(pieces: AsyncIterable<Uint8Array>, path: string, mostBytes: number): Promise<Buffer> {
  const read: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of pieces) {
    bytes += piece.length;
    if (bytes > mostBytes) throw tooLarge(path, mostBytes);
    read.push(piece);
  }
  return Buffer.concat(read);
}

function codeOf(thrown: unknown): string {
  const cause = thrown instanceof Error && thrown.cause instanceof Error ? thrown.cause : thrown;
  if (!(cause instanceof Error)) return 'error';
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.name;
}

async function orUnreachable<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    if (thrown instanceof Refusal) throw thrown;
    throw new Refusal({ code: 'UNREACHABLE', path, answer: codeOf(thrown) });
  }
}

function folderSource(folder: string): PublicSource {
  return {
    read: (path, mostBytes) =>
      orUnreachable(path, async () => {
        const handle = await open(join(folder, path), 'r').catch((thrown: unknown) => {
          if (codeOf(thrown) === 'ENOENT') return null;
          throw thrown;
        });
        return handle && (await collect(handle.createReadStream(), path, mostBytes));
      }),
  };
}

function webSource(address: string): PublicSource {
  return {
    read: (path, mostBytes) =>
      orUnreachable(path, async () => {
        const response = await fetch(new URL(path, address), {
          headers: { 'Cache-Control': 'no-cache' },
          signal: AbortSignal.timeout(TIMEOUT_MS),
        });
        if (response.status === 200 && response.body) return collect(response.body, path, mostBytes);
        await response.body?.cancel();
        if (ABSENT.has(response.status)) return null;
        throw new Refusal({ code: 'UNREACHABLE', path, answer: String(response.status) });
      }),
  };
}

/** @param address a folder, or an address that ends with a slash */
export function openSource(address: string): PublicSource {
  return /^https?:\/\//.test(address) ? webSource(address) : folderSource(address);
}
