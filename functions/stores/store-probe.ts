/**
 * Whether a store keeps the conditions of its writes. One that does not lets two runs publish over each other, so it is
 * refused before the first publication, unless the operator knowingly takes it as it is.
 */
import { randomUUID } from 'node:crypto';
import { Failure } from '../failure.ts';
import type { SnapshotStore } from './snapshot-store.ts';

const FOLDER = 'probe';

/** What is tried, in the words in which the operator is told that it went wrong. */
const EXPECTATIONS = {
  createsOnce: 'вторая запись нового файла прошла поверх первой',
  keepsOnWrongTag: 'замена прошла, хотя файл с тех пор изменился',
  keepsOnNoTag: 'замена прошла, хотя файла не должно было быть',
  makesNothing: 'замена создала файл, которого не было',
  readsBack: 'прочитано не то, что записано',
} as const;

type Expectation = keyof typeof EXPECTATIONS;

async function tryOut(store: SnapshotStore, path: string): Promise<readonly Expectation[]> {
  const [first, second] = [Buffer.from('1'), Buffer.from('2')];
  const broken: Expectation[] = [];
  const expect = (holds: boolean, expectation: Expectation) => {
    if (!holds) broken.push(expectation);
  };
  const created = await store.create(path, first);
  const earlier = await store.read(path);
  expect(created && !(await store.create(path, second)), 'createsOnce');
  expect((await store.replace(path, second, earlier?.tag ?? null)) === true, 'readsBack');
  expect(!(await store.replace(path, first, earlier?.tag ?? '')), 'keepsOnWrongTag');
  expect(!(await store.replace(path, first, null)), 'keepsOnNoTag');
  expect(!(await store.replace(`${path}-none`, first, earlier?.tag ?? '')), 'makesNothing');
  expect((await store.read(path))?.bytes.equals(second) === true, 'readsBack');
  return broken;
}

/** Throws a `STORE_UNCONDITIONAL` failure that says which promises the store does not keep. */
export async function probeStore(store: SnapshotStore): Promise<void> {
  const path = `${FOLDER}/${randomUUID()}`;
  const broken = await tryOut(store, path);
  await store.remove(path);
  await store.remove(`${path}-none`);
  if (broken.length === 0) return;
  const said = [...new Set(broken)].map((expectation) => EXPECTATIONS[expectation]).join('; ');
  throw new Failure(
    'STORE_UNCONDITIONAL',
    `Хранилище снимков не соблюдает условий записи: ${said}. Два запуска сразу могли бы затереть друг друга.`,
    'Возьмите хранилище с условной записью (If-Match, If-None-Match). Если запуск всегда один и риск понятен: SVOD_STORE_WITHOUT_CONDITIONS=yes.',
  );
}
