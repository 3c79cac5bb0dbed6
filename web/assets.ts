/** The files that every page shares: its style, its small script and its icon, as they lie beside the code. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PublicPage } from './edition.ts';
import { ICON_PATH, SCRIPT_PATH, STYLE_PATH } from './places.ts';

const FILES = [
  ['page.css', STYLE_PATH],
  ['page.js', SCRIPT_PATH],
  ['icon.svg', ICON_PATH],
] as const;

export function readAssets(): readonly PublicPage[] {
  return FILES.map(([file, path]) => ({
    path,
    text: readFileSync(join(import.meta.dirname, 'visitor', file), 'utf8'),
  }));
}
