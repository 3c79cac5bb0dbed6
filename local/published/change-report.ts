/** What `npm run changes` tells: two published versions, and what is different in the later one. */
import { compareSnapshots, encodeChanges } from '../../domain/changes.ts';
import type { Snapshot } from '../../domain/snapshot.ts';
import type { ChangesCommand } from '../changes-command.ts';
import type { Said } from '../command-words.ts';
import { StartFailure } from '../start-failure.ts';
import { openSource, type PublicSource } from '../verify/public-source.ts';
import { Refusal } from '../verify/refusal.ts';
import { sayMoment, sayRefusal } from '../verify/words.ts';
import { readLatest, readSnapshot } from './published-versions.ts';

type Asked = Pick<ChangesCommand, 'from' | 'to'>;

/** The earlier one first, however they were named; null before the first version. */
async function readBoth(source: PublicSource, { from, to }: Asked): Promise<readonly [Snapshot | null, Snapshot]> {
  const later = to === undefined ? await readLatest(source) : await readSnapshot(source, to);
  const before = from ?? later.seq - 1;
  const earlier = before === 0 ? null : await readSnapshot(source, before);
  return earlier && earlier.seq > later.seq ? [later, earlier] : [earlier, later];
}

function sayVersion({ seq, takenAt }: Snapshot): string {
  return `версия ${seq} (${sayMoment(takenAt)})`;
}

function sayWhyNot({ reason }: Refusal): Said {
  if (reason.code !== 'NO_SUCH_VERSION') return sayRefusal(reason);
  return {
    message: `Версии ${reason.seq} нет: последняя — ${reason.latestSeq}.`,
    remedy: 'Номера опубликованных версий — в versions.json.',
  };
}

/** @return the text to print, without a newline at its end */
export async function tellChanges({ address, from, to, isJson }: ChangesCommand): Promise<string> {
  try {
    const [earlier, later] = await readBoth(openSource(address), { from, to });
    const changes = compareSnapshots(earlier, later);
    if (isJson) return encodeChanges(changes).trimEnd();
    if (earlier?.seq === later.seq) return `Это одна и та же ${sayVersion(later)}: различий нет.`;
    const head = earlier ? `${sayVersion(earlier)} → ${sayVersion(later)}` : sayVersion(later);
    const lines = changes.words.ru.map((sentence) => `— ${sentence}`);
    return [`${head.charAt(0).toUpperCase()}${head.slice(1)}`, ...lines].join('\n');
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    const { message, remedy } = sayWhyNot(thrown);
    throw new StartFailure(message, remedy, { cause: thrown });
  }
}
