/** Who may edit a workbook: those that the host was told, and those to whom Drive shares it. */
import { documentEditors } from '../google/file-permissions.ts';
import type { Workbook } from '../google/workbook.ts';
import type { People } from './script-world.ts';

/** The owner first, everybody once. */
export function editorsOf(workbook: Workbook, { owner, editors }: People): readonly string[] {
  return [...new Set([owner, ...editors, ...documentEditors(workbook)])];
}

/** A workbook that is shared with nobody is open to whoever sits at this laptop. */
export function mayEditDocument(workbook: Workbook, people: People, user: string): boolean {
  const editors = editorsOf(workbook, people);
  return editors.length === 1 || editors.includes(user);
}
