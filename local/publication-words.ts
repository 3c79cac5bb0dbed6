/** What `rollback`, `withdraw` and `collect` say in Russian. */

import type { VersionEntry } from '../domain/public-documents.ts';
import type { Leftover } from '../functions/leftovers.ts';
import type { Hold } from '../functions/operator-orders.ts';
import type { Rollback } from '../functions/rollback.ts';
import type { Withdrawal } from '../functions/withdrawal.ts';
import { sayMoment } from './verify/words.ts';

export const USAGE = {
  rehearsal: 'Можно так: npm run refresh -- --dry-run --json --data ПАПКА (или --cloud)',
  rollback:
    'Можно так: npm run rollback -- --to 15 --why "Причина" --data ПАПКА (или --cloud); отпустить: npm run rollback -- --release',
  withdraw: 'Можно так: npm run withdraw -- --seq 17 --why "Причина" --data ПАПКА (или --cloud)',
  collect: 'Можно так: npm run collect -- --delete --data ПАПКА (или --cloud); без --delete только показывает',
} as const;

export const PUBLICATION_MISTAKES = {
  wrongReason: (most: number) => `В --why нужна причина: одна строка, не длиннее ${most} знаков.`,
  personalReason:
    'Причина публикуется, а в ней похоже на имя, телефон или другие персональные данные. Напишите без них.',
  releaseAlone: '--release ставится один: он только отпускает публикацию.',
  seqAndWhy: 'Нужно и то, и другое: --seq НОМЕР и --why "Причина".',
} as const;

const RELEASE =
  'Когда таблицы исправлены: npm run refresh -- --dry-run покажет, что изменится; npm run rollback -- --release отпустит.';

function because(why: string | undefined): string {
  return why === undefined ? '' : ` Причина: ${why}`;
}

function sayHold({ code, seq, at, why }: Hold): string {
  const what =
    code === 'ROLLED_BACK'
      ? `возвращено содержание версии ${seq}`
      : `последняя версия отозвана, стоит содержание версии ${seq}`;
  return `Публикация остановлена ${sayMoment(at)}: ${what}.${because(why)}`;
}

export function sayRollback({ seq, published, hold }: Rollback): string {
  const first = published
    ? `Опубликована версия ${seq}: содержание версии ${hold.seq}.`
    : `Содержание версии ${hold.seq} уже стоит: это версия ${seq}. Новой нет.`;
  return [first, 'Публикация остановлена: запуски ничего не публикуют, пока вы не отпустите.', RELEASE].join('\n');
}

export function sayRelease(hold: Hold | null): string {
  if (!hold) return 'Публикация и не была остановлена: отпускать нечего.';
  return [
    `Отпущено (было остановлено ${sayMoment(hold.at)}).`,
    'Ближайший запуск опубликует то, что сейчас в таблицах: через час, через несколько секунд после правки или сразу —',
    'npm run refresh, а пока работает npm start: curl -X POST http://localhost:8080/functions/refresh',
  ].join('\n');
}

function sayEntry({ seq, takenAt, headline, restores, withdrawn }: VersionEntry): string {
  const numbers = headline
    ? `действует ${headline['operatingClusters']}, заявлено ${headline['declaredClusters']}, проектов ${headline['jointProjects']}`
    : '';
  const restored = restores === undefined ? '' : ` (содержание версии ${restores})`;
  const rest = withdrawn ? `отозвана: ${withdrawn.why}` : `${numbers}${restored}`;
  return `  ${String(seq).padStart(5)}  ${sayMoment(takenAt).padEnd(28)}  ${rest}`;
}

/** How things stand, for who does not know yet where to go back to. */
export function sayState(versions: readonly VersionEntry[], hold: Hold | null, name: string): string {
  const held = hold ? [sayHold(hold), RELEASE] : ['Публикация идёт как обычно.'];
  if (versions.length === 0) return [`В хранилище ${name} ещё ничего не опубликовано.`, ...held].join('\n');
  return [`Версии в ${name}, новые сверху:`, ...versions.map(sayEntry), ...held, USAGE.rollback].join('\n');
}

export function sayWithdrawal({ tombstone, already, instead, restoredBy }: Withdrawal): string {
  const { seq, at, why } = tombstone;
  return [
    already
      ? `Версия ${seq} уже была отозвана ${sayMoment(at)}. Причина: ${why}`
      : `Версия ${seq} отозвана. Причина: ${why}`,
    'Её файлы убраны (копия — в личном хранилище, папка withdrawn); хеш остался в цепочке и в versions.json.',
    ...(instead ? [sayRollback(instead)] : []),
    ...(restoredBy.length > 0
      ? [`То же содержание есть в версиях: ${restoredBy.join(', ')}. Если и его не должно быть, отзовите их тоже.`]
      : []),
    ...(already ? [] : ['Кто успел её скачать, у того она осталась; кэши отдают её, пока не забудут.']),
  ].join('\n');
}

const WHY_LEFT: Readonly<Record<Leftover['kind'], string>> = {
  version: 'запуск записал её и не успел или не смог опубликовать: от latest.json до неё не дойти',
  part: 'на неё больше не ссылается ни одна таблица',
};

export const STATE_LOST =
  'Личное хранилище не помнит, какие части таблиц нужны (state.json): они не тронуты. Ближайший запуск запомнит.';

export function sayLeftovers(found: readonly Leftover[], isDeleting: boolean, notes: readonly string[]): string {
  const rows = found.map(({ path, kind, paths, youngest }) => {
    return `  ${path}\n      файлов ${paths.length}, записано ${sayMoment(youngest.toISOString())}; ${WHY_LEFT[kind]}`;
  });
  const last = isDeleting ? `Удалено: ${found.length}.` : 'Ничего не удалено. Удалить: npm run collect -- --delete';
  if (found.length === 0) return ['Лишнего старше 30 дней нет.', ...notes].join('\n');
  return ['Лишнее старше 30 дней:', ...rows, ...notes, last].join('\n');
}
