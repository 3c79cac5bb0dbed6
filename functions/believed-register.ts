/** The register that the readings amount to, without what is not believed. */
import type { Problem } from '../domain/problem.ts';
import { collect, type Register } from '../domain/register.ts';
import type { RuleContext } from '../domain/row-report.ts';
import type { Snapshot, Source } from '../domain/snapshot.ts';
import type { RowCounts } from '../domain/tab-rows.ts';
import { collapseOf, type Held } from './guards.ts';
import type { KeptWorkbooks } from './kept-workbooks.ts';
import { notRead, type RegionReading } from './read-region.ts';
import { readAgain } from './read-regions.ts';
import type { RunWorld } from './refresh.ts';

type Rules = Omit<RuleContext, 'workbook'>;

interface Collected {
  readonly register: Register;
  readonly problems: readonly Problem[];
}

function wasReadable(base: Snapshot, region: string): boolean {
  return base.sources.some((source) => source.region === region && source.state !== 'missing');
}

/** A workbook that was counted before and of which nothing is kept: without it every total would be too small. */
export function lostFor(readings: readonly RegionReading[], base: Snapshot): Held | undefined {
  const lost = readings.find(({ listed, workbook }) => workbook === null && wasReadable(base, listed.region));
  return lost?.unreadable ?? undefined;
}

function collectReadings(readings: readonly RegionReading[], rules: Rules): Collected {
  const workbooks = readings.flatMap(({ workbook }) => (workbook ? [workbook] : []));
  const { value, problems } = collect(workbooks, rules);
  return { register: value, problems: [...readings.flatMap((reading) => reading.problems), ...problems] };
}

export function totalRows(register: Register): RowCounts {
  const counts = [...register.rows.byWorkbook.values()];
  const sum = (key: keyof RowCounts) => counts.reduce((total, one) => total + one[key], 0);
  return { read: sum('read'), accepted: sum('accepted'), setAside: sum('setAside') };
}

export function sourcesOf(readings: readonly RegionReading[], register: Register): readonly Source[] {
  const none = { read: 0, accepted: 0, setAside: 0 };
  return readings.map(({ listed, workbook, unreadable }) => {
    const rows = register.rows.byWorkbook.get(listed.region) ?? none;
    const code = unreadable ? { code: unreadable.code } : {};
    if (workbook === null) return { region: listed.region, state: 'missing', rows, ...code };
    const state = unreadable ? 'stale' : rows.read === 0 ? 'empty' : 'fresh';
    return { region: listed.region, state, rows, ...code };
  });
}

/** The register without what is not believed: a region whose rows disappeared is read once more, and then keeps its last part. */
export async function collectBelieved(
  world: RunWorld,
  read: readonly RegionReading[],
  rules: Rules,
  kept: KeptWorkbooks,
  base: Snapshot | null,
): Promise<Collected & { readonly readings: readonly RegionReading[] }> {
  const first = collectReadings(read, rules);
  const isDoubted = (reading: RegionReading, { register }: typeof first) =>
    base && !reading.unreadable ? collapseOf(reading, register.rows.byWorkbook, base, rules.asOf) : undefined;
  if (!read.some((reading) => isDoubted(reading, first))) return { ...first, readings: read };
  const again = [...read];
  for (const [index, reading] of read.entries()) {
    if (isDoubted(reading, first)) again[index] = await readAgain(world, reading.listed, rules);
  }
  const second = collectReadings(again, rules);
  const readings = [...again];
  for (const [index, reading] of again.entries()) {
    const why = isDoubted(reading, second);
    if (!why) continue;
    world.log({ event: 'unreadable', region: reading.listed.region, code: why.code, message: why.message });
    readings[index] = (await kept.last(reading.listed, rules, why)) ?? notRead(reading.listed, why);
  }
  return { ...collectReadings(readings, rules), readings };
}
