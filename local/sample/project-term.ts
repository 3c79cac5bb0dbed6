/** When an invented joint project runs: what is only planned lies after the day of the sample, what is over lies before it. */
import type { ProjectStatus } from '../../domain/joint-project.ts';
import { NEWS_DAY } from './calendar.ts';
import type { Chance } from './chance.ts';
import type { JointProjectRow } from './sample-row.ts';

/** Days from the day of the sample: first and last start, then first and last end. */
type Term = readonly [firstStart: number, lastStart: number, firstEnd: number, lastEnd: number];
const DECLARED: Term = [30, 400, 500, 1_300];
const TERMS: Readonly<Partial<Record<ProjectStatus, Term>>> = {
  IDEA: [60, 500, 600, 1_500],
  DECLARED,
  SELECTION: [-90, 150, 300, 1_100],
  APPROVED: [-150, 60, 250, 900],
  RUNNING: [-450, -40, 120, 800],
  FINISHED: [-800, -500, -140, -5],
  SUSPENDED: [-500, -150, 200, 700],
  CANCELLED: [-500, -150, 200, 700],
};

export function projectTerm(status: ProjectStatus, chance: Chance): Pick<JointProjectRow, 'startDate' | 'endDate'> {
  const [firstStart, lastStart, firstEnd, lastEnd] = TERMS[status] ?? DECLARED;
  return {
    startDate: NEWS_DAY + chance.whole(firstStart, lastStart),
    endDate: NEWS_DAY + chance.whole(firstEnd, lastEnd),
  };
}
