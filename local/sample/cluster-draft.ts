/** A cluster of the sample with its code, its date and its participants; its row in «Кластеры». */
import { CLUSTER_STATUSES, OPERATING } from '../../domain/cluster.ts';
import { STARTING_REFERENCE } from '../../domain/starting-reference.ts';
import { FIRST_OF_2024, NEWS_DAY, startOf } from './calendar.ts';
import { Chance } from './chance.ts';
import { type ClusterOutline, clusterOutlines } from './cluster-outline.ts';
import { industryProfile } from './industry-profile.ts';
import { numbered } from './invented.ts';
import { type Member, membersOf } from './membership.ts';
import { OrganisationPool } from './organisation-pool.ts';
import type { ClusterRow } from './sample-row.ts';

export interface ClusterDraft {
  readonly id: string;
  readonly outline: ClusterOutline;
  readonly statusDate: number;
  readonly registryNumber: string | null;
  readonly members: readonly Member[];
}

type Dated = Omit<ClusterDraft, 'registryNumber' | 'members'>;

/** Far above the numbers that the registry has come to. */
const FIRST_REGISTRY_NUMBER = 9001;

function statusDateOf({ status, plannedYear }: ClusterOutline, chance: Chance): number {
  if (!OPERATING.has(status) && status !== 'EXCLUDED') return chance.whole(FIRST_OF_2024, NEWS_DAY);
  // Some came into the registry a year later than planned.
  return Math.min(NEWS_DAY, startOf(plannedYear ?? 2020) + chance.whole(60, 500));
}

/** Codes count from 001 in every region, in the order of entry. */
function datedOutlines(chance: Chance): readonly Dated[] {
  const serials = new Map<string, number>();
  return clusterOutlines().map((outline) => {
    const serial = (serials.get(outline.region) ?? 0) + 1;
    serials.set(outline.region, serial);
    return {
      id: `C${outline.region}-24-${numbered(serial)}`,
      outline,
      statusDate: statusDateOf(outline, chance),
    };
  });
}

/** Numbers in the registry, in the order of the dates. */
function registryNumbers(clusters: readonly Dated[]): ReadonlyMap<string, string> {
  const registered = clusters
    .filter(({ outline }) => OPERATING.has(outline.status) || outline.status === 'EXCLUDED')
    .sort((left, right) => left.statusDate - right.statusDate);
  return new Map(registered.map(({ id }, index) => [id, String(FIRST_REGISTRY_NUMBER + index)]));
}

export function draftClusters(): readonly ClusterDraft[] {
  const chance = new Chance(61);
  const pool = new OrganisationPool(chance);
  const dated = datedOutlines(chance);
  const numbers = registryNumbers(dated);
  return dated.map((cluster) => ({
    ...cluster,
    registryNumber: numbers.get(cluster.id) ?? null,
    members: membersOf(cluster.outline, cluster.statusDate, pool, chance),
  }));
}

/** From the application on, and in the registry. */
const HAS_FIGURES: ReadonlySet<string> = new Set(['SUBMITTED', 'REVIEW', 'RETURNED', 'REGISTERED']);

type Figures = Pick<ClusterRow, 'easedThreshold' | 'cooperationPercent' | 'jobs' | 'highProductivityJobs'>;

function figuresOf({ outline, members }: ClusterDraft, chance: Chance): Figures {
  const isEased = chance.happens(15);
  const easedThreshold = isEased ? 'Да' : 'Нет';
  if (!HAS_FIGURES.has(outline.status)) {
    return { easedThreshold, cooperationPercent: null, jobs: null, highProductivityJobs: null };
  }
  const staff = new Map(members.map(({ organisation }) => [organisation.taxId, organisation.headcount]));
  const total = [...staff.values()].reduce((sum, headcount) => sum + headcount, 0);
  const jobs = Math.round((total * chance.whole(90, 110)) / 100);
  return {
    easedThreshold,
    // In halves of a percent, above the threshold that is in force for the territory.
    cooperationPercent: chance.whole(isEased ? 22 : 42, 110) / 2,
    jobs,
    highProductivityJobs: Math.floor((jobs * chance.whole(35, 65)) / 100),
  };
}

const SITES = ['Индустриальный парк', 'ОЭЗ', 'Технопарк', 'ТОР', 'Без площадки', null] as const;

export function clusterRow(draft: ClusterDraft, chance: Chance): ClusterRow {
  const { id, outline, statusDate, registryNumber } = draft;
  return {
    id,
    region: STARTING_REFERENCE.regions.get(outline.region)?.name ?? outline.region,
    otherRegions: outline.otherRegions.length > 0 ? outline.otherRegions.join('; ') : null,
    name: outline.name,
    industry: industryProfile(outline.industry).industry,
    site: chance.pick(SITES),
    status: CLUSTER_STATUSES.label(outline.status),
    statusDate,
    plannedYear: outline.plannedYear,
    registryNumber,
    ...figuresOf(draft, chance),
    publishCard: outline.publishCard ? 'Да' : 'Нет',
  };
}
