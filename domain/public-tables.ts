/** The tables of a snapshot that are published as CSV as well: every column once, with what it means. */
import { CLUSTER_STATUSES } from './cluster.ts';
import { DEFINITIONS } from './definitions.ts';
import { definePublicTable, magnitudeColumns, type PublicColumn, type PublicTable } from './public-table.ts';
import type { Snapshot } from './snapshot.ts';

type Card = Snapshot['clusters'][number];
type BreakdownLine = Snapshot['breakdowns']['byIndustry'][number];
type RegionLine = Snapshot['breakdowns']['byRegion'][number];
type PlanFactLine = Snapshot['planFact'][number];

function meaning(key: string): string {
  return DEFINITIONS[key]?.en ?? '';
}

function headingOf(key: string): string {
  return DEFINITIONS[key]?.name ?? key;
}

/** Of a whole number that is always there. */
function countColumn<Key extends string, Line extends Readonly<Record<Key, number>>>(
  name: Key,
  heading = headingOf(name),
  description = meaning(name),
): PublicColumn<Line> {
  const constraints = { required: true, minimum: 0 } as const;
  return { name, heading, description, type: 'integer', constraints, read: (line) => line[name] };
}

function measureColumns<Line extends BreakdownLine | RegionLine>(): readonly PublicColumn<Line>[] {
  return [
    countColumn('operatingClusters'),
    countColumn('declaredClusters'),
    countColumn('jointProjects'),
    countColumn('participants'),
    ...magnitudeColumns<Line>(
      {
        name: 'investmentMillionRub',
        heading: 'Стоимость проектов, млн руб.',
        description: meaning('investmentMillionRub'),
        type: 'number',
      },
      (line) => line.investmentMillionRub,
    ),
    ...magnitudeColumns<Line>(
      {
        name: 'subsidyMillionRub',
        heading: 'Запрошенные субсидии, млн руб.',
        description: meaning('subsidyMillionRub'),
        type: 'number',
      },
      (line) => line.subsidyMillionRub,
    ),
    ...magnitudeColumns<Line>(
      { name: 'newJobs', heading: 'Новые рабочие места', description: meaning('newJobs'), type: 'integer' },
      (line) => line.newJobs,
    ),
  ];
}

function breakdownTable(
  name: string,
  title: string,
  heading: string,
  lines: (snapshot: Snapshot) => readonly BreakdownLine[],
): PublicTable {
  const key: PublicColumn<BreakdownLine> = {
    name: 'key',
    heading,
    description: 'The name as the reference list has it.',
    type: 'string',
    constraints: { required: true },
    read: (line) => line.key,
  };
  const columns = () => [key, ...measureColumns<BreakdownLine>()];
  return definePublicTable<BreakdownLine>({ name, title, primaryKey: 'key', lines, columns });
}

const REGION_CODE = '^\\d{2}$';

const byRegion = definePublicTable<RegionLine>({
  name: 'by-region',
  title: 'По субъектам РФ',
  primaryKey: 'key',
  lines: ({ breakdowns }) => breakdowns.byRegion,
  columns: () => [
    {
      name: 'key',
      heading: 'Код субъекта РФ',
      description: 'Two digits; a text, so that 02 stays 02.',
      type: 'string',
      constraints: { required: true, pattern: REGION_CODE },
      read: ({ key }) => key,
    },
    {
      name: 'iso',
      heading: 'Код ISO 3166-2',
      description: 'Empty where the standard has none.',
      type: 'string',
      read: ({ iso }) => iso,
    },
    {
      name: 'name',
      heading: 'Субъект РФ',
      description: 'The name of the region.',
      type: 'string',
      constraints: { required: true },
      read: (line) => line.name,
    },
    {
      name: 'nameEn',
      heading: 'Субъект РФ по-английски',
      description: 'The name of the region in English, as ISO 3166-2 has it; empty where it has none.',
      type: 'string',
      read: ({ nameEn }) => nameEn ?? null,
    },
    {
      name: 'federalDistrict',
      heading: 'Федеральный округ',
      description: 'The federal district of the region.',
      type: 'string',
      constraints: { required: true },
      read: ({ federalDistrict }) => federalDistrict,
    },
    ...measureColumns<RegionLine>(),
  ],
});

