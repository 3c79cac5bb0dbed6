/** `npm run restore -- --from FILE`: brings a backup back; exit code 0, 1 when it was refused, 2 for a wrong command. */
import { restoreBackup } from './backup/back-up.ts';
import { readRestoreCommand } from './backup/backup-command.ts';
import { runCommand } from './run-command.ts';

runCommand(async (args) => {
  console.log(await restoreBackup(readRestoreCommand(args), process.env));
  return true;
});
