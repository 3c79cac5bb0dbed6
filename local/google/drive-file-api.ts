/** The methods of Drive's `files`, over the same workbooks as the Sheets API. */
import {
  checkFolder,
  type DriveFile,
  fileNotFound,
  fileResource,
  folderId,
  parentOf,
  readMetadata,
  SPREADSHEET,
  withMetadata,
} from './drive-file.ts';
import { listFiles } from './drive-file-list.ts';
import { exportFile } from './file-export.ts';
import { OWNER, SHARED_DRIVE } from './file-owner.ts';
import { isInSharedDrive } from './file-permissions.ts';
import { GoogleError, notImplemented } from './google-error.ts';
import { newWorkbook } from './new-workbook.ts';
import type { Call, RestMethod } from './rest-method.ts';
import { copiedScripts } from './script-project.ts';
import { objectsOf, type Workbook } from './workbook.ts';
import type { Change } from './workbook-change.ts';
import type { StoredWorkbook } from './workbook-file.ts';
import type { WorkbookStore } from './workbook-store.ts';

const SHARED_DRIVES = ['supportsAllDrives', 'supportsTeamDrives'];
/** A file has one folder: this can make no difference. */
const ONE_FOLDER = ['enforceSingleParent', ...SHARED_DRIVES];
const LISTING = [
  'corpora',
  'includeItemsFromAllDrives',
  'includeTeamDriveItems',
  'orderBy',
  'pageSize',
  'pageToken',
  'q',
  'spaces',
];
const FILE_FIELDS = 'kind,id,name,mimeType';

/** For the methods that have no parameter to say that shared drives are known. */
export function anyStoredFile(store: WorkbookStore, call: Call): StoredWorkbook {
  const fileId = call.path['id'] ?? '';
  if (fileId === folderId('root') || fileId === SHARED_DRIVE) throw notImplemented('a drive as a file');
  const stored = store.get(fileId);
  if (!stored) throw fileNotFound(fileId);
  return stored;
}

/** To who does not say that he knows shared drives, what is there is not there. */
export function storedFile(store: WorkbookStore, call: Call): StoredWorkbook {
  const stored = anyStoredFile(store, call);
  if (isInSharedDrive(stored.workbook) && !SHARED_DRIVES.some((name) => call.query.flag(name))) {
    throw fileNotFound(stored.spreadsheetId);
  }
  return stored;
}

function withFile(workbook: Workbook, metadata: DriveFile): Workbook {
  const file = withMetadata(workbook, metadata);
  return Object.keys(file).length > 0 ? { ...workbook, file } : workbook;
}

