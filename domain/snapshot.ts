/** The snapshot: what is published, its schema, and its bytes. Same data, same bytes; only the times may differ. */
import * as z from 'zod/mini';
import { CLUSTER_STATUSES } from './cluster.ts';
import { type CivilDate, formatIsoDate } from './date.ts';
import { DEFINITIONS } from './definitions.ts';
import { DEFAULT_RULES } from './disclosure/protection-rules.ts';
import { type Disclosure, disclose } from './disclosure.ts';
import { sayHeadline } from './headline.ts';
import { publicMagnitude } from './public-magnitude.ts';
import { fingerprint, type Reference } from './reference.ts';
import type { BreakdownLine, Summary } from './summary.ts';
import type { RowCounts } from './tab-rows.ts';
import { publicMeasures, publicSupport } from './told-magnitudes.ts';

export const SCHEMA_VERSION = '1.0.0';
/** The version of the rules in this code. */
const RULE_SET = '2026-11-25';

const wholeNumber = z.int().check(z.nonnegative());
const rowCounts = z.object({ read: wholeNumber, accepted: wholeNumber, setAside: wholeNumber });
const inTwoLanguages = z.object({ ru: z.string(), en: z.string() });
const reference = z.object({ seq: wholeNumber, sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)) });

const measures = {
  operatingClusters: wholeNumber,
  declaredClusters: wholeNumber,
  jointProjects: wholeNumber,
  participants: wholeNumber,
  investmentMillionRub: publicMagnitude,
  subsidyMillionRub: publicMagnitude,
  newJobs: publicMagnitude,
};
const line = z.object({ key: z.string(), ...measures });

const source = z.object({
  region: z.string(),
  state: z.enum(['fresh', 'stale', 'missing', 'empty']),
  since: z.string(),
  /** Why it is not fresh. */
  code: z.optional(z.string()),
  rows: rowCounts,
});

const clusterCard = z.object({
  id: z.string(),
  name: z.string(),
  region: z.string(),
  otherRegions: z.array(z.string()),
  industry: z.string(),
  status: z.enum(CLUSTER_STATUSES.keys as [string, ...string[]]),
  registryNumber: z.nullable(z.string()),
  plannedYear: z.nullable(wholeNumber),
  participants: wholeNumber,
  jointProjects: wholeNumber,
});

export const snapshotSchema = z.object({
  schemaVersion: z.string(),
  seq: wholeNumber,
  takenAt: z.string(),
  asOf: z.string(),
  planYear: wholeNumber,
  ruleSet: z.string(),
  publisher: z.string(),
  licence: z.string(),
  contact: z.string(),
  previous: z.nullable(reference),
  rows: z.object({
    ...rowCounts.shape,
    byTable: z.object({
      clusters: rowCounts,
      participants: rowCounts,
      jointProjects: rowCounts,
      supportMeasures: rowCounts,
    }),
    byCode: z.record(z.string(), wholeNumber),
  }),
  sources: z.array(source),
  headline: z.object({
    operatingClusters: wholeNumber,
    confirmedClusters: wholeNumber,
    declaredClusters: wholeNumber,
    forecastClusters: wholeNumber,
    growth: z.nullable(z.number()),
    applyingRegions: wholeNumber,
    regions: wholeNumber,
    jointProjects: wholeNumber,
    jointProjectsPerDeclaredCluster: z.nullable(z.number()),
  }),
  sentence: inTwoLanguages,
  national: z.object(measures),
  planFact: z.array(
    z.object({
      year: wholeNumber,
      declared: wholeNumber,
      registered: wholeNumber,
      postponed: wholeNumber,
      conversion: z.nullable(z.number()),
    }),
  ),
  breakdowns: z.object({
    byFederalDistrict: z.array(line),
    byRegion: z.array(
      z.object({
        key: z.string(),
        iso: z.nullable(z.string()),
        name: z.string(),
        /** As the operator wrote it in «Регионы»; versions from before it was published lack it. */
        nameEn: z.optional(z.string()),
        federalDistrict: z.string(),
        ...measures,
      }),
    ),
    byIndustry: z.array(line),
    byClusterStatus: z.array(z.object({ key: z.string(), name: z.string(), clusters: wholeNumber })),
    byProjectStatus: z.array(z.object({ key: z.string(), name: z.string(), jointProjects: wholeNumber })),
    bySupportKind: z.array(
      z.object({
        key: z.string(),
        name: z.string(),
        requested: wholeNumber,
        granted: wholeNumber,
        amountMillionRub: publicMagnitude,
        areaHa: publicMagnitude,
      }),
    ),
  }),
  clusters: z.array(clusterCard),
  definitions: z.record(z.string(), inTwoLanguages),
});

export type Snapshot = z.infer<typeof snapshotSchema>;
type SourceState = Snapshot['sources'][number]['state'];

