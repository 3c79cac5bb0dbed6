/** One at a time: what two people's edits start would otherwise read the same state twice and give one code to two rows. */

const PATIENCE_MS = 20_000;

/** Undefined where others held the document too long. */
export function underLock<T>(work: () => T): T | undefined {
  const lock = LockService.getDocumentLock();
  if (!lock.tryLock(PATIENCE_MS)) return undefined;
  try {
    return work();
  } finally {
    SpreadsheetApp.flush();
    lock.releaseLock();
  }
}
