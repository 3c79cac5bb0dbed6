/** `npm run doctor`: checks the settings against what is really there; exit code 0 when all is right, 1 when not, 2 for a wrong command. */
import { readDoctorCommand } from './doctor/doctor-command.ts';
import { encodeFindings, formatFindings, isHealthy } from './doctor/doctor-report.ts';
import { examinePlace } from './doctor/examination.ts';
import { runCommand } from './run-command.ts';

runCommand(async (args) => {
  const command = readDoctorCommand(args);
  const findings = await examinePlace(command);
  console.log(command.isJson ? encodeFindings(findings) : formatFindings(findings));
  return isHealthy(findings);
});
