/** Who may do what with a file, as Drive keeps it. */
import { createHash } from 'node:crypto';
import { OWNER, SHARED_DRIVE } from './file-owner.ts';
import { isJsonObject, type JsonObject } from './json.ts';
import type { Workbook } from './workbook.ts';

const OWNERS_PERMISSION: JsonObject = {
  kind: 'drive#permission',
  id: OWNER.permissionId,
  type: 'user',
  role: 'owner',
  emailAddress: OWNER.emailAddress,
  displayName: OWNER.displayName,
  deleted: false,
  pendingOwner: false,
};

/** Of a person who may edit. */
export function writerPermission(emailAddress: string): JsonObject {
  const id = permissionId('user', emailAddress);
  const given = { kind: 'drive#permission', id, type: 'user', role: 'writer', emailAddress };
  return { ...given, displayName: emailAddress.split('@')[0] ?? '', deleted: false, pendingOwner: false };
}

const EDITING_ROLES: ReadonlySet<unknown> = new Set(['owner', 'organizer', 'fileOrganizer', 'writer']);

/** Those that were given; the owner's needs no giving. */
export function givenPermissions(workbook: Workbook): readonly JsonObject[] {
  const permissions = workbook.file?.['permissions'];
  return Array.isArray(permissions) ? permissions.filter(isJsonObject) : [];
}

/** Files in My Drive name no folder, or that one. */
export function isInSharedDrive({ file }: Workbook): boolean {
  const parents = file?.['parents'];
  return Array.isArray(parents) && parents.includes(SHARED_DRIVE);
}

/** What is in a shared drive belongs to nobody; whoever organises the drive may do everything with it. */
export function filePermissions(workbook: Workbook): readonly JsonObject[] {
  const { pendingOwner: _pendingOwner, ...member } = OWNERS_PERMISSION;
  return [
    ...givenPermissions(workbook),
    isInSharedDrive(workbook) ? { ...member, role: 'organizer' } : OWNERS_PERMISSION,
  ];
}

const READING_ROLES: ReadonlySet<unknown> = new Set(['commenter', 'reader']);

function addressesOf(workbook: Workbook, roles: ReadonlySet<unknown>): string[] {
  return filePermissions(workbook)
    .filter(({ role, type }) => roles.has(role) && type === 'user')
    .map(({ emailAddress }) => String(emailAddress));
}

/** The addresses of all who may edit the document. */
export function documentEditors(workbook: Workbook): string[] {
  return addressesOf(workbook, EDITING_ROLES);
}

/** The addresses of those who may read the document, and comment on it at most. */
export function documentViewers(workbook: Workbook): string[] {
  return addressesOf(workbook, READING_ROLES);
}

/** One and the same person has one id on every file, as in Drive. */
export function permissionId(type: string, name: string): string {
  if (type === 'anyone') return 'anyoneWithLink';
  if (type === 'user' && name.toLowerCase() === OWNER.emailAddress) return OWNER.permissionId;
  const digits = createHash('sha256').update(`${type}:${name.toLowerCase()}`).digest().readBigUInt64BE();
  return `${type === 'domain' ? '' : '1'}${digits.toString().padStart(19, '0').slice(0, 19)}${type === 'domain' ? 'k' : ''}`;
}
