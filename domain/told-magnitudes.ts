/** Sums as the public sees them: a number, or one of three ways to say that there is none. */
import type { Magnitude } from './contributions.ts';
import type { Disclosure } from './disclosure.ts';
import type { PublicMagnitude } from './public-magnitude.ts';
import type { Snapshot } from './snapshot.ts';
import type { SupportLine } from './support-count.ts';
import type { Measures } from './tally.ts';

/** What a published unit is made of. */
const PARTS: Readonly<Record<Magnitude, number>> = {
  investmentMillionRub: 1_000_000,
  subsidyMillionRub: 1_000_000,
  newJobs: 1,
  amountMillionRub: 1_000_000,
  areaHa: 10_000,
};

/** Whole rubles, jobs or square metres in the unit of publication. */
export function unitsIn(magnitude: Magnitude, value: number): number {
  return value / PARTS[magnitude];
}

/** The same the other way round. */
export function partsIn(magnitude: Magnitude, units: number): number {
  return Math.round(units * PARTS[magnitude]);
}

export interface PublicMeasures {
  readonly operatingClusters: number;
  readonly declaredClusters: number;
  readonly jointProjects: number;
  readonly participants: number;
  readonly investmentMillionRub: PublicMagnitude;
  readonly subsidyMillionRub: PublicMagnitude;
  readonly newJobs: PublicMagnitude;
}

/** Counts are public; magnitudes are what disclosure control makes of them. */
export function publicMeasures(measures: Measures, disclosure: Disclosure, level: string, key: string): PublicMeasures {
  const { operatingClusters, declaredClusters, jointProjects, participants } = measures;
  return {
    operatingClusters,
    declaredClusters,
    jointProjects,
    participants,
    investmentMillionRub: disclosure.say('investmentMillionRub', level, key),
    subsidyMillionRub: disclosure.say('subsidyMillionRub', level, key),
    newJobs: disclosure.say('newJobs', level, key),
  };
}

export interface PublicSupportLine {
  readonly key: string;
  readonly name: string;
  readonly requested: number;
  readonly granted: number;
  readonly amountMillionRub: PublicMagnitude;
  readonly areaHa: PublicMagnitude;
}

export function publicSupport(
  { key, name, requested, granted }: SupportLine,
  disclosure: Disclosure,
): PublicSupportLine {
  const amountMillionRub = disclosure.say('amountMillionRub', 'kind', key);
  return { key, name, requested, granted, amountMillionRub, areaHa: disclosure.say('areaHa', 'kind', key) };
}

/** The part of a snapshot in which magnitudes stand. */
export type ToldMagnitudes = Pick<Snapshot, 'seq' | 'national' | 'breakdowns'>;

/** The line of a snapshot that stands at a level. */
function lineIn({ national, breakdowns }: ToldMagnitudes, level: string, key: string): object | undefined {
  if (level === 'country') return national;
  const lines: Readonly<Record<string, readonly { readonly key: string }[]>> = {
    district: breakdowns.byFederalDistrict,
    region: breakdowns.byRegion,
    industry: breakdowns.byIndustry,
    kind: breakdowns.bySupportKind,
  };
  return lines[level]?.find((line) => line.key === key);
}

/** A magnitude as it stands in a snapshot. */
export function magnitudeIn(
  snapshot: ToldMagnitudes,
  magnitude: Magnitude,
  level: string,
  key: string,
): PublicMagnitude | undefined {
  return (lineIn(snapshot, level, key) as Partial<Record<Magnitude, PublicMagnitude>> | undefined)?.[magnitude];
}

/** The number that a snapshot shows, in whole rubles, jobs or square metres, and of which version it is. */
export function publishedIn(
  snapshot: ToldMagnitudes,
  magnitude: Magnitude,
  level: string,
  key: string,
): { readonly value: number; readonly seq: number; readonly isHeld: boolean } | undefined {
  const shown = magnitudeIn(snapshot, magnitude, level, key);
  if (typeof shown === 'number') {
    return { value: partsIn(magnitude, shown), seq: snapshot.seq, isHeld: false };
  }
  if (typeof shown !== 'object' || !('heldSince' in shown)) return undefined;
  return { value: partsIn(magnitude, shown.value), seq: shown.heldSince, isHeld: true };
}
