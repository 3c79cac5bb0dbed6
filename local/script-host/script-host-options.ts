/** What a script host is opened with, and the world that it makes of it. */
import { join } from 'node:path';
import { OWNER } from '../google/file-owner.ts';
import type { WorkbookStore } from '../google/workbook-store.ts';
import { CacheTable } from './cache-table.ts';
import type { Limits } from './execution-desk.ts';
import { LockTable } from './lock-table.ts';
import { Mailbox } from './mailbox.ts';
import { PropertyTable } from './property-table.ts';
import type { Manifest, People, ProjectFile, ScriptWorld } from './script-world.ts';
import { TriggerTable } from './trigger-table.ts';

export interface ScriptHostOptions {
  readonly store: WorkbookStore;
  /** Where properties, triggers and letters are kept. */
  readonly folder: string;
  /** The project's files in their order; or its one file. */
  readonly files?: readonly ProjectFile[];
  readonly bundle?: string;
  readonly manifest?: Manifest;
  readonly people?: Partial<People>;
  /** Of the person at the keyboard: `ru`. */
  readonly locale?: string;
  readonly now?: () => Date;
  readonly sleep?: (milliseconds: number) => Promise<void>;
  readonly limits?: Partial<Limits>;
  /** How many recipients letters may have a day: 100 for a personal account, 1500 in Workspace. */
  readonly recipientsPerDay?: number;
}

const DEFAULT_PEOPLE: People = { owner: OWNER.emailAddress, editors: [], emailsVisible: false };
const RECIPIENTS_PER_DAY = 100;
const DEFAULT_TIME_ZONE = 'Europe/Moscow';

function realSleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function projectFiles({ files, bundle }: ScriptHostOptions): readonly ProjectFile[] {
  return files ?? [{ name: 'Code', kind: 'script', source: bundle ?? '' }];
}

export function openWorld(options: ScriptHostOptions): ScriptWorld {
  const { store, folder, now = () => new Date(), sleep = realSleep, locale = 'ru' } = options;
  return {
    store,
    files: projectFiles(options),
    manifest: options.manifest ?? { timeZone: DEFAULT_TIME_ZONE },
    people: { ...DEFAULT_PEOPLE, ...options.people },
    locale,
    now,
    sleep,
    locks: new LockTable(sleep),
    properties: new PropertyTable(join(folder, 'properties.json')),
    cache: new CacheTable(now),
    triggers: new TriggerTable(join(folder, 'triggers.json')),
    mailbox: new Mailbox(join(folder, 'mail')),
    recipientsPerDay: options.recipientsPerDay ?? RECIPIENTS_PER_DAY,
  };
}
