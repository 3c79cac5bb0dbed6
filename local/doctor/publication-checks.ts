/** What is published: signed with the key of the settings, right as a consumer checks it, and fresh. */
import { setTimeout as sleep } from 'node:timers/promises';
import { readKeys } from '../../functions/public-keys.ts';
import { readBase } from '../../functions/publish-snapshot.ts';
import { keyIdOfPublic, type SigningKey } from '../../functions/signing-key.ts';
import type { SnapshotStore } from '../../functions/stores/snapshot-store.ts';
import type { PublicSource } from '../verify/public-source.ts';
import { Refusal } from '../verify/refusal.ts';
import { verifyPublication } from '../verify/verification.ts';
import { sayHeld, sayMoment, sayRefusal } from '../verify/words.ts';
import { type Finding, look, note, right, wrong } from './finding.ts';

const KEY = 'Ключ подписи';
const VERSION = 'Опубликованная версия';
const FRESH = 'Свежесть';
/** Somebody waits: what readers meet between two writes is over by then. */
const LONGEST_PAUSE_MS = 2000;

export interface Published {
  readonly store: SnapshotStore;
  readonly signingKey: SigningKey;
  readonly now: () => Date;
}

async function lookAtKey({ store, signingKey }: Published): Promise<Finding> {
  const base = await readBase(store);
  if (!base) return note(KEY, 'есть; ещё ничего не опубликовано', 'npm run refresh');
  if (base.keyId === signingKey.keyId) return right(KEY, 'тот же, что подписал последнюю версию');
  const { handovers } = await readKeys(store);
  if (handovers.some(({ to }) => keyIdOfPublic(to) === signingKey.keyId)) {
    return note(KEY, 'сменён: ближайший запуск подпишет новым', 'npm run refresh');
  }
  return wrong(
    KEY,
    'последнюю версию подписал другой ключ: новому потребители не поверят',
    'Верните прежний ключ из копии; если он утрачен: npm run keys -- --lost.',
  );
}

/** The store itself, read as a consumer would. */
function sourceOf(store: SnapshotStore): PublicSource {
  return { read: async (path) => (await store.read(path))?.bytes ?? null };
}

async function lookAtVersion({ store, now }: Published): Promise<readonly Finding[]> {
  try {
    const { latest, freshness } = await verifyPublication({
      source: sourceOf(store),
      given: undefined,
      known: null,
      back: 0,
      now,
      wait: (ms) => sleep(Math.min(ms, LONGEST_PAUSE_MS)),
    });
    const { staleSince, lastOutcome, staleRegions } = freshness;
    const held = sayHeld(lastOutcome);
    const fresh =
      staleSince === null
        ? right(FRESH, 'запуски идут вовремя')
        : wrong(
            FRESH,
            `запуска ждали ${sayMoment(staleSince)}, его не было`,
            'Проверьте расписание и журнал функции; npm run refresh.',
          );
    return [
      right(VERSION, `${latest.head.seq}: подпись и хеши верны`),
      fresh,
      ...(held === undefined
        ? []
        : [wrong('Последний запуск', held, 'npm run refresh -- --dry-run скажет, что мешает.')]),
      ...(staleRegions.length > 0
        ? [note('Старые данные', `субъекты: ${staleRegions.join(', ')}`, 'См. их таблицы выше.')]
        : []),
    ];
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    if (thrown.reason.code === 'NOTHING_PUBLISHED')
      return [note(VERSION, 'ещё ничего не опубликовано', 'npm run refresh')];
    const { message, remedy } = sayRefusal(thrown.reason);
    return [wrong(VERSION, message, remedy)];
  }
}

export async function lookAtPublication(published: Published): Promise<readonly Finding[]> {
  return [...(await look(KEY, () => lookAtKey(published))), ...(await look(VERSION, () => lookAtVersion(published)))];
}
