/** All the workbooks of the list, read one after another; what was torn or not yet calculated is read again. */
import type { ListedWorkbook } from '../domain/central.ts';
import type { RuleContext } from '../domain/row-report.ts';
import type { KeptWorkbooks } from './kept-workbooks.ts';
import { readLoaded } from './loaded-region.ts';
import { notRead, type RegionReading } from './read-region.ts';
import { ReadingList } from './reading-list.ts';
import type { RunWorld } from './refresh.ts';
import { readSteadily } from './steady-reading.ts';
import { type DriveVersions, readVersions } from './workbook-versions.ts';

type Rules = Omit<RuleContext, 'workbook'>;

/** Reads a workbook until nobody changes it meanwhile. */
export async function readAgain(world: RunWorld, listed: ListedWorkbook, rules: Rules): Promise<RegionReading> {
  const reading = await readSteadily(world.google, listed.spreadsheetId, () => readLoaded(world, listed, rules));
  if (reading) return { ...reading.value, version: reading.version };
  return notRead(listed, {
    code: 'WORKBOOK_CHANGING',
    message: `Таблицу субъекта ${listed.region} правят прямо сейчас: прочитать её целиком не удалось.`,
    remedy: 'Ничего делать не нужно: следующий запуск прочитает её снова.',
  });
}

/** Sheets goes on reading what lies in the bin; for everybody else it is deleted. */
function trashed(listed: ListedWorkbook): RegionReading {
  return notRead(listed, {
    code: 'WORKBOOK_TRASHED',
    message: `Таблица субъекта ${listed.region} лежит в корзине.`,
    remedy: 'Верните её из корзины или уберите строку из «Книг».',
  });
}

function tell({ log }: RunWorld, readings: readonly RegionReading[]): void {
  for (const { listed, unreadable, problems } of readings) {
    const { region } = listed;
    if (unreadable) log({ event: 'unreadable', region, code: unreadable.code, message: unreadable.message });
    const formulas = problems.filter(({ code }) => code === 'FORMULA').length;
    if (formulas > 0) log({ event: 'formulas', region, count: formulas });
  }
}

/** A workbook that cannot be read keeps its last part, if there is one. */
async function keepLast(kept: KeptWorkbooks, reading: RegionReading, rules: Rules): Promise<RegionReading> {
  const { listed, unreadable } = reading;
  return (unreadable && (await kept.last(listed, rules, unreadable))) ?? reading;
}

export async function readRegions(
  world: RunWorld,
  workbooks: readonly ListedWorkbook[],
  rules: Rules,
  kept: KeptWorkbooks,
): Promise<{ readonly readings: readonly RegionReading[]; readonly versions: DriveVersions }> {
  const { drive } = world.google;
  const ids = workbooks.map(({ spreadsheetId }) => spreadsheetId);
  const before = await readVersions(drive, ids);
  await world.reach('P3');
  const list = new ReadingList(world, workbooks, rules, kept);
  await list.read(before);
  const readings = [...list.readings];
  const after = await readVersions(drive, ids);
  const settle = async (reading: RegionReading): Promise<RegionReading> => {
    const { listed } = reading;
    const [then, now] = [before, after].map((versions) => versions.get(listed.spreadsheetId));
    if (now?.trashed) return trashed(listed);
    return then?.version === now?.version ? reading : readAgain(world, listed, rules);
  };
  for (const [index, reading] of readings.entries()) {
    readings[index] = await keepLast(kept, await settle(reading), rules);
  }
  tell(world, readings);
  return { readings, versions: after };
}
