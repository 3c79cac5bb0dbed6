/** The methods of Drive's `files`, over the same workbooks as the Sheets API. */
import {
  type DriveFile,
  fileNotFound,
  fileResource,
  movedParents,
  readMetadata,
  SPREADSHEET,
  withMetadata,
} from './drive-file.ts';
import { pageOf } from './drive-page.ts';
import { invalidDriveValue, parseDriveQuery } from './drive-query.ts';
import { exportFile } from './file-export.ts';
import { OWNER } from './file-owner.ts';
import { GoogleError, notImplemented } from './google-error.ts';
import { newWorkbook } from './new-workbook.ts';
import type { Call, RestMethod } from './rest-method.ts';
import { objectsOf, type Workbook } from './workbook.ts';
import type { Change } from './workbook-change.ts';
import type { StoredWorkbook } from './workbook-file.ts';
import type { WorkbookStore } from './workbook-store.ts';

const FILE_FIELDS = 'kind,id,name,mimeType';
const DEFAULT_PAGE = 100;

type Compare = (a: StoredWorkbook, b: StoredWorkbook) => number;

const byModifiedTime: Compare = (a, b) => a.modifiedTime.localeCompare(b.modifiedTime);
const isStarred = ({ workbook }: StoredWorkbook) => workbook.file?.['starred'] === true;

/** There are no folders, and whoever changed a file is always the same. */
const ORDERS: Readonly<Record<string, Compare>> = {
  modifiedTime: byModifiedTime,
  modifiedByMeTime: byModifiedTime,
  recency: byModifiedTime,
  createdTime: (a, b) => a.createdTime.localeCompare(b.createdTime),
  name: (a, b) => a.workbook.properties.title.localeCompare(b.workbook.properties.title),
  name_natural: (a, b) => {
    return a.workbook.properties.title.localeCompare(b.workbook.properties.title, undefined, { numeric: true });
  },
  folder: () => 0,
  starred: (a, b) => Number(isStarred(b)) - Number(isStarred(a)),
};

export function storedFile(store: WorkbookStore, call: Call): StoredWorkbook {
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
    if (direction !== undefined && direction !== 'desc') throw invalidDriveValue('orderBy');
    return direction === 'desc' ? (a, b) => compare(b, a) : compare;
  });
  return (a, b) => compares.map((compare) => compare(a, b)).find((order) => order !== 0) ?? 0;
}

function checkCorpus({ query }: Call): void {
  const corpora = query.text('corpora') ?? 'user';
  if (query.text('driveId') || !['user', 'allDrives'].includes(corpora))
    throw notImplemented(`corpora=${corpora} of files.list`);
  const spaces = query.text('spaces') ?? 'drive';
  if (spaces !== 'drive') throw notImplemented(`spaces=${spaces} of files.list`);
}

function listFiles(store: WorkbookStore, call: Call) {
  const { query, origin } = call;
  checkCorpus(call);
  const matches = parseDriveQuery(query.text('q') ?? '');
  const sorted = store.list().toSorted(comparison(query.text('orderBy')));
  const found = sorted.map((stored) => fileResource(stored, origin)).filter(matches);
  const { page, nextPageToken } = pageOf(found, query, DEFAULT_PAGE);
  return { kind: 'drive#fileList', incompleteSearch: false, files: page, ...(nextPageToken ? { nextPageToken } : {}) };
}

function withFile(workbook: Workbook, metadata: DriveFile): Workbook {
  const file = withMetadata(workbook, metadata);
  return Object.keys(file).length > 0 ? { ...workbook, file } : workbook;
}

function createFile(store: WorkbookStore, call: Call) {
  const metadata = readMetadata(call.body, 'files.create');
  const { name, mimeType } = metadata;
  if (mimeType !== SPREADSHEET) throw notImplemented(`files of type ${mimeType ?? 'application/octet-stream'}`);
  const workbook = withFile(newWorkbook({ properties: { title: name ?? null } }), metadata);
  return fileResource(store.create(workbook), call.origin);
}

/** In a copy nobody but its owner may edit what is protected. */
function unshared(workbook: Workbook): Workbook {
  const { permissions: _permissions, starred: _starred, ...file } = workbook.file ?? {};
  const sheets = workbook.sheets.map((sheet) => {
    if (objectsOf(sheet, 'protectedRanges').length === 0) return sheet;
    const protectedRanges = objectsOf(sheet, 'protectedRanges').map((each) =>
      each['editors'] === undefined ? each : { ...each, editors: { users: [OWNER.emailAddress] } },
    );
    return { ...sheet, objects: { ...sheet.objects, protectedRanges } };
  });
  return { ...workbook, sheets, trashed: false, file };
}

