/** The story of one run: read the workbooks, check them, sum them up, publish what changed, and show it to the leadership. */
import { dateInMoscow } from '../domain/date.ts';
import type { ProtectionRules } from '../domain/disclosure/protection-rules.ts';
import { disclose } from '../domain/disclosure.ts';
import type { RuleContext } from '../domain/row-report.ts';
import { type Snapshot, sayTheSame, takeSnapshot } from '../domain/snapshot.ts';
import { planYearOf, summarize } from '../domain/summary.ts';
import type { RowCounts } from '../domain/tab-rows.ts';
import { collectBelieved, lostFor, sourcesOf, totalRows } from './believed-register.ts';
import { asFailure } from './failure.ts';
import { freezeAsAsked } from './frozen-versions.ts';
import type { GoogleAccess, GoogleClients } from './google-clients.ts';
import { outOfTime } from './google-failure.ts';
import { disclosureGuard, type Held, nationalGuard, tooManyUnreadable } from './guards.ts';
import { keepDisclosure, readKeptDisclosure } from './kept-disclosure.ts';
import type { KeptParts } from './kept-parts.ts';
import { KeptWorkbooks } from './kept-workbooks.ts';
import type { Patience } from './patience.ts';
import type { ReachPoint } from './protocol-point.ts';
import { updateKeys } from './public-keys.ts';
import { updateSchemas } from './public-schemas.ts';
import { type PublishedBase, publishSnapshot, readBase, updateVersions } from './publish-snapshot.ts';
import { readRegions } from './read-regions.ts';
import { writeStatus } from './run-status.ts';
import { olderThanPublished, vectorOf } from './run-vector.ts';
import type { Settings } from './settings.ts';
import { daysSinceEdit, showSummary } from './show-summary.ts';
import type { SigningKey } from './signing-key.ts';
import { readCentralSteadily } from './steady-reading.ts';
import type { SnapshotStore } from './stores/snapshot-store.ts';
import { moscowTime, type Row } from './summary-rows.ts';
import { type Told, tellRegions } from './tell-regions.ts';

/** Everything a run touches. */
export interface World {
  readonly google: GoogleAccess;
  readonly store: SnapshotStore;
  /** What is kept between two runs and shown to nobody. */
  readonly privateStore: SnapshotStore;
  readonly parts: KeptParts;
  readonly signingKey: SigningKey;
  readonly reach: ReachPoint;
  readonly settings: Pick<
    Settings,
    'centralSpreadsheetId' | 'periodMinutes' | 'deadlineSeconds' | 'storeWithoutConditions' | keyof ProtectionRules
  >;
  readonly now: () => Date;
  readonly patience: Patience;
  readonly log: (event: LogEvent) => void;
}

/** What a run has to say while it goes on; no values of cells, no identifiers of spreadsheets. */
export type LogEvent =
  | { readonly event: 'read'; readonly workbooks: number; readonly rows: RowCounts }
  /** Formulas where values belong may carry data out of the workbook: somebody should look. */
  | { readonly event: 'formulas'; readonly region: string; readonly count: number }
  | { readonly event: 'unreadable'; readonly region: string; readonly code: string; readonly message: string }
  | {
      readonly event: 'published';
      readonly seq: number;
      readonly sha256: string;
      readonly sentence: string;
      readonly rows: RowCounts;
    }
  | { readonly event: 'unchanged'; readonly seq: number }
  /** A version was given a name for ever, as «Настройки» ask. */
  | { readonly event: 'frozen'; readonly name: string; readonly seq: number }
  | { readonly event: 'held'; readonly code: string; readonly message: string; readonly remedy: string }
  | { readonly event: 'superseded' }
  | { readonly event: 'tab-not-written'; readonly message: string }
  /** The next run reads more than it would have to. */
  | { readonly event: 'state-not-kept'; readonly message: string }
  | { readonly event: 'receipt-not-written'; readonly region: string; readonly message: string }
  | { readonly event: 'no-workbooks' }
  | { readonly event: 'failed'; readonly code: string; readonly message: string; readonly cause?: unknown };

