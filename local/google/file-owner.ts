/** The one user of the stand-in, who owns every file and sends every request. */

export const OWNER = {
  emailAddress: 'svod@localhost',
  displayName: 'Svod',
  permissionId: '10000000000000000001',
} as const;
