/** The workbooks that this command has made, found on Drive by the marks on their files: also one that was cut off half-way. */
import type { drive_v3 } from '@googleapis/drive';
import * as z from 'zod';
import { Failure } from '../../functions/failure.ts';
import { decode } from '../../functions/google-answers.ts';

const SPREADSHEET = 'application/vnd.google-apps.spreadsheet';
const PURPOSE = { key: 'svod-purpose', value: 'regional-workbook' };
const REGION = 'svod-region';
const PAGE_SIZE = 1000;
const EVERYWHERE = { corpora: 'allDrives', includeItemsFromAllDrives: true, supportsAllDrives: true } as const;

/**
 * `properties`, which every program sees, and not `appProperties`, which only the program that wrote them does: the operator may
 * sign in by another one next time.
 */
const MARKED = `properties has { key='${PURPOSE.key}' and value='${PURPOSE.value}' } and trashed = false`;

const answer = z.strictObject({
  nextPageToken: z.string().optional(),
  incompleteSearch: z.boolean().optional(),
  files: z.array(z.strictObject({ id: z.string(), properties: z.record(z.string(), z.string()) })),
});
const createdAnswer = z.strictObject({ id: z.string() });

function incomplete(): Failure {
  return new Failure(
    'GOOGLE_GARBLED',
    'Google Диск ответил неполным списком файлов: нельзя понять, какие таблицы уже есть.',
    'Ничего не создано. Повторите через несколько минут.',
  );
}

/** The spreadsheets of each region, by its alias. Throws a failure rather than believe a list that may be incomplete. */
export async function findMarked(drive: drive_v3.Drive): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, string[]>();
  let pageToken: string | undefined;
  do {
    const fields = 'nextPageToken,incompleteSearch,files(id,properties)';
    const named = pageToken === undefined ? {} : { pageToken };
    const { data } = await drive.files.list({ q: MARKED, pageSize: PAGE_SIZE, fields, ...EVERYWHERE, ...named });
    const page: z.infer<typeof answer> = decode(answer, data);
    if (page.incompleteSearch) throw incomplete();
    for (const { id, properties } of page.files) {
      const region = properties[REGION] ?? '';
      found.set(region, [...(found.get(region) ?? []), id]);
    }
    pageToken = page.nextPageToken;
  } while (pageToken !== undefined);
  return found;
}

export interface NewFile {
  readonly region: string;
  readonly title: string;
  /** A folder or a shared drive; undefined is «Мой диск» of who makes it. */
  readonly folder: string | undefined;
}

/** A blank spreadsheet that bears its marks from the first moment on. */
export async function createMarked(drive: drive_v3.Drive, { region, title, folder }: NewFile): Promise<string> {
  const { data } = await drive.files.create({
    requestBody: {
      name: title,
      mimeType: SPREADSHEET,
      properties: { [PURPOSE.key]: PURPOSE.value, [REGION]: region },
      ...(folder !== undefined && { parents: [folder] }),
    },
    supportsAllDrives: true,
    fields: 'id',
  });
  return decode(createdAnswer, data).id;
}
