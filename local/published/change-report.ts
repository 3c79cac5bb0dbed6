/** What `npm run changes` tells: two published versions, and what is different in the later one. */
import { compareSnapshots, encodeChanges } from '../../domain/changes.ts';
import type { Snapshot } from '../../domain/snapshot.ts';
import type { ChangesCommand, VersionReference } from '../changes-command.ts';
import { openSource, type PublicSource } from '../verify/public-source.ts';
import { sayMoment } from '../verify/words.ts';
import { findFrozen, findVersion, orFailure } from './published-versions.ts';

async function read(source: PublicSource, reference: VersionReference | undefined): Promise<Snapshot> {
  const { snapshot } = await (typeof reference === 'string'
    ? findFrozen(source, reference)
    : findVersion(source, reference));
  return snapshot;
}

/** The earlier one first, however they were named; null before the first version. */
async function readBoth(
  source: PublicSource,
  { from, to }: Pick<ChangesCommand, 'from' | 'to'>,
): Promise<readonly [Snapshot | null, Snapshot]> {
  const later = await read(source, to);
  const before = from ?? later.seq - 1;
  const earlier = before === 0 ? null : await read(source, before);
  return earlier && earlier.seq > later.seq ? [later, earlier] : [earlier, later];
}

function sayVersion({ seq, takenAt }: Snapshot): string {
  return `версия ${seq} (${sayMoment(takenAt)})`;
}

/** @return the text to print, without a newline at its end */
export async function tellChanges({ address, from, to, isJson }: ChangesCommand): Promise<string> {
  const [earlier, later] = await orFailure(() => readBoth(openSource(address), { from, to }));
  const changes = compareSnapshots(earlier, later);
  if (isJson) return encodeChanges(changes).trimEnd();
  if (earlier?.seq === later.seq) return `Это одна и та же ${sayVersion(later)}: различий нет.`;
  const head = earlier ? `${sayVersion(earlier)} → ${sayVersion(later)}` : sayVersion(later);
  const lines = changes.words.ru.map((sentence) => `— ${sentence}`);
  return [`${head.charAt(0).toUpperCase()}${head.slice(1)}`, ...lines].join('\n');
}
