/** A tab copied, within its workbook or into another one. */
import type { Sheet, SheetObjects, SheetProperties, Workbook } from './workbook.ts';
import { decodeSheets, type EncodedSheets } from './workbook-file.ts';

export interface SheetDuplicate {
  readonly sourceSheetId: number;
  readonly properties: SheetProperties;
  readonly index: number;
  /** With ids and ranges of their own. */
  readonly objects?: SheetObjects;
}

/** A tab from another workbook comes whole: the journal must not depend on that workbook. */
export interface CopiedSheet {
  readonly index: number;
  readonly tabs: EncodedSheets;
}

export function withDuplicate(
  workbook: Workbook,
  { sourceSheetId, properties, index, objects }: SheetDuplicate,
): Workbook {
  const source = workbook.sheets.find((sheet) => sheet.properties.sheetId === sourceSheetId);
  if (!source) return workbook;
  const { objects: _own, ...others } = source;
  const copy: Sheet = { ...others, properties, ...(objects ? { objects } : {}) };
  return { ...workbook, sheets: workbook.sheets.toSpliced(index, 0, copy) };
}

export function copiedSheets({ tabs }: CopiedSheet): Sheet[] {
  return decodeSheets(tabs);
}