function copyFile(store: WorkbookStore, call: Call) {
  const { workbook } = storedFile(store, call);
  const metadata = readMetadata(call.body, 'files.copy');
  const { name, mimeType } = metadata;
  if (mimeType && mimeType !== SPREADSHEET) throw notImplemented(`a copy of type ${mimeType}`);
  const word = workbook.properties.locale.startsWith('ru') ? 'Копия' : 'Copy of';
  const title = name ? name : `${word} ${workbook.properties.title}`;
  const copy = withFile(unshared(workbook), metadata);
  return fileResource(store.create({ ...copy, properties: { ...copy.properties, title } }), call.origin);
}

function updateFile(store: WorkbookStore, call: Call) {
  const { spreadsheetId, workbook } = storedFile(store, call);
  const { trashed, ...metadata } = readMetadata(call.body, 'files.update', ['trashed']);
  const { name, mimeType, parents } = metadata;
  if (mimeType && mimeType !== SPREADSHEET) throw notImplemented(`a change of type into ${mimeType}`);
  if (parents) {
    const message =
      'The parents field is not directly writable in update requests. Use the addParents and removeParents parameters instead.';
    throw new GoogleError(403, 'PERMISSION_DENIED', message, {
      reason: { domain: 'global', reason: 'fieldNotWritable' },
    });
  }
  const [add, remove] = [call.query.text('addParents'), call.query.text('removeParents')];
  const moved = add || remove ? { parents: movedParents(workbook, add, remove) } : {};
  const file = { ...withMetadata(workbook, metadata), ...moved };
  const changes: Change[] = [];
  if (typeof name === 'string') {
    changes.push({ kind: 'setProperties', properties: { ...workbook.properties, title: name } });
  }
  if (typeof trashed === 'boolean') changes.push({ kind: 'setTrashed', trashed });
  if (JSON.stringify(file) !== JSON.stringify(workbook.file ?? {})) changes.push({ kind: 'setFile', file });
  return fileResource(store.commit(spreadsheetId, changes), call.origin);
}

function deleteFile(store: WorkbookStore, call: Call): void {
  store.remove(storedFile(store, call).spreadsheetId);
}

function getFile(store: WorkbookStore, call: Call) {
  return fileResource(storedFile(store, call), call.origin);
}

function exported(store: WorkbookStore, call: Call) {
  const { workbook } = storedFile(store, call);
  const mimeType = call.query.text('mimeType');
  if (mimeType) return exportFile(workbook, mimeType, undefined);
  const reason = { domain: 'global', reason: 'required', location: 'mimeType', locationType: 'parameter' };
  throw new GoogleError(400, 'INVALID_ARGUMENT', 'Required parameter: mimeType', { reason });
}

function notDownloadable(): GoogleError {
  const message = 'Only files with binary content can be directly downloaded. Use Export with Docs Editors files.';
  const reason = { domain: 'global', reason: 'fileNotDownloadable', location: 'alt', locationType: 'parameter' };
  return new GoogleError(403, 'PERMISSION_DENIED', message, { reason });
}

export function fileMethods(store: WorkbookStore): readonly RestMethod[] {
  const [files, file] = [/^\/v3\/files$/, /^\/v3\/files\/(?<id>[^/]+)$/];
  const body = { message: 'File', path: '' };
  const reply = { reply: 'File', defaultFields: FILE_FIELDS };
  const listed = `kind,incompleteSearch,nextPageToken,files(${FILE_FIELDS})`;
  const onlySpreadsheets = 'partly: spreadsheets only, no folders and no contents' as const;
  return [
    {
      name: 'files.list',
      verb: 'GET',
      path: files,
      reply: 'FileList',
      defaultFields: listed,
      support: 'partly: all operators of q but for full text, views, visibility and labels; no shared drives',
      run: (call) => listFiles(store, call),
    },
    {
      name: 'files.create',
      verb: 'POST',
      path: files,
      body,
      ...reply,
      support: onlySpreadsheets,
      run: (call) => createFile(store, call),
    },
    {
      name: 'files.get',
      verb: 'GET',
      path: file,
      ...reply,
      media: notDownloadable,
      support: 'yes',
      run: (call) => getFile(store, call),
    },
    {
      name: 'files.update',
      verb: 'PATCH',
      path: file,
      body,
      ...reply,
      support: 'partly: name, description, starred, trashed, properties and parents; no contents',
      run: (call) => updateFile(store, call),
    },
    { name: 'files.delete', verb: 'DELETE', path: file, support: 'yes', run: (call) => deleteFile(store, call) },
    {
      name: 'files.copy',
      verb: 'POST',
      path: /^\/v3\/files\/(?<id>[^/]+)\/copy$/,
      body,
      ...reply,
      support: 'yes',
      run: (call) => copyFile(store, call),
    },
    {
      name: 'files.export',
      verb: 'GET',
      path: /^\/v3\/files\/(?<id>[^/]+)\/export$/,
      support: 'partly: csv and tsv of the first tab, xlsx without cell formats',
      download: (call) => exported(store, call),
      run: (call) => exported(store, call),
    },
  ];
}
