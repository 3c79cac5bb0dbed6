/**
 * `npm run keys`: which key signs and which keys consumers know; `--rotate` puts a new one in its place, with the old one's word;
 * `--lost` does so without. Exit code 0, 1 when it could not be done, 2 for a wrong command.
 */
import { changeKeys } from './keys/change-keys.ts';
import { readKeyCommand } from './keys/key-command.ts';
import { runCommand } from './run-command.ts';

runCommand(async (args) => {
  console.log(await changeKeys(readKeyCommand(args), process.env, new Date()));
  return true;
});
