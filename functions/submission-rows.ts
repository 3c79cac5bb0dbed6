/** How far every region has come with its submission, as «Сводка» shows it. */
import type { CardCompleteness } from '../domain/data-quality.ts';
import type { Reference } from '../domain/reference.ts';
import type { Register } from '../domain/register.ts';
import {
  PROGRESS_STATES,
  type ProgressState,
  progressLines,
  progressOf,
  type RegionSubmission,
} from '../domain/submission-progress.ts';
import type { Summary } from '../domain/summary.ts';
import type { DaysSinceEdit } from './leadership-rows.ts';
import type { RegionReading } from './read-region.ts';
import { BLANK, cell, headings, line, paragraph, type StyledRow, title } from './tab-cells.ts';

export interface SubmissionInput {
  readonly register: Register;
  readonly summary: Summary;
  readonly readings: readonly RegionReading[];
  readonly reference: Reference;
  readonly days: DaysSinceEdit;
}

function isUnfinished({ filled, applicable }: CardCompleteness): boolean {
  return filled < applicable;
}

function submissionsOf({ register, summary, readings, reference, days }: SubmissionInput): readonly RegionSubmission[] {
  const { quality, cards } = summary.internal;
  const qualities = new Map(quality.map((one) => [one.key, one]));
  const unfinished = new Set(cards.filter(isUnfinished).map(({ id }) => id));
  const unreadable = new Set(readings.filter((one) => one.unreadable).map(({ listed }) => listed.region));
  const counts = new Map<string, { clusters: number; unfinishedCards: number }>();
  for (const { region, id, status } of register.clusters) {
    const { clusters, unfinishedCards } = counts.get(region) ?? { clusters: 0, unfinishedCards: 0 };
    const isOpen = status === 'DRAFT' || unfinished.has(id);
    counts.set(region, { clusters: clusters + 1, unfinishedCards: unfinishedCards + (isOpen ? 1 : 0) });
  }
  return reference.regions.all.map(({ code }) => ({
    key: code,
    workbook: qualities.get(code) ?? null,
    isUnreadable: unreadable.has(code),
    daysSinceEdit: days.get(code) ?? null,
    ...(counts.get(code) ?? { clusters: 0, unfinishedCards: 0 }),
  }));
}

const NAMES: ReadonlyMap<ProgressState, string> = new Map(PROGRESS_STATES.map(([key, name]) => [key, name]));

/** The name of the state that the workbook's region is in; nothing for a workbook of all regions. */
export type StateOf = (region: string) => string | null;

export function stateOf(input: SubmissionInput): StateOf {
  const states = new Map(submissionsOf(input).map((one) => [one.key, progressOf(one)]));
  return (region) => {
    const state = states.get(region);
    return state ? (NAMES.get(state) ?? null) : null;
  };
}

/** Counts of all regions with their denominator, then who they are; fresh ones need not be named. */
export function submissionRows(input: SubmissionInput): readonly StyledRow[] {
  const regions = submissionsOf(input);
  const lines = progressLines(regions);
  const nameOf = (code: string) => input.reference.regions.get(code)?.name ?? code;
  const named = lines.filter((one) => one.key !== 'fresh' && one.regions.length > 0);
  return [
    title('Подача по субъектам'),
    headings('Состояние', 'Субъектов', 'Из всех', 'Доля'),
    ...lines.map(
      ({ name, regions: here, share }): StyledRow => [
        ...line([name, here.length, regions.length], 'wrapped', 'count'),
        cell(share, 'percent'),
      ],
    ),
    ...named.flatMap(({ name, regions: here }) => [BLANK, ...paragraph(`${name}: ${here.map(nameOf).join('; ')}.`)]),
  ];
}

/** What each state means, for the definitions at the end. */
export function submissionDefinitions(): readonly (readonly [name: string, meaning: string])[] {
  return PROGRESS_STATES.map(([, name, meaning]) => [`Подача: ${name.toLowerCase()}`, meaning]);
}
