/** The command `npm run release-notes -- v1.2.3`: prints what CHANGELOG.md says of the version. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { sectionOf } from './changelog.ts';

const ROOT = resolve(import.meta.dirname, '..');
const [tag = ''] = process.argv.slice(2);
const version = tag.replace(/^v/, '');
const own = (JSON.parse(readFileSync(resolve(ROOT, 'package.json'), 'utf8')) as { version: string }).version;
const section = sectionOf(readFileSync(resolve(ROOT, 'CHANGELOG.md'), 'utf8'), version);

function refuse(line: string): void {
  console.error(line);
  process.exitCode = 1;
}

if (!/^\d+\.\d+\.\d+$/.test(version)) refuse('Назовите версию: npm run release-notes -- v1.2.3');
else if (version !== own) refuse(`В package.json версия ${own}, а не ${version}. Исправьте её или метку.`);
else if (section === null) {
  refuse(`В CHANGELOG.md нет раздела «## ${version}» или он пуст. Перенесите в него строки из «Unreleased».`);
} else console.log(section);
