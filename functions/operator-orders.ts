/**
 * `orders.json`: what the operator has decided about publishing. It stands in the public store, whose conditions of writing are
 * kept and which is not made anew when it is lost: a hold outlives a restart, and every instance sees it.
 */
import type * as z from 'zod/mini';
import { ordersSchema } from '../domain/public-documents.ts';
import { encodeDocument } from './encoded-document.ts';
import { Failure } from './failure.ts';
import type { Held } from './guards.ts';
import type { SnapshotStore } from './stores/snapshot-store.ts';
import type { VersionRef } from './version-chain.ts';
import { isSameVersion } from './version-entry.ts';
import { listWithdrawal } from './version-index.ts';

const ORDERS = 'orders.json';
const MOST_ATTEMPTS = 5;

/** What the operator has decided. */
export type Orders = z.infer<typeof ordersSchema>;
/** Nothing is published until the operator lets go. */
export type Hold = NonNullable<Orders['hold']>;

const NO_ORDERS: Orders = { hold: null, withdrawing: [] };

function decode(bytes: Buffer): Orders {
  try {
    return ordersSchema.parse(JSON.parse(bytes.toString('utf8')));
  } catch (cause) {
    const message = `В хранилище снимков испорчен файл ${ORDERS}: неизвестно, остановил ли оператор публикацию.`;
    const remedy = 'Удалите этот файл и, если публикация была остановлена, остановите её снова: npm run rollback.';
    throw new Failure('STORE_UNREADABLE', message, remedy, { cause });
  }
}

/** Throws a failure when it cannot be told: what may be held is not published. */
export async function readOrders(store: SnapshotStore): Promise<Orders> {
  const stored = await store.read(ORDERS);
  return stored ? decode(stored.bytes) : NO_ORDERS;
}

/** Changes the orders as they stand, whoever else changes them at the same time. */
export async function changeOrders(store: SnapshotStore, change: (orders: Orders) => Orders): Promise<Orders> {
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
    const stored = await store.read(ORDERS);
    const next = change(stored ? decode(stored.bytes) : NO_ORDERS);
    const bytes = encodeDocument(ORDERS, ordersSchema, next);
    if (stored ? stored.bytes.equals(bytes) : next === NO_ORDERS) return next;
    if (await store.replace(ORDERS, bytes, stored?.tag ?? null)) return next;
  }
  throw new Failure('STORE_BUSY', `Файл ${ORDERS} без конца меняет кто-то другой.`, 'Повторите через минуту.');
}

/** Begins a withdrawal: should it be cut off, the next run looks for what the lists do not say yet. */
export async function beginWithdrawal(store: SnapshotStore, { seq, sha256 }: VersionRef): Promise<void> {
  await changeOrders(store, (orders) =>
    orders.withdrawing.some((one) => isSameVersion(one, { seq, sha256 }))
      ? orders
      : { ...orders, withdrawing: [...orders.withdrawing, { seq, sha256 }] },
  );
}

/** Brings into the lists what was withdrawn; what is not withdrawn yet, or cannot be listed now, stays begun. */
export async function listWithdrawals(store: SnapshotStore, { withdrawing }: Orders): Promise<void> {
  for (const ref of withdrawing) {
    if (!(await listWithdrawal(store, ref))) continue;
    await changeOrders(store, (orders) => ({
      ...orders,
      withdrawing: orders.withdrawing.filter((one) => !isSameVersion(one, ref)),
    }));
  }
}

const WHY_HELD: Readonly<Record<Hold['code'], (seq: number) => string>> = {
  ROLLED_BACK: (seq) => `Оператор вернул содержание версии ${seq} и остановил публикацию.`,
  WITHDRAWN: (seq) => `Последняя версия отозвана; действует содержание версии ${seq}, публикация остановлена.`,
};

/** Why a run publishes nothing. */
export function heldBy({ code, seq }: Hold): Held {
  return {
    code,
    message: WHY_HELD[code](seq),
    remedy:
      'Исправьте таблицы, посмотрите npm run refresh -- --dry-run, потом отпустите: npm run rollback -- --release.',
  };
}
