/** The story of one run: read the workbooks, check them, sum them up, publish what changed, and show it to the leadership. */
import type { ProtectionRules } from '../domain/disclosure/protection-rules.ts';
import type { RuleContext } from '../domain/row-report.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import type { RowCounts } from '../domain/tab-rows.ts';
import { beginRun } from './begin-run.ts';
import { asFailure, type Failure } from './failure.ts';
import { freezeAsAsked } from './frozen-versions.ts';
import type { GoogleAccess, GoogleClients } from './google-clients.ts';
import { outOfTime } from './google-failure.ts';
import type { Held } from './guards.ts';
import { keepDisclosure } from './kept-disclosure.ts';
import type { KeptParts } from './kept-parts.ts';
import type { KeptWorkbooks } from './kept-workbooks.ts';
import { leadershipTabs } from './leadership-tabs.ts';
import type { LogEvent } from './log-event.ts';
import { moscowTime } from './moscow-time.ts';
import { heldBy, listWithdrawals, readOrders } from './operator-orders.ts';
import type { Patience } from './patience.ts';
import { prepareRun, type ReadyRun } from './prepared-run.ts';
import type { ReachPoint } from './protocol-point.ts';
import { lookAsConsumer } from './public-address.ts';
import { refuseRetired, updateKeys } from './public-keys.ts';
import { bringPages } from './public-pages.ts';
import { updateSchemas } from './public-schemas.ts';
import { type PublishedBase, publishSnapshot, readBase } from './publish-snapshot.ts';
import type { Central } from './read-central.ts';
import { type Ended, recordRun } from './record-run.ts';
import type { RunMeter } from './run-meter.ts';
import { writeStatus } from './run-status.ts';
import { olderThanPublished } from './run-vector.ts';
import type { Settings } from './settings.ts';
import { showTabs } from './show-summary.ts';
import type { SigningKey } from './signing-key.ts';
import type { SnapshotStore } from './stores/snapshot-store.ts';
import type { Row } from './tab-cells.ts';
import { type Told, tellRegions } from './tell-regions.ts';
import { updateVersions } from './version-index.ts';

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
    | 'centralSpreadsheetId'
    | 'periodMinutes'
    | 'deadlineSeconds'
    | 'storeWithoutConditions'
    | 'publicUrl'
    | 'workbookUrl'
    | keyof ProtectionRules
  >;
  readonly now: () => Date;
  readonly patience: Patience;
  readonly log: (event: LogEvent, runId: string) => void;
  /** A name for one run, which no other has. */
  readonly newRunId: () => string;
  /** The time that the process has computed so far, in milliseconds. */
  readonly cpuMs: () => number;
}

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
export interface RunWorld extends Omit<World, 'google' | 'log'> {
  readonly google: GoogleClients;
  readonly log: (event: LogEvent) => void;
  readonly meter: RunMeter;
  /** Milliseconds since 1970; nothing is published after it. */
  readonly deadline: number;
}

type Rules = Omit<RuleContext, 'workbook'>;

/** Somebody else may publish while we read; then everything is read again. */
const MOST_ATTEMPTS = 3;

/** Runs once. Throws a failure when the world does not let it finish; `status.json` then says so. */
export async function refresh(world: World): Promise<Outcome> {
  const run = beginRun(world);
  let ended = 'failed';
  try {
    const outcome = await attemptUntilDone(run);
    ended = outcome.published ? 'published' : outcome.reason;
    return outcome;
  } catch (thrown) {
    await tellFailure(run, asFailure(thrown));
    throw thrown;
  } finally {
    run.log({ event: 'finished', outcome: ended, spent: run.meter.spent() });
  }
}

async function attemptUntilDone(run: RunWorld): Promise<Outcome> {
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
    const outcome = await attemptRefresh(run);
    if (outcome) return outcome;
  }
  run.log({ event: 'superseded' });
  const latest = await readBase(run.store);
  await refuseRetired(run.store, run.signingKey, latest?.keyId ?? null);
  await writeOutcome(run, 'superseded', latest);
  await showRecord(run, { outcome: 'superseded', latest });
  return { published: false, reason: 'superseded' };
}

/** What Google or the central workbook itself refused cannot be shown there; the next run that can does it. */
const CANNOT_BE_SHOWN = /^(?:GOOGLE_|CENTRAL_|RUN_TOO_LONG$)/;

async function tellFailure(run: RunWorld, { code, forLog, remedy, cause }: Failure): Promise<void> {
  run.log({ event: 'failed', code, message: forLog, ...(cause !== undefined && { cause }) });
  // What a retired key signs, nobody believes.
  if (code === 'KEY_RETIRED') return;
  const latest = await readBase(run.store).catch(() => null);
  await writeOutcome(run, 'failed', latest, code).catch(() => undefined);
  const record = await recordRun(run, { outcome: 'failed', code, message: forLog, remedy, latest });
  if (!CANNOT_BE_SHOWN.test(code)) await showTabs(run, () => record);
}

