/** How people write what is right in a way of their own: Svod accepts it, silently, with a note or with a warning. */
import { formatDate } from '../../domain/date.ts';
import { groupDigits } from '../../domain/headline.ts';
import { STARTING_REFERENCE } from '../../domain/starting-reference.ts';
import type { ClusterRow, JointProjectRow, ParticipantRow, RegisterRows, SampleCell } from './sample-row.ts';

type Rewrite = (cell: SampleCell) => SampleCell | undefined;

/** In one column of every so many rows that are eligible, the cell is written another way. */
type Habit<Key extends string> = readonly [column: Key, every: number, rewrite: Rewrite];

const codeOfRegion: Rewrite = (cell) => STARTING_REFERENCE.regions.codeOf(String(cell));
/** Two digits that do not begin with a zero stay the same code when they become a number. */
const numberOfRegion: Rewrite = (cell) => {
  const code = STARTING_REFERENCE.regions.codeOf(String(cell)) ?? '0';
  return code.startsWith('0') ? undefined : Number(code);
};
const dateAsText: Rewrite = (cell) => (typeof cell === 'number' ? formatDate(cell) : undefined);
const lowerCase: Rewrite = (cell) => String(cell).toLowerCase().replaceAll('ё', 'е');
const spaceAfter: Rewrite = (cell) => `${cell} `;
const noData: Rewrite = (cell) => (cell === null ? 'н/д' : undefined);
const dash: Rewrite = (cell) => (cell === null ? '—' : undefined);
const digitsAsNumber: Rewrite = (cell) => (cell === null || String(cell).startsWith('0') ? undefined : Number(cell));
const commas: Rewrite = (cell) => {
  const text = String(cell);
  return text.includes(';') ? text.replaceAll(';', ',') : undefined;
};
/** 1234.5 as «1 234,5»: only sums that have both a space and a comma. */
const numberAsText: Rewrite = (cell) => {
  if (typeof cell !== 'number' || Number.isInteger(cell)) return undefined;
  const [whole = '', fraction = ''] = String(cell).split('.');
  return `${groupDigits(whole).replaceAll('\u00A0', ' ')},${fraction}`;
};

const CLUSTER_HABITS: readonly Habit<keyof ClusterRow>[] = [
  ['region', 9, codeOfRegion],
  ['region', 31, numberOfRegion],
  ['site', 5, noData],
  ['status', 11, lowerCase],
  ['statusDate', 13, dateAsText],
  ['registryNumber', 12, digitsAsNumber],
  ['cooperationPercent', 6, numberAsText],
];
const PARTICIPANT_HABITS: readonly Habit<keyof ParticipantRow>[] = [
  ['taxId', 197, digitsAsNumber],
  ['name', 149, spaceAfter],
  ['siteRegion', 43, codeOfRegion],
  ['category', 11, dash],
  ['joinedOn', 89, dateAsText],
  ['headcount', 7, noData],
];
const PROJECT_HABITS: readonly Habit<keyof JointProjectRow>[] = [
  ['coExecutors', 17, commas],
  ['startDate', 19, dateAsText],
  ['costRubles', 9, numberAsText],
  ['subsidyRubles', 8, noData],
];

function rewrite<Row extends Readonly<Record<string, SampleCell>>>(
  rows: readonly Row[],
  [column, every, write]: Habit<keyof Row & string>,
): readonly Row[] {
  let eligible = 0;
  return rows.map((row) => {
    const written = write(row[column] ?? null);
    if (written === undefined || ++eligible % every !== 0) return row;
    return { ...row, [column]: written };
  });
}

export function writtenByPeople(rows: RegisterRows): RegisterRows {
  return {
    clusters: CLUSTER_HABITS.reduce(rewrite, rows.clusters),
    participants: PARTICIPANT_HABITS.reduce(rewrite, rows.participants),
    jointProjects: PROJECT_HABITS.reduce(rewrite, rows.jointProjects),
    supportMeasures: rows.supportMeasures,
  };
}
