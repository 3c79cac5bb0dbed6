/** A regional workbook: its tabs, and how it is read whole. */
import type { RawTable } from './cell.ts';
import { type ClusterColumns, clusters } from './cluster.ts';
import { type JointProjectColumns, jointProjects } from './joint-project.ts';
import type { ParsedTable } from './parsed-table.ts';
import { type ParticipantColumns, participants } from './participant.ts';
import type { Problem, Reading } from './problem.ts';
import { parseTable } from './row-reading.ts';
import type { RuleContext } from './row-report.ts';

/** The tabs in the order of the workbook. */
export const TABLES = { clusters, participants, jointProjects } as const;
export type RegisterTableKey = keyof typeof TABLES;
export const REGISTER_TABLE_KEYS = Object.keys(TABLES) as readonly RegisterTableKey[];

export type RawWorkbook = Readonly<Record<RegisterTableKey, RawTable>>;

/** The columns of each tab, by its key. */
interface ColumnsByTable {
  readonly clusters: ClusterColumns;
  readonly participants: ParticipantColumns;
  readonly jointProjects: JointProjectColumns;
}

export type ParsedWorkbook = {
  readonly [Key in RegisterTableKey]: ParsedTable<ColumnsByTable[Key]>;
};

/**
 * Reads every tab of a workbook. The value is null when the columns of a tab cannot be found: a workbook is taken whole or
 * not at all.
 */
export function parseWorkbook(raw: RawWorkbook, context: RuleContext): Reading<ParsedWorkbook | null> {
  const readings = {
    clusters: parseTable(clusters, raw.clusters, context),
    participants: parseTable(participants, raw.participants, context),
    jointProjects: parseTable(jointProjects, raw.jointProjects, context),
  };
  const problems: Problem[] = REGISTER_TABLE_KEYS.flatMap((key) => [...readings[key].problems]);
  const value = {
    clusters: readings.clusters.value,
    participants: readings.participants.value,
    jointProjects: readings.jointProjects.value,
  };
  if (value.clusters === null || value.participants === null || value.jointProjects === null) {
    return { value: null, problems };
  }
  return {
    value: { clusters: value.clusters, participants: value.participants, jointProjects: value.jointProjects },
    problems,
  };
}