/** A workbook of the list and what came of it. */
export interface Source {
  readonly region: string;
  readonly state: SourceState;
  readonly rows: RowCounts;
  readonly code?: string;
}

export interface Publisher {
  readonly publisher: string;
  readonly licence: string;
  readonly contact: string;
}

/** The version that was published last, and the digest of its bytes. */
export interface Base {
  readonly snapshot: Snapshot;
  readonly sha256: string;
}

/**
 * Puts the summary together with when and from where it was taken, as the next version after the base.
 * @param disclosure what may be told of it; by default what may be when nothing but the base is remembered
 */
export function takeSnapshot(
  summary: Summary,
  sources: readonly Source[],
  publisher: Publisher,
  when: { readonly takenAt: Date; readonly asOf: CivilDate },
  base: Base | null,
  lists: Reference,
  disclosure: Disclosure = disclose(
    summary.contributions,
    base && { snapshot: base.snapshot, kept: null },
    DEFAULT_RULES,
  ),
): Snapshot {
  const takenAt = when.takenAt.toISOString().replace(/\.\d{3}Z$/, 'Z');
  return {
    schemaVersion: SCHEMA_VERSION,
    seq: (base?.snapshot.seq ?? 0) + 1,
    takenAt,
    asOf: formatIsoDate(when.asOf),
    planYear: summary.planYear,
    ruleSet: `${RULE_SET}.${fingerprint(lists)}`,
    publisher: publisher.publisher,
    licence: publisher.licence,
    contact: publisher.contact,
    previous: base && { seq: base.snapshot.seq, sha256: base.sha256 },
    rows: { ...summary.rows, byCode: { ...summary.rows.byCode } },
    sources: sourcesSince(sources, takenAt, base),
    headline: { ...summary.headline },
    sentence: { ...sayHeadline(summary.headline) },
    national: publicMeasures(summary.national, disclosure, 'country', ''),
    planFact: summary.planFact.map((one) => ({ ...one })),
    breakdowns: breakdownsOf(summary, lists, disclosure),
    clusters: summary.clusters.map((one) => ({ ...one, otherRegions: [...one.otherRegions] })),
    definitions: Object.fromEntries(Object.entries(DEFINITIONS).map(([key, { ru, en }]) => [key, { ru, en }])),
  };
}

/** A state that was there before keeps the time it began. */
function sourcesSince(sources: readonly Source[], takenAt: string, base: Base | null): Snapshot['sources'] {
  const before = new Map(base?.snapshot.sources.map((one) => [one.region, one]));
  return sources
    .map(({ region, state, rows, code }) => {
      const old = before.get(region);
      const since = old?.state === state ? old.since : takenAt;
      return { region, state, since, ...(code !== undefined && { code }), rows: { ...rows } };
    })
    .sort((left, right) => (left.region < right.region ? -1 : 1));
}

function breakdownsOf(summary: Summary, lists: Reference, disclosure: Disclosure): Snapshot['breakdowns'] {
  const publicLine = (level: string) => (line: BreakdownLine) => ({
    key: line.key,
    ...publicMeasures(line, disclosure, level, line.key),
  });
  return {
    byFederalDistrict: summary.byFederalDistrict.map(publicLine('district')),
    byRegion: summary.byRegion.map((one) => {
      const region = lists.regions.get(one.key);
      const { key, ...rest } = publicLine('region')(one);
      const name = region?.name ?? key;
      const named = { key, iso: region?.iso ?? null, name, ...(region && { nameEn: region.nameEn }) };
      return { ...named, federalDistrict: region?.federalDistrict ?? '', ...rest };
    }),
    byIndustry: summary.byIndustry.map(publicLine('industry')),
    byClusterStatus: summary.byClusterStatus.map((one) => ({ ...one })),
    byProjectStatus: summary.byProjectStatus.map((one) => ({ ...one })),
    bySupportKind: summary.bySupportKind.map((one) => publicSupport(one, disclosure)),
  };
}

/** The text of the snapshot's file; UTF-8 of it are the bytes that are published. */
export function encodeSnapshot(snapshot: Snapshot): string {
  return `${JSON.stringify(snapshot, null, 1)}\n`;
}

/** Reads a published snapshot; keys it does not know are left out. Throws a `ZodError` on anything else. */
export function decodeSnapshot(text: string): Snapshot {
  return snapshotSchema.parse(JSON.parse(text));
}

/** Whether two snapshots say the same, their times and numbers apart. */
export function sayTheSame(left: Snapshot, right: Snapshot): boolean {
  const content = (snapshot: Snapshot) =>
    JSON.stringify({
      ...snapshot,
      seq: 0,
      takenAt: '',
      asOf: '',
      previous: null,
      sources: snapshot.sources.map((one) => ({ ...one, since: '' })),
    });
  return content(left) === content(right);
}
