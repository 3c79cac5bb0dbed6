/** The world of the function in the cloud, as the environment describes it. */
import { createGoogleClients } from './google-clients.ts';
import { KeptParts } from './kept-parts.ts';
import { type Patience, realPatience } from './patience.ts';
import { passOn } from './protocol-point.ts';
import { type LogEvent, type Outcome, refresh, type World } from './refresh.ts';
import { readSettings, type Settings } from './settings.ts';
import { openStore } from './stores/store-address.ts';
import { probeStore } from './stores/store-probe.ts';

/** The world that the settings describe. */
export async function createWorld(
  settings: Settings,
  log: (event: LogEvent) => void,
  patience: Patience = realPatience(),
): Promise<World> {
  const store = await openStore(settings.publicStore, settings);
  if (!settings.storeWithoutConditions) await probeStore(store);
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
  };
}

/** One line of JSON for the log of the platform; a cause is named by its kind, for its text may quote a request. */
function logLine(event: LogEvent): string {
  const severity = event.event === 'failed' || event.event === 'held' ? 'ERROR' : 'INFO';
  if (event.event !== 'failed') return JSON.stringify({ severity, ...event });
  const cause = event.cause instanceof Error ? event.cause.name : undefined;
  return JSON.stringify({ severity, ...event, cause });
}

let world: Promise<World> | undefined;

/** Runs once; a warm instance keeps its clients. What could not be opened is opened again at the next run. */
export async function refreshFromEnvironment(): Promise<Outcome> {
  world ??= createWorld(readSettings(process.env), (event) => console.log(logLine(event)));
  const opened = await world.catch((thrown: unknown) => {
    world = undefined;
    throw thrown;
  });
  return refresh(opened);
}
