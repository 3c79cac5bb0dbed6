/**
 * Which script is bound to a workbook, kept in the workbook's own developer metadata: the Apps Script API finds no project by its
 * container. Before a project is made the workbook says so; whoever is cut off then leaves word, and no second one is made.
 */
import type { sheets_v4 } from '@googleapis/sheets';
import * as z from 'zod';
import { googleErrorOf } from '../../functions/google-error.ts';
import { writeOrFind } from './certain-write.ts';

const KEY = 'svod-script';
/** Metadata with this number can be made once: of two who would make a project at once, Google refuses the second. */
const METADATA_ID = 590_004;
const REFUSED = 400;

const known = z.strictObject({ scriptId: z.string(), version: z.string() });
const begun = z.strictObject({ begun: z.string() });
const memory = z.union([known, begun]);

/** The project and the version of the bundle that was written last; or the name of an attempt that never ended. */
export type ScriptMemory = z.infer<typeof memory>;
export type KnownScript = z.infer<typeof known>;

/** Null where nobody has made a script yet. */
export async function readMemory(sheets: sheets_v4.Sheets, spreadsheetId: string): Promise<ScriptMemory | null> {
  const fields = 'developerMetadata(metadataId,metadataKey,metadataValue)';
  const { data } = await sheets.spreadsheets.get({ spreadsheetId, fields });
  const found = (data.developerMetadata ?? []).find(({ metadataKey }) => metadataKey === KEY);
  if (!found) return null;
  try {
    return memory.parse(JSON.parse(found.metadataValue ?? ''));
  } catch {
    // Whoever spoiled it left word all the same that there is, or may be, a script.
    return { begun: '' };
  }
}

async function send(sheets: sheets_v4.Sheets, spreadsheetId: string, request: sheets_v4.Schema$Request): Promise<true> {
  await sheets.spreadsheets.batchUpdate({ spreadsheetId, requestBody: { requests: [request] } });
  return true;
}

const FILTER = { developerMetadataLookup: { metadataKey: KEY } };

/** Says that a project is about to be made. @returns whether it was this attempt that said so, and not another one before */
export async function beginScript(sheets: sheets_v4.Sheets, spreadsheetId: string, attempt: string): Promise<boolean> {
  const value: ScriptMemory = { begun: attempt };
  const developerMetadata = {
    metadataId: METADATA_ID,
    metadataKey: KEY,
    metadataValue: JSON.stringify(value),
    location: { spreadsheet: true },
    visibility: 'DOCUMENT',
  };
  try {
    return await writeOrFind(
      () => send(sheets, spreadsheetId, { createDeveloperMetadata: { developerMetadata } }),
      async () => {
        const standing = await readMemory(sheets, spreadsheetId);
        return (standing && 'begun' in standing && standing.begun === attempt) || undefined;
      },
    );
  } catch (thrown) {
    if (googleErrorOf(thrown)?.status === REFUSED) return false;
    throw thrown;
  }
}

/** Takes back what was begun, where Google refused to make a project. */
export async function forgetScript(sheets: sheets_v4.Sheets, spreadsheetId: string): Promise<void> {
  await send(sheets, spreadsheetId, { deleteDeveloperMetadata: { dataFilter: FILTER } });
}

export async function rememberScript(
  sheets: sheets_v4.Sheets,
  spreadsheetId: string,
  script: KnownScript,
): Promise<void> {
  const developerMetadata = { metadataValue: JSON.stringify(script) };
  const fields = 'metadataValue';
  await writeOrFind(
    () =>
      send(sheets, spreadsheetId, { updateDeveloperMetadata: { dataFilters: [FILTER], developerMetadata, fields } }),
    async () => {
      const standing = await readMemory(sheets, spreadsheetId);
      const isRemembered = standing && 'scriptId' in standing && standing.scriptId === script.scriptId;
      return (isRemembered && standing.version === script.version) || undefined;
    },
  );
}