export type Outcome =
  | { readonly published: true; readonly seq: number; readonly sha256: string; readonly rows: RowCounts }
  | {
      readonly published: false;
      readonly reason: 'unchanged' | 'superseded' | 'held' | 'no-workbooks';
      readonly code?: string;
      readonly message?: string;
      readonly remedy?: string;
    };

/** A world for one run: its clients give up when the run must have ended. */
export interface RunWorld extends Omit<World, 'google'> {
  readonly google: GoogleClients;
  /** Milliseconds since 1970; nothing is published after it. */
  readonly deadline: number;
}

type Rules = Omit<RuleContext, 'workbook'>;

const MS_PER_SECOND = 1000;
/** Somebody else may publish while we read; then everything is read again. */
const MOST_ATTEMPTS = 3;

/** Runs once. Throws a failure when the world does not let it finish; `status.json` then says so. */
export async function refresh(given: World): Promise<Outcome> {
  const world = { ...given, log: withoutHarm(given.log) };
  try {
    const deadline = world.patience.now() + world.settings.deadlineSeconds * MS_PER_SECOND;
    const run: RunWorld = { ...world, google: world.google.until(deadline), deadline };
    for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
      const outcome = await attemptRefresh(run);
      if (outcome) return outcome;
    }
    world.log({ event: 'superseded' });
    await writeOutcome(world, 'superseded', await readBase(world.store));
    return { published: false, reason: 'superseded' };
  } catch (thrown) {
    const { code, message, cause } = asFailure(thrown);
    world.log({ event: 'failed', code, message, ...(cause !== undefined && { cause }) });
    await writeOutcome(world, 'failed', await readBase(world.store).catch(() => null), code).catch(() => undefined);
    throw thrown;
  }
}

/** Nothing is published less because nobody can be told of it. */
function withoutHarm(log: World['log']): World['log'] {
  return (event) => {
    try {
      log(event);
    } catch (thrown) {
      process.emitWarning(`The log did not take an event: ${thrown instanceof Error ? thrown.name : typeof thrown}.`);
    }
  };
}

/** One attempt; undefined when it was superseded. */
async function attemptRefresh(world: RunWorld): Promise<Outcome | undefined> {
  const { store, google, settings, log, patience, deadline } = world;
  await world.reach('P1');
  const base = await readBase(store);
  const takenAt = world.now();
  const asOf = dateInMoscow(takenAt.getTime());
  const { value: central, version: centralVersion } = await readCentralSteadily(
    google,
    settings.centralSpreadsheetId,
    asOf,
  );
  const { reference } = central;
  if (central.workbooks.length === 0) {
    log({ event: 'no-workbooks' });
    await writeOutcome(world, 'no-workbooks', base);
    return { published: false, reason: 'no-workbooks' };
  }

  await world.reach('P2');
  const rules = { asOf, reference };
  const kept = await KeptWorkbooks.open(world.privateStore, world.parts);
  const { readings: found, versions } = await readRegions(world, central.workbooks, rules, kept);
  const { readings, register, problems } = await collectBelieved(world, found, rules, kept, base?.snapshot ?? null);
  const lost = base && (tooManyUnreadable(readings, base.snapshot) ?? lostFor(readings, base.snapshot));
  if (lost) {
    const unread = readings.filter(({ unreadable }) => unreadable);
    const since = sinceOf('Публикация остановлена', takenAt, base?.snapshot.seq);
    await tell(world, { readings: unread, register: null, problems: [], since }, rules, kept);
    return hold(world, lost, base);
  }
  await world.reach('P5');
  log({ event: 'read', workbooks: readings.length, rows: totalRows(register) });
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
  if (guard) return hold(world, guard, base);

  const days = daysSinceEdit(central, versions, asOf);
  // Signed with another key the same data are a version of their own: consumers must be able to leave the old key.
  if (base?.keyId === world.signingKey.keyId && sayTheSame(snapshot, base.snapshot)) {
    await finish(world, 'unchanged', base, central.decisions.freezeAs);
    await showSummary(world, central, base, summary, days);
    const since = sinceOf('Так прочитано', takenAt, base.snapshot.seq);
    await keepAndTell(world, { readings, register, problems, since }, rules, kept);
    await world.reach('P14');
    log({ event: 'unchanged', seq: base.snapshot.seq });
    return { published: false, reason: 'unchanged' };
  }
  const vector = vectorOf(centralVersion, readings);
  const checkTime = () => {
    if (patience.now() >= deadline) throw outOfTime('снимок не записан');
  };
  checkTime();
  const { signingKey, reach } = world;
  const withoutConditions = settings.storeWithoutConditions;
  const press = { store, signingKey, withoutConditions, reach, checkTime };
  await orLog(world, keepDisclosure(world.privateStore, snapshot, disclosure.kept(), base));
  const publication = await publishSnapshot(press, { snapshot, vector }, base);
  if (publication.outcome === 'superseded') return undefined;
  if (publication.outcome === 'behind') return hold(world, olderThanPublished(publication.workbooks), base);
  const { sha256 } = publication;
  const { read, accepted, setAside } = snapshot.rows;
  const rows = { read, accepted, setAside };
  log({ event: 'published', seq: snapshot.seq, sha256, sentence: snapshot.sentence.ru, rows });
  await finish(world, 'published', { snapshot, sha256 }, central.decisions.freezeAs);
  await showSummary(world, central, { snapshot, sha256 }, summary, days);
  const since = sinceOf('Так опубликовано', takenAt, snapshot.seq);
  await keepAndTell(world, { readings, register, problems, since }, rules, kept);
  await world.reach('P14');
  return { published: true, seq: snapshot.seq, sha256, rows };
}

