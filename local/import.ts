/** `npm run import -- FILE.xlsx --region 59 --data DIR`: exit code 0 when every row is in the workbook, 1 when not, 2 for a wrong command. */
import { STARTING_REFERENCE } from '../domain/starting-reference.ts';
import { readImportCommand, regionToImport } from './excel-command-line.ts';
import { formatImport, isWholeImport } from './import-report.ts';
import { importRows } from './import-rows.ts';
import { runCommand } from './run-command.ts';

runCommand(async (args) => {
  const command = readImportCommand(args);
  const region = regionToImport(command, STARTING_REFERENCE);
  const request = { ...command, region, now: () => new Date() };
  const outcome = await importRows(request);
  console.log(formatImport(outcome, request));
  return isWholeImport(outcome);
});
