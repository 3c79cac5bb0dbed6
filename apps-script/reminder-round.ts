/**
 * A round of reminders, remembered between runs in the document's properties: by the alias of a region how it stands and when it
 * was reminded last. No address, no name.
 */
import { type CivilDate, formatIsoDate, parseDate } from '../domain/date.ts';

/**
 * A region goes from `waiting` to `sending` before its letters go, and to `sent` after them. One that a run left in `sending` is
 * not written to again: twice is worse than perhaps never, and the report names it.
 */
export type Standing =
  | 'waiting'
  | 'sending'
  | 'sent'
  | 'partly'
  | 'mended'
  | 'nobody'
  | 'closed'
  | 'crowded'
  | 'refused'
  | 'late'
  | 'stopped';

export interface Round {
  readonly begunOn: CivilDate;
  readonly standing: ReadonlyMap<string, Standing>;
  /** Of every region that was ever reminded, also in earlier rounds. */
  readonly remindedOn: ReadonlyMap<string, CivilDate>;
}

interface Kept {
  readonly begun?: string;
  readonly standing?: Readonly<Record<string, Standing>>;
  readonly reminded?: Readonly<Record<string, string>>;
}

const PROPERTY = 'reminders';

function keptRound(): Kept {
  const text = PropertiesService.getDocumentProperties().getProperty(PROPERTY);
  try {
    return (JSON.parse(text ?? '{}') as Kept | null) ?? {};
  } catch {
    return {};
  }
}

function dateOf(text: string): CivilDate {
  const date = parseDate(text);
  return typeof date === 'number' ? date : 0;
}

/** An empty one where there was none, or what is kept is damaged. */
export function readRound(): Round {
  const { begun = '', standing = {}, reminded = {} } = keptRound();
  return {
    begunOn: dateOf(begun),
    standing: new Map(Object.entries(standing)),
    remindedOn: new Map(Object.entries(reminded).map(([region, on]) => [region, dateOf(on)])),
  };
}

function keepRound(round: Round): Round {
  const kept: Kept = {
    begun: formatIsoDate(round.begunOn),
    standing: Object.fromEntries(round.standing),
    reminded: Object.fromEntries([...round.remindedOn].map(([region, on]) => [region, formatIsoDate(on)])),
  };
  PropertiesService.getDocumentProperties().setProperty(PROPERTY, JSON.stringify(kept));
  return round;
}

export function beginRound({ remindedOn }: Round, regions: readonly string[], begunOn: CivilDate): Round {
  return keepRound({ begunOn, remindedOn, standing: new Map(regions.map((region) => [region, 'waiting'])) });
}

/** @param remindedOn the day, where the region counts as reminded from now on; null where it does not after all */
export function mark(round: Round, region: string, standing: Standing, remindedOn?: CivilDate | null): Round {
  const reminded = new Map(round.remindedOn);
  if (remindedOn === null) reminded.delete(region);
  else if (remindedOn !== undefined) reminded.set(region, remindedOn);
  return keepRound({ ...round, remindedOn: reminded, standing: new Map(round.standing).set(region, standing) });
}

/** Those who wait do so no longer. */
export function endRound(round: Round, as: 'late' | 'stopped'): Round {
  const standing = [...round.standing].map(([region, one]) => [region, one === 'waiting' ? as : one] as const);
  return keepRound({ ...round, standing: new Map(standing) });
}

export function regionsThat(round: Round, standing: Standing): readonly string[] {
  return [...round.standing].filter(([, one]) => one === standing).map(([region]) => region);
}

export function isGoingOn(round: Round): boolean {
  return regionsThat(round, 'waiting').length > 0;
}
