/** Lists in pages, as Drive answers them. */
import { invalidDriveValue } from './drive-query.ts';
import { GoogleError } from './google-error.ts';
import type { Call } from './rest-method.ts';

interface PageSize {
  /** For a caller who says nothing. */
  readonly otherwise: number;
  readonly largest: number;
}

function pageSize(text: string | undefined, { otherwise, largest }: PageSize): number {
  if (text === undefined) return otherwise;
  const size = Number(text);
  if (Number.isInteger(size) && size >= 1 && size <= largest) return size;
  const reason = { domain: 'global', reason: 'invalidParameter', location: 'pageSize', locationType: 'parameter' };
  const message = `Invalid value '${text}'. Values must be within the range: [1, ${largest}]`;
  throw new GoogleError(400, 'INVALID_ARGUMENT', message, { reason });
}

function pageStart(token: string | undefined): number {
  const start = token === undefined ? 0 : Number(Buffer.from(token, 'base64url').toString('utf8'));
  if (!Number.isInteger(start) || start < 0) throw invalidDriveValue('pageToken');
  return start;
}

export function pageOf<T>(
  list: readonly T[],
  query: Call['query'],
  sizes: PageSize,
): { page: T[]; nextPageToken?: string } {
  const start = pageStart(query.text('pageToken'));
  const end = start + pageSize(query.text('pageSize'), sizes);
  const page = list.slice(start, end);
  return end < list.length ? { page, nextPageToken: Buffer.from(String(end)).toString('base64url') } : { page };
}
