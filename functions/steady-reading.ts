/** Reads a file until nobody changed it meanwhile, for a reading that goes on through an edit is torn. */
import type { CivilDate } from '../domain/date.ts';
import { Failure } from './failure.ts';
import type { GoogleClients } from './google-clients.ts';
import { type Central, readCentral } from './read-central.ts';
import { readVersion } from './workbook-versions.ts';

/** Somebody who types all the time leaves pauses; three readings within edits are no chance. */
const MOST_READINGS = 3;

/** A reading, and the version that the file had before it: what was read is that or newer. */
export interface SteadyReading<T> {
  readonly value: T;
  readonly version: string | undefined;
}

/** Undefined when the version moved, in whichever direction, during every reading. */
export async function readSteadily<T>(
  { drive }: GoogleClients,
  fileId: string,
  read: () => Promise<T>,
): Promise<SteadyReading<T> | undefined> {
  let before = await readVersion(drive, fileId);
  for (let readings = 1; readings <= MOST_READINGS; readings += 1) {
    const value = await read();
    const after = await readVersion(drive, fileId);
    if (before?.version === after?.version) return { value, version: before?.version };
    before = after;
  }
  return undefined;
}

function trashed(): Failure {
  return new Failure('CENTRAL_UNREADABLE', 'Центральная таблица лежит в корзине.', 'Верните её из корзины.');
}

export async function readCentralSteadily(
  google: GoogleClients,
  spreadsheetId: string,
  asOf: CivilDate,
): Promise<SteadyReading<Central>> {
  if ((await readVersion(google.drive, spreadsheetId))?.trashed) throw trashed();
  const central = await readSteadily(google, spreadsheetId, () => readCentral(google.sheets, spreadsheetId, asOf));
  if (central) return central;
  throw new Failure(
    'CENTRAL_CHANGING',
    'Центральную таблицу правят прямо сейчас: прочитать её целиком не удалось.',
    'Ничего делать не нужно: следующий запуск прочитает её снова. Прежний снимок остался на месте.',
  );
}
