/** `npm run withdraw -- --seq N --why "…"`: exit code 0 when the version is withdrawn, 1 when not, 2 for a wrong command. */
import { withdraw } from '../functions/withdrawal.ts';
import { readWithdrawCommand } from './publication-command.ts';
import { openPlace } from './publication-place.ts';
import { sayWithdrawal } from './publication-words.ts';
import { runCommand } from './run-command.ts';

runCommand(async (args) => {
  const { seq, why, evenFrozen, place } = readWithdrawCommand(args);
  const { desk, closed } = await openPlace(place, true);
  console.log(sayWithdrawal(await withdraw(desk, closed, { seq, why, evenFrozen })));
  return true;
});
