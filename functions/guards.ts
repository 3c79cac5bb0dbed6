/**
 * Guards against data that disappeared by mistake. What the operator confirmed in «Книги» passes; the first publication is not
 * guarded.
 */
import type { ListedWorkbook } from '../domain/central.ts';
import { type CivilDate, dateInMoscow } from '../domain/date.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import type { RowCounts } from '../domain/tab-rows.ts';
import type { RegionReading, Unreadable } from './read-region.ts';

/** Regions of fewer accepted rows are still being filled in. */
const FEWEST_REGION_ROWS = 5;
/** So is a country of fewer. */
const FEWEST_NATIONAL_ROWS = 50;
const MOST_LOST_SHARE = 0.3;
const MOST_UNREADABLE_SHARE = 0.3;
/** Headline numbers below it jump easily. */
const FEWEST_BEFORE = 5;
const JUMP = 10;

/** Why nothing is published although everything went as designed. */
export interface Held {
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
}

type Counts = ReadonlyMap<string, RowCounts>;
type Source = Snapshot['sources'][number];

function sourceOf(base: Snapshot, region: string): Source | undefined {
  return base.sources.find((source) => source.region === region);
}

/** Confirmed on the day on which the region fell silent, or later. */
function isConfirmed({ region, confirmedOn }: ListedWorkbook, base: Snapshot, asOf: CivilDate): boolean {
  if (confirmedOn === null) return false;
  const source = sourceOf(base, region);
  const since = source?.state === 'stale' ? dateInMoscow(Date.parse(source.since)) : asOf;
  return confirmedOn >= since;
}

function acceptedIn(counts: Counts, region: string): number {
  return counts.get(region)?.accepted ?? 0;
}

/** Why the rows of a region are not believed; undefined when they are. */
export function collapseOf(
  { listed }: RegionReading,
  counts: Counts,
  base: Snapshot,
  asOf: CivilDate,
): Unreadable | undefined {
  const before = sourceOf(base, listed.region)?.rows.accepted ?? 0;
  const now = acceptedIn(counts, listed.region);
  if (before < FEWEST_REGION_ROWS || now * 2 >= before || isConfirmed(listed, base, asOf)) return undefined;
  return {
    code: 'COLLAPSE',
    message: `В таблице субъекта ${listed.region} было принято строк: ${before}, а теперь ${now}. Остаются прежние данные.`,
    remedy: `Если так и должно быть, поставьте сегодняшнюю дату в столбец «Подтверждено» листа «Книги»; если нет, верните строки (Файл → История версий).`,
  };
}

/** Too many regions that cannot be read make a snapshot of yesterday. */
export function tooManyUnreadable(readings: readonly RegionReading[], base: Snapshot): Held | undefined {
  const readable = readings.filter(({ listed }) => (sourceOf(base, listed.region)?.state ?? 'missing') !== 'missing');
  const lost = readable.filter(({ unreadable }) => unreadable !== null);
  if (lost.length <= readable.length * MOST_UNREADABLE_SHARE) return undefined;
  const [first, ...rest] = lost;
  if (first?.unreadable && rest.length === 0) return first.unreadable;
  return {
    code: 'TOO_MANY_UNREADABLE',
    message: `Не прочитано таблиц: ${lost.length} из ${readable.length} (субъекты ${lost.map(({ listed }) => listed.region).join(', ')}). Прежний снимок остался на месте.`,
    remedy: first?.unreadable?.remedy ?? '',
  };
}

/** A country that lost a third of its rows, or a headline number that jumped tenfold. */
export function nationalGuard(
  workbooks: readonly ListedWorkbook[],
  counts: Counts,
  now: Snapshot['headline'],
  base: Snapshot,
  asOf: CivilDate,
): Held | undefined {
  const doubtful = workbooks.filter((listed) => !isConfirmed(listed, base, asOf));
  const remedy =
    'Если так и должно быть, поставьте сегодняшнюю дату в столбец «Подтверждено» листа «Книги» у изменившихся субъектов.';
  const before = doubtful.reduce((sum, { region }) => sum + (sourceOf(base, region)?.rows.accepted ?? 0), 0);
  const after = doubtful.reduce((sum, { region }) => sum + acceptedIn(counts, region), 0);
  if (before >= FEWEST_NATIONAL_ROWS && after < before * (1 - MOST_LOST_SHARE)) {
    const message = `По стране было принято строк: ${before}, а теперь ${after}. Прежний снимок остался на месте.`;
    return { code: 'COLLAPSE_NATIONAL', message, remedy };
  }
  const changed = doubtful.some(
    ({ region }) => acceptedIn(counts, region) !== (sourceOf(base, region)?.rows.accepted ?? 0),
  );
  const jumped = Object.entries(base.headline).find(([key, old]) => {
    const value = now[key as keyof Snapshot['headline']];
    if (typeof old !== 'number' || typeof value !== 'number' || old < FEWEST_BEFORE) return false;
    return value >= old * JUMP || value * JUMP <= old;
  });
  if (!changed || !jumped) return undefined;
  const [key, old] = jumped;
  const message = `Главное число «${key}» изменилось в десять раз и больше: было ${old}, стало ${now[key as keyof Snapshot['headline']]}. Прежний снимок остался на месте.`;
  return { code: 'HEADLINE_JUMP', message, remedy };
}

/** The last look before publication: disclosure control audits the very document that would be published. */
export function disclosureGuard(breaches: readonly string[]): Held | undefined {
  if (breaches.length === 0) return undefined;
  return {
    code: 'DISCLOSURE_UNSAFE',
    message: `Из снимка можно было бы вычислить данные отдельных организаций (мест: ${breaches.length}). Прежний снимок остался на месте.`,
    remedy: 'В таблицах ничего менять не нужно: это ошибка программы. Сообщите о ней разработчикам.',
  };
}
