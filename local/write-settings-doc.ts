/** The command `npm run settings-doc`: writes `.env.example`, and the settings into every document that has their marks. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { environmentExample, withSettings } from './settings-doc.ts';

const ROOT = resolve(import.meta.dirname, '..');
const DOCS = join(ROOT, 'docs');

writeFileSync(join(ROOT, '.env.example'), environmentExample());
console.log('Записано: .env.example');
for (const name of readdirSync(DOCS).filter((file) => file.endsWith('.md'))) {
  const written = withSettings(readFileSync(join(DOCS, name), 'utf8'));
  if (written === null) continue;
  writeFileSync(join(DOCS, name), written);
  console.log(`Записано: docs/${name}`);
}
