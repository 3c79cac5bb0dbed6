/** Google Drive API v3 over the same workbooks. What is missing answers 501 with its name. */
import type { Router } from 'express';
import { DRIVE_METHODS } from './api-methods.ts';
import { DRIVE_SCHEMA } from './api-schema.ts';
import { UNANSWERED_FIELDS } from './drive-file.ts';
import { anyStoredFile, fileMethods } from './drive-file-api.ts';
import { permissionMethods } from './drive-permissions-api.ts';
import { GoogleError } from './google-error.ts';
import { type Call, type RestMethod, restRouter } from './rest-method.ts';
import type { WorkbookStore } from './workbook-store.ts';

function listComments(store: WorkbookStore, call: Call) {
  anyStoredFile(store, call);
  if (call.isMasked) return { kind: 'drive#commentList', comments: [] };
  const reason = { domain: 'global', reason: 'required', location: 'fields', locationType: 'parameter' };
  const message = "The 'fields' parameter is required for this method.";
  throw new GoogleError(400, 'INVALID_ARGUMENT', message, { reason });
}

export function driveMethods(store: WorkbookStore, now: () => Date): readonly RestMethod[] {
  return [
    ...fileMethods(store, now),
    ...permissionMethods(store),
    {
      name: 'comments.list',
      verb: 'GET',
      path: /^\/v3\/files\/(?<id>[^/]+)\/comments$/,
      parameters: ['includeDeleted', 'pageSize', 'pageToken', 'startModifiedTime'],
      reply: 'CommentList',
      support: 'partly: there are none, since none can be made',
      run: (call) => listComments(store, call),
    },
  ];
}

function refuseMask(_text: string, path: string): GoogleError {
  const reason = { domain: 'global', reason: 'invalidParameter', location: 'fields', locationType: 'parameter' };
  return new GoogleError(400, 'INVALID_ARGUMENT', `Invalid field selection ${path}`, { reason });
}

export function driveApi(store: WorkbookStore, now: () => Date): Router {
  const readMask = (text: string) => text.replace(/\s/g, '');
  const methods = driveMethods(store, now);
  const lacked = { File: UNANSWERED_FIELDS };
  const settled = () => store.settled();
  return restRouter({ schema: DRIVE_SCHEMA, known: DRIVE_METHODS, methods, lacked, readMask, refuseMask, settled });
}
