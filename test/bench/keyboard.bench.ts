/** What a paste of 5 000 rows of 15 columns costs in the script host, and how long the bundle takes to evaluate. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import vm from 'node:vm';
import { STARTING_REFERENCE } from '../../domain/starting-reference.ts';
import { newWorkbook } from '../../local/google/new-workbook.ts';
import { openWorkbookStore } from '../../local/google/workbook-store.ts';
import { regionalWorkbook } from '../../local/prepared-workbook.ts';
import { bundleScript } from '../../local/script-bundle.ts';
import { openScriptHost } from '../../local/script-host/script-host.ts';
import { pastedProjects } from '../apps-script/pasted-projects.ts';

const ROWS = 5_000;
const ROUNDS = 5;
const TICKS_PER_SECOND = 100;
const USER = 'svod@localhost';

/** Seconds of the processor that the host's process and the scripts' process have used; the latter only on Linux. */
function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  let scripts = 0;
  try {
    for (const task of readdirSync('/proc/self/task')) {
      for (const pid of readFileSync(`/proc/self/task/${task}/children`, 'utf8').split(' ').filter(Boolean)) {
        const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
          .replace(/^.*\) /, '')
          .split(' ');
        scripts += (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
      }
    }
  } catch {
    scripts = 0;
  }
  return (user + system) / 1e6 + scripts;
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0;
}

const { files, manifest } = await bundleScript();
const code = files[0]?.source ?? '';
const script = new vm.Script(code);
const evaluated = Array.from({ length: 20 }, () => {
  const context = vm.createContext(vm.constants.DONT_CONTEXTIFY);
  const start = performance.now();
  script.runInContext(context);
  return performance.now() - start;
});
console.log(`bundle: ${Buffer.byteLength(code)} bytes, evaluated in ${median(evaluated).toFixed(1)} ms (median of 20)`);

const folder = mkdtempSync(join(tmpdir(), 'svod-bench-'));
const store = openWorkbookStore(folder);
const owner = { workbook: '59', reference: STARTING_REFERENCE };
const { spreadsheetId } = store.create(newWorkbook(regionalWorkbook('Замер', owner)));
const host = openScriptHost({ store, folder, files, manifest });
const values = pastedProjects(ROWS);
const costs: number[] = [];
for (let round = 0; round < ROUNDS; round++) {
  const before = cpuSeconds();
  const start = performance.now();
  const [record] = await host.edit(
    spreadsheetId,
    USER,
    { kind: 'paste', range: 'Проекты!A2', values },
    { confirmed: true },
  ).fired;
  const seconds = (performance.now() - start) / 1000;
  costs.push(cpuSeconds() - before);
  if (record?.error) throw new Error(record.error.stack);
  console.log(`paste of ${ROWS} × ${values[0]?.length}: ${seconds.toFixed(2)} s, CPU ${costs.at(-1)?.toFixed(2)} s`);
}
console.log(`median CPU of ${ROUNDS} pastes: ${median(costs).toFixed(2)} s (the aim is 1.5 s)`);
host.close();
store.close();
rmSync(folder, { recursive: true, force: true });
