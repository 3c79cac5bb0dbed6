/**
 * What has changed between two snapshots, by stable keys. It says no name that the later snapshot does not say itself: one that
 * was taken back is not repeated. Nothing is subtracted, so that what is withheld stays so.
 */
import * as z from 'zod/mini';
import { sayChanges } from './change-words.ts';
import { compareCodePoints } from './order.ts';
import { type PublicMagnitude, publicMagnitude } from './public-magnitude.ts';
import type { Snapshot } from './snapshot.ts';

function change<Schema extends z.ZodMiniType>(of: Schema) {
  return z.object({ before: of, after: of });
}

const count = z.int().check(z.nonnegative());
const figure = z.nullable(z.number());
const code = z.nullable(z.string());

const listedCluster = z.object({ id: z.string(), name: z.string(), region: z.string(), status: z.string() });
/** Of a cluster that is no longer listed: why, the snapshots do not tell. */
const delistedCluster = z.object({ id: z.string(), region: z.string(), status: z.string() });
const changedCluster = z.object({
  id: z.string(),
  name: z.string(),
  region: z.string(),
  fields: z.object({
    /** The old name is not repeated. */
    name: z.optional(z.object({ after: z.string() })),
    region: z.optional(change(z.string())),
    otherRegions: z.optional(change(z.array(z.string()))),
    industry: z.optional(change(z.string())),
    status: z.optional(change(z.string())),
    registryNumber: z.optional(change(code)),
    plannedYear: z.optional(change(z.nullable(count))),
    participants: z.optional(change(count)),
    jointProjects: z.optional(change(count)),
  }),
});

export const changesSchema = z.object({
  /** Null for what came with the first version: then everything is new. */
  from: z.nullable(count),
  to: count,
  headline: z.record(z.string(), change(figure)),
  national: z.record(z.string(), z.object({ before: z.nullable(publicMagnitude), after: publicMagnitude })),
  /** Where they changed, figures before and after are not of the same kind. */
  planYear: z.optional(change(count)),
  ruleSet: z.optional(change(z.string())),
  clusters: z.object({
    added: z.array(listedCluster),
    changed: z.array(changedCluster),
    withdrawn: z.array(delistedCluster),
  }),
  words: z.object({ ru: z.array(z.string()), en: z.array(z.string()) }),
});

export type Changes = z.infer<typeof changesSchema>;
export type ChangesWithoutWords = Omit<Changes, 'words'>;

type Card = Snapshot['clusters'][number];
type ChangedFields = z.infer<typeof changedCluster>['fields'];

function differs(before: unknown, after: unknown): boolean {
  return JSON.stringify(before) !== JSON.stringify(after);
}

/** The keys of the later record whose values differ. */
function changedKeys<Value>(
  before: Readonly<Record<string, Value>> | undefined,
  after: Readonly<Record<string, Value>>,
): Record<string, { readonly before: Value | null; readonly after: Value }> {
  const changed = Object.entries(after)
    .map(([key, value]) => [key, { before: before?.[key] ?? null, after: value }] as const)
    .filter(([, one]) => before === undefined || differs(one.before, one.after));
  return Object.fromEntries(changed);
}

function fieldChange<Key extends keyof ChangedFields & keyof Card>(key: Key, before: Card, after: Card) {
  return differs(before[key], after[key]) ? { [key]: { before: before[key], after: after[key] } } : {};
}

function changedFields(before: Card, after: Card): ChangedFields {
  return {
    ...(before.name !== after.name && { name: { after: after.name } }),
    ...fieldChange('region', before, after),
    ...fieldChange('otherRegions', before, after),
    ...fieldChange('industry', before, after),
    ...fieldChange('status', before, after),
    ...fieldChange('registryNumber', before, after),
    ...fieldChange('plannedYear', before, after),
    ...fieldChange('participants', before, after),
    ...fieldChange('jointProjects', before, after),
  };
}

function clusterChanges(before: readonly Card[], after: readonly Card[]): Changes['clusters'] {
  const [old, now] = [new Map(before.map((one) => [one.id, one])), new Map(after.map((one) => [one.id, one]))];
  const ids = [...now.keys()].sort(compareCodePoints);
  const changes: Changes['clusters'] = { added: [], changed: [], withdrawn: [] };
  for (const id of ids) {
    const [was, is] = [old.get(id), now.get(id)];
    if (!is) continue;
    const { name, region, status } = is;
    if (!was) changes.added.push({ id, name, region, status });
    else if (differs(was, is)) changes.changed.push({ id, name, region, fields: changedFields(was, is) });
  }
  for (const { id, region, status } of before) {
    if (!now.has(id)) changes.withdrawn.push({ id, region, status });
  }
  changes.withdrawn.sort((left, right) => compareCodePoints(left.id, right.id));
  return changes;
}

/** The measures of the country that do not stand in the headline. */
const NATIONAL = ['participants', 'investmentMillionRub', 'subsidyMillionRub', 'newJobs'] as const;

function nationalOf({ national }: Snapshot): Readonly<Record<string, PublicMagnitude>> {
  return Object.fromEntries(NATIONAL.map((key) => [key, national[key]]));
}

/** @param before null where there is nothing to compare with */
export function compareSnapshots(before: Snapshot | null, after: Snapshot): Changes {
  const changes: ChangesWithoutWords = {
    from: before?.seq ?? null,
    to: after.seq,
    headline: changedKeys<number | null>(before?.headline, after.headline),
    national: changedKeys(before ? nationalOf(before) : undefined, nationalOf(after)),
    ...(before &&
      before.planYear !== after.planYear && { planYear: { before: before.planYear, after: after.planYear } }),
    ...(before && before.ruleSet !== after.ruleSet && { ruleSet: { before: before.ruleSet, after: after.ruleSet } }),
    clusters: clusterChanges(before?.clusters ?? [], after.clusters),
  };
  return { ...changes, words: sayChanges(changes, after) };
}

/** The text of the file; UTF-8 of it are the bytes that are published. */
export function encodeChanges(changes: Changes): string {
  return `${JSON.stringify(changes, null, 1)}\n`;
}

/** Reads what was published; keys it does not know are left out. Throws a `ZodError` or `SyntaxError` on anything else. */
export function decodeChanges(text: string): Changes {
  return changesSchema.parse(JSON.parse(text));
}
