/** Writes the bundles of both scripts into dist: `npm run bundle`. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { bundleScript, SCRIPTS, type ScriptName } from './script-bundle.ts';

const DIST = resolve(import.meta.dirname, '../dist');
export const SCRIPT_FOLDERS: Readonly<Record<ScriptName, string>> = {
  regional: join(DIST, 'apps-script'),
  central: join(DIST, 'apps-script-central'),
};
const ENDINGS = { script: 'js', html: 'html' } as const;

export async function writeScript(name: ScriptName): Promise<readonly string[]> {
  const { files, manifestText } = await bundleScript(name);
  const folder = SCRIPT_FOLDERS[name];
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'appsscript.json'), manifestText);
  return files.map(({ name: file, kind, source }) => {
    const path = join(folder, `${file}.${ENDINGS[kind]}`);
    writeFileSync(path, source);
    return `${path}: ${Buffer.byteLength(source)} байт`;
  });
}

export async function writeScripts(): Promise<void> {
  for (const name of Object.keys(SCRIPTS) as ScriptName[]) {
    for (const line of await writeScript(name)) console.log(line);
  }
}
