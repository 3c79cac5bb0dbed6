/** Every fault of a single cell, in the order of the catalogue. */
import type { CellFault } from './cell-fault.ts';
import { CODE_FAULTS } from './code-faults.ts';
import { NUMBER_FAULTS } from './number-faults.ts';
import { DATE_FAULTS, TEXT_FAULTS } from './text-faults.ts';

export const CELL_FAULTS: readonly CellFault[] = [
  ...NUMBER_FAULTS,
  ...DATE_FAULTS,
  ...TEXT_FAULTS,
  ...CODE_FAULTS,
].toSorted((left, right) => (left.id === right.id ? 0 : left.id < right.id ? -1 : 1));
