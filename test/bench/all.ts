/** Runs all benches one after another, each in a process of its own. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const failed: string[] = [];
for (const bench of readdirSync(import.meta.dirname).filter((name) => name.endsWith('.bench.ts'))) {
  console.log(`\n== ${bench}`);
  const parameters = ['--expose-gc', '--import', 'tsx', join(import.meta.dirname, bench)];
  if (spawnSync(process.execPath, parameters, { stdio: 'inherit' }).status !== 0) failed.push(bench);
}
if (failed.length > 0) {
  console.error(`Failed: ${failed.join(', ')}`);
  process.exitCode = 1;
}
