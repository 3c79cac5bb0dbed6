/** Versions of workbooks as Drive counts them: a version that moved while a workbook was read means a torn reading. */
import type { drive_v3 } from '@googleapis/drive';
import type * as z from 'zod';
import { decode, FILE_MASK, FILES_MASK, fileAnswer, filesAnswer } from './google-answers.ts';
import { googleErrorOf } from './google-error.ts';
import { googleFailure } from './google-failure.ts';

const PAGE_SIZE = 1000;
const SPREADSHEETS = "mimeType = 'application/vnd.google-apps.spreadsheet' and trashed = false";
const PLACE = 'список файлов Диска';

/** A spreadsheet as Drive knows it. */
export interface DriveVersion {
  readonly version: string;
  readonly modifiedAt: Date;
  /** In the bin: Sheets still reads it, but it is deleted. */
  readonly trashed: boolean;
}

export type DriveVersions = ReadonlyMap<string, DriveVersion>;

type Page = z.infer<typeof filesAnswer>;

async function readPage(drive: drive_v3.Drive, pageSize: number, pageToken: string | undefined): Promise<Page> {
  const { data } = await drive.files.list({
    q: SPREADSHEETS,
    pageSize,
    fields: FILES_MASK,
    supportsAllDrives: true,
    includeItemsFromAllDrives: true,
    ...(pageToken !== undefined && { pageToken }),
  });
  return decode(filesAnswer, data);
}

/** A page token that Google does not know any more begins the list anew, once. */
async function readList(drive: drive_v3.Drive, pageSize: number, isAgain = false): Promise<Page['files']> {
  const files: Page['files'] = [];
  let pageToken: string | undefined;
  do {
    try {
      const page: Page = await readPage(drive, pageSize, pageToken);
      files.push(...page.files);
      pageToken = page.nextPageToken;
    } catch (thrown) {
      const isTokenRefused = pageToken !== undefined && googleErrorOf(thrown)?.status === 400;
      if (!isTokenRefused || isAgain) throw thrown;
      return readList(drive, pageSize, true);
    }
  } while (pageToken !== undefined);
  return files;
}

/** One file as it stands; undefined when Drive does not know it, so that Sheets says why. */
export async function readVersion(drive: drive_v3.Drive, fileId: string): Promise<DriveVersion | undefined> {
  try {
    const { data } = await drive.files.get({ fileId, fields: FILE_MASK, supportsAllDrives: true });
    const { version, modifiedTime, trashed } = decode(fileAnswer, data);
    return { version, modifiedAt: new Date(modifiedTime), trashed };
  } catch (thrown) {
    const error = googleErrorOf(thrown);
    if (error?.kind === 'refused' && (error.status === 404 || error.status === 403)) return undefined;
    throw googleFailure(thrown, PLACE);
  }
}

/** The files with these identifiers. A list may be incomplete without saying so: who is not in it is asked for alone. */
export async function readVersions(
  drive: drive_v3.Drive,
  fileIds: readonly string[],
  pageSize: number = PAGE_SIZE,
): Promise<DriveVersions> {
  const files = await readList(drive, pageSize).catch((thrown: unknown) => {
    throw googleFailure(thrown, PLACE);
  });
  const listed = new Map(files.map((file) => [file.id, file]));
  const versions = new Map<string, DriveVersion>();
  for (const fileId of fileIds) {
    const file = listed.get(fileId);
    const found = file
      ? { version: file.version, modifiedAt: new Date(file.modifiedTime), trashed: false }
      : await readVersion(drive, fileId);
    if (found) versions.set(fileId, found);
  }
  return versions;
}