function createFile(store: WorkbookStore, call: Call) {
  const metadata = readMetadata(call, 'files.create');
  const { name, mimeType } = metadata;
  if (mimeType !== SPREADSHEET) throw notImplemented(`files of type ${mimeType ?? 'application/octet-stream'}`);
  const workbook = withFile(newWorkbook({ properties: { title: name || 'Untitled' } }), metadata);
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

function copyFile(store: WorkbookStore, now: () => Date, call: Call) {
  const { workbook } = storedFile(store, call);
  const metadata = readMetadata(call, 'files.copy');
  const { name, mimeType } = metadata;
  if (mimeType && mimeType !== SPREADSHEET) throw notImplemented(`a copy of type ${mimeType}`);
  const word = workbook.properties.locale.startsWith('ru') ? 'Копия' : 'Copy of';
  const title = name ? name : `${word} ${workbook.properties.title}`;
  const copy = withFile(unshared(workbook), metadata);
  const scripts = copiedScripts(workbook, now().toISOString());
  const whole = { ...copy, properties: { ...copy.properties, title }, ...(scripts.length > 0 && { scripts }) };
  return fileResource(store.create(whole), call.origin);
}

function notWritable(): GoogleError {
  const message =
    'The parents field is not directly writable in update requests. Use the addParents and removeParents parameters instead.';
  const reason = { domain: 'global', reason: 'fieldNotWritable' };
  return new GoogleError(403, 'PERMISSION_DENIED', message, { reason });
}

/** A drive is one folder, so that a file can only be moved from it into itself. */
function checkMove({ query }: Call, workbook: Workbook): void {
  const [added, removed] = ['addParents', 'removeParents'].map((name) => {
    const folders = (query.text(name) ?? '').split(',').map((folder) => folder.trim());
    return folders.filter((folder) => folder !== '');
  });
  for (const folder of [...(added ?? []), ...(removed ?? [])]) {
    checkFolder(folder, true);
    if (folderId(folder) !== parentOf(workbook)) throw notImplemented('a file moved to another drive');
  }
  if (removed?.length && !added?.length) throw notImplemented('a file without a folder');
}

function updateFile(store: WorkbookStore, call: Call) {
  const { spreadsheetId, workbook } = storedFile(store, call);
  const { trashed, ...metadata } = readMetadata(call, 'files.update', ['trashed']);
  const { name, mimeType, parents } = metadata;
  if (mimeType && mimeType !== SPREADSHEET) throw notImplemented(`a change of type into ${mimeType}`);
  if (parents) throw notWritable();
  checkMove(call, workbook);
  const file = withMetadata(workbook, metadata);
  const changes: Change[] = [];
  if (typeof name === 'string') {
    changes.push({ kind: 'setProperties', properties: { ...workbook.properties, title: name } });
  }
  if (typeof trashed === 'boolean') changes.push({ kind: 'setTrashed', trashed });
  if (JSON.stringify(file) !== JSON.stringify(workbook.file ?? {})) changes.push({ kind: 'setFile', file });
  return fileResource(store.commit(spreadsheetId, changes), call.origin);
}

function emptyTrash(store: WorkbookStore): void {
  for (const { spreadsheetId, workbook } of store.list()) if (workbook.trashed) store.remove(spreadsheetId);
}

function deleteFile(store: WorkbookStore, call: Call): void {
  store.remove(storedFile(store, call).spreadsheetId);
}

function getFile(store: WorkbookStore, call: Call) {
  return fileResource(storedFile(store, call), call.origin);
}

function exported(store: WorkbookStore, now: () => Date, call: Call) {
  const { workbook } = anyStoredFile(store, call);
  const mimeType = call.query.text('mimeType');
  if (mimeType) return exportFile(workbook, mimeType, undefined, now);
  const reason = { domain: 'global', reason: 'required', location: 'mimeType', locationType: 'parameter' };
  throw new GoogleError(400, 'INVALID_ARGUMENT', 'Required parameter: mimeType', { reason });
}

function notDownloadable(): GoogleError {
  const message = 'Only files with binary content can be directly downloaded. Use Export with Docs Editors files.';
  const reason = { domain: 'global', reason: 'fileNotDownloadable', location: 'alt', locationType: 'parameter' };
  return new GoogleError(403, 'PERMISSION_DENIED', message, { reason });
}

export function fileMethods(store: WorkbookStore, now: () => Date): readonly RestMethod[] {
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
      parameters: [...LISTING, ...SHARED_DRIVES],
      reply: 'FileList',
      defaultFields: listed,
      support:
        'partly: q without full text, views, visibility and labels; no folders but My Drive and one shared drive',
      run: (call) => listFiles(store, call),
    },
    {
      name: 'files.create',
      verb: 'POST',
      path: files,
      parameters: ['ignoreDefaultVisibility', ...ONE_FOLDER],
      body,
      ...reply,
      support: onlySpreadsheets,
      run: (call) => createFile(store, call),
    },
    {
      name: 'files.get',
      verb: 'GET',
      path: file,
      parameters: ['acknowledgeAbuse', ...SHARED_DRIVES],
      ...reply,
      media: notDownloadable,
      support: 'partly: without capabilities, export and thumbnail links, sizes and views',
      run: (call) => getFile(store, call),
    },
    {
      name: 'files.update',
      verb: 'PATCH',
      path: file,
      parameters: ['addParents', 'removeParents', ...ONE_FOLDER],
      body,
      ...reply,
      support: 'partly: name, description, starred, trashed and properties; no contents, no moves between drives',
      run: (call) => updateFile(store, call),
    },
    {
      name: 'files.emptyTrash',
      verb: 'DELETE',
      path: /^\/v3\/files\/trash$/,
      parameters: ['enforceSingleParent'],
      support: 'yes',
      run: () => emptyTrash(store),
    },
    {
      name: 'files.delete',
      verb: 'DELETE',
      path: file,
      parameters: ONE_FOLDER,
      support: 'yes',
      run: (call) => deleteFile(store, call),
    },
    {
      name: 'files.copy',
      verb: 'POST',
      path: /^\/v3\/files\/(?<id>[^/]+)\/copy$/,
      parameters: ['ignoreDefaultVisibility', ...ONE_FOLDER],
      body,
      ...reply,
      support: 'yes',
      run: (call) => copyFile(store, now, call),
    },
    {
      name: 'files.export',
      verb: 'GET',
      path: /^\/v3\/files\/(?<id>[^/]+)\/export$/,
      parameters: ['mimeType'],
      support:
        'partly: csv and tsv (no tabs or lines in cells), xlsx (values, formulas, number formats, merges, sizes); no pdf, ods, zip',
      download: (call) => exported(store, now, call),
      run: (call) => exported(store, now, call),
    },
  ];
}
