/** Versions of workbooks as Drive counts them: a version that moved while a workbook was read means a torn reading. */
import type { drive_v3 } from '@googleapis/drive';
import { googleErrorOf } from './google-clients.ts';
import { unavailable } from './read-central.ts';
import { strange } from './value-ranges.ts';

const PAGE_SIZE = 1000;
const SPREADSHEETS = "mimeType = 'application/vnd.google-apps.spreadsheet' and trashed = false";

/** A spreadsheet as Drive lists it. */
export interface DriveVersion {
  readonly version: string;
  readonly modifiedAt: Date | null;
}

/** Every spreadsheet that the function can see, by its identifier. */
export async function readVersions(drive: drive_v3.Drive): Promise<ReadonlyMap<string, DriveVersion>> {
  const versions = new Map<string, DriveVersion>();
  let pageToken: string | undefined;
  try {
    do {
      const { data } = await drive.files.list({
        q: SPREADSHEETS,
        pageSize: PAGE_SIZE,
        fields: 'nextPageToken,files(id,version,modifiedTime)',
        supportsAllDrives: true,
        includeItemsFromAllDrives: true,
        ...(pageToken !== undefined && { pageToken }),
      });
      if (!Array.isArray(data.files)) throw strange();
      for (const { id, version, modifiedTime } of data.files) {
        if (id && version) versions.set(id, { version, modifiedAt: modifiedTime ? new Date(modifiedTime) : null });
      }
      pageToken = data.nextPageToken ?? undefined;
    } while (pageToken !== undefined);
  } catch (thrown) {
    if (googleErrorOf(thrown)) throw unavailable(thrown);
    throw thrown;
  }
  return versions;
}
