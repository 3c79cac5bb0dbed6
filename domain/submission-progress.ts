/** How far every region has come with its submission: not begun, with errors, long not updated, at work, fresh. */
import type { WorkbookQuality } from './data-quality.ts';
import { ratio } from './totals.ts';

/** A workbook that nobody has edited for longer is said to be long not updated. */
export const STALE_AFTER_DAYS = 30;

/** In the order in which they are asked: the first that holds is the region's. */
export const PROGRESS_STATES = [
  [
    'notBegun',
    'Не начат',
    'Таблицы субъекта нет в «Книгах», её ни разу не удалось прочитать или в ней нет ни одной строки; и в общей таблице у него нет кластеров.',
  ],
  ['withErrors', 'С ошибками', 'В таблице есть отложенные строки, или её сейчас нельзя прочитать.'],
  ['stale', 'Давно не обновлялась', `Ошибок нет, но таблицу не правили больше ${STALE_AFTER_DAYS} дней.`],
  [
    'atWork',
    'В работе',
    'Ошибок нет, таблицу правили недавно, но есть черновики или карточки кластеров заполнены не полностью.',
  ],
  ['fresh', 'Свежая', 'Ошибок нет, карточки заполнены полностью, таблицу правили недавно.'],
] as const;

export type ProgressState = (typeof PROGRESS_STATES)[number][0];

/** What is known of a region's own workbook, and of its clusters wherever they stand. */
export interface RegionSubmission {
  /** The two-digit code. */
  readonly key: string;
  /** Null when it has no workbook of its own, or nothing was ever read of it. */
  readonly workbook: WorkbookQuality | null;
  /** It could not be read now: what counts is what was read before. */
  readonly isUnreadable: boolean;
  /** Null when nobody knows. */
  readonly daysSinceEdit: number | null;
  /** Accepted clusters of which it is the head. */
  readonly clusters: number;
  /** Of these, drafts and cards that are not filled in. */
  readonly unfinishedCards: number;
}

export interface ProgressLine {
  readonly key: ProgressState;
  readonly name: string;
  readonly regions: readonly string[];
  /** Of all regions; four decimals, null when there are none. */
  readonly share: number | null;
}

export function progressOf(region: RegionSubmission): ProgressState {
  const { workbook, isUnreadable, daysSinceEdit, clusters, unfinishedCards } = region;
  const rows = workbook?.rows.read ?? 0;
  if (rows === 0 && clusters === 0) return 'notBegun';
  if (isUnreadable || (workbook?.rows.setAside ?? 0) > 0) return 'withErrors';
  if (daysSinceEdit !== null && daysSinceEdit > STALE_AFTER_DAYS) return 'stale';
  return unfinishedCards > 0 ? 'atWork' : 'fresh';
}

/** A line for every state, also one that no region is in; every region stands in exactly one. */
export function progressLines(regions: readonly RegionSubmission[]): readonly ProgressLine[] {
  const states = regions.map((region) => [region.key, progressOf(region)] as const);
  return PROGRESS_STATES.map(([key, name]) => {
    const here = states.filter(([, state]) => state === key).map(([region]) => region);
    return { key, name, regions: here, share: ratio(here.length, regions.length, 4) };
  });
}
