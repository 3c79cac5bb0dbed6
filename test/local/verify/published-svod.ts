/** A real Svod with several published versions, and another key for it. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { changeKeys } from '../../../local/keys/change-keys.ts';
import { readKeyCommand } from '../../../local/keys/key-command.ts';
import { NOON, newWorkbook, type RunningSvod, runSvod } from '../running-svod.ts';

const REGIONS = ['59', '61', '18', '77'];

export interface PublishedSvod {
  readonly svod: RunningSvod;
  readonly publicFolder: string;
}

/** Every version has one workbook more than the one before. */
export async function publishMore(svod: RunningSvod, regions: readonly string[]): Promise<void> {
  for (const region of regions) {
    await newWorkbook(svod, region);
    const outcome = await svod.refresh();
    if (!outcome.published) throw new Error(`Nothing was published: ${outcome.reason}`);
  }
}

export async function svodWithVersions(count: number): Promise<PublishedSvod> {
  const svod = await runSvod();
  await publishMore(svod, REGIONS.slice(0, count));
  return { svod, publicFolder: join(svod.dataFolder, 'public') };
}

/** Starts it again with another key, for which the old one vouches or not. */
export async function changeKey(svod: RunningSvod, action: 'rotate' | 'lost' = 'lost'): Promise<RunningSvod> {
  await svod.close();
  if (action === 'lost') rmSync(join(svod.dataFolder, 'signing-key.pem'));
  await changeKeys(readKeyCommand([`--${action}`, '--data', svod.dataFolder]), {}, NOON);
  return runSvod({ dataFolder: svod.dataFolder });
}
