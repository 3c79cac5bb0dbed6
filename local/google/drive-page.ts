/** Lists in pages, as Drive answers them. */
import { invalidDriveValue } from './drive-query.ts';
import type { Call } from './rest-method.ts';

const LARGEST_PAGE = 1000;

function pageSize(text: string | undefined, otherwise: number): number {
  const size = text === undefined ? otherwise : Number(text);
  if (!Number.isInteger(size) || size < 1 || size > LARGEST_PAGE) throw invalidDriveValue('pageSize');
  return size;
}

function pageStart(token: string | undefined): number {
  const start = token === undefined ? 0 : Number(Buffer.from(token, 'base64url').toString('utf8'));
  if (!Number.isInteger(start) || start < 0) throw invalidDriveValue('pageToken');
  return start;
}

export function pageOf<T>(
  list: readonly T[],
  query: Call['query'],
  otherwise: number,
): { page: T[]; nextPageToken?: string } {
  const start = pageStart(query.text('pageToken'));
  const end = start + pageSize(query.text('pageSize'), otherwise);
  const page = list.slice(start, end);
  return end < list.length ? { page, nextPageToken: Buffer.from(String(end)).toString('base64url') } : { page };
}
