/** Rules about the organisations behind projects and clusters, held against the thresholds of the law. */
import { isGoingOn } from './figures.ts';
import { yearOf } from './numbers.ts';
import type { Parents } from './parents.ts';
import { type Reference, thresholdOn } from './reference.ts';
import { FROM_SUBMISSION_ON, severityOfPartners } from './rules-within-row.ts';
import { groupedBy } from './twins.ts';
import type { ProblemCode, Row } from './vocabulary.ts';

/** The distinct ИНН of rows. */
export function taxIdsOf(rows: readonly Row[]): ReadonlySet<string> {
  return new Set(rows.map((row) => row.text('taxId') ?? ''));
}

/** Initiator and co-executors are current participants of the project's cluster, in whatever workbook. */
export function sayPartners(project: Row, parents: Parents, members: ReadonlyMap<string, readonly Row[]>): void {
  const [clusterId, status, initiator] = [project.text('clusterId'), project.text('status'), project.text('initiator')];
  if (clusterId === null || status === null || parents.accepted(clusterId) === undefined) return;
  const taxIds = taxIdsOf(members.get(clusterId) ?? []);
  const severity = severityOfPartners(status);
  if (initiator !== null && !taxIds.has(initiator)) project.say(severity, 'NOT_A_PARTICIPANT', 'initiator');
  const strangers = project.list('coExecutors').filter((taxId) => !taxIds.has(taxId));
  if (strangers.length > 0) project.say(severity, 'NOT_A_PARTICIPANT', 'coExecutors');
}

interface RoleRule {
  readonly threshold: string;
  readonly roles: readonly string[];
  readonly code: ProblemCode;
}

const ROLE_RULES: readonly RoleRule[] = [
  {
    threshold: 'INDUSTRY_PARTICIPANTS',
    roles: ['FINAL_PRODUCER', 'SUPPLIER', 'PRODUCTION_ORGANISER'],
    code: 'ROLE_COUNT_LOW',
  },
  { threshold: 'FINAL_PRODUCERS', roles: ['FINAL_PRODUCER'], code: 'ROLE_COUNT_LOW' },
  { threshold: 'EDUCATION', roles: ['EDUCATION'], code: 'ROLE_COUNT_LOW' },
  { threshold: 'TECHNOLOGY_INFRASTRUCTURE', roles: ['TECHNOLOGY_INFRASTRUCTURE'], code: 'ROLE_COUNT_LOW' },
  { threshold: 'PRODUCTION_ORGANISERS', roles: ['PRODUCTION_ORGANISER'], code: 'ROLE_COUNT_HIGH' },
];

const MILLION = 1_000_000n;

/** Organisations by role against the thresholds in force today. */
export function sayRoles(cluster: Row, members: readonly Row[], reference: Reference, asOf: bigint): void {
  if (!FROM_SUBMISSION_ON.includes(cluster.text('status') ?? '')) return;
  for (const { threshold, roles, code } of ROLE_RULES) {
    const limit = thresholdOn(reference, threshold, asOf);
    if (limit === null) continue;
    const inRoles = members.filter((member) => roles.includes(member.text('role') ?? ''));
    const count = BigInt(taxIdsOf(inRoles).size) * MILLION;
    if (code === 'ROLE_COUNT_LOW' ? count < limit : count > limit) cluster.say('warning', code, 'id');
  }
}

/** What one initiator asks for in one year, over all workbooks. */
export function sayYearlySubsidies(projects: readonly Row[], reference: Reference): void {
  const asking = projects.filter((project) => isGoingOn(project) && project.whole('subsidyRubles') !== null);
  const byYear = groupedBy(asking, (project) => {
    const start = project.whole('startDate');
    return start === null ? null : `${project.text('initiator')} ${yearOf(start)}`;
  });
  for (const group of byYear.values()) {
    let sum = 0n;
    for (const project of group) sum += project.whole('subsidyRubles') ?? 0n;
    for (const project of group) {
      const start = project.whole('startDate') ?? 0n;
      // A threshold in millions of rubles is kept in millionths of it, and so in rubles.
      const most = thresholdOn(reference, 'SUBSIDY_PER_YEAR_MILLION_RUB', start);
      if (most !== null && sum > most) project.say('warning', 'SUBSIDY_PER_YEAR_HIGH', 'subsidyRubles');
    }
  }
}
