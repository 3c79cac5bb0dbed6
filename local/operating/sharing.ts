/** With whom a file is shared, what of the wanted is lacking, and the giving of it. Addresses stay in here. */
import type { drive_v3 } from '@googleapis/drive';
import * as z from 'zod';
import { decode } from '../../functions/google-answers.ts';
import { googleErrorOf } from '../../functions/google-error.ts';
import { writeOrFind } from './certain-write.ts';
import type { Share } from './share-list.ts';

const RANKS = ['reader', 'commenter', 'writer', 'fileOrganizer', 'organizer', 'owner'];
const PAGE_SIZE = 100;
const ALL_DRIVES = { supportsAllDrives: true } as const;

const permission = z.strictObject({
  id: z.string(),
  type: z.string(),
  role: z.string(),
  emailAddress: z.string().optional(),
});
const answer = z.strictObject({ nextPageToken: z.string().optional(), permissions: z.array(permission) });
type Permission = z.infer<typeof permission>;

export async function readPermissions(drive: drive_v3.Drive, fileId: string): Promise<readonly Permission[]> {
  const found: Permission[] = [];
  let pageToken: string | undefined;
  do {
    const fields = 'nextPageToken,permissions(id,type,role,emailAddress)';
    const named = pageToken === undefined ? {} : { pageToken };
    const { data } = await drive.permissions.list({ fileId, pageSize: PAGE_SIZE, fields, ...ALL_DRIVES, ...named });
    const page: z.infer<typeof answer> = decode(answer, data);
    found.push(...page.permissions);
    pageToken = page.nextPageToken;
  } while (pageToken !== undefined);
  return found;
}

export interface SharingPlan {
  readonly give: readonly Share[];
  /** A reader becomes an editor. */
  readonly raise: readonly { readonly share: Share; readonly permissionId: string }[];
  /** As wanted already. */
  readonly standing: number;
  /** May more than wanted: nothing is taken away from anybody. */
  readonly wider: number;
  /** Whoever has the address may open the file. */
  readonly isOpenToAnyone: boolean;
}

function rank(role: string): number {
  return RANKS.indexOf(role);
}

function held(permissions: readonly Permission[], { address }: Share): Permission | undefined {
  return permissions.find(({ emailAddress }) => emailAddress?.toLowerCase() === address.toLowerCase());
}

export function isOpen(permissions: readonly Permission[]): boolean {
  return permissions.some(({ type }) => type === 'anyone');
}

export function planSharing(permissions: readonly Permission[], wanted: readonly Share[]): SharingPlan {
  const found = wanted.map((share) => ({ share, has: held(permissions, share) }));
  return {
    give: found.flatMap(({ share, has }) => (has ? [] : [share])),
    raise: found.flatMap(({ share, has }) =>
      has && rank(has.role) < rank(share.role) ? [{ share, permissionId: has.id }] : [],
    ),
    standing: found.filter(({ share, has }) => has?.role === share.role).length,
    wider: found.filter(({ share, has }) => has && rank(has.role) > rank(share.role)).length,
    isOpenToAnyone: isOpen(permissions),
  };
}

async function give(drive: drive_v3.Drive, fileId: string, share: Share, isNotified: boolean): Promise<void> {
  const { address, role } = share;
  const requestBody = { type: 'user', role, emailAddress: address };
  await writeOrFind(
    async () => {
      await drive.permissions.create({
        fileId,
        requestBody,
        sendNotificationEmail: isNotified,
        fields: 'id',
        ...ALL_DRIVES,
      });
      return true;
    },
    async () => held(await readPermissions(drive, fileId), share) !== undefined || undefined,
  );
}

async function raise(drive: drive_v3.Drive, fileId: string, permissionId: string, share: Share): Promise<void> {
  await writeOrFind(
    async () => {
      await drive.permissions.update({
        fileId,
        permissionId,
        requestBody: { role: share.role },
        fields: 'id',
        ...ALL_DRIVES,
      });
      return true;
    },
    async () => held(await readPermissions(drive, fileId), share)?.role === share.role || undefined,
  );
}

/**
 * Gives what is lacking. One address that Google refuses keeps nobody else out.
 * @returns the lines of the file whose addresses it refused
 */
export async function shareFile(
  drive: drive_v3.Drive,
  fileId: string,
  plan: Pick<SharingPlan, 'give' | 'raise'>,
  isNotified: boolean,
): Promise<readonly number[]> {
  const refused: number[] = [];
  const attempt = async ({ line }: Share, act: () => Promise<void>) => {
    try {
      await act();
    } catch (thrown) {
      if (googleErrorOf(thrown)?.status !== 400) throw thrown;
      refused.push(line);
    }
  };
  for (const share of plan.give) await attempt(share, () => give(drive, fileId, share, isNotified));
  for (const { share, permissionId } of plan.raise) {
    await attempt(share, () => raise(drive, fileId, permissionId, share));
  }
  return refused;
}
