/** Writes the bundle of the function into dist: `npm run bundle`. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { bundleFunction } from './function-bundle.ts';

const FOLDER = resolve(import.meta.dirname, '../dist/function');

/** What was written, for the reader: each file with its size. */
export async function writeFunction(folder = FOLDER): Promise<readonly string[]> {
  const files = await bundleFunction();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return files.map(({ name, bytes }) => {
    writeFileSync(join(folder, name), bytes);
    return `${join(folder, name)}: ${bytes.length} байт`;
  });
}
