/** A tab of the central workbook as a person sees it and as Google keeps it: cells with their look, charts, columns. */
import type { sheets_v4 } from '@googleapis/sheets';
import type { RunningSvod } from '../local/running-svod.ts';

type Sheet = sheets_v4.Schema$Sheet;
type CellData = sheets_v4.Schema$CellData;

const FIELDS = [
  'properties',
  'charts',
  'developerMetadata(metadataKey,metadataValue)',
  'data(columnMetadata(pixelSize),rowData(values(formattedValue,userEnteredValue,userEnteredFormat,hyperlink,note)))',
].join();

export async function sheetsOf({
  google,
  centralSpreadsheetId: spreadsheetId,
}: RunningSvod): Promise<readonly Sheet[]> {
  const { data } = await google.sheets.spreadsheets.get({ spreadsheetId, fields: `sheets(${FIELDS})` });
  return data.sheets ?? [];
}

export async function sheetOf(svod: RunningSvod, title: string): Promise<Sheet> {
  const found = (await sheetsOf(svod)).find(({ properties }) => properties?.title === title);
  if (!found) throw new Error(`No tab ${title}.`);
  return found;
}

export function cellsOf(sheet: Sheet): readonly (readonly CellData[])[] {
  return (sheet.data?.[0]?.rowData ?? []).map(({ values }) => values ?? []);
}

/** As it is read on screen. */
export function textsOf(sheet: Sheet): readonly (readonly string[])[] {
  return cellsOf(sheet).map((row) => row.map(({ formattedValue }) => formattedValue ?? ''));
}

/** The place of the first line that begins so. */
export function rowNamed(sheet: Sheet, name: string, from = 0): number {
  const found = textsOf(sheet).findIndex((row, index) => index >= from && row[0] === name);
  if (found < 0) throw new Error(`No line «${name}».`);
  return found;
}

/** The ranges that a chart shows: of the names, then of each line of numbers. */
export function rangesOf({ spec }: sheets_v4.Schema$EmbeddedChart): readonly sheets_v4.Schema$GridRange[] {
  const { domains = [], series = [] } = spec?.basicChart ?? {};
  const data = [...domains.map(({ domain }) => domain), ...series.map((one) => one.series)];
  return data.flatMap((one) => one?.sourceRange?.sources ?? []);
}

/** The first cell of each range, as it is read. */
export function headsOf(sheet: Sheet, chart: sheets_v4.Schema$EmbeddedChart): readonly string[] {
  const texts = textsOf(sheet);
  return rangesOf(chart).map(
    ({ startRowIndex, startColumnIndex }) => texts[startRowIndex ?? 0]?.[startColumnIndex ?? 0] ?? '',
  );
}
