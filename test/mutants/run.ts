/** `npm run mutants`: makes each mistake in a copy of the source and tells whether a test notices it; exit code 0 when all are. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { MUTANTS, type Mutant } from './mutants.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const LEFT_OUT = new Set(['node_modules', '.git', 'data', 'dist']);

function passes(copy: string, tests: readonly string[]): boolean {
  const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs');
  const env = { ...process.env, SVOD_SCHEDULES: '200' };
  return spawnSync(process.execPath, [vitest, 'run', '--bail=1', ...tests], { cwd: copy, env }).status === 0;
}

/** Whether a test has noticed it; the source is put right again. */
function isKilled(copy: string, { file, from, to, tests }: Mutant): boolean {
  const path = join(copy, file);
  const source = readFileSync(path, 'utf8');
  writeFileSync(
    path,
    source.replace(from, () => to),
  );
  try {
    return !passes(copy, tests);
  } finally {
    writeFileSync(path, source);
  }
}

const copy = mkdtempSync(join(tmpdir(), 'svod-mutants-'));
try {
  cpSync(ROOT, copy, { recursive: true, filter: (path) => path === ROOT || !LEFT_OUT.has(basename(path)) });
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  const tests = [...new Set(MUTANTS.flatMap((mutant) => mutant.tests))];
  if (!passes(copy, tests)) throw new Error('The tests fail without any mistake.');
  const survivors = MUTANTS.filter((mutant) => {
    const killed = isKilled(copy, mutant);
    console.log(`${killed ? 'noticed ' : 'SURVIVES'}  ${mutant.name}`);
    return !killed;
  });
  console.log(`${MUTANTS.length} mistakes, ${MUTANTS.length - survivors.length} noticed`);
  process.exitCode = survivors.length > 0 ? 1 : 0;
} finally {
  rmSync(copy, { recursive: true, force: true });
}
