/** The bundle of the function as an object whose name is its hash: new code is a new object, the same code changes nothing. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type Bucket, BucketObject } from '@pulumi/gcp/storage/index.js';
import { asset } from '@pulumi/pulumi';

const HASH_DIGITS = 16;

function hashOf(folder: string): string {
  const hash = createHash('sha256');
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const names = entries.map(({ parentPath, name }) => relative(folder, join(parentPath, name)).replaceAll('\\', '/'));
  for (const name of names.sort()) {
    const bytes = readFileSync(join(folder, name));
    hash.update(`${name}\n${bytes.length}\n`).update(bytes);
  }
  return hash.digest('hex').slice(0, HASH_DIGITS);
}

export function uploadSource(folder: string, { name: bucket }: Bucket): BucketObject {
  if (!existsSync(join(folder, 'package.json')))
    throw new Error('Кода функции нет. Сначала соберите его: npm run bundle.');
  const name = `refresh-${hashOf(folder)}.zip`;
  return new BucketObject('refresh-source', { bucket, name, source: new asset.FileArchive(folder) });
}
