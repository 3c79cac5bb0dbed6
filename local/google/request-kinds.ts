/** Every kind of request that `batchUpdate` carries out, and how far. */
import type { sheets_v4 } from '@googleapis/sheets';
import { addBanding, deleteBanding, updateBanding } from './banding-requests.ts';
import type { RequestFunction } from './batch-update.ts';
import { setDataValidation, updateBorders } from './cell-look-requests.ts';
import { appendCells, repeatCell, updateCells } from './cell-requests.ts';
import {
  addChart,
  deleteEmbeddedObject,
  updateChartSpec,
  updateEmbeddedObjectBorder,
  updateEmbeddedObjectPosition,
} from './chart-requests.ts';
import {
  addConditionalFormatRule,
  deleteConditionalFormatRule,
  updateConditionalFormatRule,
} from './conditional-format-requests.ts';
import {
  createDeveloperMetadata,
  deleteDeveloperMetadata,
  updateDeveloperMetadata,
} from './developer-metadata-requests.ts';
import { addDimensionGroup, deleteDimensionGroup, updateDimensionGroup } from './dimension-group-requests.ts';
import { autoResizeDimensions, updateDimensionProperties } from './dimension-property-requests.ts';
import { appendDimension, deleteDimension, insertDimension, moveDimension } from './dimension-requests.ts';
import {
  addFilterView,
  clearBasicFilter,
  deleteFilterView,
  duplicateFilterView,
  setBasicFilter,
  updateFilterView,
} from './filter-requests.ts';
import { mergeCells, unmergeCells } from './merge-requests.ts';
import { addNamedRange, deleteNamedRange, updateNamedRange } from './named-range-requests.ts';
import { copyPaste, cutPaste } from './paste-requests.ts';
import { addProtectedRange, deleteProtectedRange, updateProtectedRange } from './protected-range-requests.ts';
import { deleteRange, insertRange } from './range-requests.ts';
import { duplicateSheet } from './sheet-copy-requests.ts';
import { addSheet, deleteSheet, updateSheetProperties, updateSpreadsheetProperties } from './sheet-requests.ts';
import { deleteDuplicates, sortRange } from './sort-requests.ts';
import type { Support } from './support.ts';
import { findReplace, trimWhitespace } from './text-requests.ts';

export type RequestKind = keyof sheets_v4.Schema$Request;

interface KnownKind<K extends RequestKind> {
  readonly run: RequestFunction<K>;
  readonly support: Support;
}

function whole<K extends RequestKind>(run: RequestFunction<K>): KnownKind<K> {
  return { run, support: 'yes' };
}

function partly<K extends RequestKind>(run: RequestFunction<K>, lacks: string): KnownKind<K> {
  return { run, support: `partly: ${lacks}` };
}

export const REQUEST_KINDS: { readonly [K in RequestKind]?: KnownKind<K> } = {
  addBanding: whole(addBanding),
  addChart: partly(
    addChart,
    'not on a sheet of its own; the spec is kept as it was given, without the defaults of Google',
  ),
  addConditionalFormatRule: partly(addConditionalFormatRule, 'rules are kept, not evaluated'),
  addDimensionGroup: whole(addDimensionGroup),
  addFilterView: partly(addFilterView, 'not of a table'),
  addNamedRange: whole(addNamedRange),
  addProtectedRange: partly(addProtectedRange, 'not of a table; kept, never enforced: there is one user'),
  addSheet: partly(addSheet, 'only sheets of type GRID'),
  appendCells: partly(appendCells, 'not into a table'),
  appendDimension: whole(appendDimension),
  autoResizeDimensions: partly(autoResizeDimensions, 'sizes are estimated from the number of characters'),
  clearBasicFilter: whole(clearBasicFilter),
  copyPaste: partly(copyPaste, 'no formulas transposed; PASTE_VALUES of no formula that comes to an error'),
  createDeveloperMetadata: whole(createDeveloperMetadata),
  cutPaste: partly(cutPaste, 'no formulas to another sheet'),
  deleteBanding: whole(deleteBanding),
  deleteConditionalFormatRule: whole(deleteConditionalFormatRule),
  deleteDeveloperMetadata: whole(deleteDeveloperMetadata),
  deleteDimension: whole(deleteDimension),
  deleteDimensionGroup: whole(deleteDimensionGroup),
  deleteDuplicates: partly(deleteDuplicates, 'not over merged cells'),
  deleteEmbeddedObject: whole(deleteEmbeddedObject),
  deleteFilterView: whole(deleteFilterView),
  deleteNamedRange: whole(deleteNamedRange),
  deleteProtectedRange: whole(deleteProtectedRange),
  deleteRange: whole(deleteRange),
  deleteSheet: whole(deleteSheet),
  duplicateFilterView: whole(duplicateFilterView),
  duplicateSheet: whole(duplicateSheet),
  findReplace: partly(findReplace, 'regular expressions as in JavaScript, where these and those of Java agree'),
  insertDimension: whole(insertDimension),
  insertRange: partly(insertRange, 'not where cells would be pushed over the edge of the sheet'),
  mergeCells: whole(mergeCells),
  moveDimension: whole(moveDimension),
  repeatCell: partly(repeatCell, 'values, formats, notes and validation; no text runs, pivot tables or chips'),
  setBasicFilter: partly(
    setBasicFilter,
    'no sortSpecs; conditions on numbers, texts and blanks, none on dates, colours or by formula',
  ),
  setDataValidation: partly(setDataValidation, 'rules are kept, not enforced'),
  sortRange: partly(sortRange, 'by values, not by colours; not over merged cells'),
  trimWhitespace: whole(trimWhitespace),
  unmergeCells: whole(unmergeCells),
  updateBanding: whole(updateBanding),
  updateBorders: partly(updateBorders, 'a border between two cells is kept on both'),
  updateCells: partly(updateCells, 'values, formats, notes and validation; no text runs, pivot tables or chips'),
  updateChartSpec: partly(updateChartSpec, 'the spec is kept as it was given, without the defaults of Google'),
  updateConditionalFormatRule: whole(updateConditionalFormatRule),
  updateDeveloperMetadata: whole(updateDeveloperMetadata),
  updateDimensionGroup: whole(updateDimensionGroup),
  updateDimensionProperties: partly(
    updateDimensionProperties,
    'pixelSize and hiddenByUser; not of a data source sheet',
  ),
  updateEmbeddedObjectBorder: whole(updateEmbeddedObjectBorder),
  updateEmbeddedObjectPosition: partly(updateEmbeddedObjectPosition, 'not onto a sheet of its own'),
  updateFilterView: partly(updateFilterView, 'not to another sheet'),
  updateNamedRange: whole(updateNamedRange),
  updateProtectedRange: partly(updateProtectedRange, 'not of a table'),
  updateSheetProperties: whole(updateSheetProperties),
  updateSpreadsheetProperties: partly(updateSpreadsheetProperties, 'title, locale and timeZone'),
};
