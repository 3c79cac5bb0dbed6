/** One language of the pages of one version: all that a part of a page is made from. */
import type { History } from '../domain/history.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import type { Language, Say } from './language.ts';

/** What the pages are made of; nothing else is looked at, so the same gives the same bytes. */
export interface PagesInput {
  readonly snapshot: Snapshot;
  readonly history: History;
  /** The folder of the version, `versions/17-0123456789ab`, and the files that its manifest names. */
  readonly versionPath: string;
  readonly files: readonly string[];
  /** The address of the store's root with a slash at the end; empty where it is not known. */
  readonly publicUrl: string;
}

export interface Edition extends PagesInput {
  readonly language: Language;
  readonly say: Say;
}

/** A page of an edition that is being written. */
export interface PageOf extends Edition {
  /** From the root of the store. */
  readonly path: string;
  /** From the page to the root of the store: empty or `../`. */
  readonly root: string;
}

export interface PublicPage {
  readonly path: string;
  readonly text: string;
}
