/** Where the operator's commands for many workbooks act: a data folder, also beside a running Svod, or Google as the settings say. */
import { readSome } from '../../functions/settings.ts';
import type { Place } from '../command-options.ts';
import { lookIntoDataFolder } from '../data-folder.ts';
import { openFace, stayOpen } from '../stand-in-face.ts';
import { createOperatorClients, type OperatorClients } from './operator-clients.ts';

export interface OperatorPlace {
  readonly google: OperatorClients;
  readonly centralSpreadsheetId: string;
  readonly now: () => Date;
}

const NEEDED = ['centralSpreadsheetId', 'googleRootUrl', 'googleToken', 'readsPerMinute', 'writesPerMinute'] as const;
/** The stand-in has no quota of its own. */
const UNPACED = { readsPerMinute: Number.POSITIVE_INFINITY, writesPerMinute: Number.POSITIVE_INFINITY };

interface OpenedPlace {
  readonly operator: OperatorPlace;
  close(): Promise<void>;
}

const now = () => new Date();

async function openPlace(place: Place): Promise<OpenedPlace> {
  if (place === 'cloud') {
    const { centralSpreadsheetId, ...account } = readSome(process.env, NEEDED);
    return { operator: { google: createOperatorClients(account), centralSpreadsheetId, now }, close: stayOpen };
  }
  const { workbooks, centralSpreadsheetId } = lookIntoDataFolder(place.dataFolder);
  const face = await openFace(place.dataFolder, workbooks);
  const google = createOperatorClients({ googleRootUrl: face.url, googleToken: 'local', ...UNPACED });
  return { operator: { google, centralSpreadsheetId, now }, close: face.close };
}

/** Runs a command there, and leaves the place as it was found whatever came of it. */
export async function atPlace<T>(place: Place, command: (operator: OperatorPlace) => Promise<T>): Promise<T> {
  const { operator, close } = await openPlace(place);
  try {
    return await command(operator);
  } finally {
    await close();
  }
}
