/** All the workbooks of the list, read one after another; what was torn or not yet calculated is read again. */
import type { Cell, RawTable } from '../domain/cell.ts';
import { visibleText } from '../domain/cell.ts';
import type { ListedWorkbook } from '../domain/central.ts';
import type { RuleContext } from '../domain/row-report.ts';
import { type RawWorkbook, REGISTER_TABLE_KEYS } from '../domain/workbook.ts';
import type { KeptWorkbooks } from './kept-workbooks.ts';
import { notRead, type RegionReading, readRegion } from './read-region.ts';
import type { RunWorld } from './refresh.ts';
import { readSteadily } from './steady-reading.ts';
import { type DriveVersions, readVersions } from './workbook-versions.ts';

type Rules = Omit<RuleContext, 'workbook'>;

const LOADING = /^(?:Loading|Загрузка)(?:\.{3}|…)$/i;
/** Fewer cells that are still loading are problems of their rows. */
const MOST_LOADING_SHARE = 0.01;
const FEWEST_LOADING = 5;
const MOST_READINGS = 3;
const LOADING_PAUSE_MS = 10_000;

function isLoading(cell: Cell): boolean {
  return typeof cell === 'string' && LOADING.test(visibleText(cell));
}

function isFilled(cell: Cell): boolean {
  return cell !== null && cell !== '';
}

/** Below the headings. */
function count(table: RawTable, test: (cell: Cell) => boolean): number {
  return table.slice(1).reduce((sum, row) => sum + row.filter(test).length, 0);
}

function isStillLoading(raw: RawWorkbook | null): boolean {
  if (!raw) return false;
  const sum = (test: (cell: Cell) => boolean) =>
    REGISTER_TABLE_KEYS.reduce((total, key) => total + count(raw[key], test), 0);
  const loading = sum(isLoading);
  return loading >= FEWEST_LOADING && loading > sum(isFilled) * MOST_LOADING_SHARE;
}

async function readLoaded(world: RunWorld, listed: ListedWorkbook, rules: Rules): Promise<RegionReading> {
  for (let readings = 1; readings <= MOST_READINGS; readings += 1) {
    if (readings > 1) await world.patience.wait(LOADING_PAUSE_MS);
    const reading = await readRegion(world.google, listed, { ...rules, workbook: listed.region });
    if (!isStillLoading(reading.raw)) return reading;
  }
  return notRead(listed, {
    code: 'WORKBOOK_LOADING',
    message: `В таблице субъекта ${listed.region} ячейки ещё загружаются («Loading...»).`,
    remedy: 'Откройте таблицу и дождитесь загрузки; замените ссылки на другие файлы значениями.',
  });
}

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
  const readings: RegionReading[] = [];
  await world.reach('P3');
  for (const listed of workbooks) {
    const { version, trashed: isTrashed } = before.get(listed.spreadsheetId) ?? { trashed: false };
    const same = version === undefined || isTrashed ? null : await kept.unchanged(listed, version, rules);
    readings.push(same ?? { ...(await readLoaded(world, listed, rules)), version });
  }
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
