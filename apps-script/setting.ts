/** «Настройки» of the central workbook, as its menu reads them: what stands beside a name. */
import { foldText } from '../domain/cell.ts';
import { SETTINGS_TAB } from '../domain/central.ts';

/** Empty where there is no such line, or nothing beside it. */
export function settingIn(spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet, name: string): string {
  const rows = spreadsheet.getSheetByName(SETTINGS_TAB.title)?.getDataRange().getValues() ?? [];
  const row = rows.find(([cell]) => foldText(String(cell)) === foldText(name));
  return String(row?.[1] ?? '').trim();
}
