/**
 * `npm run freeze -- --name 2026-Q3`: gives a published version a name for ever, the newest unless another is asked for; exit code 0,
 * 1 when the name is another version's or nothing can be read, 2 for a wrong command. Svod may be running meanwhile.
 */
import { readFreezeCommand } from './freeze-command.ts';
import { freezePublished } from './published/freezing.ts';
import { runCommand } from './run-command.ts';

runCommand(async (args) => {
  const { text, isDone } = await freezePublished(readFreezeCommand(args), new Date());
  console.log(text);
  return isDone;
});
