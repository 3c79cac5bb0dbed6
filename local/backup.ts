/** `npm run backup -- --to FILE|DIR`: a copy of the private store in one file; exit code 0, 1 when it failed, 2 for a wrong command. */
import { makeBackup } from './backup/back-up.ts';
import { readBackupCommand } from './backup/backup-command.ts';
import { runCommand } from './run-command.ts';

runCommand(async (args) => {
  console.log(await makeBackup(readBackupCommand(args), process.env, new Date()));
  return true;
});
