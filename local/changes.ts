/**
 * `npm run changes -- --from 3 --to 17`: what has changed between any two published versions, in words or, with --json, as
 * `changes.json` says it; exit code 0, 1 when a version cannot be read, 2 for a wrong command.
 */
import { readChangesCommand } from './changes-command.ts';
import { tellChanges } from './published/change-report.ts';
import { runCommand } from './run-command.ts';

runCommand(async (args) => {
  console.log(await tellChanges(readChangesCommand(args)));
  return true;
});
