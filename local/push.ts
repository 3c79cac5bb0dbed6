/** The command `npm run push`: bundles the scripts and sends each to the project that its folder names, by clasp. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { SCRIPTS, type ScriptName } from './script-bundle.ts';
import { SCRIPT_FOLDERS, writeScript } from './write-script.ts';

/** Not a dependency: whoever pushes fetches it, everybody else does without. */
const CLASP = '@google/clasp@3.4.1';
const PROJECTS = resolve(import.meta.dirname, '../clasp.json');
const CREDENTIALS = join(homedir(), '.clasprc.json');

type Projects = Partial<Readonly<Record<ScriptName, string>>>;

function refuse(line: string): never {
  console.error(line);
  process.exit(1);
}

function readProjects(): Projects {
  if (!existsSync(CREDENTIALS)) {
    refuse(
      `Сначала войдите в Google: npx ${CLASP} login (Apps Script API включается на script.google.com/home/usersettings).`,
    );
  }
  if (!existsSync(PROJECTS)) {
    refuse('Положите рядом с package.json файл clasp.json: {"regional":"<scriptId>","central":"<scriptId>"}.');
  }
  return JSON.parse(readFileSync(PROJECTS, 'utf8')) as Projects;
}

const projects = readProjects();
for (const name of Object.keys(SCRIPTS) as ScriptName[]) {
  const scriptId = projects[name];
  if (scriptId === undefined) continue;
  await writeScript(name);
  writeFileSync(join(SCRIPT_FOLDERS[name], '.clasp.json'), JSON.stringify({ scriptId, rootDir: '.' }));
  execFileSync('npx', ['--yes', CLASP, 'push', '--force'], { cwd: SCRIPT_FOLDERS[name], stdio: 'inherit' });
}
