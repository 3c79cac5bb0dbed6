/** Examples of the services that keep something between runs, or keep runs apart: properties, caches, locks. */
import { gives, type MemberExample, type MemberExamples, prefixed } from './member-example.ts';

const STORE = 'const store = PropertiesService.getScriptProperties().setProperties({ a: "1", b: "2" });';
const CACHE = "const cache = CacheService.getScriptCache(); cache.putAll({ a: '1', b: '2' });";
const LOCK = 'const lock = LockService.getScriptLock();';

/** A store of its own, apart from the other two of its service. */
function apart(service: string, sort: string, others: readonly string[], put: string, get: string): MemberExample {
  const script = `${service}.get${sort}().${put}; return [${[sort, ...others].map((each) => `${service}.get${each}().${get}`).join(', ')}]`;
  return gives('what is kept there, and in none of the others', script, ['1', null, null]);
}

const PROPERTIES = (sort: string, ...others: string[]) =>
  apart(
    'PropertiesService',
    `${sort}Properties`,
    others.map((each) => `${each}Properties`),
    "setProperty('a', '1')",
    "getProperty('a')",
  );
const CACHES = (sort: string, ...others: string[]) =>
  apart(
    'CacheService',
    `${sort}Cache`,
    others.map((each) => `${each}Cache`),
    "put('a', '1')",
    "get('a')",
  );
const LOCKS = (sort: string, other: string) =>
  gives(
    'a lock that is apart from the others',
    `LockService.get${sort}Lock().tryLock(1); return [LockService.get${sort}Lock().hasLock(), LockService.get${other}Lock().hasLock()]`,
    [true, false],
  );

export const STORES: MemberExamples = {
  'PropertiesService.getDocumentProperties': PROPERTIES('Document', 'Script', 'User'),
  'PropertiesService.getScriptProperties': PROPERTIES('Script', 'Document', 'User'),
  'PropertiesService.getUserProperties': PROPERTIES('User', 'Script', 'Document'),
  ...prefixed('Properties', {
    getProperty: gives(
      'the value of a key, or null',
      `${STORE} return [store.getProperty('a'), store.getProperty('c')]`,
      ['1', null],
    ),
    getProperties: gives(
      'a copy of all pairs',
      `${STORE} const copy = store.getProperties(); copy.a = 'x'; return [copy.b, store.getProperty('a')]`,
      ['2', '1'],
    ),
    getKeys: gives('all keys', `${STORE} return store.getKeys()`, ['a', 'b']),
    setProperty: gives('sets a pair, as texts', `${STORE} return store.setProperty('a', 3).getProperty('a')`, '3'),
    setProperties: gives(
      'sets all pairs, and deletes all others if asked',
      `${STORE} store.setProperties({ c: '3' }); const all = store.getKeys(); return [all, store.setProperties({ d: '4' }, true).getKeys()]`,
      [['a', 'b', 'c'], ['d']],
    ),
    deleteProperty: gives('deletes the pair of a key', `${STORE} return store.deleteProperty('a').getKeys()`, ['b']),
    deleteAllProperties: gives('deletes all pairs', `${STORE} return store.deleteAllProperties().getKeys()`, []),
  }),
  'CacheService.getDocumentCache': CACHES('Document', 'Script', 'User'),
  'CacheService.getScriptCache': CACHES('Script', 'Document', 'User'),
  'CacheService.getUserCache': CACHES('User', 'Script', 'Document'),
  ...prefixed('Cache', {
    get: gives('the value of a key, or null', `${CACHE} return [cache.get('a'), cache.get('c')]`, ['1', null]),
    getAll: gives('the pairs of those keys that are there', `${CACHE} return cache.getAll(['a', 'c'])`, { a: '1' }),
    put: gives(
      'a value that is gone after its seconds',
      `${CACHE} cache.put('a', 'x', 5); const now = cache.get('a'); Utilities.sleep(6000); return [now, cache.get('a')]`,
      ['x', null],
    ),
    putAll: gives(
      'pairs that are gone after their seconds',
      `const cache = CacheService.getScriptCache(); cache.putAll({ e: '1', f: '2' }, 5); const now = cache.getAll(['e', 'f']); Utilities.sleep(6000); return [now, cache.getAll(['e', 'f'])]`,
      [{ e: '1', f: '2' }, {}],
    ),
    remove: gives('removes a pair', `${CACHE} cache.remove('a'); return cache.getAll(['a', 'b'])`, { b: '2' }),
    removeAll: gives('removes pairs', `${CACHE} cache.removeAll(['a', 'b']); return cache.getAll(['a', 'b'])`, {}),
  }),
  'LockService.getDocumentLock': LOCKS('Document', 'User'),
  'LockService.getScriptLock': LOCKS('Script', 'Document'),
  'LockService.getUserLock': LOCKS('User', 'Script'),
  ...prefixed('Lock', {
    tryLock: gives(
      'takes the lock within a time, and says whether it did',
      `${LOCK} return [lock.hasLock(), lock.tryLock(10), lock.hasLock()]`,
      [false, true, true],
    ),
    waitLock: gives('takes the lock within a time', `${LOCK} lock.waitLock(10); return lock.hasLock()`, true),
    hasLock: gives(
      'whether the lock is held',
      `${LOCK} const before = lock.hasLock(); lock.tryLock(10); return [before, lock.hasLock()]`,
      [false, true],
    ),
    releaseLock: gives(
      'lets the lock go',
      `${LOCK} lock.tryLock(10); lock.releaseLock(); return lock.hasLock()`,
      false,
    ),
  }),
};
