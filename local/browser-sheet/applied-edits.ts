/** Which edits of pages are done: one that a page sends again, after a lost answer or a crash of either side, is not done twice. */
import { closeSync, existsSync, fdatasync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import type { WorkbookStore } from '../google/workbook-store.ts';

interface AppliedEdit {
  readonly editId: string;
  readonly spreadsheetId: string;
  /** To which the edit brought its workbook. */
  readonly version: number;
}

/** A page that was away for long asks about its last few. */
const MOST_REMEMBERED = 2_000;

function parseLine(line: string): readonly AppliedEdit[] {
  try {
    return [JSON.parse(line) as AppliedEdit];
  } catch {
    // Torn when the process ended: the edit that it speaks of was not begun.
    return [];
  }
}

/**
 * An edit is written down before it is done. Nothing else can come between, so that after a crash a version that the workbook
 * has not reached tells of an edit that was not done.
 */
export class AppliedEdits {
  private readonly file: number;
  private readonly known = new Map<string, AppliedEdit>();

  constructor(path: string, workbooks: WorkbookStore) {
    mkdirSync(dirname(path), { recursive: true });
    const lines = existsSync(path) ? readFileSync(path, 'utf8').split('\n') : [];
    const reached = ({ spreadsheetId, version }: AppliedEdit) =>
      (workbooks.get(spreadsheetId)?.version ?? 0) >= version;
    const last = new Map(lines.flatMap(parseLine).map((edit) => [edit.editId, edit]));
    const kept = [...last.values()].filter(reached).slice(-MOST_REMEMBERED);
    this.file = openSync(path, 'w');
    for (const edit of kept) this.append(edit);
  }

  private append(edit: AppliedEdit): void {
    this.known.set(edit.editId, edit);
    writeSync(this.file, `${JSON.stringify(edit)}\n`);
  }

  has(editId: string): boolean {
    return this.known.has(editId);
  }

  begin(editId: string, spreadsheetId: string, version: number): void {
    this.append({ editId, spreadsheetId, version });
  }

  /** An edit that was refused, or that the disk has taken back, may come again. */
  forget(editId: string): void {
    const edit = this.known.get(editId);
    if (!edit) return;
    this.append({ ...edit, version: Number.MAX_SAFE_INTEGER });
    this.known.delete(editId);
  }

  /** When it is done, what was written outlives a loss of power. */
  settled(): Promise<void> {
    return promisify(fdatasync)(this.file);
  }

  close(): void {
    closeSync(this.file);
  }
}
