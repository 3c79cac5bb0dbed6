/**
 * `npm run provision -- --regions 59,16 --share FILE.csv --folder ID`: makes, shares and lists the workbooks of regions; without
 * --yes it only tells what it would do. Exit code 0 when all is in place (or told), 1 when not, 2 for a wrong command.
 */
import { atPlace } from './operating/operator-place.ts';
import { provision } from './operating/provision.ts';
import { readProvisionCommand } from './operating/provision-command.ts';
import { runCommand } from './run-command.ts';

runCommand(async (args) => {
  const command = readProvisionCommand(args);
  const { text, isDone } = await atPlace(command.place, (operator) => provision(operator, command));
  console.log(text);
  return isDone;
});
