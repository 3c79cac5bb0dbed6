/** Joint projects of the sample: how many each cluster has, who leads them and what they cost. */
import { DECLARED } from '../../domain/cluster.ts';
import { PROJECT_STATUSES, type ProjectStatus } from '../../domain/joint-project.ts';
import type { Chance } from './chance.ts';
import type { ClusterDraft } from './cluster-draft.ts';
import { isCounted } from './cluster-outline.ts';
import { industryProfile, type Product } from './industry-profile.ts';
import { numbered } from './invented.ts';
import type { Organisation } from './organisation-pool.ts';
import { projectMoney, type SubsidyLimits } from './project-money.ts';
import { projectTerm } from './project-term.ts';
import type { JointProjectRow } from './sample-row.ts';

/** Of the 138 projects most belong to the clusters that are declared, some to those in the registry. */
const PROJECTS_OF_DECLARED = 114;
const PROJECTS_OF_OPERATING = 24;
const CANCELLED_PROJECTS = 5;
/** As many as every industry has products, so that no cluster has one project twice. */
const MOST_PER_CLUSTER = 4;

/** Deals projects out to clusters: `fewest` to each, the rest by chance. */
function deal(clusters: readonly ClusterDraft[], total: number, fewest: number, chance: Chance): Map<string, number> {
  const counts = new Map(clusters.map(({ id }) => [id, fewest]));
  let left = total - fewest * clusters.length;
  while (left > 0) {
    const [cluster] = chance.draw(clusters, 1);
    const count = cluster && counts.get(cluster.id);
    if (!cluster || count === undefined || count >= MOST_PER_CLUSTER) continue;
    counts.set(cluster.id, count + 1);
    left--;
  }
  return counts;
}

/** The oftener a status stands here, the more projects have it. */
const STATUSES_OF_DECLARED = [
  ...(['DECLARED', 'DECLARED', 'DECLARED', 'DECLARED'] as const),
  ...(['IDEA', 'IDEA', 'SELECTION', 'SELECTION', 'RUNNING', 'SUSPENDED'] as const),
] as const;
const STATUSES_OF_OPERATING = ['RUNNING', 'RUNNING', 'APPROVED', 'APPROVED', 'FINISHED', 'FINISHED'] as const;

/** The statuses of the projects of every cluster. */
function dealStatuses(clusters: readonly ClusterDraft[], chance: Chance): Map<string, ProjectStatus[]> {
  const statuses = new Map<string, ProjectStatus[]>(clusters.map(({ id }) => [id, []]));
  const declared = clusters.filter(({ outline }) => isCounted(outline) && DECLARED.has(outline.status));
  const operating = clusters.filter(({ outline }) => outline.status === 'REGISTERED');
  for (const [id, count] of deal(declared, PROJECTS_OF_DECLARED, 1, chance)) {
    for (let left = count; left > 0; left--) statuses.get(id)?.push(chance.pick(STATUSES_OF_DECLARED));
  }
  for (const [id, count] of deal(operating, PROJECTS_OF_OPERATING, 0, chance)) {
    for (let left = count; left > 0; left--) statuses.get(id)?.push(chance.pick(STATUSES_OF_OPERATING));
  }
  const roomy = [...declared, ...operating].filter(({ id }) => (statuses.get(id)?.length ?? 0) < MOST_PER_CLUSTER);
  for (const { id } of chance.draw(roomy, CANCELLED_PROJECTS)) statuses.get(id)?.push('CANCELLED');
  return statuses;
}

const AIMS = ['освоение выпуска', 'расширение выпуска', 'производство взамен ввозимого'] as const;
/** Those who can carry out a part of a project. */
const EXECUTORS: ReadonlySet<string> = new Set(['FINAL_PRODUCER', 'SUPPLIER', 'SCIENCE']);

function partners(cluster: ClusterDraft, chance: Chance): { initiator: string; coExecutors: string } {
  const current = cluster.members.filter((member) => member.leftOn === null);
  const producers = current.filter((member) => member.role === 'FINAL_PRODUCER').map((member) => member.organisation);
  const [initiator] = chance.draw(producers, 1);
  const others = new Set<Organisation>();
  for (const { role, organisation } of current) {
    if (EXECUTORS.has(role) && organisation !== initiator) others.add(organisation);
  }
  const coExecutors = chance.draw([...others], chance.whole(1, 4)).map((organisation) => organisation.taxId);
  return { initiator: initiator?.taxId ?? '', coExecutors: coExecutors.join('; ') };
}

function jointProjectRow(
  id: string,
  cluster: ClusterDraft,
  status: ProjectStatus,
  [productCode, product]: Product,
  limits: SubsidyLimits,
  chance: Chance,
): JointProjectRow {
  const { initiator, coExecutors } = partners(cluster, chance);
  const importBefore = chance.happens(85) ? chance.whole(35, 95) : null;
  return {
    id,
    clusterId: cluster.id,
    name: `${product}: ${chance.pick(AIMS)} (пример)`,
    initiator,
    coExecutors,
    productCode,
    product,
    status: PROJECT_STATUSES.label(status),
    ...projectTerm(status, chance),
    ...projectMoney(status, initiator, limits, chance),
    newJobs: chance.whole(0, 120),
    importSharePercentBefore: importBefore,
    importSharePercentAfter: importBefore === null ? null : chance.whole(0, importBefore - 10),
  };
}

/** All joint projects, by cluster; the codes count from 001 in every region. */
export function jointProjectRows(clusters: readonly ClusterDraft[], chance: Chance): readonly JointProjectRow[] {
  const statuses = dealStatuses(clusters, chance);
  const limits: SubsidyLimits = new Map();
  const serials = new Map<string, number>();
  return clusters.flatMap((cluster) => {
    const { region, industry } = cluster.outline;
    const own = statuses.get(cluster.id) ?? [];
    const products = chance.draw(industryProfile(industry).products, own.length);
    return products.map((product, index) => {
      const serial = (serials.get(region) ?? 0) + 1;
      serials.set(region, serial);
      const status = own[index] ?? 'IDEA';
      return jointProjectRow(`P${region}-24-${numbered(serial)}`, cluster, status, product, limits, chance);
    });
  });
}
