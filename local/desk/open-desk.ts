/** Puts the desk together, and has it notice what happens: edits, events of runs, versions, and who fetched the snapshot. */
import { Router } from 'express';
import { createGoogleClients } from '../../functions/google-clients.ts';
import type { SnapshotStore } from '../../functions/stores/snapshot-store.ts';
import type { LocalEvent } from '../event-words.ts';
import type { FaultDesk } from '../faults/fault-desk.ts';
import { googleRoutes } from '../google/routes.ts';
import type { WorkbookStore } from '../google/workbook-store.ts';
import { HOST } from '../local-server.ts';
import { DeskFeed } from './desk-feed.ts';
import { type DeskActions, deskRoutes } from './desk-routes.ts';
import type { DeskSources } from './desk-view.ts';
import { Drill } from './drill.ts';
import { GuidedMinute } from './guided-minute.ts';
import type { RunDiary } from './run-diary.ts';
import { RegisterReader } from './standing-register.ts';

interface DeskParts extends Pick<DeskActions, 'run' | 'createBook'>, Pick<DeskSources, 'isRunning'> {
  readonly store: SnapshotStore;
  readonly workbooks: WorkbookStore;
  readonly faults: FaultDesk;
  readonly diary: RunDiary;
  readonly centralSpreadsheetId: string;
  readonly port: number;
  readonly now: () => Date;
}

export interface Desk {
  readonly router: Router;
  /** An event, which the diary has taken. */
  take(event: LocalEvent): void;
  /** Somebody has asked for this address. */
  asked(url: string): void;
  close(): void;
}

/** The same stand-in without the faults that were asked for: who looks at the desk wants to see what stands in the workbooks. */
const OWN_GOOGLE = '/desk/google';
const COUNTER_MS = 1000;

export function openDesk(parts: DeskParts): Desk {
  const { store, workbooks, faults, diary, centralSpreadsheetId, isRunning, port, now } = parts;
  const google = createGoogleClients({ googleRootUrl: `http://${HOST}:${port}${OWN_GOOGLE}/`, googleToken: 'local' });
  const register = new RegisterReader({ google, workbooks, centralSpreadsheetId, now });
  const [minute, drill, feed] = [new GuidedMinute(), new Drill(faults, diary), new DeskFeed()];
  const sources = { store, workbooks, register, minute, drill, centralSpreadsheetId, isRunning };
  const router = Router();
  router.use(OWN_GOOGLE, googleRoutes(workbooks, now));
  router.use(deskRoutes({ ...parts, sources, feed }));
  const tried = () => (minute.cell ? workbooks.get(minute.cell.spreadsheetId) : undefined);
  const unsubscribe = workbooks.subscribe(() => {
    minute.look(tried());
    feed.tell();
  });
  let counted = '';
  const counter = setInterval(() => {
    const state = JSON.stringify([faults.list().map(({ n, injected }) => [n, injected]), isRunning()]);
    if (state !== counted && feed.isHeard) feed.tell();
    counted = state;
  }, COUNTER_MS);
  return {
    router,
    take(event) {
      if (event.event === 'published') minute.published(event.seq, tried());
      feed.tell();
    },
    asked(url) {
      if (url.startsWith('/public/latest.json') && minute.fetched()) feed.tell();
    },
    close() {
      unsubscribe();
      clearInterval(counter);
      feed.close();
    },
  };
}
