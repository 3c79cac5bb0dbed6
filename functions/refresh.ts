/** The story of one run: read the workbooks, check them, sum them up, publish what changed, and show it to the leadership. */
import { dateInMoscow } from '../domain/date.ts';
import type { Problem } from '../domain/problem.ts';
import { collect, type Register } from '../domain/register.ts';
import type { RuleContext } from '../domain/row-report.ts';
import { type Snapshot, type Source, sayTheSame, takeSnapshot } from '../domain/snapshot.ts';
import { planYearOf, summarize } from '../domain/summary.ts';
import type { RowCounts } from '../domain/tab-rows.ts';
import { asFailure } from './failure.ts';
import type { GoogleAccess, GoogleClients } from './google-clients.ts';
import { outOfTime } from './google-failure.ts';
import type { Patience } from './patience.ts';
import type { ReachPoint } from './protocol-point.ts';
import { updateKeys } from './public-keys.ts';
import { type PublishedBase, publishSnapshot, readBase, updateVersions } from './publish-snapshot.ts';
import type { RegionReading } from './read-region.ts';
import { readRegions } from './read-regions.ts';
import { writeStatus } from './run-status.ts';
import type { Settings } from './settings.ts';
import { daysSinceEdit, showSummary } from './show-summary.ts';
import type { SigningKey } from './signing-key.ts';
import { readCentralSteadily } from './steady-reading.ts';
import type { SnapshotStore } from './stores/snapshot-store.ts';
import { moscowTime, type Row } from './summary-rows.ts';
import { tellRegions } from './tell-regions.ts';
import { CENTRAL, type Vector } from './version-vector.ts';
import type { DriveVersions } from './workbook-versions.ts';

