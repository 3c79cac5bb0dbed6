/** How much of a run's time is left: Google ends a script after six minutes, wherever it is. */

const SENDING_MS = 270_000;
const LOOKING_MS = 20_000;

function until(milliseconds: number): () => boolean {
  const end = Date.now() + milliseconds;
  return () => Date.now() < end;
}

/** Whether another region can be written to, with time to spare for the slowest. */
export function timeToSend(): () => boolean {
  return until(SENDING_MS);
}

/** Whether another region can be looked at before the person should see something. */
export function timeToLook(): () => boolean {
  return until(LOOKING_MS);
}
