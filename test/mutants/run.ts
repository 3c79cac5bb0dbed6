/** `npm run mutants` (`-- quota` for those whose names hold that word): makes each mistake in a copy of the source and tells whether a test notices it; exit code 0 when all are. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { MUTANTS, type Mutant } from './mutants.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const WANTED = MUTANTS.filter(({ name }) => name.includes(process.argv[2] ?? ''));
const LEFT_OUT = new Set(['node_modules', '.git', 'data', 'dist']);

/** The first test that fails; undefined when none does. A source that cannot even be loaded is no mistake that a test notices. */
function firstFailure(copy: string, tests: readonly string[]): string | undefined {
  const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs');
  const env = { ...process.env, SVOD_SCHEDULES: '200', NO_COLOR: '1' };
  const parameters = [vitest, 'run', '--bail=1', ...tests];
  const { status, stderr } = spawnSync(process.execPath, parameters, { cwd: copy, env, encoding: 'utf8' });
  if (status === 0) return undefined;
  if (stderr.includes('Failed Suites')) throw new Error(stderr);
  return /FAIL {2}\S+ > (.*)/.exec(stderr)?.[1] ?? 'what is not told';
}

/** The test that has noticed it; the source is put right again. */
function noticedBy(copy: string, { file, from, to, tests }: Mutant): string | undefined {
  const path = join(copy, file);
  const source = readFileSync(path, 'utf8');
  writeFileSync(
    path,
    source.replace(from, () => to),
  );
  try {
    return firstFailure(copy, tests);
  } finally {
    writeFileSync(path, source);
  }
}

const copy = mkdtempSync(join(tmpdir(), 'svod-mutants-'));
try {
  cpSync(ROOT, copy, { recursive: true, filter: (path) => path === ROOT || !LEFT_OUT.has(basename(path)) });
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  const tests = [...new Set(WANTED.flatMap((mutant) => mutant.tests))];
  const failure = firstFailure(copy, tests);
  if (failure !== undefined) throw new Error(`The tests fail without any mistake: ${failure}`);
  const survivors = WANTED.filter((mutant) => {
    const test = noticedBy(copy, mutant);
    console.log(test === undefined ? `SURVIVES  ${mutant.name}` : `noticed   ${mutant.name}\n            by: ${test}`);
    return test === undefined;
  });
  console.log(`${WANTED.length} mistakes, ${WANTED.length - survivors.length} noticed`);
  process.exitCode = survivors.length > 0 ? 1 : 0;
} finally {
  rmSync(copy, { recursive: true, force: true });
}