/** Everything a run touches. */
export interface World {
  readonly google: GoogleAccess;
  readonly store: SnapshotStore;
  readonly signingKey: SigningKey;
  readonly reach: ReachPoint;
  readonly settings: Pick<
    Settings,
    'centralSpreadsheetId' | 'periodMinutes' | 'deadlineSeconds' | 'storeWithoutConditions'
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
  | { readonly event: 'held'; readonly code: string; readonly message: string; readonly remedy: string }
  | { readonly event: 'superseded' }
  | { readonly event: 'tab-not-written'; readonly message: string }
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

/** Why nothing is published although everything went as designed. */
interface Held {
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
}

const MS_PER_SECOND = 1000;
/** Somebody else may publish while we read; then everything is read again. */
const MOST_ATTEMPTS = 3;

/** Runs once. Throws a failure when the world does not let it finish; `status.json` then says so. */
export async function refresh(world: World): Promise<Outcome> {
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

  const { readings, versions } = await readRegions(world, central.workbooks, { asOf, reference });
  const lost = readings.find(({ listed, unreadable }) => unreadable && wasReadable(base, listed.region));
  if (lost?.unreadable) {
    const unread = readings.filter(({ unreadable }) => unreadable);
    const since = sinceOf('Публикация остановлена', takenAt, base?.snapshot.seq);
    await tellRegions(world, { readings: unread, register: null, problems: [], since }, { asOf, reference });
    return hold(world, lost.unreadable, base);
  }

  const { register, problems } = collectReadings(readings, { asOf, reference });
  log({ event: 'read', workbooks: readings.length, rows: totalRows(register) });
  const planYear = planYearOf(central.decisions.planYear, asOf);
  const summary = summarize(register, problems, { planYear, asOf }, reference);
  const sources = sourcesOf(readings, register);
  const snapshot = takeSnapshot(summary, sources, central.decisions, { takenAt, asOf }, base, reference);

  const days = daysSinceEdit(central, versions, asOf);
  // Signed with another key the same data are a version of their own: consumers must be able to leave the old key.
  if (base?.keyId === world.signingKey.keyId && sayTheSame(snapshot, base.snapshot)) {
    await showSummary(world, central, base, summary, days);
    const since = sinceOf('Так прочитано', takenAt, base.snapshot.seq);
    await tellRegions(world, { readings, register, problems, since }, { asOf, reference });
    await finish(world, 'unchanged', base);
    log({ event: 'unchanged', seq: base.snapshot.seq });
    return { published: false, reason: 'unchanged' };
  }
  const vector = vectorOf(centralVersion, readings, versions);
  const checkTime = () => {
    if (patience.now() >= deadline) throw outOfTime('снимок не записан');
  };
  checkTime();
  const { signingKey, reach } = world;
  const withoutConditions = settings.storeWithoutConditions;
  const press = { store, signingKey, withoutConditions, reach, checkTime };
  const publication = await publishSnapshot(press, { snapshot, vector }, base);
  if (publication.outcome === 'superseded') return undefined;
  if (publication.outcome === 'behind') return hold(world, olderThanPublished(publication.workbooks), base);
  const { sha256 } = publication;
  const { read, accepted, setAside } = snapshot.rows;
  const rows = { read, accepted, setAside };
  log({ event: 'published', seq: snapshot.seq, sha256, sentence: snapshot.sentence.ru, rows });
  await showSummary(world, central, { snapshot, sha256 }, summary, days);
  const since = sinceOf('Так опубликовано', takenAt, snapshot.seq);
  await tellRegions(world, { readings, register, problems, since }, { asOf, reference });
  await finish(world, 'published', { snapshot, sha256 });
  return { published: true, seq: snapshot.seq, sha256, rows };
}

/** The head of «Приём»: when it came to this, and in which version. */
function sinceOf(words: string, at: Date, seq: number | undefined): Row {
  return [words, moscowTime(at.toISOString()), seq === undefined ? '' : `версия ${seq}`];
}

function wasReadable(base: PublishedBase | null, region: string): boolean {
  return base?.snapshot.sources.some((source) => source.region === region && source.state !== 'missing') ?? false;
}

/** Drive may answer with an older state; a workbook that was restored from a copy stays older for ever. */
function olderThanPublished(workbooks: readonly string[]): Held {
  const named = workbooks.map((key) => (key === CENTRAL ? 'центральная' : `субъекта ${key}`)).join(', ');
  return {
    code: 'VERSION_BACKWARDS',
    message: `Таблицы стали старше опубликованного: ${named}.`,
    remedy: 'Обычно проходит само. Если таблицу восстановили из копии или заменили, увеличьте её «Эпоху» в «Книгах».',
  };
}

function vectorOf(central: string | undefined, readings: readonly RegionReading[], versions: DriveVersions): Vector {
  const components = readings.flatMap(({ listed }) => {
    const version = versions.get(listed.spreadsheetId)?.version;
    return version === undefined ? [] : [[listed.region, { epoch: listed.epoch, version: BigInt(version) }] as const];
  });
  const own = central === undefined ? [] : [[CENTRAL, { epoch: 1, version: BigInt(central) }] as const];
  return Object.fromEntries([...components, ...own]);
}

/** Without a workbook that was counted before, every total would be too small: the last good snapshot stays. */
async function hold(world: RunWorld, unreadable: Held, base: PublishedBase | null): Promise<Outcome> {
  world.log({ event: 'held', ...unreadable });
  await writeOutcome(world, 'held', base, unreadable.code);
  return { published: false, reason: 'held', ...unreadable };
}

function collectReadings(
  readings: readonly RegionReading[],
  rules: Omit<RuleContext, 'workbook'>,
): { readonly register: Register; readonly problems: readonly Problem[] } {
  const workbooks = readings.flatMap(({ workbook }) => (workbook ? [workbook] : []));
  const { value, problems } = collect(workbooks, rules);
  return { register: value, problems: [...readings.flatMap((reading) => reading.problems), ...problems] };
}

function totalRows(register: Register): RowCounts {
  const counts = [...register.rows.byWorkbook.values()];
  const sum = (key: keyof RowCounts) => counts.reduce((total, one) => total + one[key], 0);
  return { read: sum('read'), accepted: sum('accepted'), setAside: sum('setAside') };
}

function sourcesOf(readings: readonly RegionReading[], register: Register): readonly Source[] {
  const none = { read: 0, accepted: 0, setAside: 0 };
  return readings.map(({ listed, workbook }) => {
    const rows = register.rows.byWorkbook.get(listed.region) ?? none;
    const state = workbook === null ? 'missing' : rows.read === 0 ? 'empty' : 'fresh';
    return { region: listed.region, state, rows };
  });
}

async function finish(world: RunWorld, outcome: string, latest: { snapshot: Snapshot; sha256: string }): Promise<void> {
  await world.reach('P13');
  await updateVersions(world.store, latest);
  await updateKeys(world.store, world.signingKey, latest);
  await writeOutcome(world, outcome, latest);
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
