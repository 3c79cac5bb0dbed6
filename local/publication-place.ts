/** Where the operator acts: a data folder, also while Svod runs on it, or the stores of the function in the cloud. */
import { resolve } from 'node:path';
import { passOn } from '../functions/protocol-point.ts';
import type { OperatorDesk } from '../functions/rollback.ts';
import { readSettings } from '../functions/settings.ts';
import { createFileStore } from '../functions/stores/file-store.ts';
import type { SnapshotStore } from '../functions/stores/snapshot-store.ts';
import { openStore } from '../functions/stores/store-address.ts';
import { probeStore } from '../functions/stores/store-probe.ts';
import { lookIntoDataFolder } from './data-folder.ts';

/** As `npm start` promises it. */
const LOCAL_PERIOD_MINUTES = 60;

export interface PlaceNamed {
  readonly dataFolder: string;
  /** The stores that the environment names, as it does for the function. */
  readonly isCloud: boolean;
}

export interface PublicationPlace {
  readonly desk: OperatorDesk;
  readonly closed: SnapshotStore;
  /** In the words of the person who named it. */
  readonly name: string;
}

function deskOf(
  store: SnapshotStore,
  rest: Pick<OperatorDesk['press'], 'signingKey' | 'withoutConditions'>,
  periodMinutes: number,
): OperatorDesk {
  const press = { store, reach: passOn, checkTime: () => undefined, ...rest };
  return { press, now: () => new Date(), periodMinutes };
}

async function openCloud(isWriting: boolean): Promise<PublicationPlace> {
  const settings = readSettings(process.env);
  const { signingKey, storeWithoutConditions: withoutConditions, periodMinutes } = settings;
  const store = await openStore(settings.publicStore, settings);
  if (isWriting && !withoutConditions) await probeStore(store);
  const closed = await openStore(settings.privateStore, settings);
  const name = process.env['SVOD_PUBLIC_STORE'] ?? '';
  return { desk: deskOf(store, { signingKey, withoutConditions }, periodMinutes), closed, name };
}

/** @param isWriting whether anything may be written: only then is a store in the cloud tried out first */
export async function openPlace({ dataFolder, isCloud }: PlaceNamed, isWriting: boolean): Promise<PublicationPlace> {
  if (isCloud) return openCloud(isWriting);
  const { publicStore, privateStore, signingKey } = lookIntoDataFolder(resolve(dataFolder));
  const desk = deskOf(createFileStore(publicStore), { signingKey, withoutConditions: false }, LOCAL_PERIOD_MINUTES);
  return { desk, closed: createFileStore(privateStore), name: dataFolder };
}
