/** Who takes part in a cluster, in which role and since when. */
import { PARTICIPANT_ROLES } from '../../domain/participant.ts';
import { STARTING_REFERENCE } from '../../domain/starting-reference.ts';
import { NEWS_DAY } from './calendar.ts';
import type { Chance } from './chance.ts';
import { type ClusterOutline, isCounted } from './cluster-outline.ts';
import type { Organisation, OrganisationPool } from './organisation-pool.ts';
import { isPlant, type Role } from './organisation-role.ts';
import type { ParticipantRow } from './sample-row.ts';

export interface Member {
  readonly organisation: Organisation;
  readonly role: Role;
  readonly joinedOn: number;
  /** null while the organisation takes part. */
  readonly leftOn: number | null;
}

/** A cluster grows in this order: its first fifteen satisfy what is asked of an application. */
const JOINING_ORDER: readonly Role[] = [
  'SPECIALIZED_ORGANIZATION',
  'FINAL_PRODUCER',
  'SUPPLIER',
  'EDUCATION',
  'SUPPLIER',
  'FINAL_PRODUCER',
  'TECHNOLOGY_INFRASTRUCTURE',
  'SUPPLIER',
  'TECHNOLOGY_INFRASTRUCTURE',
  'SUPPLIER',
  'FINANCE',
  'SUPPLIER',
  'SUPPLIER',
  'FINAL_PRODUCER',
  'SUPPLIER',
  'SUPPLIER',
  'SCIENCE',
  'PRODUCTION_ORGANISER',
  'SUPPLIER',
  'FINAL_PRODUCER',
];
const SECOND_ROLE_PERCENT = 15;
const LEFT_PERCENT = 20;

/** A plant of an interregional cluster may stand in one of its other regions. */
function homeOf(outline: ClusterOutline, role: Role, position: number): string {
  const { region, otherRegions } = outline;
  if (!isPlant(role) || position % 4 !== 2) return region;
  return otherRegions[Math.floor(position / 4) % Math.max(1, otherRegions.length)] ?? region;
}

/** The current participants, one after another, before the cluster came to its status. */
function inviteMembers(
  outline: ClusterOutline,
  statusDate: number,
  pool: OrganisationPool,
  chance: Chance,
): readonly Member[] {
  const present = new Set<Organisation>();
  let joinedOn = statusDate - chance.whole(200, 400);
  return JOINING_ORDER.slice(0, outline.size).map((role, position) => {
    const organisation = pool.find(homeOf(outline, role, position), role, outline.industry, present);
    present.add(organisation);
    joinedOn += chance.whole(0, 9);
    return { organisation, role, joinedOn, leftOn: null };
  });
}

/** Rows that a grown cluster has beside: a plant in a second role, a supplier that has left. */
function lateChanges(
  outline: ClusterOutline,
  members: readonly Member[],
  pool: OrganisationPool,
  chance: Chance,
): readonly Member[] {
  if (outline.status !== 'REGISTERED') return [];
  const changes: Member[] = [];
  const producer = members.find((member) => member.role === 'FINAL_PRODUCER');
  if (producer && chance.happens(SECOND_ROLE_PERCENT)) changes.push({ ...producer, role: 'SUPPLIER' });
  if (producer && chance.happens(LEFT_PERCENT)) {
    const present = new Set(members.map((member) => member.organisation));
    const organisation = pool.find(outline.region, 'SUPPLIER', outline.industry, present);
    const leftOn = Math.min(NEWS_DAY, producer.joinedOn + chance.whole(300, 700));
    changes.push({ organisation, role: 'SUPPLIER', joinedOn: producer.joinedOn, leftOn });
  }
  return changes;
}

export function membersOf(
  outline: ClusterOutline,
  statusDate: number,
  pool: OrganisationPool,
  chance: Chance,
): readonly Member[] {
  const members = inviteMembers(outline, statusDate, pool, chance);
  return isCounted(outline) ? [...members, ...lateChanges(outline, members, pool, chance)] : members;
}

export function participantRow(clusterId: string, member: Member, chance: Chance): ParticipantRow {
  const { organisation, role, joinedOn, leftOn } = member;
  return {
    clusterId,
    taxId: organisation.taxId,
    registrationNumber: organisation.registrationNumber,
    taxRegistrationReason: chance.happens(80) ? organisation.taxRegistrationReason : null,
    name: organisation.name,
    role: PARTICIPANT_ROLES.label(role),
    activityCode: organisation.activityCode,
    siteRegion: STARTING_REFERENCE.regions.get(organisation.region)?.name ?? organisation.region,
    category: chance.happens(90) ? organisation.category : null,
    joinedOn,
    leftOn,
    headcount: chance.happens(92) ? organisation.headcount : null,
    publishName: chance.happens(25) ? 'Да' : 'Нет',
  };
}
