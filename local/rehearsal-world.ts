/** The world of a run that writes nothing: of a data folder, also while Svod runs on it, or of the function in the cloud. */
import { lookIntoWorld } from '../functions/environment.ts';
import type { World } from '../functions/refresh.ts';
import { readSettings } from '../functions/settings.ts';
import type { Place } from './command-options.ts';
import { lookIntoDataFolder } from './data-folder.ts';
import { localSettings, PERIOD_MINUTES } from './local-settings.ts';
import { openFace, stayOpen } from './stand-in-face.ts';

export interface RehearsalWorld {
  readonly world: World;
  close(): Promise<void>;
}

export async function openRehearsal(place: Place, log: World['log']): Promise<RehearsalWorld> {
  // Its store is not tried out first, as for a run that may publish: that would write.
  if (place === 'cloud') return { world: await lookIntoWorld(readSettings(process.env), log), close: stayOpen };
  const { workbooks, ...stored } = lookIntoDataFolder(place.dataFolder);
  const face = await openFace(place.dataFolder, workbooks);
  const settings = localSettings({
    ...stored,
    googleRootUrl: face.url,
    publicUrl: '',
    workbookUrl: '',
    periodMinutes: PERIOD_MINUTES,
  });
  return { world: await lookIntoWorld(settings, log), close: face.close };
}
