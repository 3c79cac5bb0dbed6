/** Google Drive API v3 over the same workbooks, as far as the product uses it. What is missing answers 501 with its name. */
import type { Router } from 'express';
import { DRIVE_SCHEMA } from './api-schema.ts';
import { type DriveFile, invalidDriveValue, parseDriveQuery } from './drive-query.ts';
import { GoogleError, notImplemented } from './google-error.ts';
import { newWorkbook } from './new-workbook.ts';
import { type Call, type RestMethod, restRouter } from './rest-method.ts';
import type { Change } from './workbook-change.ts';
import type { StoredWorkbook } from './workbook-file.ts';
import type { WorkbookStore } from './workbook-store.ts';

const SPREADSHEET = 'application/vnd.google-apps.spreadsheet';
const FILE_FIELDS = 'kind,id,name,mimeType';
const DEFAULT_PAGE = 100;
const LARGEST_PAGE = 1000;

type Compare = (a: StoredWorkbook, b: StoredWorkbook) => number;

const ORDERS: Readonly<Record<string, Compare>> = {
  modifiedTime: (a, b) => a.modifiedTime.localeCompare(b.modifiedTime),
  createdTime: (a, b) => a.createdTime.localeCompare(b.createdTime),
  name: (a, b) => a.workbook.properties.title.localeCompare(b.workbook.properties.title),
};

function fileResource({ spreadsheetId, version, createdTime, modifiedTime, workbook }: StoredWorkbook, origin: string) {
  return {
    kind: 'drive#file',
    id: spreadsheetId,
    name: workbook.properties.title,
    mimeType: SPREADSHEET,
    version: String(version),
    createdTime,
    modifiedTime,
    trashed: workbook.trashed,
    explicitlyTrashed: workbook.trashed,
    webViewLink: `${origin}/sheets/${spreadsheetId}`,
  } satisfies DriveFile;
}

function fileNotFound(fileId: string): GoogleError {
  const reason = { domain: 'global', reason: 'notFound', location: 'fileId', locationType: 'parameter' };
  return new GoogleError(404, 'NOT_FOUND', `File not found: ${fileId}.`, { reason });
}

function storedFile(store: WorkbookStore, call: Call): StoredWorkbook {
  const fileId = call.path['id'] ?? '';
  const stored = store.get(fileId);
  if (!stored) throw fileNotFound(fileId);
  return stored;
}

function comparison(orderBy: string | undefined): Compare {
  const keys = (orderBy ?? '').split(',').filter((key) => key.trim() !== '');
  const compares = keys.map((key): Compare => {
    const [name = '', direction] = key.trim().split(/\s+/);
    const compare = ORDERS[name];
    if (!compare) throw notImplemented(`orderBy=${name} of files.list`);
    return direction === 'desc' ? (a, b) => compare(b, a) : compare;
  });
  return (a, b) => compares.map((compare) => compare(a, b)).find((order) => order !== 0) ?? 0;
}

function pageSize(text: string | undefined): number {
  const size = text === undefined ? DEFAULT_PAGE : Number(text);
  if (!Number.isInteger(size) || size < 1 || size > LARGEST_PAGE) throw invalidDriveValue('pageSize');
  return size;
}

function pageStart(token: string | undefined): number {
  const start = token === undefined ? 0 : Number(Buffer.from(token, 'base64url').toString('utf8'));
  if (!Number.isInteger(start) || start < 0) throw invalidDriveValue('pageToken');
  return start;
}

function listFiles(store: WorkbookStore, { query, origin }: Call) {
  const matches = parseDriveQuery(query.text('q') ?? '');
  const sorted = store.list().toSorted(comparison(query.text('orderBy')));
  const files = sorted.map((stored) => fileResource(stored, origin)).filter(matches);
  const start = pageStart(query.text('pageToken'));
  const end = start + pageSize(query.text('pageSize'));
  const nextPageToken = Buffer.from(String(end)).toString('base64url');
  return {
    kind: 'drive#fileList',
    incompleteSearch: false,
    files: files.slice(start, end),
    ...(end < files.length ? { nextPageToken } : {}),
  };
}

function readMetadata(body: unknown, known: readonly (keyof DriveFile)[], method: string): DriveFile {
  const file = body as DriveFile;
  for (const name of Object.keys(file)) {
    if (!known.some((field) => field === name)) throw notImplemented(`File.${name} of ${method}`);
  }
  return file;
}

function createFile(store: WorkbookStore, call: Call) {
  const { name, mimeType } = readMetadata(call.body, ['name', 'mimeType'], 'files.create');
  if (mimeType !== SPREADSHEET) throw notImplemented(`files of type ${mimeType ?? 'application/octet-stream'}`);
  return fileResource(store.create(newWorkbook({ properties: { title: name ?? null } })), call.origin);
}

function updateFile(store: WorkbookStore, call: Call) {
  const { spreadsheetId, workbook } = storedFile(store, call);
  const { name, trashed } = readMetadata(call.body, ['name', 'trashed'], 'files.update');
  if (call.query.text('addParents') || call.query.text('removeParents'))
    throw notImplemented('parents of files.update');
  const changes: Change[] = [];
  if (typeof name === 'string') {
    changes.push({ kind: 'setProperties', properties: { ...workbook.properties, title: name } });
  }
  if (typeof trashed === 'boolean') changes.push({ kind: 'setTrashed', trashed });
  return fileResource(store.commit(spreadsheetId, changes), call.origin);
}

function deleteFile(store: WorkbookStore, call: Call): void {
  store.remove(storedFile(store, call).spreadsheetId);
}

function getFile(store: WorkbookStore, call: Call) {
  return fileResource(storedFile(store, call), call.origin);
}

export function driveMethods(store: WorkbookStore): readonly RestMethod[] {
  const [files, file] = [/^\/v3\/files$/, /^\/v3\/files\/(?<id>[^/]+)$/];
  const body = { message: 'File', path: '' };
  const reply = { reply: 'File', defaultFields: FILE_FIELDS };
  return [
    {
      name: 'files.list',
      verb: 'GET',
      path: files,
      reply: 'FileList',
      defaultFields: `kind,incompleteSearch,nextPageToken,files(${FILE_FIELDS})`,
      support: 'yes',
      run: (call) => listFiles(store, call),
    },
    {
      name: 'files.create',
      verb: 'POST',
      path: files,
      body,
      ...reply,
      support: 'yes',
      run: (call) => createFile(store, call),
    },
    { name: 'files.get', verb: 'GET', path: file, ...reply, support: 'yes', run: (call) => getFile(store, call) },
    {
      name: 'files.update',
      verb: 'PATCH',
      path: file,
      body,
      ...reply,
      support: 'yes',
      run: (call) => updateFile(store, call),
    },
    { name: 'files.delete', verb: 'DELETE', path: file, support: 'yes', run: (call) => deleteFile(store, call) },
  ];
}

function refuseMask(_text: string, path: string): GoogleError {
  const reason = { domain: 'global', reason: 'invalidParameter', location: 'fields', locationType: 'parameter' };
  return new GoogleError(400, 'INVALID_ARGUMENT', `Invalid field selection ${path}`, { reason });
}

export function driveApi(store: WorkbookStore): Router {
  const readMask = (text: string) => text.replace(/\s/g, '');
  return restRouter({ schema: DRIVE_SCHEMA, methods: driveMethods(store), readMask, refuseMask });
}
