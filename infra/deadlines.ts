/** The times of a run, one inside the other: the run gives up, then the platform, then the scheduler, then the next run begins. */

/** What the function needs after its own deadline to say what came of the run. */
const FAREWELL_SECONDS = 60;
/** Between the end of the function and the end of the scheduler's patience: otherwise it would ask again while a run goes on. */
const WAY_BACK_SECONDS = 30;
const FIRST_PAUSE_SECONDS = 60;
const MOST_RETRIES = 2;
const SECONDS_PER_MINUTE = 60;
const MINUTES_PER_HOUR = 60;
/** Not on the hour, when everybody's jobs begin. */
const MINUTE_OF_HOUR = 7;

export interface Deadlines {
  /** `SVOD_DEADLINE_SECONDS`. */
  readonly runSeconds: number;
  /** When the platform ends the function. */
  readonly functionSeconds: number;
  /** When the scheduler stops waiting for the answer. */
  readonly attemptSeconds: number;
  /** How often the scheduler asks again within the period. */
  readonly retries: number;
  readonly firstPauseSeconds: number;
  /** When runs begin, as cron writes it. */
  readonly schedule: string;
}

/** How long the first attempt and so many more may take, with the pauses between them, each twice as long as the one before. */
export function longestSeconds(attemptSeconds: number, retries: number): number {
  const pauses = FIRST_PAUSE_SECONDS * (2 ** retries - 1);
  return attemptSeconds * (retries + 1) + pauses;
}

function scheduleOf(periodMinutes: number): string {
  if (periodMinutes < MINUTES_PER_HOUR) return `*/${periodMinutes} * * * *`;
  const hours = periodMinutes / MINUTES_PER_HOUR;
  return `${MINUTE_OF_HOUR} ${hours === 1 ? '*' : `*/${hours}`} * * *`;
}

/** Null where a single attempt does not fit into the period. */
export function planDeadlines(periodMinutes: number, runSeconds: number): Deadlines | null {
  const functionSeconds = runSeconds + FAREWELL_SECONDS;
  const attemptSeconds = functionSeconds + WAY_BACK_SECONDS;
  const periodSeconds = periodMinutes * SECONDS_PER_MINUTE;
  let retries = MOST_RETRIES;
  while (retries >= 0 && longestSeconds(attemptSeconds, retries) > periodSeconds) retries -= 1;
  if (retries < 0) return null;
  return {
    runSeconds,
    functionSeconds,
    attemptSeconds,
    retries,
    firstPauseSeconds: FIRST_PAUSE_SECONDS,
    schedule: scheduleOf(periodMinutes),
  };
}
