/**
 * What a run costs, by how much has changed: calls to Google, bytes, seconds of a simulated clock under Google's quota, and
 * real time of the processor, the stand-in's own included. SVOD_BENCH_PROJECTS sets the project rows of each workbook.
 */
import type { Outcome } from '../../functions/refresh.ts';
import { type Calls, type LargeCountry, largeCountry } from '../functions/large-country.ts';
import { inFolder, machine } from './measure.ts';

const PROJECTS = Number(process.env['SVOD_BENCH_PROJECTS'] ?? 100);
const REGIONS = 89;
const MOST_SETTLING_RUNS = 5;

type Row = Record<string, number | string>;

async function measured(one: LargeCountry, run: () => ReturnType<LargeCountry['run']>): Promise<Row> {
  globalThis.gc?.();
  const before = process.cpuUsage();
  const { calls, seconds, ...outcome }: Outcome & { readonly calls: Calls; readonly seconds: number } = await run();
  const { user, system } = process.cpuUsage(before);
  if (calls.refused > 0) throw new Error(`${calls.refused} calls were refused.`);
  one.pass(3_600_000);
  return {
    outcome: outcome.published ? 'published' : outcome.reason,
    reads: calls.reads,
    writes: calls.writes,
    'Drive calls': calls.drive,
    'KB from Google': Math.round(calls.bytes / 1000),
    'simulated s': Math.round(seconds),
    'CPU ms': Math.round((user + system) / 1000),
  };
}

async function settle(one: LargeCountry): Promise<void> {
  for (let run = 0; run < MOST_SETTLING_RUNS; run += 1) {
    one.pass(3_600_000);
    if ((await one.run()).calls.reads <= 2) return;
  }
  throw new Error('The country does not come to rest.');
}

await inFolder(async (folder) => {
  const table: Record<string, Row> = {};
  const one = await largeCountry(folder, { workbooks: REGIONS, projects: PROJECTS });
  table[`nothing read yet, ${REGIONS} workbooks`] = await measured(one, () => one.run());
  await settle(one);
  for (const changed of [0, 1, 10, REGIONS]) {
    one.edit(changed);
    table[`${changed} of ${REGIONS} changed`] = await measured(one, () => one.run());
    await settle(one);
  }
  one.edit(1);
  table[`1 of ${REGIONS}, in a process that has just begun`] = await measured(one, () => one.run(one.cold()));
  one.close();
  console.log(
    `${REGIONS} workbooks of ${PROJECTS} project rows; quota of 60 reads and 60 writes a minute; ${machine()}`,
  );
  console.table(table);
});
