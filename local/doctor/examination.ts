/** The story of one examination: settings, Google, every workbook, the stores, what is published, the function. */

import { dateInMoscow } from '../../domain/date.ts';
import { lookIntoWorld } from '../../functions/environment.ts';
import { Failure } from '../../functions/failure.ts';
import type { World } from '../../functions/refresh.ts';
import { readSettings, type Settings } from '../../functions/settings.ts';
import { findRunning, lookIntoDataFolder } from '../data-folder.ts';
import { localSettings, PERIOD_MINUTES } from '../local-settings.ts';
import { createOperatorClients } from '../operating/operator-clients.ts';
import type { OperatorPlace } from '../operating/operator-place.ts';
import { bundleContent } from '../operating/script-content.ts';
import { openFace } from '../stand-in-face.ts';
import { lookAtCentral } from './central-checks.ts';
import type { DoctorCommand } from './doctor-command.ts';
import { type Finding, look, right, wrong } from './finding.ts';
import { lookAtFunction } from './function-checks.ts';
import { lookAtPublication } from './publication-checks.ts';
import { lookAtStores } from './store-checks.ts';
import { lookAtScript, lookAtWorkbook } from './workbook-checks.ts';

const SETTINGS = 'Настройки';

interface Patient {
  readonly operator: OperatorPlace;
  readonly world: Pick<World, 'store' | 'privateStore' | 'signingKey'>;
  readonly settings: Settings;
}

async function examineGoogle(operator: OperatorPlace, isComparingScripts: boolean): Promise<readonly Finding[]> {
  const { findings, central } = await lookAtCentral(operator);
  if (!central) return findings;
  const { reference, workbooks } = central;
  const asOf = dateInMoscow(operator.now().getTime());
  const [content, ofCentral] = isComparingScripts
    ? [await bundleContent('regional'), await bundleContent('central')]
    : [null, null];
  const what = 'Центральная таблица';
  const { google, centralSpreadsheetId } = operator;
  const seen = [...findings, ...(await look(what, () => lookAtScript(google, what, centralSpreadsheetId, ofCentral)))];
  for (const listed of workbooks) {
    seen.push(...(await lookAtWorkbook(operator.google, listed, { asOf, reference, content })));
  }
  return seen;
}

export async function examine(
  { operator, world, settings }: Patient,
  {
    functionUrl,
    identityToken,
    isComparingScripts,
  }: Pick<DoctorCommand, 'functionUrl' | 'identityToken' | 'isComparingScripts'>,
): Promise<readonly Finding[]> {
  return [
    ...(await examineGoogle(operator, isComparingScripts)),
    ...(await lookAtStores({ ...world, settings })),
    ...(await lookAtPublication({ ...world, now: operator.now })),
    ...(functionUrl === undefined ? [] : await lookAtFunction(functionUrl, identityToken)),
  ];
}

const now = () => new Date();

async function examineCloud(command: DoctorCommand): Promise<readonly Finding[]> {
  let settings: Settings;
  try {
    settings = readSettings(process.env);
  } catch (thrown) {
    if (!(thrown instanceof Failure)) throw thrown;
    return [wrong(SETTINGS, thrown.message, `${thrown.remedy} Остальное без них проверить нельзя.`)];
  }
  const { centralSpreadsheetId } = settings;
  const world = await lookIntoWorld(settings, () => undefined);
  const operator = { google: createOperatorClients(settings), centralSpreadsheetId, now };
  return [right(SETTINGS, 'все прочитаны'), ...(await examine({ operator, world, settings }, command))];
}

async function examineFolder(dataFolder: string, command: DoctorCommand): Promise<readonly Finding[]> {
  const { workbooks, ...stored } = lookIntoDataFolder(dataFolder);
  const running = await findRunning(dataFolder);
  const publicUrl = running === undefined ? '' : `${running}/public/`;
  const face = await openFace(dataFolder, workbooks);
  try {
    const settings = localSettings({
      ...stored,
      googleRootUrl: face.url,
      publicUrl,
      workbookUrl: '',
      periodMinutes: PERIOD_MINUTES,
    });
    const world = await lookIntoWorld(settings, () => undefined);
    const { centralSpreadsheetId } = settings;
    const operator = { google: createOperatorClients(settings), centralSpreadsheetId, now };
    return [right(SETTINGS, 'папка данных цела'), ...(await examine({ operator, world, settings }, command))];
  } finally {
    await face.close();
  }
}

export async function examinePlace(command: DoctorCommand): Promise<readonly Finding[]> {
  const { place } = command;
  if (place === 'cloud') return look(SETTINGS, () => examineCloud(command));
  return examineFolder(place.dataFolder, command);
}
