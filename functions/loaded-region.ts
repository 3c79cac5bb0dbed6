/** One workbook, read until its cells are calculated: formulas that ask other files show «Loading...» for a while. */
import type { Cell, RawTable } from '../domain/cell.ts';
import { visibleText } from '../domain/cell.ts';
import type { ListedWorkbook } from '../domain/central.ts';
import type { RuleContext } from '../domain/row-report.ts';
import { type RawWorkbook, REGISTER_TABLE_KEYS } from '../domain/workbook.ts';
import { notRead, type RegionReading, readRegion } from './read-region.ts';
import type { RunWorld } from './refresh.ts';

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

export async function readLoaded(world: RunWorld, listed: ListedWorkbook, rules: Rules): Promise<RegionReading> {
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
