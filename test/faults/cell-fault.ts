/** A fault of one cell: where it stands, what a person is told, and what becomes of its row. */
import type { Cell } from '../../domain/cell.ts';
import type { Problem, ProblemCode, Severity } from '../../domain/problem.ts';
import { explain } from '../../domain/problem-text.ts';
import type { RegisterTableKey } from '../../domain/workbook.ts';
import {
  type Book,
  type ClusterEntry,
  declaredCluster,
  type JointProjectEntry,
  jointProject,
  type ParticipantEntry,
  participant,
  partnersOf,
  registrationNumbered,
  type SupportMeasureEntry,
  supportMeasure,
  taxIdNumbered,
} from '../domain/rows.ts';

/** What is said of a cell. */
export interface Told {
  readonly severity: Severity;
  readonly code: ProblemCode;
  readonly sentence: string;
  readonly remedy: string;
}

interface Entries {
  readonly clusters: ClusterEntry;
  readonly participants: ParticipantEntry;
  readonly jointProjects: JointProjectEntry;
  readonly supportMeasures: SupportMeasureEntry;
}

export interface CellFault {
  /** As in the catalogue of faults: C03. */
  readonly id: string;
  readonly what: string;
  readonly table: RegisterTableKey;
  readonly column: string;
  /** The cells of the row that are not as in a good row; the spoilt one among them. */
  readonly cells: Readonly<Record<string, Cell>>;
  readonly told: readonly Told[];
  /** What a row that is kept holds in the column; a row that is set aside holds nothing. */
  readonly reads: unknown;
}

function telling(severity: Severity) {
  return (code: ProblemCode, sentence: string, remedy: string): Told => ({ severity, code, sentence, remedy });
}

export const error = telling('error');
export const warning = telling('warning');
export const note = telling('note');

/** The spoilt cell stands first among the cells. */
function fault<Key extends RegisterTableKey>(
  id: string,
  what: string,
  table: Key,
  cells: Partial<Entries[Key]>,
  told: readonly Told[],
  reads: unknown,
): CellFault {
  const [column = ''] = Object.keys(cells);
  return { id, what, table, column, cells: cells as Readonly<Record<string, Cell>>, told, reads };
}

/** A fault that sets its row aside. */
export function refused<Key extends RegisterTableKey>(
  id: string,
  what: string,
  table: Key,
  cells: Partial<Entries[Key]>,
  ...told: readonly Told[]
): CellFault {
  return fault(id, what, table, cells, told, undefined);
}

/** A fault that leaves its row in the totals. */
export function kept<Key extends RegisterTableKey>(
  id: string,
  what: string,
  table: Key,
  cells: Partial<Entries[Key]>,
  reads: unknown,
  ...told: readonly Told[]
): CellFault {
  return fault(id, what, table, cells, told, reads);
}

/** One row of every tab, and the partners that the project needs; nothing is to be said about them. */
export const HEALTHY: Required<Book> = {
  region: '59',
  clusters: [declaredCluster()],
  participants: partnersOf([jointProject()]),
  jointProjects: [jointProject()],
  supportMeasures: [supportMeasure()],
};

const FIRST_SERIAL = 100;

/** The rows of faults, each with codes of its own, below the healthy ones; spoilt projects ask for no subsidy. */
export function bookWith(faults: readonly CellFault[]): Required<Book> {
  const entries = <Entry>(table: RegisterTableKey, make: (cells: Partial<Entry>, serial: number) => Entry) =>
    faults.flatMap((one, index) => (one.table === table ? [make(one.cells as Partial<Entry>, index)] : []));
  const serialOf = (index: number) => FIRST_SERIAL + index;
  return {
    region: HEALTHY.region,
    clusters: [
      ...HEALTHY.clusters,
      ...entries<ClusterEntry>('clusters', (cells, index) =>
        declaredCluster({ id: `C59-24-${serialOf(index)}`, name: `Кластер литья № ${index}`, ...cells }),
      ),
    ],
    participants: [
      ...HEALTHY.participants,
      ...entries<ParticipantEntry>('participants', (cells, index) => {
        const serial = serialOf(index);
        const numbers = { taxId: taxIdNumbered(serial), registrationNumber: registrationNumbered(serial) };
        return participant({ ...numbers, ...cells });
      }),
    ],
    jointProjects: [
      ...HEALTHY.jointProjects,
      ...entries<JointProjectEntry>('jointProjects', (cells, index) =>
        jointProject({ id: `P59-24-${serialOf(index)}`, subsidyRubles: null, ...cells }),
      ),
    ],
    supportMeasures: [
      ...HEALTHY.supportMeasures,
      ...entries<SupportMeasureEntry>('supportMeasures', (cells, index) =>
        supportMeasure({ id: `M59-24-${serialOf(index)}`, ...cells }),
      ),
    ],
  };
}

/** The row in which each fault stands, as the spreadsheet numbers it. */
export function rowsOf(faults: readonly CellFault[]): ReadonlyMap<CellFault, number> {
  const next = new Map<RegisterTableKey, number>();
  return new Map(
    faults.map((one) => {
      const row = next.get(one.table) ?? HEALTHY[one.table].length + 2;
      next.set(one.table, row + 1);
      return [one, row];
    }),
  );
}

/** A problem as it is told, with its place in words: `59 jointProjects 3 costRubles`. */
export function toldAt(problem: Problem): Told & { readonly at: string } {
  const { severity, code, place } = problem;
  const { sentence, remedy } = explain(problem);
  return {
    severity,
    code,
    sentence,
    remedy,
    at: `${place.workbook} ${place.table} ${place.row} ${place.column ?? ''}`,
  };
}

export function isRefused({ told }: CellFault): boolean {
  return told.some(({ severity }) => severity === 'error');
}
