/** Rows whose cells are right one by one and contradict one another. */
import { taxIdCheckDigit } from './check-digits.ts';
import type { Dice } from './dice.ts';
import type { Entry } from './invented-rows.ts';
import type { Cell, TabKey } from './vocabulary.ts';

type Cells = ReadonlyMap<string, Cell>;
type Contradiction = (cells: Cells, dice: Dice) => readonly (readonly [string, Cell])[];

function textOf(cells: Cells, key: string): string {
  return String(cells.get(key) ?? '');
}

function plus(cells: Cells, key: string, difference: number): Cell {
  const cell = cells.get(key);
  return typeof cell === 'number' ? cell + difference : (cell ?? null);
}

/** Eleven ИНН of organisations that are right and take part in nothing. */
const STRANGERS = Array.from({ length: 11 }, (_, index) => {
  const nine = `0198000${String(index).padStart(2, '0')}`;
  return nine + taxIdCheckDigit(nine);
});

const CONTRADICTIONS: Readonly<Record<TabKey, readonly Contradiction[]>> = {
  clusters: [
    (cells) => [['otherRegions', `18; ${textOf(cells, 'region')}`]],
    () => [['otherRegions', '18; 43; Удмуртская Республика']],
    (cells, dice) => [['id', textOf(cells, 'id').replace(/^C\d\d/, `C${dice.pick(['18', '77', '99'])}`)]],
    (cells) => [['highProductivityJobs', plus(cells, 'jobs', 1)]],
    (_cells, dice) => [['registryNumber', String(dice.whole(100_000, 900_000))]],
    () => [['registryNumber', null]],
    () => [['plannedYear', null]],
    () => [
      ['jobs', 1],
      ['highProductivityJobs', 1],
    ],
    () => [['name', 'Кластер «Полёт»']],
  ],
  participants: [
    (cells) => [['leftOn', plus(cells, 'joinedOn', -1)]],
    (cells) => [['leftOn', plus(cells, 'joinedOn', 0)]],
    () => [['clusterId', 'C59-24-99999']],
  ],
  jointProjects: [
    (cells) => [['coExecutors', `${textOf(cells, 'coExecutors')}; ${textOf(cells, 'initiator')}`]],
    (cells) => [['coExecutors', `${textOf(cells, 'coExecutors')}; ${textOf(cells, 'coExecutors')}`]],
    () => [['coExecutors', STRANGERS.join('; ')]],
    () => [['coExecutors', STRANGERS.slice(1).join('\n')]],
    () => [['coExecutors', null]],
    (cells) => [['endDate', plus(cells, 'startDate', -1)]],
    (cells) => [['subsidyRubles', plus(cells, 'costRubles', 0.000001)]],
    (cells) => [['subsidyRubles', cells.get('costRubles') ?? null]],
    (cells) => [['importSharePercentAfter', plus(cells, 'importSharePercentBefore', 0.5)]],
    (cells) => [['productCode', textOf(cells, 'productCode').slice(0, 4)]],
    () => [['clusterId', 'C59-24-99999']],
  ],
  supportMeasures: [
    () => [['amountRubles', null]],
    () => [['areaSquareMetres', null]],
    () => [['areaSquareMetres', 12.5]],
    () => [['objectId', 'P59-24-99999']],
    () => [['objectId', 'C59-24-99999']],
  ],
};

export function contradicted(dice: Dice, entry: Entry): Entry {
  const cells = new Map(entry.cells);
  for (const [key, cell] of dice.pick(CONTRADICTIONS[entry.table])(cells, dice)) cells.set(key, cell);
  return { ...entry, cells };
}
