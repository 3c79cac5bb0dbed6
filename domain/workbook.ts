/** A regional workbook: its tabs, and how it is read whole. */
import type { RawTable } from './cell.ts';
import { type ClusterColumns, clusters } from './cluster.ts';
import { type JointProjectColumns, jointProjects } from './joint-project.ts';
import type { ParsedTable } from './parsed-table.ts';
import { type ParticipantColumns, participants } from './participant.ts';
import type { Reading } from './problem.ts';
import { parseTable } from './row-reading.ts';
import type { RuleContext } from './row-report.ts';
import { type SupportMeasureColumns, supportMeasures } from './support-measure.ts';

/** The tabs in the order of the workbook. */
export const TABLES = { clusters, participants, jointProjects, supportMeasures } as const;
export type RegisterTableKey = keyof typeof TABLES;
export const REGISTER_TABLE_KEYS = Object.keys(TABLES) as readonly RegisterTableKey[];

/** One value for each tab. */
export type ByTable<T> = Readonly<Record<RegisterTableKey, T>>;
export type RawWorkbook = ByTable<RawTable>;

/** The columns of each tab, by its key. */
interface ColumnsByTable {
  readonly clusters: ClusterColumns;
  readonly participants: ParticipantColumns;
  readonly jointProjects: JointProjectColumns;
  readonly supportMeasures: SupportMeasureColumns;
}

export type ParsedWorkbook = {
  readonly [Key in RegisterTableKey]: ParsedTable<ColumnsByTable[Key]>;
};

/** One value for each tab, made from its key. */
export function byTable<T>(make: (key: RegisterTableKey) => T): ByTable<T> {
  return {
    clusters: make('clusters'),
    participants: make('participants'),
    jointProjects: make('jointProjects'),
    supportMeasures: make('supportMeasures'),
  };
}

/**
 * Reads every tab of a workbook. The value is null when the columns of a tab cannot be found: a workbook is taken whole or
 * not at all.
 */
export function parseWorkbook(raw: RawWorkbook, context: RuleContext): Reading<ParsedWorkbook | null> {
  const readings = {
    clusters: parseTable(clusters, raw.clusters, context),
    participants: parseTable(participants, raw.participants, context),
    jointProjects: parseTable(jointProjects, raw.jointProjects, context),
    supportMeasures: parseTable(supportMeasures, raw.supportMeasures, context),
  };
  const problems = REGISTER_TABLE_KEYS.flatMap((key) => [...readings[key].problems]);
  if (REGISTER_TABLE_KEYS.some((key) => readings[key].value === null)) return { value: null, problems };
  // No value is null: that was looked at in the line above.
  return { value: byTable((key) => readings[key].value) as ParsedWorkbook, problems };
}
