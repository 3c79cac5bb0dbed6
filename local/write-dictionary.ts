/** `npm run dictionary`: writes docs/dictionary.md and docs/faults.md anew from the tables that they describe. */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { dictionary } from './dictionary.ts';
import { faultsPage } from './faults/faults-page.ts';

const DOCS = resolve(import.meta.dirname, '../docs');

for (const [name, text] of [
  ['dictionary.md', dictionary()],
  ['faults.md', faultsPage()],
] as const) {
  writeFileSync(resolve(DOCS, name), text);
  console.log(`Записан: ${resolve(DOCS, name)}`);
}
