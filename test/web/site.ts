/** A public store with published versions and their pages, served as the laptop serves it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { type Base, type Snapshot, takeSnapshot } from '../../domain/snapshot.ts';
import { STARTING_REFERENCE } from '../../domain/starting-reference.ts';
import { updateKeys } from '../../functions/public-keys.ts';
import { type PagesOutcome, updatePages } from '../../functions/public-pages.ts';
import { updateSchemas } from '../../functions/public-schemas.ts';
import { publishSnapshot, readBase } from '../../functions/publish-snapshot.ts';
import { writeStatus } from '../../functions/run-status.ts';
import { createFileStore } from '../../functions/stores/file-store.ts';
import type { SnapshotStore } from '../../functions/stores/snapshot-store.ts';
import { updateVersions } from '../../functions/version-index.ts';
import { publicFiles } from '../../local/public-files.ts';
import { sampleWorkbooks } from '../../local/sample/sample-register.ts';
import { AS_OF } from '../domain/rows.ts';
import { readSample } from '../local/sample/read-sample.ts';
import { KEY, pressOf, vectorOf } from '../publication/tiny-register.ts';

const MINUTE_MS = 60_000;
const PUBLISHER = { publisher: 'Ассоциация (пример)', licence: 'CC BY 4.0', contact: 'press@example.org' };

/** A snapshot of the sample, as the next version after the base. */
export function sampleSnapshot(base: Base | null): Snapshot {
  const { summary } = readSample(sampleWorkbooks());
  const when = { takenAt: new Date(Date.now() - MINUTE_MS), asOf: AS_OF };
  return takeSnapshot(summary, [], PUBLISHER, when, base, STARTING_REFERENCE);
}

export type Revise = (snapshot: Snapshot) => Snapshot;

/** Publishes the next version and all that is derived from it. */
export async function publishVersion(
  store: SnapshotStore,
  publicUrl: string,
  snapshot: Snapshot,
): Promise<PagesOutcome> {
  const base = await readBase(store);
  const publication = await publishSnapshot(pressOf(store), { snapshot, vector: vectorOf(snapshot.seq) }, base);
  if (publication.outcome !== 'published') throw new Error(publication.outcome);
  const newest = { snapshot, sha256: publication.sha256 };
  await updateVersions(store, newest);
  await updateKeys(store, KEY, newest);
  await updateSchemas(store);
  await writeStatus(store, KEY, { at: new Date(), outcome: 'published', latest: snapshot, periodMinutes: 60 });
  return updatePages({ store, publicUrl, isOver: () => false }, newest);
}

export interface Site {
  /** With a slash at the end. */
  readonly url: string;
  readonly store: SnapshotStore;
  readonly snapshot: Snapshot;
  readonly close: () => void;
}

/** One version of the sample for each revision of it. */
export async function openSite(...revisions: readonly Revise[]): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), 'svod-site-'));
  const server = createServer(express().disable('etag').use('/public', publicFiles(folder).handler));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/public/`;
  const store = createFileStore(folder);
  let snapshot = sampleSnapshot(null);
  for (const revise of revisions) {
    snapshot = revise(sampleSnapshot(await readBase(store)));
    await publishVersion(store, url, snapshot);
  }
  const close = () => {
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { url, store, snapshot, close };
}
