/** The world of the function in the cloud, as the environment describes it. */
import { createGoogleClients } from './google-clients.ts';
import { type Patience, realPatience } from './patience.ts';
import { type LogEvent, type Outcome, refresh, type World } from './refresh.ts';
import { readSettings, type Settings } from './settings.ts';
import { createFileStore } from './stores/file-store.ts';

/** The world that the settings describe. */
export function createWorld(
  settings: Settings,
  log: (event: LogEvent) => void,
  patience: Patience = realPatience(),
): World {
  return {
    google: createGoogleClients(settings, patience),
    store: createFileStore(settings.publicFolder),
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

let world: World | undefined;

/** Runs once; a warm instance keeps its clients. */
export async function refreshFromEnvironment(): Promise<Outcome> {
  world ??= createWorld(readSettings(process.env), (event) => console.log(logLine(event)));
  return refresh(world);
}
