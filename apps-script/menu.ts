/** The menu «Свод» of a workbook. */
import type { MenuItems } from './menu-items.ts';

export function addMenu(items: MenuItems): void {
  const menu = SpreadsheetApp.getUi().createMenu('Свод');
  for (const [label, functionName] of items) menu.addItem(label, functionName);
  menu.addToUi();
}
