/**
 * What became of every region and cluster over the versions, and the headline of each version: only what changed is kept. Made
 * from published snapshots alone, so it can be made again from them; it holds counts and words, no money and no jobs.
 */
import * as z from 'zod/mini';
import { compareCodePoints } from './order.ts';
import type { Snapshot } from './snapshot.ts';

/** As many versions as `versions.json` lists. */
const MOST_VERSIONS = 500;
const MOST_CHANGES = 100;

const value = z.union([z.string(), z.number(), z.null(), z.array(z.string())]);
const card = z.record(z.string(), value);
const change = z.object({
  seq: z.number(),
  asOf: z.string(),
  /** What is new, by its key; null when it is in the snapshot no more. */
  changed: z.nullable(card),
});
const track = z.object({ card, changes: z.array(change) });
const version = z.object({
  seq: z.number(),
  sha256: z.string(),
  takenAt: z.string(),
  asOf: z.string(),
  headline: z.record(z.string(), z.nullable(z.number())),
});
export const historySchema = z.object({
  versions: z.array(version),
  regions: z.record(z.string(), track),
  clusters: z.record(z.string(), track),
});

export type CardValue = z.infer<typeof value>;
export type Card = Readonly<Record<string, CardValue>>;
export type Change = Readonly<z.infer<typeof change>>;
type HistoryVersion = Readonly<z.infer<typeof version>>;

/** One region or cluster: how it is, or last was, and its changes, the oldest first. */
export interface Track {
  readonly card: Card;
  readonly changes: readonly Change[];
}

export interface History {
  /** The oldest first. */
  readonly versions: readonly HistoryVersion[];
  readonly regions: ReadonlyMap<string, Track>;
  readonly clusters: ReadonlyMap<string, Track>;
}

export const NO_HISTORY: History = { versions: [], regions: new Map(), clusters: new Map() };

type Cards = readonly (readonly [key: string, card: Card])[];

function regionCards({ breakdowns }: Snapshot): Cards {
  return breakdowns.byRegion.map((line) => {
    const { key, name, nameEn, federalDistrict, operatingClusters, declaredClusters, jointProjects, participants } =
      line;
    const names = nameEn === undefined ? { name } : { name, nameEn };
    return [
      key,
      { ...names, federalDistrict, operatingClusters, declaredClusters, jointProjects, participants },
    ] as const;
  });
}

function clusterCards({ clusters }: Snapshot): Cards {
  return clusters.map(({ id, ...rest }) => [id, rest] as const);
}

/** Whether it was in the newest snapshot that the track knows of. */
export function isPresent({ changes }: Track): boolean {
  return changes[changes.length - 1]?.changed !== null;
}

function isEqual(left: CardValue | undefined, right: CardValue): boolean {
  return Array.isArray(left) && Array.isArray(right) ? left.join('\n') === right.join('\n') : left === right;
}

/** What is new in a card; whatever came back after it was gone is new as a whole. */
function changedKeys(before: Track | undefined, after: Card): Card {
  const known = before && isPresent(before) ? before.card : {};
  return Object.fromEntries(Object.entries(after).filter(([key, now]) => !isEqual(known[key], now)));
}

function extendTracks(
  tracks: ReadonlyMap<string, Track>,
  cards: Cards,
  at: Omit<Change, 'changed'>,
): ReadonlyMap<string, Track> {
  const extended = new Map(tracks);
  const add = (key: string, last: Card, changed: Card | null) => {
    const changes = [...(tracks.get(key)?.changes ?? []), { ...at, changed }].slice(-MOST_CHANGES);
    extended.set(key, { card: last, changes });
  };
  for (const [key, now] of cards) {
    const changed = changedKeys(tracks.get(key), now);
    if (Object.keys(changed).length > 0) add(key, now, changed);
  }
  const present = new Set(cards.map(([key]) => key));
  for (const [key, one] of tracks) {
    if (!present.has(key) && isPresent(one)) add(key, one.card, null);
  }
  return extended;
}

/** The history with the next version; snapshots come in the order of their numbers. */
export function extendHistory(history: History, snapshot: Snapshot, sha256: string): History {
  const { seq, takenAt, asOf, headline } = snapshot;
  const at = { seq, asOf };
  return {
    versions: [...history.versions, { seq, sha256, takenAt, asOf, headline }].slice(-MOST_VERSIONS),
    regions: extendTracks(history.regions, regionCards(snapshot), at),
    clusters: extendTracks(history.clusters, clusterCards(snapshot), at),
  };
}

function sorted(tracks: ReadonlyMap<string, Track>): readonly (readonly [string, Track])[] {
  return [...tracks].sort(([left], [right]) => compareCodePoints(left, right));
}

/** One line for each region and cluster, so that two versions of the file can be compared by eye. */
export function encodeHistory({ versions, regions, clusters }: History): string {
  const lines = (entries: readonly (readonly [string, unknown])[]) =>
    entries.map(([key, one]) => `${JSON.stringify(key)}:${JSON.stringify(one)}`).join(',\n');
  const list = versions.map((one) => JSON.stringify(one)).join(',\n');
  return `{"versions":[\n${list}\n],"regions":{\n${lines(sorted(regions))}\n},"clusters":{\n${lines(sorted(clusters))}\n}}\n`;
}

/** Reads the document; throws a `ZodError` or `SyntaxError` on anything else. */
export function decodeHistory(text: string): History {
  const { versions, regions, clusters } = historySchema.parse(JSON.parse(text));
  return { versions, regions: new Map(Object.entries(regions)), clusters: new Map(Object.entries(clusters)) };
}