/** One attempt; undefined when it was superseded. */
async function attemptRefresh(world: RunWorld): Promise<Outcome | undefined> {
  const { store, settings, log, patience, deadline } = world;
  await world.reach('P1');
  const base = await readBase(store);
  // After the base: whoever holds publishing has then either been seen here, or has published over this base.
  const orders = await readOrders(store);
  await refuseRetired(store, world.signingKey, base?.keyId ?? null);
  await listWithdrawals(store, orders);
  if (base && orders.hold) {
    await updateDerived(world, base);
    // What was put back is what the pages must show, also while nothing new is published.
    await bringPages(world, base);
    return hold(world, heldBy(orders.hold), base);
  }
  const prepared = await prepareRun(world, base);
  const { central } = prepared;
  if (prepared.kind === 'no-workbooks') {
    log({ event: 'no-workbooks' });
    await writeOutcome(world, 'no-workbooks', base);
    await showRecord(world, { outcome: 'no-workbooks', latest: base }, central);
    return { published: false, reason: 'no-workbooks' };
  }
  const { takenAt, rules, kept, readings } = prepared;
  if (prepared.kind === 'lost') {
    const unread = readings.filter(({ unreadable }) => unreadable);
    const since = sinceOf('Публикация остановлена', takenAt, base?.snapshot.seq);
    await tell(world, { readings: unread, register: null, problems: [], since }, rules, kept);
    return hold(world, prepared.held, base, central);
  }
  const { disclosure, snapshot, vector, guard } = prepared;
  if (guard) return hold(world, guard, base, central);
  if (base && prepared.isSame) {
    await conclude(world, prepared, 'unchanged', base);
    log({ event: 'unchanged', seq: base.snapshot.seq });
    return { published: false, reason: 'unchanged' };
  }
  const checkTime = () => {
    if (patience.now() >= deadline) throw outOfTime('снимок не записан');
  };
  checkTime();
  // Who comes between the first version and its status must find how fresh it is.
  if (!base) await writeOutcome(world, 'begun', null);
  const { signingKey, reach } = world;
  const withoutConditions = settings.storeWithoutConditions;
  const press = { store, signingKey, withoutConditions, reach, checkTime };
  await orLog(world, keepDisclosure(world.privateStore, snapshot, disclosure.kept(), base));
  const publication = await publishSnapshot(press, { snapshot, vector }, base);
  if (publication.outcome === 'superseded') return undefined;
  if (publication.outcome === 'behind') return hold(world, olderThanPublished(publication.workbooks), base, central);
  const { sha256 } = publication;
  const { read, accepted, setAside } = snapshot.rows;
  const rows = { read, accepted, setAside };
  log({ event: 'published', seq: snapshot.seq, sha256, sentence: snapshot.sentence.ru, rows });
  await conclude(world, prepared, 'published', { snapshot, sha256 });
  return { published: true, seq: snapshot.seq, sha256, rows };
}

/** «Публикации» alone: the other tabs say what was found last. */
async function showRecord(run: RunWorld, ended: Ended, central?: Central): Promise<void> {
  const record = await recordRun(run, ended);
  await showTabs(run, () => record, central);
}

const SINCE_WORDS = { unchanged: 'Так прочитано', published: 'Так опубликовано' } as const;

/** What follows once it is known what is published: the derived documents, the leadership's tabs, what is kept, the regions. */
async function conclude(
  world: RunWorld,
  prepared: ReadyRun,
  outcome: 'unchanged' | 'published',
  latest: { readonly snapshot: Snapshot; readonly sha256: string },
): Promise<void> {
  const { takenAt, central, rules, kept, readings, register, problems } = prepared;
  await finish(world, outcome, latest, central.decisions.freezeAs);
  const make = await leadershipTabs(world, prepared, latest);
  const record = await recordRun(world, { outcome, latest });
  await showTabs(world, (sheetIds) => [...make(sheetIds), ...record], central);
  const since = sinceOf(SINCE_WORDS[outcome], takenAt, latest.snapshot.seq);
  await keepAndTell(world, { readings, register, problems, since }, rules, kept);
  await world.reach('P14');
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
    log({ event: 'state-not-kept', message: asFailure(thrown).forLog });
  }
}

/** The head of «Приём»: when it came to this, and in which version. */
function sinceOf(words: string, at: Date, seq: number | undefined): Row {
  return [words, moscowTime(at.toISOString()), seq === undefined ? '' : `версия ${seq}`];
}

/** Without a workbook that was counted before, every total would be too small: the last good snapshot stays. */
async function hold(
  world: RunWorld,
  unreadable: Held,
  base: PublishedBase | null,
  central?: Central,
): Promise<Outcome> {
  world.log({ event: 'held', ...unreadable });
  await writeOutcome(world, 'held', base, unreadable.code);
  await showRecord(world, { outcome: 'held', ...unreadable, latest: base }, central);
  return { published: false, reason: 'held', ...unreadable };
}

async function finish(
  world: RunWorld,
  outcome: string,
  latest: { snapshot: Snapshot; sha256: string },
  freezeAs: string | null,
): Promise<void> {
  await lookAsConsumer(world, { seq: latest.snapshot.seq, sha256: latest.sha256 });
  await world.reach('P13');
  await updateDerived(world, latest);
  await updateSchemas(world.store);
  await freezeLatest(world, latest, freezeAs);
  await writeOutcome(world, outcome, latest);
  await bringPages(world, latest);
}

async function updateDerived(
  { store, signingKey }: Pick<RunWorld, 'store' | 'signingKey'>,
  latest: { snapshot: Snapshot; sha256: string },
): Promise<void> {
  await updateVersions(store, latest);
  await updateKeys(store, signingKey, latest);
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
