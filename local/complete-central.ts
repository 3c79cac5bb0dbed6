/** Gives a central workbook that an earlier version made the tabs that it lacks, with the lists that a new one starts with. */
import type { GoogleClients } from '../functions/google-clients.ts';
import { centralTabs, type StartingDecisions } from './prepared-workbook.ts';

/** @returns the titles of the tabs that were added */
export async function completeCentral(
  { sheets }: GoogleClients,
  spreadsheetId: string,
  decisions: StartingDecisions,
): Promise<readonly string[]> {
  const { data } = await sheets.spreadsheets.get({ spreadsheetId, fields: 'sheets(properties(sheetId,title))' });
  const there = (data.sheets ?? []).map((sheet) => sheet.properties ?? {});
  const lacking = centralTabs([], decisions).filter(
    ({ properties }) => !there.some(({ title }) => title === properties?.title),
  );
  if (lacking.length === 0) return [];
  const firstId = Math.max(0, ...there.map(({ sheetId }) => sheetId ?? 0)) + 1;
  const requests = lacking.flatMap(({ properties, data: grids }, index) => {
    const sheetId = firstId + index;
    const rows = grids?.[0]?.rowData ?? [];
    return [
      { addSheet: { properties: { ...properties, sheetId } } },
      {
        updateCells: {
          start: { sheetId, rowIndex: 0, columnIndex: 0 },
          rows,
          fields: 'userEnteredValue,userEnteredFormat,note',
        },
      },
    ];
  });
  await sheets.spreadsheets.batchUpdate({ spreadsheetId, requestBody: { requests } });
  return lacking.map(({ properties }) => properties?.title ?? '');
}
