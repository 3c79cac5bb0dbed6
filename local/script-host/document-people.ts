/** Who may edit a workbook: those that the host was told, and those to whom Drive shares it. */
import { documentEditors, documentViewers } from '../google/file-permissions.ts';
import type { Workbook } from '../google/workbook.ts';
import type { People } from './script-world.ts';

/** The owner first, everybody once. */
export function editorsOf(workbook: Workbook, { owner, editors }: People): readonly string[] {
  return [...new Set([owner, ...editors, ...documentEditors(workbook)])];
}

/** Those who may read a workbook, or comment on it, and no more. */
export function viewersOf(workbook: Workbook, people: People): readonly string[] {
  const editors = editorsOf(workbook, people);
  return [...new Set(documentViewers(workbook))].filter((viewer) => !editors.includes(viewer));
}

export function mayOpenDocument(workbook: Workbook, people: People, user: string): boolean {
  return mayEditDocument(workbook, people, user) || documentViewers(workbook).includes(user);
}

/** A workbook that is shared with nobody is open to whoever sits at this laptop. */
export function mayEditDocument(workbook: Workbook, people: People, user: string): boolean {
  const editors = editorsOf(workbook, people);
  return editors.length === 1 || editors.includes(user);
}
