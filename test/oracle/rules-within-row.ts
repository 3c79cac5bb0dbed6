/** What the cells of one row say about one another. */
import { type Reference, thresholdOn } from './reference.ts';
import type { Surroundings } from './tabs.ts';
import type { Row, Severity, TabKey } from './vocabulary.ts';

const MILLION = 1_000_000n;
export const PLAN_YEAR_NEEDED = ['DECLARED', 'SUBMITTED', 'REVIEW', 'RETURNED', 'POSTPONED'];
export const IN_REGISTRY = ['REGISTERED', 'RECONFIRM', 'EXCLUDED'];
export const FROM_SUBMISSION_ON = ['SUBMITTED', 'REVIEW', 'RETURNED', 'REGISTERED', 'RECONFIRM'];
const PARTNERS_NEEDED = ['SELECTION', 'APPROVED', 'RUNNING', 'FINISHED'];
const MONEY_KINDS = ['SUBSIDY_PP41', 'SOFT_LOAN', 'CLUSTER_PLATFORM'];

/** An alias that is no code of the list of regions: `*`, or the name of a file. */
export function isForAllRegions(alias: string, { regions }: Reference): boolean {
  return regions.every(({ code }) => code !== alias);
}

/** How severe it is when the partners of a project are not as they should be. */
export function severityOfPartners(status: string): Severity {
  return PARTNERS_NEEDED.includes(status) ? 'error' : 'warning';
}

function isMore(row: Row, column: string, than: string): boolean {
  const [left, right] = [row.whole(column), row.whole(than)];
  return left !== null && right !== null && left > right;
}

function leastCooperation(row: Row, reference: Reference, asOf: bigint): bigint | null {
  const code = row.isYes('easedThreshold') ? 'COOPERATION_EASED_PERCENT' : 'COOPERATION_PERCENT';
  return thresholdOn(reference, code, asOf);
}

/** Whether more of the cost is asked for than may be when the project starts. */
function isShareHigh(row: Row, reference: Reference): boolean {
  const [cost, subsidy, start] = [row.whole('costRubles'), row.whole('subsidyRubles'), row.whole('startDate')];
  if (cost === null || subsidy === null || start === null || subsidy > cost) return false;
  const most = thresholdOn(reference, 'SUBSIDY_SHARE_PERCENT', start);
  return most !== null && subsidy * 100n * MILLION > cost * most;
}

function sayOfCluster(row: Row, { reference, asOf }: Surroundings): void {
  const [status, region, id] = [row.text('status'), row.text('region'), row.text('id')];
  if (region !== null && !isForAllRegions(row.workbook, reference) && region !== row.workbook) {
    row.say('error', 'FOREIGN_REGION', 'region');
  }
  if (id !== null && region !== null && id.slice(1, 3) !== region) row.say('warning', 'CODE_REGION_MISMATCH', 'id');
  if (region !== null && row.list('otherRegions').includes(region)) {
    row.say('error', 'HEAD_REGION_REPEATED', 'otherRegions');
  }
  const [cooperation, least] = [row.whole('cooperationPercent'), leastCooperation(row, reference, asOf)];
  if (cooperation !== null && least !== null && cooperation < least) {
    row.say('warning', 'COOPERATION_LOW', 'cooperationPercent');
  }
  if (isMore(row, 'highProductivityJobs', 'jobs')) {
    row.say('error', 'HIGH_PRODUCTIVITY_EXCEEDS_JOBS', 'highProductivityJobs');
  }
  if (status === null) return;
  if (PLAN_YEAR_NEEDED.includes(status) && row.isEmpty('plannedYear')) row.say('error', 'REQUIRED', 'plannedYear');
  if (IN_REGISTRY.includes(status)) {
    if (row.isEmpty('registryNumber')) row.say('error', 'REQUIRED', 'registryNumber');
  } else if (row.text('registryNumber') !== null) {
    row.say('error', 'REGISTRY_NUMBER_UNEXPECTED', 'registryNumber');
  }
  if (!FROM_SUBMISSION_ON.includes(status)) return;
  for (const column of ['cooperationPercent', 'jobs', 'highProductivityJobs']) {
    if (row.isEmpty(column)) row.say('warning', 'REQUIRED', column);
  }
}

function sayOfParticipant(row: Row): void {
  if (isMore(row, 'joinedOn', 'leftOn')) row.say('error', 'DATE_ORDER', 'leftOn');
}

function sayOfProject(row: Row, { reference }: Surroundings): void {
  if (isMore(row, 'startDate', 'endDate')) row.say('error', 'DATE_ORDER', 'endDate');
  if (isMore(row, 'subsidyRubles', 'costRubles')) row.say('error', 'SUBSIDY_EXCEEDS_COST', 'subsidyRubles');
  if (isShareHigh(row, reference)) row.say('warning', 'SUBSIDY_SHARE_HIGH', 'subsidyRubles');
  if (isMore(row, 'importSharePercentAfter', 'importSharePercentBefore')) {
    row.say('warning', 'IMPORT_SHARE_GROWS', 'importSharePercentAfter');
  }
  const [status, initiator] = [row.text('status'), row.text('initiator')];
  if (status === null) return;
  if (row.isEmpty('coExecutors')) row.say(severityOfPartners(status), 'COEXECUTORS_MISSING', 'coExecutors');
  if (initiator !== null && row.list('coExecutors').includes(initiator)) {
    row.say(severityOfPartners(status), 'INITIATOR_AMONG_COEXECUTORS', 'coExecutors');
  }
}

function sayOfMeasure(row: Row): void {
  const [kind, status] = [row.text('kind'), row.text('status')];
  if (kind === null) return;
  if (kind !== 'LAND' && row.whole('areaSquareMetres') !== null) {
    row.say('warning', 'AREA_UNEXPECTED', 'areaSquareMetres');
  }
  if (status === null) return;
  const severity = status === 'APPROVED' || status === 'RECEIVED' ? 'error' : 'warning';
  if (MONEY_KINDS.includes(kind) && row.isEmpty('amountRubles')) row.say(severity, 'REQUIRED', 'amountRubles');
  if (kind === 'LAND' && row.isEmpty('areaSquareMetres')) row.say(severity, 'REQUIRED', 'areaSquareMetres');
}

const SAY: Readonly<Record<TabKey, (row: Row, surroundings: Surroundings) => void>> = {
  clusters: sayOfCluster,
  participants: sayOfParticipant,
  jointProjects: sayOfProject,
  supportMeasures: sayOfMeasure,
};

export function sayWithinRow(row: Row, surroundings: Surroundings): void {
  SAY[row.table](row, surroundings);
}
