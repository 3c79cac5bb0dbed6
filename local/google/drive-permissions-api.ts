/** The methods of Drive's `permissions`: who may do what with a file. Kept and answered, never enforced. */
import type { drive_v3 } from '@googleapis/drive';
import { storedFile } from './drive-file-api.ts';
import { pageOf } from './drive-page.ts';
import { OWNER } from './file-owner.ts';
import { filePermissions, givenPermissions, permissionId } from './file-permissions.ts';
import { GoogleError, notImplemented } from './google-error.ts';
import type { JsonObject } from './json.ts';
import type { Call, RestMethod } from './rest-method.ts';
import type { Workbook } from './workbook.ts';
import type { WorkbookStore } from './workbook-store.ts';

type Permission = drive_v3.Schema$Permission;

const ROLES: ReadonlySet<unknown> = new Set(['writer', 'commenter', 'reader']);
const ROLES_ELSEWHERE: ReadonlySet<unknown> = new Set(['organizer', 'fileOrganizer']);
const TYPES: ReadonlySet<unknown> = new Set(['user', 'group', 'domain', 'anyone']);
const WRITABLE: ReadonlySet<string> = new Set(['type', 'role', 'emailAddress', 'domain', 'allowFileDiscovery', 'kind']);
const SHARED_DRIVES = ['supportsAllDrives', 'supportsTeamDrives'];
const CHANGING = ['enforceExpansiveAccess', ...SHARED_DRIVES];
/** Nobody is sent a message. */
const GIVING = ['sendNotificationEmail', 'emailMessage', 'transferOwnership', 'enforceSingleParent', ...CHANGING];
const FIELDS = 'kind,id,type,role,allowFileDiscovery';

function refused(reason: string, message: string, location?: string): GoogleError {
  const where = location === undefined ? {} : { location, locationType: 'other' };
  return new GoogleError(400, 'INVALID_ARGUMENT', message, { reason: { domain: 'global', reason, ...where } });
}

function checkRole(role: string | null | undefined): void {
  if (!role) throw refused('required', 'The permission role field is required.', 'permission.role');
  if (role === 'owner') throw notImplemented('giving a file to another owner');
  if (ROLES_ELSEWHERE.has(role)) throw notImplemented(`the role ${role}, of shared drives`);
  if (!ROLES.has(role)) throw refused('invalid', 'The specified role is invalid or not supported.', 'permission.role');
}

function checkPermission(permission: Permission): void {
  for (const name of Object.keys(permission)) {
    if (!WRITABLE.has(name)) throw notImplemented(`Permission.${name} of permissions.create`);
  }
  const { type, role, emailAddress, domain } = permission;
  if (!type) throw refused('required', 'The permission type field is required.', 'permission.type');
  checkRole(role);
  if (!TYPES.has(type)) throw refused('invalid', 'The specified type is invalid or not supported.', 'permission.type');
  const notApplicable = (field: string) =>
    refused(
      'invalidSharingRequest',
      `The specified ${field} is invalid or not applicable for the given permission type.`,
    );
  const isPersonal = type === 'user' || type === 'group';
  if (isPersonal !== Boolean(emailAddress) || (isPersonal && !emailAddress?.includes('@'))) {
    throw notApplicable('emailAddress');
  }
  if ((type === 'domain') !== Boolean(domain)) throw notApplicable('domain');
}

function made({ type, role, emailAddress, domain, allowFileDiscovery }: Permission): JsonObject {
  const name = emailAddress ?? domain ?? '';
  const isOpen = type === 'domain' || type === 'anyone';
  return {
    kind: 'drive#permission',
    id: permissionId(type ?? '', name),
    type: type ?? '',
    role: role ?? '',
    ...(emailAddress ? { emailAddress, displayName: name.split('@')[0] ?? name, deleted: false } : {}),
    ...(type === 'user' ? { pendingOwner: false } : {}),
    ...(domain ? { domain, displayName: domain } : {}),
    ...(isOpen ? { allowFileDiscovery: allowFileDiscovery === true } : {}),
  };
}

function setPermissions(
  store: WorkbookStore,
  id: string,
  workbook: Workbook,
  permissions: readonly JsonObject[],
): void {
  store.commit(id, [{ kind: 'setFile', file: { ...workbook.file, permissions } }]);
}

