/** What `npm run freeze` does: finds the version in the public folder and gives it the name. */
import { join } from 'node:path';
import { freezeVersion } from '../../functions/frozen-versions.ts';
import { createFileStore } from '../../functions/stores/file-store.ts';
import { isDataFolder, readSigningKey } from '../data-folder.ts';
import type { FreezeCommand } from '../freeze-command.ts';
import { StartFailure } from '../start-failure.ts';
import { openSource } from '../verify/public-source.ts';
import { findByDate, findVersion, orFailure } from './published-versions.ts';

export interface FreezingTold {
  readonly text: string;
  /** Whether the version that was asked for bears the name now. */
  readonly isDone: boolean;
}

export async function freezePublished({ name, which, dataFolder }: FreezeCommand, at: Date): Promise<FreezingTold> {
  if (!isDataFolder(dataFolder)) {
    throw new StartFailure(`В папке ${dataFolder} ничего не ведётся.`, 'Укажите папку данных: --data ПАПКА.');
  }
  const folder = join(dataFolder, 'public');
  const source = openSource(folder);
  const found = await orFailure(() => {
    if (which === 'newest') return findVersion(source, undefined);
    return 'seq' in which ? findVersion(source, which.seq) : findByDate(source, which.date);
  });
  const archive = { store: createFileStore(folder), signingKey: readSigningKey(dataFolder) };
  const version = { seq: found.snapshot.seq, sha256: found.sha256 };
  const { tag, isNew } = await freezeVersion(archive, name, version, at);
  if (isNew) return { text: `Версия ${tag.seq} заморожена под именем ${name}: tags/${name}.json.`, isDone: true };
  const isSame = tag.sha256 === version.sha256;
  const text = `Имя ${name} уже носит версия ${tag.seq}, и так навсегда.`;
  return { text: isSame ? text : `${text} Для версии ${version.seq} возьмите другое.`, isDone: isSame };
}
