/** The one user of the stand-in, who sends every request and owns every file that is not in the one shared drive. */

export const SHARED_DRIVE = '0ASvodSharedDriveUk9PVA';

export const OWNER = {
  emailAddress: 'svod@localhost',
  displayName: 'Svod',
  permissionId: '10000000000000000001',
} as const;
