/** On which state of the workbooks a run stands, and what is said when that is older than what is published. */
import type { Held } from './guards.ts';
import type { RegionReading } from './read-region.ts';
import { CENTRAL, type Vector } from './version-vector.ts';

export function vectorOf(central: string | undefined, readings: readonly RegionReading[]): Vector {
  const components = readings.flatMap(({ listed, version }) => {
    return version === undefined ? [] : [[listed.region, { epoch: listed.epoch, version: BigInt(version) }] as const];
  });
  const own = central === undefined ? [] : [[CENTRAL, { epoch: 1, version: BigInt(central) }] as const];
  return Object.fromEntries([...components, ...own]);
}

/** Drive may answer with an older state; a workbook that was restored from a copy stays older for ever. */
export function olderThanPublished(workbooks: readonly string[]): Held {
  const named = workbooks.map((key) => (key === CENTRAL ? 'центральная' : `субъекта ${key}`)).join(', ');
  return {
    code: 'VERSION_BACKWARDS',
    message: `Таблицы стали старше опубликованного: ${named}.`,
    remedy: 'Обычно проходит само. Если таблицу восстановили из копии или заменили, увеличьте её «Эпоху» в «Книгах».',
  };
}
