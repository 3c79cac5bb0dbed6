/**
 * `npm run verify -- ADDRESS|FOLDER`: whether what is published is whole, signed and fresh; exit code 0 when it is, 1 when it is
 * refused, 2 when it is right but stale, 64 for a wrong command.
 */
import { runCommand } from './run-command.ts';
import type { Refusal } from './verify/refusal.ts';
import { EXIT_CODES } from './verify/report.ts';
import { verifyAndTell } from './verify/verify-and-tell.ts';
import { readVerifyCommand } from './verify/verify-command.ts';
import { sayRefusal } from './verify/words.ts';

function sayWaiting({ reason }: Refusal, ms: number): void {
  console.error(`${sayRefusal(reason).message} Смотрю ещё раз через ${ms / 1000} с.`);
}

runCommand(async (args) => {
  const { text, exitCode } = await verifyAndTell(readVerifyCommand(args), {
    now: () => new Date(),
    onWait: sayWaiting,
  });
  console.log(text);
  return exitCode;
}, EXIT_CODES.wrongCommand);
