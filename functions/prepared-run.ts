/** A run up to P7: everything is read, checked and summed up, and nothing is written. What follows is the run's, or nobody's. */
import { dateInMoscow } from '../domain/date.ts';
import { type Disclosure, disclose } from '../domain/disclosure.ts';
import type { Problem } from '../domain/problem.ts';
import type { Register } from '../domain/register.ts';
import type { RuleContext } from '../domain/row-report.ts';
import { type Snapshot, sayTheSame, takeSnapshot } from '../domain/snapshot.ts';
import { planYearOf, type Summary, summarize } from '../domain/summary.ts';
import { collectBelieved, lostFor, sourcesOf, totalRows } from './believed-register.ts';
import { disclosureGuard, type Held, nationalGuard, tooManyUnreadable } from './guards.ts';
import { readKeptDisclosure } from './kept-disclosure.ts';
import { KeptWorkbooks } from './kept-workbooks.ts';
import type { DaysSinceEdit } from './leadership-rows.ts';
import type { PublishedBase } from './publish-snapshot.ts';
import type { Central } from './read-central.ts';
import type { RegionReading } from './read-region.ts';
import { readRegions } from './read-regions.ts';
import type { RunWorld } from './refresh.ts';
import { vectorOf } from './run-vector.ts';
import { daysSinceEdit } from './show-summary.ts';
import { readCentralSteadily } from './steady-reading.ts';
import type { Vector } from './version-vector.ts';

interface Read {
  readonly takenAt: Date;
  readonly central: Central;
  readonly rules: Omit<RuleContext, 'workbook'>;
  readonly kept: KeptWorkbooks;
  readonly readings: readonly RegionReading[];
}

/** Workbooks that were counted before are gone: there is nothing to sum up. */
interface LostRun extends Read {
  readonly kind: 'lost';
  readonly held: Held;
}

export interface ReadyRun extends Read {
  readonly kind: 'ready';
  readonly register: Register;
  readonly problems: readonly Problem[];
  readonly summary: Summary;
  readonly disclosure: Disclosure;
  /** The next version, if it becomes one. */
  readonly snapshot: Snapshot;
  readonly vector: Vector;
  readonly days: DaysSinceEdit;
  /** Why it is not believed. */
  readonly guard: Held | null;
  /** It says what is published already, and by the same key. */
  readonly isSame: boolean;
}

export type PreparedRun = { readonly kind: 'no-workbooks'; readonly central: Central } | LostRun | ReadyRun;

/** @param base what is published, read before anything else */
export async function prepareRun(world: RunWorld, base: PublishedBase | null): Promise<PreparedRun> {
  const { google, settings, log, meter } = world;
  const takenAt = world.now();
  const asOf = dateInMoscow(takenAt.getTime());
  const { value: central, version: centralVersion } = await readCentralSteadily(
    google,
    settings.centralSpreadsheetId,
    asOf,
  );
  const { reference } = central;
  if (central.workbooks.length === 0) return { kind: 'no-workbooks', central };

  await world.reach('P2');
  const rules = { asOf, reference };
  const kept = await KeptWorkbooks.open(world.privateStore, world.parts);
  const { readings: found, versions } = await readRegions(world, central.workbooks, rules, kept);
  const { readings, register, problems } = await collectBelieved(world, found, rules, kept, base?.snapshot ?? null);
  meter.sawWorkbooks(readings);
  const read = { takenAt, central, rules, kept, readings };
  const lost = base && (tooManyUnreadable(readings, base.snapshot) ?? lostFor(readings, base.snapshot));
  if (lost) return { kind: 'lost', ...read, held: lost };
  await world.reach('P5');
  const total = totalRows(register);
  meter.rows = total;
  log({ event: 'read', workbooks: readings.length, rows: total });
  const planYear = planYearOf(central.decisions.planYear, asOf);
  const summary = summarize(register, problems, { planYear, asOf }, reference);
  const sources = sourcesOf(readings, register);
  const keptOfBase = base && (await readKeptDisclosure(world.privateStore, base));
  const remembered = base && { snapshot: base.snapshot, kept: keptOfBase };
  const disclosure = disclose(summary.contributions, remembered, settings);
  const snapshot = takeSnapshot(summary, sources, central.decisions, { takenAt, asOf }, base, reference, disclosure);
  const counts = register.rows.byWorkbook;
  const guard =
    disclosureGuard(disclosure.breachesIn(snapshot)) ??
    (base && nationalGuard(central.workbooks, counts, snapshot.headline, base.snapshot, asOf));
  return {
    kind: 'ready',
    ...read,
    register,
    problems,
    summary,
    disclosure,
    snapshot,
    vector: vectorOf(centralVersion, readings),
    days: daysSinceEdit(central, versions, asOf),
    guard: guard ?? null,
    // Signed with another key the same data are a version of their own: consumers must be able to leave the old key.
    isSame: base?.keyId === world.signingKey.keyId && sayTheSame(snapshot, base.snapshot),
  };
}
