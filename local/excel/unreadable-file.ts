/** Why a file cannot be read as an Excel workbook of ours, with the facts. The sentences are in command-words.ts. */

/** A tab of ours that the file lacks, and the sheet of the file that it probably became. */
export interface MissingTab {
  readonly title: string;
  readonly likely?: string;
}

export type UnreadableReason =
  | { readonly code: 'FILE_CLOSED' | 'FILE_EMPTY' | 'NOT_EXCEL' | 'OLD_EXCEL' | 'BINARY_EXCEL' | 'OPEN_DOCUMENT' }
  | { readonly code: 'PASSWORD' | 'DAMAGED' | 'TOO_MANY_PARTS' | 'TOO_HEAVY' | 'NO_TABS' | 'HEADINGS_WRONG' }
  | { readonly code: 'FILE_TOO_LARGE' | 'UNPACKS_TOO_LARGE'; readonly bytes: number; readonly allowedBytes: number }
  | { readonly code: 'TOO_MANY_ROWS' | 'TOO_MANY_COLUMNS'; readonly tab: string; readonly allowed: number }
  | { readonly code: 'TOO_MUCH_TEXT' | 'TAB_REPEATED'; readonly tab: string }
  | { readonly code: 'TAB_RENAMED'; readonly tabs: readonly MissingTab[] };

export class UnreadableFile extends Error {
  readonly reason: UnreadableReason;

  constructor(reason: UnreadableReason, options?: { readonly cause?: unknown }) {
    super(reason.code, options);
    this.name = 'UnreadableFile';
    this.reason = reason;
  }
}
