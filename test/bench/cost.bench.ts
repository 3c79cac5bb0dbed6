/**
 * What a run costs, by how much has changed: calls to Google, bytes, seconds of a simulated clock under Google's quota, and
 * real time of the processor, the stand-in's own included. SVOD_BENCH_PROJECTS sets the project rows of each workbook.
 */
import { STARTING_REFERENCE } from '../../domain/starting-reference.ts';
import { beginRun } from '../../functions/begin-run.ts';
import { KeptWorkbooks } from '../../functions/kept-workbooks.ts';
import { readRegions } from '../../functions/read-regions.ts';
import type { Outcome } from '../../functions/refresh.ts';
import { AS_OF } from '../domain/rows.ts';
import { type Calls, type LargeCountry, largeCountry } from '../functions/large-country.ts';
import { inFolder, machine } from './measure.ts';

const PROJECTS = Number(process.env['SVOD_BENCH_PROJECTS'] ?? 100);
const REGIONS = 89;
const THOUSAND = 1000;
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

/** «Книги» name at most 99 workbooks, one for each code; so of a thousand only the reading is measured, and no publication. */
async function readThousand(one: LargeCountry): Promise<Row> {
  const ids = new Map(one.copies(THOUSAND).map((id, index) => [String(THOUSAND + index), id]));
  const listed = [...ids].map(([region, spreadsheetId]) => ({ region, spreadsheetId, epoch: 1, confirmedOn: null }));
  const rules = { asOf: AS_OF, reference: STARTING_REFERENCE };
  const deadline = Number.POSITIVE_INFINITY;
  const world = { ...beginRun(one.world), google: one.world.google.until(deadline), deadline };
  const read = async () => {
    const [before, started] = [{ ...one.calls }, world.patience.now()];
    const kept = await KeptWorkbooks.open(world.privateStore, world.parts);
    const { readings } = await readRegions(world, listed, rules, kept);
    await kept.keep(readings, rules);
    const spent = (key: keyof Calls) => one.calls[key] - before[key];
    const calls = {
      reads: spent('reads'),
      writes: spent('writes'),
      drive: spent('drive'),
      bytes: spent('bytes'),
      refused: spent('refused'),
    };
    return { published: false, reason: 'unchanged', calls, seconds: (world.patience.now() - started) / 1000 } as const;
  };
  for (let run = 0; run < 2; run += 1) await read();
  one.edit(1, ids);
  return { ...(await measured(one, read)), outcome: 'only read' };
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
  table[`1 of ${THOUSAND} changed`] = await readThousand(one);
  one.close();
  console.log(
    `${REGIONS} workbooks of ${PROJECTS} project rows; quota of 60 reads and 60 writes a minute; ${machine()}`,
  );
  console.table(table);
});
