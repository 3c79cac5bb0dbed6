/**
 * The script of the central workbook on this laptop: opened when somebody first wants it, or when one of its clocks was set earlier.
 * The letters that it sends lie in a folder.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { foldText } from '../domain/cell.ts';
import { SETTINGS_TAB } from '../domain/central.ts';
import { PUBLISH_ADDRESS, SITE_ADDRESS } from '../domain/workbook-tabs.ts';
import { OWNER } from './google/file-owner.ts';
import type { WorkbookStore } from './google/workbook-store.ts';
import { bundleScript } from './script-bundle.ts';
import { type Letter, Mailbox } from './script-host/mailbox.ts';
import { openScriptHost, type ScriptHost } from './script-host/script-host.ts';

export interface CentralScripts {
  host(): Promise<ScriptHost>;
  /** The oldest first. */
  letters(): readonly Letter[];
  /** Fires the clocks whose time has come. */
  tick(): Promise<void>;
  close(): Promise<void>;
}

export interface CentralPlace {
  readonly store: WorkbookStore;
  readonly spreadsheetId: string;
  /** Where the scripts' properties, triggers and letters are kept. */
  readonly folder: string;
  /** Where Svod answers. */
  readonly url: string;
  readonly now: () => Date;
}

/** What the operator would write into «Настройки»: on a laptop the port may be another one each time. */
async function writeAddresses(host: ScriptHost, { store, spreadsheetId, url }: CentralPlace): Promise<void> {
  const addresses = [
    [PUBLISH_ADDRESS, `${url}/functions/refresh`],
    [SITE_ADDRESS, `${url}/public/`],
  ] as const;
  for (const [name, address] of addresses) {
    const sheet = store
      .get(spreadsheetId)
      ?.workbook.sheets.find(({ properties }) => properties.title === SETTINGS_TAB.title);
    const rows = sheet?.values ?? [];
    const found = rows.findIndex((row) => foldText(String(row?.[0] ?? '')) === foldText(name));
    const standing = String(rows[found]?.[1] ?? '');
    if (!sheet || standing === address || (standing !== '' && !standing.startsWith('http://localhost:'))) continue;
    const range = `${SETTINGS_TAB.title}!A${(found < 0 ? rows.length : found) + 1}`;
    const edit = { kind: 'type', range, values: [[name, address]] } as const;
    await host.edit(spreadsheetId, OWNER.emailAddress, edit, { confirmed: true }).fired;
  }
}

export function centralScripts(place: CentralPlace): CentralScripts {
  const { store, now } = place;
  const folder = join(place.folder, 'central');
  let opening: Promise<ScriptHost> | undefined;
  const open = async () => {
    const host = openScriptHost({ store, folder, now, ...(await bundleScript('central', { smallest: false })) });
    await writeAddresses(host, place);
    return host;
  };
  const host = () => {
    opening ??= open();
    return opening;
  };
  return {
    host,
    letters: () => new Mailbox(join(folder, 'mail')).letters(),
    async tick() {
      if (opening || existsSync(join(folder, 'triggers.json'))) await (await host()).tick();
    },
    async close() {
      (await opening)?.close();
    },
  };
}
