/**
 * `npm run roll-out`: gives every workbook of «Книги», and the central one, its script; without --yes it only tells what it would
 * do. Exit code 0 when all have it (or it was told), 1 when one failed or needs an answer, 2 for a wrong command.
 */
import { atPlace } from './operating/operator-place.ts';
import { rollOut } from './operating/roll-out.ts';
import { readRollOutCommand } from './operating/roll-out-command.ts';
import { bundleContent } from './operating/script-content.ts';
import { runCommand } from './run-command.ts';

runCommand(async (args) => {
  const command = readRollOutCommand(args);
  const bundles = { regional: await bundleContent('regional'), central: await bundleContent('central') };
  const { text, isDone } = await atPlace(command.place, (operator) => rollOut(operator, command, bundles));
  console.log(text);
  return isDone;
});
