/** Where every page stands in the public store. Only names that cannot point elsewhere become part of a path. */
import type { Language } from './language.ts';

const SAFE_NAME = /^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/;

export type ListKind = 'regions' | 'clusters';

/** The folder of a language, from the root of the store. */
function folderOf(language: Language): string {
  return language === 'ru' ? '' : `${language}/`;
}

export function homePath(language: Language): string {
  return `${folderOf(language)}index.html`;
}

/** The page of a region or cluster; undefined for a key that cannot be a file's name. */
export function pagePath(language: Language, kind: ListKind, key: string): string | undefined {
  return SAFE_NAME.test(key) ? `${folderOf(language)}${kind}/${key}.html` : undefined;
}

/** The n-th page of a register that is too long for the first one; from 1. */
export function registerPath(language: Language, number: number): string {
  return `${folderOf(language)}register/${number}.html`;
}

export function chartPath(language: Language, name: string): string {
  return `${folderOf(language)}charts/${name}.svg`;
}

export const STYLE_PATH = 'assets/page.css';
export const SCRIPT_PATH = 'assets/page.js';
export const ICON_PATH = 'assets/icon.svg';

/** From a page back to the root of the store: nothing, or as many `../` as it stands deep. */
export function rootFrom(path: string): string {
  return '../'.repeat(path.split('/').length - 1);
}
