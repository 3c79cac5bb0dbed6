/** A time-driven trigger that calls a function: one at most of each, as far as the person who runs the script can see. */

type Clock = GoogleAppsScript.Script.ClockTriggerBuilder;

function clocksOf(functionName: string): readonly GoogleAppsScript.Script.Trigger[] {
  return ScriptApp.getProjectTriggers().filter((trigger) => trigger.getHandlerFunction() === functionName);
}

export function stopClock(functionName: string): void {
  for (const trigger of clocksOf(functionName)) ScriptApp.deleteTrigger(trigger);
}

/** False when Google refuses: a script has twenty triggers at most. */
export function startClock(functionName: string, plan: (clock: Clock) => Clock): boolean {
  try {
    stopClock(functionName);
    plan(ScriptApp.newTrigger(functionName).timeBased()).create();
    return true;
  } catch {
    return false;
  }
}
