/** The world of the function in the cloud, as the environment describes it. */
import { randomUUID } from 'node:crypto';
import { asFailure } from './failure.ts';
import { createGoogleClients } from './google-clients.ts';
import { KeptParts } from './kept-parts.ts';
import { logLine } from './log-line.ts';
import { type Patience, realPatience } from './patience.ts';
import { passOn } from './protocol-point.ts';
import { type Outcome, refresh, type World } from './refresh.ts';
import { readSettings, type Settings } from './settings.ts';
import { openStore } from './stores/store-address.ts';
import { probeStore } from './stores/store-probe.ts';

const MICROSECONDS_PER_MS = 1000;

/** What the process has computed so far. */
function processCpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / MICROSECONDS_PER_MS;
}

/** The world that the settings describe, as it is: its stores are not tried out, for that would write. */
export async function lookIntoWorld(
  settings: Settings,
  log: World['log'],
  patience: Patience = realPatience(),
): Promise<World> {
  const store = await openStore(settings.publicStore, settings);
  const privateStore = await openStore(settings.privateStore, settings);
  return {
    google: createGoogleClients(settings, patience),
    store,
    privateStore,
    parts: new KeptParts(privateStore),
    signingKey: settings.signingKey,
    reach: passOn,
    settings,
    now: () => new Date(),
    patience,
    log,
    newRunId: randomUUID,
    cpuMs: processCpuMs,
  };
}

/** The same for a run that may publish. */
export async function createWorld(settings: Settings, log: World['log'], patience?: Patience): Promise<World> {
  const world = await lookIntoWorld(settings, log, patience);
  if (!settings.storeWithoutConditions) await probeStore(world.store);
  return world;
}

/** Written by the platform into its log. */
const log: World['log'] = (event, runId) => console.log(logLine(event, runId));

let world: Promise<World> | undefined;

async function openWorld(): Promise<World> {
  return createWorld(readSettings(process.env), log);
}

/** A run that could not even begin has nobody else to say why: the caller is a scheduler, which keeps no answers. */
function tellUnopened(thrown: unknown): void {
  const { code, forLog, cause } = asFailure(thrown);
  log({ event: 'failed', code, message: forLog, ...(cause !== undefined && { cause }) }, randomUUID());
}

/** Runs once; a warm instance keeps its clients. What could not be opened is opened again at the next run. */
export async function refreshFromEnvironment(): Promise<Outcome> {
  world ??= openWorld();
  const opened = await world.catch((thrown: unknown) => {
    world = undefined;
    tellUnopened(thrown);
    throw thrown;
  });
  return refresh(opened);
}
