/** Drive's `File` resource: a workbook as a file, with what Drive alone knows of it. */
import type { drive_v3 } from '@googleapis/drive';
import { OWNER, SHARED_DRIVE } from './file-owner.ts';
import { filePermissions, givenPermissions, isInSharedDrive } from './file-permissions.ts';
import { GoogleError, notImplemented } from './google-error.ts';
import { asJson, type Json, type JsonObject } from './json.ts';
import type { Call } from './rest-method.ts';
import { spreadsheetUrl } from './spreadsheet-resource.ts';
import type { Workbook } from './workbook.ts';
import type { StoredWorkbook } from './workbook-file.ts';

export type DriveFile = drive_v3.Schema$File;

export const SPREADSHEET = 'application/vnd.google-apps.spreadsheet';
/** «My Drive», and the one shared drive: every file is in one of them, and neither has folders. */
const ROOT_FOLDER = '0ASvodRootFolderUk9PVA';

/** What is kept as it was given, and answered. */
const KEPT = ['description', 'starred', 'properties', 'appProperties', 'parents'] as const;
const WRITABLE: ReadonlySet<string> = new Set(['name', 'mimeType', ...KEPT]);

/** What Drive answers of every spreadsheet and nobody keeps here. */
export const UNANSWERED_FIELDS: readonly string[] = [
  ...['capabilities', 'downloadRestrictions', 'exportLinks', 'iconLink', 'linkShareMetadata', 'quotaBytesUsed', 'size'],
  ...['hasThumbnail', 'thumbnailLink', 'thumbnailVersion', 'viewedByMe', 'viewedByMeTime'],
];

const USER = { kind: 'drive#user', me: true, ...OWNER };

export function fileResource(
  { spreadsheetId, version, createdTime, modifiedTime, workbook }: StoredWorkbook,
  origin: string,
) {
  const { permissions: _permissions, ...kept } = workbook.file ?? {};
  const permissions = filePermissions(workbook);
  const isShared = isInSharedDrive(workbook);
  return {
    kind: 'drive#file',
    id: spreadsheetId,
    name: workbook.properties.title,
    mimeType: SPREADSHEET,
    starred: false,
    parents: [ROOT_FOLDER],
    ...kept,
    version: String(version),
    createdTime,
    modifiedTime,
    modifiedByMe: true,
    modifiedByMeTime: modifiedTime,
    trashed: workbook.trashed,
    explicitlyTrashed: workbook.trashed,
    webViewLink: spreadsheetUrl(origin, spreadsheetId),
    spaces: ['drive'],
    ...(isShared ? { driveId: SHARED_DRIVE, teamDriveId: SHARED_DRIVE } : { owners: [USER], ownedByMe: true }),
    lastModifyingUser: USER,
    isAppAuthorized: true,
    writersCanShare: true,
    viewersCanCopyContent: true,
    copyRequiresWriterPermission: false,
    shared: givenPermissions(workbook).length > 0,
    // Of a file in a shared drive Drive tells them only to who asks for them.
    ...(isShared ? {} : { permissions: [...permissions] }),
    permissionIds: permissions.map(({ id }) => String(id)),
  } satisfies DriveFile & JsonObject;
}

export function fileNotFound(fileId: string): GoogleError {
  const reason = { domain: 'global', reason: 'notFound', location: 'fileId', locationType: 'parameter' };
  return new GoogleError(404, 'NOT_FOUND', `File not found: ${fileId}.`, { reason });
}

export function folderId(name: string): string {
  return name === 'root' ? ROOT_FOLDER : name;
}

export function parentOf(workbook: Workbook): string {
  return isInSharedDrive(workbook) ? SHARED_DRIVE : ROOT_FOLDER;
}

/** Whoever names another folder names one that is not there; so does, to Drive, who does not say that he knows shared drives. */
export function checkFolder(name: string, knowsSharedDrives: boolean): void {
  const folder = folderId(name);
  if (folder !== ROOT_FOLDER && !(folder === SHARED_DRIVE && knowsSharedDrives)) throw fileNotFound(name);
}

/** The metadata of a request; whatever cannot be kept is refused by its name. */
export function readMetadata({ body, query }: Call, method: string, others: readonly string[] = []): DriveFile {
  const file = body as DriveFile;
  const knowsSharedDrives = query.flag('supportsAllDrives') || query.flag('supportsTeamDrives');
  for (const name of Object.keys(file)) {
    if (!WRITABLE.has(name) && !others.includes(name)) throw notImplemented(`File.${name} of ${method}`);
  }
  for (const parent of file.parents ?? []) checkFolder(parent, knowsSharedDrives);
  return file;
}

/** A property that is null is taken away. */
function mergedMap(before: Json | undefined, told: object): JsonObject {
  const merged = { ...(before as JsonObject | undefined), ...asJson(told) };
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null));
}

function keptValue(before: Json | undefined, name: (typeof KEPT)[number], metadata: DriveFile): Json {
  if (name === 'properties' || name === 'appProperties') return mergedMap(before, metadata[name] ?? {});
  if (name === 'parents') return (metadata.parents ?? []).map(folderId);
  return metadata[name] ?? null;
}

/** What Drive alone will know of the file. */
export function withMetadata(workbook: Workbook, metadata: DriveFile): JsonObject {
  const told = KEPT.filter((name) => metadata[name] !== undefined).map((name) => [
    name,
    keptValue(workbook.file?.[name], name, metadata),
  ]);
  return { ...workbook.file, ...Object.fromEntries(told) };
}
