/** Who may do what with a file, as Drive keeps it. */
import { OWNER } from './file-owner.ts';
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

const EDITING_ROLES: ReadonlySet<unknown> = new Set(['owner', 'organizer', 'fileOrganizer', 'writer']);

/** Those that were given; the owner's needs no giving. */
function givenPermissions(workbook: Workbook): readonly JsonObject[] {
  const permissions = workbook.file?.['permissions'];
  return Array.isArray(permissions) ? permissions.filter(isJsonObject) : [];
}

function filePermissions(workbook: Workbook): readonly JsonObject[] {
  return [...givenPermissions(workbook), OWNERS_PERMISSION];
}

/** The addresses of all who may edit the document. */
export function documentEditors(workbook: Workbook): string[] {
  return filePermissions(workbook)
    .filter(({ role, type }) => EDITING_ROLES.has(role) && type === 'user')
    .map(({ emailAddress }) => String(emailAddress));
}