/** Kept before the telling, which may take minutes of quota. */
async function keepAndTell(world: RunWorld, told: Told, rules: Rules, kept: KeptWorkbooks): Promise<void> {
  await orLog(world, kept.keep(told.readings, rules));
  await tell(world, told, rules, kept);
}

async function tell(world: RunWorld, told: Told, rules: Rules, kept: KeptWorkbooks): Promise<void> {
  await tellRegions(world, told, rules, kept);
  await orLog(world, kept.keepTold());
}

/** What is kept makes the next run easier: where it cannot be written, this one is none the worse. */
async function orLog({ log }: RunWorld, keeping: Promise<void>): Promise<void> {
  try {
    await keeping;
  } catch (thrown) {
    log({ event: 'state-not-kept', message: asFailure(thrown).message });
  }
}

/** The head of «Приём»: when it came to this, and in which version. */
function sinceOf(words: string, at: Date, seq: number | undefined): Row {
  return [words, moscowTime(at.toISOString()), seq === undefined ? '' : `версия ${seq}`];
}

/** Without a workbook that was counted before, every total would be too small: the last good snapshot stays. */
async function hold(world: RunWorld, unreadable: Held, base: PublishedBase | null): Promise<Outcome> {
  world.log({ event: 'held', ...unreadable });
  await writeOutcome(world, 'held', base, unreadable.code);
  return { published: false, reason: 'held', ...unreadable };
}

async function finish(
  world: RunWorld,
  outcome: string,
  latest: { snapshot: Snapshot; sha256: string },
  freezeAs: string | null,
): Promise<void> {
  await world.reach('P13');
  await updateVersions(world.store, latest);
  await updateKeys(world.store, world.signingKey, latest);
  await updateSchemas(world.store);
  await freezeLatest(world, latest, freezeAs);
  await writeOutcome(world, outcome, latest);
}

async function freezeLatest(
  world: RunWorld,
  { snapshot: { seq }, sha256 }: { snapshot: Snapshot; sha256: string },
  name: string | null,
): Promise<void> {
  const frozen = name === null ? null : await freezeAsAsked(world, name, { seq, sha256 }, world.now());
  if (frozen?.isNew) world.log({ event: 'frozen', name: frozen.tag.name, seq: frozen.tag.seq });
}

async function writeOutcome(
  world: Pick<World, 'settings' | 'store' | 'signingKey' | 'now'>,
  outcome: string,
  latest: { readonly snapshot: Snapshot } | null,
  code?: string,
): Promise<void> {
  const { periodMinutes } = world.settings;
  const latestSnapshot = latest?.snapshot ?? null;
  await writeStatus(world.store, world.signingKey, {
    at: world.now(),
    outcome,
    latest: latestSnapshot,
    periodMinutes,
    ...(code !== undefined && { code }),
  });
}
