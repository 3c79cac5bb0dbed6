/** CacheService: «short term storage of data», gone after its time. */
import { type Fields, fields, listOf, number, text } from './argument-kinds.ts';
import { ScriptError } from './script-error.ts';
import type { ScriptRun } from './script-world.ts';
import { ServiceObject, serviceClass, signatures } from './service-class.ts';

interface CacheState {
  readonly run: ScriptRun;
  readonly key: string;
}

const LONGEST_KEY = 250;
const LARGEST_VALUE_BYTES = 100 * 1024;
const DEFAULT_SECONDS = 600;
const LONGEST_SECONDS = 21_600;

const onCache = signatures<CacheState>();
const on = signatures<ScriptRun>();

function put({ run, key: store }: CacheState, key: string, value: string, seconds = DEFAULT_SECONDS): void {
  if (key.length > LONGEST_KEY) throw new ScriptError('Argument too large: key');
  if (Buffer.byteLength(value, 'utf8') > LARGEST_VALUE_BYTES) throw new ScriptError('Argument too large: value');
  run.world.cache.put(store, key, value, Math.min(Math.max(1, seconds), LONGEST_SECONDS));
}

function putAll(state: CacheState, values: Fields, seconds?: number): void {
  for (const [key, value] of Object.entries(values)) put(state, key, String(value), seconds);
}

function getAll({ run, key: store }: CacheState, keys: readonly string[]): Record<string, string> {
  const found = keys.map((key) => [key, run.world.cache.get(store, key)] as const);
  return Object.fromEntries(found.filter((entry): entry is [string, string] => entry[1] !== null));
}

const cache = serviceClass<CacheState>('Cache', {
  get: onCache([text], ({ run, key: store }, key) => run.world.cache.get(store, key)),
  getAll: onCache([listOf(text)], getAll),
  put: [onCache([text, text], put), onCache([text, text, number], put)],
  putAll: [onCache([fields], putAll), onCache([fields, number], putAll)],
  remove: onCache([text], ({ run, key: store }, key) => run.world.cache.remove(store, key)),
  removeAll: onCache([listOf(text)], ({ run, key: store }, keys) => {
    for (const key of keys) run.world.cache.remove(store, key);
  }),
});

function cacheOf(run: ScriptRun, key: string): ServiceObject<CacheState> {
  return new ServiceObject('Cache', { run, key });
}

export const cacheService = serviceClass<ScriptRun>('CacheService', {
  getDocumentCache: on([], (run) => cacheOf(run, `document:${run.spreadsheetId}`)),
  getScriptCache: on([], (run) => cacheOf(run, `script:${run.spreadsheetId}`)),
  getUserCache: on([], (run) => cacheOf(run, `user:${run.spreadsheetId}:${run.effectiveUser}`)),
});

export const CACHE_CLASSES = [cache];
