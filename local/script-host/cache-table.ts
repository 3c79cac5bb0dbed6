/** The caches of scripts: values that are forgotten when their time has come, and in any case when the host ends. */

interface Cached {
  readonly value: string;
  readonly expiresAt: number;
}

const MOST_ITEMS = 1000;
const ITEMS_KEPT_WHEN_FULL = 900;

export class CacheTable {
  private readonly now: () => Date;
  private readonly stores = new Map<string, Map<string, Cached>>();

  constructor(now: () => Date) {
    this.now = now;
  }

  private storeOf(storeKey: string): Map<string, Cached> {
    const store = this.stores.get(storeKey) ?? new Map<string, Cached>();
    this.stores.set(storeKey, store);
    return store;
  }

  get(storeKey: string, key: string): string | null {
    const cached = this.storeOf(storeKey).get(key);
    return cached && cached.expiresAt > this.now().getTime() ? cached.value : null;
  }

  /** A full cache keeps those that have longest to live. */
  put(storeKey: string, key: string, value: string, seconds: number): void {
    const store = this.storeOf(storeKey);
    store.set(key, { value, expiresAt: this.now().getTime() + seconds * 1000 });
    if (store.size <= MOST_ITEMS) return;
    const longest = [...store].sort(([, a], [, b]) => b.expiresAt - a.expiresAt).slice(0, ITEMS_KEPT_WHEN_FULL);
    this.stores.set(storeKey, new Map(longest));
  }

  remove(storeKey: string, key: string): void {
    this.storeOf(storeKey).delete(key);
  }
}
