/** Which method of Google's APIs a request calls, and on which file: by the same paths by which it is served. */
import type { Request } from 'express';
import { driveMethods } from '../google/drive-api.ts';
import { type RestMethod, withoutIdleSlashes } from '../google/rest-method.ts';
import { sheetsMethods } from '../google/sheets-api.ts';
import type { WorkbookStore } from '../google/workbook-store.ts';

export interface ApiCall {
  readonly api: 'sheets' | 'drive';
  readonly verb: string;
  /** As Google's clients name it: `sheets.spreadsheets.values.batchGet`; empty for what the stand-in lacks. */
  readonly name: string;
  /** Decoded, without the query: `/v4/spreadsheets/1AbC/values:batchGet`. */
  readonly path: string;
  /** The file that the path names; undefined for a list or a new one. */
  readonly fileId: string | undefined;
  readonly isRead: boolean;
}

const MOUNTS = { sheets: '/v4', drive: '/drive' } as const;
/** Requests that only ask, though their question stands in a body. */
const READS_BY_POST = /ByDataFilter$|developerMetadata\.search$/;
const WRITES_BY_POST = /batch(?:Update|Clear)ByDataFilter$/;

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Reads calls of requests; undefined for an address that is not Google's. */
export function apiCalls(store: WorkbookStore, now: () => Date): (request: Request) => ApiCall | undefined {
  const methods: Readonly<Record<ApiCall['api'], readonly RestMethod[]>> = {
    sheets: sheetsMethods(store, now),
    drive: driveMethods(store, now),
  };
  return (request) => {
    const path = withoutIdleSlashes(request.path);
    const api = path.startsWith(`${MOUNTS.sheets}/`) ? 'sheets' : path.startsWith(`${MOUNTS.drive}/`) ? 'drive' : null;
    if (!api) return undefined;
    const below = path.slice(MOUNTS[api].length);
    const method = methods[api].find((one) => one.verb === request.method && one.path.test(below));
    const name = method ? `${api}.${method.name}` : '';
    const isRead = request.method === 'GET' || (READS_BY_POST.test(name) && !WRITES_BY_POST.test(name));
    const fileId = method?.path.exec(below)?.groups?.['id'];
    return { api, verb: request.method, name, path: decodePath(path), fileId, isRead };
  };
}
