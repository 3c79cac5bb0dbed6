/** Support measures of the sample: what projects asked for and were given, and what clusters got besides money. */
import { PROJECT_STATUSES } from '../../domain/joint-project.ts';
import {
  SUPPORT_KINDS,
  SUPPORT_LEVELS,
  SUPPORT_STATUSES,
  type SupportKind,
  type SupportStatus,
} from '../../domain/support-measure.ts';
import { NEWS_DAY } from './calendar.ts';
import type { Chance } from './chance.ts';
import type { ClusterDraft } from './cluster-draft.ts';
import { isCounted } from './cluster-outline.ts';
import { numbered } from './invented.ts';
import type { JointProjectRow, SampleCell, SupportMeasureRow } from './sample-row.ts';

/** One cluster in so many got something that is not money. */
const CLUSTERS_PER_MEASURE = 4;
const KINDS_OF_CLUSTERS = ['ASSOCIATION', 'ASSOCIATION', 'EXHIBITION', 'LAND', 'INFRASTRUCTURE', 'TAX_RELIEF'] as const;

type Measure = Omit<SupportMeasureRow, 'id'>;

function measure(objectId: SampleCell, kind: SupportKind, status: SupportStatus, changes: Partial<Measure>): Measure {
  return {
    objectId,
    kind: SUPPORT_KINDS.label(kind),
    level: SUPPORT_LEVELS.label('FEDERAL'),
    status: SUPPORT_STATUSES.label(status),
    date: NEWS_DAY,
    amountRubles: null,
    areaSquareMetres: null,
    operator: null,
    basis: null,
    comment: null,
    ...changes,
  };
}

/** How far the subsidy of a project has come, by the status of the project. */
const STATUS_OF_SUBSIDY: ReadonlyMap<SampleCell, SupportStatus> = new Map([
  [PROJECT_STATUSES.label('SELECTION'), 'REQUESTED'],
  [PROJECT_STATUSES.label('APPROVED'), 'APPROVED'],
  [PROJECT_STATUSES.label('RUNNING'), 'RECEIVED'],
  [PROJECT_STATUSES.label('FINISHED'), 'RECEIVED'],
]);

function subsidyOf(project: JointProjectRow, chance: Chance): readonly Measure[] {
  const status = STATUS_OF_SUBSIDY.get(project.status);
  const amountRubles = project.subsidyRubles;
  if (!status || typeof amountRubles !== 'number') return [];
  const date = NEWS_DAY - chance.whole(1, 120);
  const isLoan = chance.happens(20);
  const basis = isLoan ? null : 'ПП РФ от 28.01.2016 № 41';
  return [measure(project.id, isLoan ? 'SOFT_LOAN' : 'SUBSIDY_PP41', status, { date, amountRubles, basis })];
}

function supportOf({ id }: ClusterDraft, chance: Chance): Measure {
  const kind = chance.pick(KINDS_OF_CLUSTERS);
  const level = SUPPORT_LEVELS.label(kind === 'ASSOCIATION' ? 'DEVELOPMENT_INSTITUTE' : 'REGIONAL');
  const area = kind === 'LAND' ? { areaSquareMetres: chance.whole(20, 900) / 10 } : {};
  return measure(id, kind, chance.happens(75) ? 'RECEIVED' : 'REQUESTED', {
    level,
    date: NEWS_DAY - chance.whole(1, 300),
    ...area,
  });
}

/** All support measures; the codes count from 001 in every region. */
export function supportMeasureRows(
  clusters: readonly ClusterDraft[],
  projects: readonly JointProjectRow[],
  chance: Chance,
): readonly SupportMeasureRow[] {
  const counted = clusters.filter(({ outline }) => isCounted(outline));
  const supported = counted.filter((_, index) => index % CLUSTERS_PER_MEASURE === 0);
  const measures = [
    ...projects.flatMap((project) => subsidyOf(project, chance)),
    ...supported.map((cluster) => supportOf(cluster, chance)),
  ];
  const serials = new Map<string, number>();
  return measures.map((one) => {
    const region = String(one.objectId).slice(1, 3);
    const serial = (serials.get(region) ?? 0) + 1;
    serials.set(region, serial);
    return { id: `M${region}-24-${numbered(serial)}`, ...one };
  });
}