const planFact = definePublicTable<PlanFactLine>({
  name: 'plan-fact',
  title: 'План и факт по плановым годам',
  primaryKey: 'year',
  lines: (snapshot) => snapshot.planFact,
  columns: () => [
    countColumn('year', 'Плановый год', 'The plan year of the clusters.'),
    countColumn('declared'),
    countColumn('registered'),
    countColumn('postponed'),
    {
      name: 'conversion',
      heading: headingOf('conversion'),
      description: meaning('conversion'),
      type: 'number',
      constraints: { minimum: 0 },
      read: ({ conversion }) => conversion,
    },
  ],
});

const STATUS_LABELS: ReadonlyMap<string, string> = new Map(CLUSTER_STATUSES.entries);

function clusterColumns({ breakdowns }: Snapshot): readonly PublicColumn<Card>[] {
  const names = new Map(breakdowns.byRegion.map(({ key, name }) => [key, name]));
  const nameOf = (key: string) => names.get(key) ?? key;
  return [
    {
      name: 'id',
      heading: 'Код кластера',
      description: 'The code of the cluster; it never changes.',
      type: 'string',
      constraints: { required: true },
      read: ({ id }) => id,
    },
    {
      name: 'name',
      heading: 'Наименование кластера',
      description: 'The name of the cluster.',
      type: 'string',
      constraints: { required: true },
      read: ({ name }) => name,
    },
    {
      name: 'region',
      heading: 'Субъект РФ (головной)',
      description: 'The code of the head region: two digits, a text.',
      type: 'string',
      constraints: { required: true, pattern: REGION_CODE },
      read: ({ region }) => region,
      readRussian: ({ region }) => nameOf(region),
    },
    {
      name: 'otherRegions',
      heading: 'Другие субъекты РФ',
      description: 'The codes of the other regions, with a space between; empty where there is none.',
      type: 'string',
      constraints: { pattern: '^\\d{2}( \\d{2})*$' },
      read: ({ otherRegions }) => otherRegions.join(' ') || null,
      readRussian: ({ otherRegions }) => otherRegions.map(nameOf).join(', ') || null,
    },
    {
      name: 'industry',
      heading: 'Отрасль',
      description: 'The industry as the reference list has it.',
      type: 'string',
      constraints: { required: true },
      read: ({ industry }) => industry,
    },
    {
      name: 'status',
      heading: 'Статус',
      description: 'The status of the cluster.',
      type: 'string',
      constraints: { required: true, enum: CLUSTER_STATUSES.keys },
      read: ({ status }) => status,
      readRussian: ({ status }) => STATUS_LABELS.get(status) ?? status,
    },
    {
      name: 'registryNumber',
      heading: '№ в реестре Минпромторга',
      description: 'The number in the registry, a text; empty where there is none.',
      type: 'string',
      read: ({ registryNumber }) => registryNumber,
    },
    {
      name: 'plannedYear',
      heading: 'Плановый год создания',
      description: 'The year for which the cluster was planned; empty where there is none.',
      type: 'integer',
      constraints: { minimum: 0 },
      read: ({ plannedYear }) => plannedYear,
    },
    countColumn('participants', 'Участники', 'Distinct organisations among its current participants.'),
    countColumn('jointProjects', 'Совместные проекты', 'Its accepted joint projects, cancelled ones left out.'),
  ];
}

const clusters = definePublicTable<Card>({
  name: 'clusters',
  title: 'Кластеры',
  primaryKey: 'id',
  lines: (snapshot) => snapshot.clusters,
  columns: clusterColumns,
});

/** In the order in which they are written. */
export const PUBLIC_TABLES: readonly PublicTable[] = [
  clusters,
  byRegion,
  breakdownTable(
    'by-district',
    'По федеральным округам',
    'Федеральный округ',
    ({ breakdowns }) => breakdowns.byFederalDistrict,
  ),
  breakdownTable('by-industry', 'По отраслям', 'Отрасль', ({ breakdowns }) => breakdowns.byIndustry),
  planFact,
];
