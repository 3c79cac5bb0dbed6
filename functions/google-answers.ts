/**
 * The shapes of the answers that the product reads. Every question carries a mask, and a masked answer holds exactly what
 * the mask names; so whatever else comes is an answer to something else, and none of it is used.
 */
import type { sheets_v4 } from '@googleapis/sheets';
import * as z from 'zod';
import type { RawTable } from '../domain/cell.ts';
import { GarbledAnswer } from './google-error.ts';

/** Google never answers null in a row: a blank cell between others is ''. */
function isRow(row: unknown): boolean {
  if (!Array.isArray(row)) return false;
  for (let position = 0; position < row.length; position++) {
    const cell: unknown = row[position];
    if (typeof cell !== 'string' && typeof cell !== 'number' && typeof cell !== 'boolean') return false;
  }
  return true;
}

function isTable(rows: unknown): rows is RawTable {
  return Array.isArray(rows) && rows.every(isRow);
}

function isMessage(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export const VALUES_MASK = 'valueRanges(range,values)';
export const valuesAnswer = z.strictObject({
  valueRanges: z.array(z.strictObject({ range: z.string(), values: z.custom<RawTable>(isTable).optional() })),
});

const index = z.int().min(0);

export const SHEETS_MASK = 'sheets(properties(sheetId,title,gridProperties(rowCount,columnCount)))';
/** A tab of a chart alone has no grid. */
export const sheetsAnswer = z.strictObject({
  sheets: z.array(
    z.strictObject({
      properties: z.strictObject({
        sheetId: index.default(0),
        title: z.string(),
        gridProperties: z.strictObject({ rowCount: index, columnCount: index }).optional(),
      }),
    }),
  ),
});

export const CENTRAL_MASK =
  'sheets(properties(sheetId,title,gridProperties(rowCount,columnCount)),charts(chartId,spec),developerMetadata(metadataId,metadataKey,metadataValue))';
/** What a chart is like is a person's matter: it is given back as it came, but for its ranges. */
const chart = z.strictObject({ chartId: index.default(0), spec: z.custom<sheets_v4.Schema$ChartSpec>(isMessage) });
const metadata = z.strictObject({
  metadataId: index,
  metadataKey: z.string().default(''),
  metadataValue: z.string().default(''),
});
export const centralAnswer = z.strictObject({
  sheets: z.array(
    sheetsAnswer.shape.sheets.element.extend({
      charts: z.array(chart).default([]),
      developerMetadata: z.array(metadata).default([]),
    }),
  ),
});

const format = z.strictObject({ numberFormat: z.strictObject({ type: z.string() }).optional() });
const row = z.strictObject({ values: z.array(z.strictObject({ effectiveFormat: format.optional() })).optional() });

export const FORMATS_MASK =
  'sheets(properties(title),data(startRow,startColumn,rowData(values(effectiveFormat(numberFormat(type))))))';
export const formatsAnswer = z.strictObject({
  sheets: z.array(
    z.strictObject({
      properties: z.strictObject({ title: z.string() }),
      data: z.array(
        z.strictObject({
          startRow: index.default(0),
          startColumn: index.default(0),
          rowData: z.array(row).optional(),
        }),
      ),
    }),
  ),
});

const version = z.string().regex(/^\d+$/);
const time = z.iso.datetime({ offset: true });

export const FILES_MASK = 'nextPageToken,incompleteSearch,files(id,version,modifiedTime)';
export const filesAnswer = z.strictObject({
  nextPageToken: z.string().optional(),
  /** Said or not, a list may be incomplete: nothing is concluded from who is not in it. */
  incompleteSearch: z.boolean().optional(),
  files: z.array(z.strictObject({ id: z.string(), version, modifiedTime: time })),
});

export const FILE_MASK = 'id,version,modifiedTime,trashed';
export const fileAnswer = z.strictObject({ id: z.string(), version, modifiedTime: time, trashed: z.boolean() });

/** The answer, if it has that shape. Throws `GarbledAnswer`, which names the place and never the content. */
export function decode<T>(shape: z.ZodType<T>, answer: unknown): T {
  const parsed = shape.safeParse(answer);
  if (parsed.success) return parsed.data;
  const { code, path } = parsed.error.issues[0] ?? { code: 'custom', path: [] };
  throw new GarbledAnswer(`${code} at ${path.map(String).join('.') || 'the top'}`);
}
