/** `npm run check -- FILE.xlsx|FOLDER`: judges Excel files as the gate would; exit code 0 without errors, 1 with, 2 for a wrong command. */
import { dateInMoscow } from '../domain/date.ts';
import { STARTING_REFERENCE } from '../domain/starting-reference.ts';
import { checkFiles } from './check-files.ts';
import { encodeReport, formatReport } from './check-report.ts';
import { CHECK_USAGE } from './command-words.ts';
import { knownRegion, readCheckCommand } from './excel-command-line.ts';
import { runCommand } from './run-command.ts';

runCommand(async (args) => {
  const { files, skipped, region, isJson } = readCheckCommand(args);
  const reference = STARTING_REFERENCE;
  if (region !== undefined) knownRegion(region, reference, CHECK_USAGE);
  const report = await checkFiles(files, region, { asOf: dateInMoscow(Date.now()), reference });
  console.log(isJson ? encodeReport(report, skipped) : formatReport(report, skipped, reference));
  return report.totals.errors === 0 && report.totals.unreadable === 0;
});