/** Whoever has a permission already has the new one instead. */
function createPermission(store: WorkbookStore, call: Call) {
  const { spreadsheetId, workbook } = storedFile(store, call);
  if (call.query.flag('transferOwnership')) throw notImplemented('giving a file to another owner');
  checkPermission(call.body as Permission);
  const permission = made(call.body as Permission);
  if (permission['id'] === OWNER.permissionId) throw notImplemented('a permission of the owner');
  const others = givenPermissions(workbook).filter(({ id }) => id !== permission['id']);
  setPermissions(store, spreadsheetId, workbook, [...others, permission]);
  return permission;
}

function permissionNamed(workbook: Workbook, call: Call): JsonObject {
  const id = call.path['permissionId'] ?? '';
  const found = filePermissions(workbook).find((permission) => permission['id'] === id);
  if (found) return found;
  const reason = { domain: 'global', reason: 'notFound', location: 'permissionId', locationType: 'parameter' };
  throw new GoogleError(404, 'NOT_FOUND', `Permission not found: ${id}.`, { reason });
}

function checkNotOwners(permission: JsonObject): void {
  if (permission['role'] !== 'owner') return;
  const reason = { domain: 'global', reason: 'insufficientFilePermissions' };
  const message = 'The user does not have sufficient permissions for this file.';
  throw new GoogleError(403, 'PERMISSION_DENIED', message, { reason });
}

function updatePermission(store: WorkbookStore, call: Call) {
  const { spreadsheetId, workbook } = storedFile(store, call);
  const before = permissionNamed(workbook, call);
  const { role, ...others } = call.body as Permission;
  const [other] = Object.keys(others);
  if (other !== undefined) throw notImplemented(`Permission.${other} of permissions.update`);
  if (call.query.flag('transferOwnership')) throw notImplemented('giving a file to another owner');
  checkRole(role);
  checkNotOwners(before);
  const permission = { ...before, role: role ?? '' };
  const kept = givenPermissions(workbook).map((each) => (each['id'] === before['id'] ? permission : each));
  setPermissions(store, spreadsheetId, workbook, kept);
  return permission;
}

function deletePermission(store: WorkbookStore, call: Call): void {
  const { spreadsheetId, workbook } = storedFile(store, call);
  const permission = permissionNamed(workbook, call);
  checkNotOwners(permission);
  const kept = givenPermissions(workbook).filter((each) => each['id'] !== permission['id']);
  setPermissions(store, spreadsheetId, workbook, kept);
}

function listPermissions(store: WorkbookStore, call: Call) {
  const { workbook } = storedFile(store, call);
  const permissions = filePermissions(workbook);
  const { page, nextPageToken } = pageOf(permissions, call.query, { otherwise: permissions.length, largest: 100 });
  return { kind: 'drive#permissionList', permissions: page, ...(nextPageToken ? { nextPageToken } : {}) };
}

export function permissionMethods(store: WorkbookStore): readonly RestMethod[] {
  const all = /^\/v3\/files\/(?<id>[^/]+)\/permissions$/;
  const one = /^\/v3\/files\/(?<id>[^/]+)\/permissions\/(?<permissionId>[^/]+)$/;
  const body = { message: 'Permission', path: '' };
  const reply = { reply: 'Permission', defaultFields: FIELDS };
  const support =
    'partly: kept and answered, not enforced; no other owners, no expiry, no roles of shared drives' as const;
  return [
    {
      name: 'permissions.list',
      verb: 'GET',
      path: all,
      parameters: ['pageSize', 'pageToken', ...SHARED_DRIVES],
      reply: 'PermissionList',
      defaultFields: `kind,nextPageToken,permissions(${FIELDS})`,
      support: 'yes',
      run: (call) => listPermissions(store, call),
    },
    {
      name: 'permissions.create',
      verb: 'POST',
      path: all,
      parameters: GIVING,
      body,
      ...reply,
      support,
      run: (call) => createPermission(store, call),
    },
    {
      name: 'permissions.get',
      verb: 'GET',
      path: one,
      parameters: SHARED_DRIVES,
      ...reply,
      support: 'yes',
      run: (call) => permissionNamed(storedFile(store, call).workbook, call),
    },
    {
      name: 'permissions.update',
      verb: 'PATCH',
      path: one,
      parameters: ['transferOwnership', ...CHANGING],
      body,
      ...reply,
      support,
      run: (call) => updatePermission(store, call),
    },
    {
      name: 'permissions.delete',
      verb: 'DELETE',
      path: one,
      parameters: CHANGING,
      support: 'yes',
      run: (call) => deletePermission(store, call),
    },
  ];
}
