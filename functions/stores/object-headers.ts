/** With which headers an object of the public store reaches the world, whoever serves it. */
import { extname } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.json': 'application/json; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.sig': 'text/plain; charset=utf-8',
};
const IMMUTABLE = 'public, max-age=31536000, immutable';
const SHORT = 'public, max-age=30';

/** Beside the folders of the versions stand the lists of the older ones, which grow. */
const NEVER_CHANGES = /^(versions\/\d+-|tags\/)/;

export interface ObjectHeaders {
  readonly contentType: string;
  readonly cacheControl: string;
}

/** Versions and the names they were given never change; everything else may at any moment, and is asked for again after half a minute. */
export function headersOf(path: string): ObjectHeaders {
  return {
    contentType: TYPES[extname(path)] ?? 'application/octet-stream',
    cacheControl: NEVER_CHANGES.test(path) ? IMMUTABLE : SHORT,
  };
}
