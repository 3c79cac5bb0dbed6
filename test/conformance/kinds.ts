/** One example for every kind of request that is supported; the documentation of the stand-in leans on it. */
import { CELL_KINDS } from './cell-kinds.ts';
import type { KindExamples } from './kind-example.ts';
import { OBJECT_KINDS } from './object-kinds.ts';
import { SHEET_KINDS } from './sheet-kinds.ts';

export const KIND_EXAMPLES: KindExamples = { ...CELL_KINDS, ...OBJECT_KINDS, ...SHEET_KINDS };
