/** Where the operator acts: a data folder, also while Svod runs on it, or the stores of the function in the cloud. */
import { passOn } from '../functions/protocol-point.ts';
import type { OperatorDesk } from '../functions/rollback.ts';
import { readSettings } from '../functions/settings.ts';
import { createFileStore } from '../functions/stores/file-store.ts';
import type { SnapshotStore } from '../functions/stores/snapshot-store.ts';
import { openStore } from '../functions/stores/store-address.ts';
import { probeStore } from '../functions/stores/store-probe.ts';
import type { Place } from './command-options.ts';
import { lookIntoDataFolder } from './data-folder.ts';
import { PERIOD_MINUTES } from './local-settings.ts';

export interface PublicationPlace {
  readonly desk: OperatorDesk;
  readonly closed: SnapshotStore;
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
export async function openPlace(place: Place, isWriting: boolean): Promise<PublicationPlace> {
  if (place === 'cloud') return openCloud(isWriting);
  const { dataFolder } = place;
  const { publicStore, privateStore, signingKey } = lookIntoDataFolder(dataFolder);
  const desk = deskOf(createFileStore(publicStore), { signingKey, withoutConditions: false }, PERIOD_MINUTES);
  return { desk, closed: createFileStore(privateStore), name: dataFolder };
}
