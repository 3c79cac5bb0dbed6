/** The disk did not take what was to be kept: the write is refused and nobody sees it. */

const WORDS: Readonly<Record<string, string>> = {
  ENOSPC: 'На диске нет места. Освободите место и повторите: правка не принята, прежние данные целы.',
  EDQUOT: 'Исчерпана квота на диске. Освободите место и повторите: правка не принята, прежние данные целы.',
  EROFS: 'Диск открыт только для чтения. Правка не принята, прежние данные целы.',
};
const OTHERWISE = 'Диск не принял запись. Правка не принята, прежние данные целы.';

export class StorageFailure extends Error {
  constructor(cause: unknown) {
    const code = (cause as { readonly code?: unknown } | null)?.code;
    super(WORDS[String(code)] ?? `${OTHERWISE} ${cause instanceof Error ? cause.message : ''}`.trim(), { cause });
    this.name = 'StorageFailure';
  }
}

export function onDisk<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof StorageFailure ? error : new StorageFailure(error);
  }
}
