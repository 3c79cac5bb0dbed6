/** The first half of the command `npm run infra`: the packages of the cloud part, installed if they are not those of its lockfile. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const INFRA = resolve(import.meta.dirname, '../infra');

interface Lockfile {
  readonly packages: Readonly<Record<string, { readonly version?: string; readonly optional?: boolean }>>;
}

function packagesIn(lockfile: string): ReadonlyMap<string, string> {
  if (!existsSync(lockfile)) return new Map();
  const { packages } = JSON.parse(readFileSync(lockfile, 'utf8')) as Lockfile;
  // The package itself has no folder, and what is for other machines is not installed on this one.
  const needed = Object.entries(packages).filter(([path, { optional }]) => path !== '' && !optional);
  return new Map(needed.map(([path, { version = '' }]) => [path, version]));
}

const wanted = packagesIn(join(INFRA, 'package-lock.json'));
const installed = packagesIn(join(INFRA, 'node_modules/.package-lock.json'));
const isThere =
  wanted.size === installed.size && [...wanted].every(([path, version]) => installed.get(path) === version);

if (!isThere) {
  console.log('Ставлю пакеты облачной части (infra)…');
  const { status } = spawnSync('npm', ['ci', '--prefer-offline'], {
    cwd: INFRA,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  process.exitCode = status ?? 1;
}
