/** `npm run dictionary`: writes docs/dictionary.md anew from the tables and the catalogue of problems. */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { dictionary } from './dictionary.ts';

const FILE = resolve(import.meta.dirname, '../docs/dictionary.md');

writeFileSync(FILE, dictionary());
console.log(`Словарь записан: ${FILE}`);
