/**
 * The public pages beside the snapshot: rendered from it and from the history, and written only where their bytes are new.
 * Derived documents; what could not be written is written by the next run.
 */
import { createHash } from 'node:crypto';
import { setImmediate as letOthers } from 'node:timers/promises';
import * as z from 'zod/mini';
import type { Base } from '../domain/snapshot.ts';
import { asFailure } from './failure.ts';
import { updateHistory } from './history-document.ts';
import { decodeManifest, MANIFEST } from './manifest.ts';
import { versionPath } from './publish-snapshot.ts';
import type { RunWorld } from './refresh.ts';
import type { SnapshotStore } from './stores/snapshot-store.ts';

const PAGES = 'pages.json';
/** So many writes are on their way at once. */
const WRITERS = 8;
/** After so many pages others get their turn: rendering thousands takes seconds. */
const TURN_PAGES = 50;

/** `pages.json`: which pages were written, so that only what is new is written again. */
export const pagesSchema = z.object({
  /** What the pages were made of; with the same there is nothing to do. */
  of: z.nullable(z.string()),
  files: z.record(z.string(), z.string()),
});

interface WrittenPages {
  readonly of: string | null;
  /** SHA-256 of every page that was written, by its path. */
  readonly files: ReadonlyMap<string, string>;
}

export interface PagesWorld {
  readonly store: SnapshotStore;
  /** The address of the store's root with a slash at the end; empty where it is not known. */
  readonly publicUrl: string;
  /** Whether the run must end; the rest is written by the next. */
  readonly isOver: () => boolean;
}

/** How it went; `failed` of the pages could not be written, or not in time. */
export interface PagesOutcome {
  readonly written: number;
  readonly failed: number;
}

const NOTHING_DONE: PagesOutcome = { written: 0, failed: 0 };

function sha256Of(bytes: Buffer | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

async function readWritten(store: SnapshotStore): Promise<WrittenPages> {
  const stored = await store.read(PAGES);
  try {
    const { of, files } = pagesSchema.parse(JSON.parse(stored?.bytes.toString('utf8') ?? ''));
    return { of, files: new Map(Object.entries(files)) };
  } catch {
    // A derived document: every page is written again.
    return { of: null, files: new Map() };
  }
}

function encodeWritten({ of, files }: WrittenPages): Buffer {
  const sorted = [...files].sort(([left], [right]) => (left < right ? -1 : 1));
  return Buffer.from(`${JSON.stringify({ of, files: Object.fromEntries(sorted) }, null, 1)}\n`, 'utf8');
}

async function filesOf(store: SnapshotStore, folder: string): Promise<readonly string[]> {
  const manifest = await store.read(`${folder}/${MANIFEST}`);
  return manifest ? Object.keys(decodeManifest(manifest.bytes).files) : [];
}

/** The renderer is loaded when there is something to render: a run that changes nothing does without. */
async function loadRenderer(): Promise<typeof import('../web/render-pages.ts')> {
  return import('../web/render-pages.ts');
}

type Rendered = ReturnType<Awaited<ReturnType<typeof loadRenderer>>['renderPages']>;

/** Writes what is new, and takes away what is rendered no more: the pages of a register that grew shorter. */
async function writePages(
  { store, isOver }: PagesWorld,
  pages: Rendered,
  files: Map<string, string>,
): Promise<PagesOutcome> {
  const rendered = new Set<string>();
  let written = 0;
  let failed = 0;
  const attempt = async (path: string, work: () => Promise<void>, sha256?: string) => {
    // After a failure nobody knows what stands there.
    files.delete(path);
    try {
      if (isOver()) throw new Error('the run is over');
      await work();
      if (sha256 !== undefined) files.set(path, sha256);
      written += 1;
    } catch {
      failed += 1;
    }
  };
  const writer = async () => {
    for (const { path, text } of pages) {
      rendered.add(path);
      if (rendered.size % TURN_PAGES === 0) await letOthers();
      const bytes = Buffer.from(text, 'utf8');
      const sha256 = sha256Of(bytes);
      if (files.get(path) !== sha256) await attempt(path, () => store.put(path, bytes), sha256);
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, writer));
  for (const path of [...files.keys()].filter((known) => !rendered.has(known))) {
    await attempt(path, () => store.remove(path));
  }
  return { written, failed };
}

/** What this process rendered last: one that has just begun may be of newer code, and renders once whatever stands there. */
let renderedLast: string | undefined;

/** Brings the pages up to the newest version. */
export async function updatePages(world: PagesWorld, newest: Base): Promise<PagesOutcome> {
  const { store, publicUrl } = world;
  const before = await readWritten(store);
  const history = await updateHistory(store, newest);
  const of = sha256Of(JSON.stringify([newest.sha256, publicUrl, history.versions.map(({ sha256 }) => sha256)]));
  if (before.of === of && renderedLast === of) return NOTHING_DONE;
  const { renderPages } = await loadRenderer();
  const folder = versionPath(newest.snapshot.seq, newest.sha256);
  const names = await filesOf(store, folder);
  const input = { snapshot: newest.snapshot, history, versionPath: folder, files: names, publicUrl };
  const files = new Map(before.files);
  const outcome = await writePages(world, renderPages(input), files);
  const now: WrittenPages = { of: outcome.failed === 0 ? of : null, files };
  if (outcome.written + outcome.failed > 0 || before.of !== now.of) await store.put(PAGES, encodeWritten(now));
  renderedLast = of;
  return outcome;
}

/** The data are out already: pages that could not be written fail nothing, the next run brings them. */
export async function bringPages(
  { store, settings, patience, deadline, log }: Pick<RunWorld, 'store' | 'settings' | 'patience' | 'deadline' | 'log'>,
  newest: Base,
): Promise<void> {
  try {
    const world = { store, publicUrl: settings.publicUrl, isOver: () => patience.now() >= deadline };
    const { written, failed } = await updatePages(world, newest);
    if (written > 0) log({ event: 'pages-written', pages: written });
    if (failed > 0) log({ event: 'pages-not-written', message: `Хранилище не приняло вовремя страниц: ${failed}.` });
  } catch (thrown) {
    log({ event: 'pages-not-written', message: asFailure(thrown).forLog });
  }
}
