/** The beginning of a run: its name, its clocks, its deadline. */
import type { LogEvent } from './log-event.ts';
import type { RunWorld, World } from './refresh.ts';
import { RunMeter } from './run-meter.ts';

const MS_PER_SECOND = 1000;

/** The same world, its clients, its stores and its log as this one run uses them. */
export function beginRun(world: World): RunWorld {
  const { patience, google, store, privateStore, parts, settings } = world;
  const runId = world.newRunId();
  const meter = new RunMeter({ now: patience.now, cpuMs: world.cpuMs });
  const deadline = patience.now() + settings.deadlineSeconds * MS_PER_SECOND;
  const closed = meter.over(privateStore);
  const log = (event: LogEvent) => {
    try {
      world.log(event, runId);
    } catch {
      // A log that is down takes no part in what is published.
    }
  };
  return {
    ...world,
    google: google.until(deadline, (method) => meter.called(method)),
    store: meter.over(store),
    privateStore: closed,
    parts: parts.through(closed),
    deadline,
    meter,
    log,
  };
}
