/** Writes the bundle of the function into dist: `npm run bundle`. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { bundleFunction } from './function-bundle.ts';

const FOLDER = resolve(import.meta.dirname, '../dist/function');

/** What was written, for the reader: each file with its size. */
export async function writeFunction(folder = FOLDER): Promise<readonly string[]> {
  const files = await bundleFunction();
  rmSync(folder, { recursive: true, force: true });
  return files.map(({ name, bytes }) => {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
    return `${path}: ${bytes.length} байт`;
  });
}
