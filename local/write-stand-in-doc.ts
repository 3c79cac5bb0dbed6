/** `npm run stand-in-doc`: writes docs/stand-in.md anew from the registries of what the stand-in can do. */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { standInDoc } from './stand-in-doc.ts';

const FILE = resolve(import.meta.dirname, '../docs/stand-in.md');

writeFileSync(FILE, standInDoc());
console.log(`Описание дублёра записано: ${FILE}`);
