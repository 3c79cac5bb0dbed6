/** The settings of the function when it runs over a data folder, in the place of the environment of the cloud. */
import { DEFAULT_RULES } from '../domain/disclosure/protection-rules.ts';
import type { Settings } from '../functions/settings.ts';
import type { DataFolder } from './data-folder.ts';

const DEADLINE_SECONDS = 480;
/** A run at least so often, as `npm start` promises it. */
export const PERIOD_MINUTES = 60;

/** The folder's stores and key, and what stands in Google's place. */
export type LocalPlaces = Pick<DataFolder, 'publicStore' | 'privateStore' | 'signingKey'> &
  Pick<Settings, 'centralSpreadsheetId' | 'googleRootUrl' | 'publicUrl' | 'workbookUrl' | 'periodMinutes'>;

export function localSettings({ publicStore, privateStore, ...places }: LocalPlaces): Settings {
  return {
    ...places,
    publicStore: { kind: 'folder', folder: publicStore },
    privateStore: { kind: 'folder', folder: privateStore },
    s3Region: '',
    s3Endpoint: '',
    storeWithoutConditions: false,
    googleToken: 'local',
    // The stand-in has no quota of its own.
    readsPerMinute: Number.POSITIVE_INFINITY,
    writesPerMinute: Number.POSITIVE_INFINITY,
    deadlineSeconds: DEADLINE_SECONDS,
    ...DEFAULT_RULES,
  };
}
