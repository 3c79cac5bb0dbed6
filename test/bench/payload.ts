/** Generates the answer that Google would give for one workbook of all regions with many project rows. */
import { CLUSTER_STATUSES, clusters } from '../../domain/cluster.ts';
import { jointProjects, PROJECT_STATUSES } from '../../domain/joint-project.ts';
import { PARTICIPANT_ROLES, participants } from '../../domain/participant.ts';
import { STARTING_REGIONS } from '../../domain/region-list.ts';
import { STARTING_INDUSTRIES } from '../../domain/starting-reference.ts';
import { supportMeasures } from '../../domain/support-measure.ts';
import type { Columns, Table } from '../../domain/table.ts';
import { numbered, organisationTaxId, registrationNumberFor, seededRandom } from '../../local/sample/invented.ts';

const CLUSTERS = 1_000;
const PARTICIPANTS_PER_CLUSTER = 12;
/** Millions of rubles: the projects of one initiator stay below what the law admits in a year. */
const MOST_SUBSIDY = 5;
const PRODUCTS = [
  'Полиэтилен',
  'Станки с числовым управлением',
  'Карбамид гранулированный',
  'Плата управления',
  'Литьё',
];

export interface Payload {
  readonly text: string;
  readonly projectRows: number;
}

function headings<C extends Columns>(table: Table<C>): readonly string[] {
  return table.columnKeys.map((key) => table.columns[key]?.heading ?? '');
}

/** The JSON text of a `values.batchGet` answer. */
export function generatePayload(projectRows: number, seed: number): Payload {
  const random = seededRandom(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const whole = (from: number, to: number) => from + Math.floor(random() * (to - from + 1));
  const clusterRows: unknown[][] = [];
  const participantRows: unknown[][] = [];
  const members: string[][] = [];
  for (let index = 0; index < CLUSTERS; index++) {
    const region = pick(STARTING_REGIONS);
    const id = `C${region.code}-24-${numbered(index + 1)}`;
    const registered = random() < 0.5;
    clusterRows.push([
      id,
      region.name,
      '',
      `Промышленный кластер № ${index + 1} (пример)`,
      pick(STARTING_INDUSTRIES),
      'Индустриальный парк',
      'Нет',
      CLUSTER_STATUSES.label(registered ? 'REGISTERED' : 'DECLARED'),
      45_300 + whole(0, 100),
      2024,
      registered ? String(index + 1) : '',
      whole(20, 80),
      2000,
      900,
      'Нет',
    ]);
    const own = Array.from({ length: PARTICIPANTS_PER_CLUSTER }, (_, member) =>
      organisationTaxId(region.code, index * PARTICIPANTS_PER_CLUSTER + member),
    );
    members.push(own);
    for (const [member, taxId] of own.entries()) {
      const serial = index * PARTICIPANTS_PER_CLUSTER + member;
      participantRows.push([
        id,
        taxId,
        registrationNumberFor(region.code, serial),
        `${taxId.slice(0, 4)}01001`,
        `ООО «Завод № ${serial}»`,
        PARTICIPANT_ROLES.label('SUPPLIER'),
        '20.15',
        region.name,
        'Среднее',
        45_000,
        '',
        whole(10, 900),
        'Нет',
      ]);
    }
  }
  const projects: unknown[][] = [];
  for (let index = 0; index < projectRows; index++) {
    const parent = index % CLUSTERS;
    const cluster = String(clusterRows[parent]?.[0]);
    const own = members[parent] ?? [];
    const first = index % PARTICIPANTS_PER_CLUSTER;
    const cost = whole(1_000_000, 9_000_000_000) / 1e6;
    projects.push([
      `P${cluster.slice(1, 3)}-24-${numbered(index)}`,
      cluster,
      `Освоение выпуска изделия № ${index} взамен ввозимого`,
      own[first],
      `${own[(first + 1) % PARTICIPANTS_PER_CLUSTER]}; ${own[(first + 5) % PARTICIPANTS_PER_CLUSTER]}`,
      `${whole(20, 30)}.${whole(11, 19)}.${whole(11, 14)}`,
      pick(PRODUCTS),
      PROJECT_STATUSES.label(pick(PROJECT_STATUSES.keys)),
      45_300 + whole(0, 300),
      46_000 + whole(0, 900),
      cost,
      random() < 0.6 ? Math.floor(Math.min(cost * 0.4, whole(1, MOST_SUBSIDY)) * 1e6) / 1e6 : '',
      whole(0, 300),
      whole(40, 100),
      whole(0, 40),
    ]);
  }
  const range = (title: string, rows: readonly unknown[][], head: readonly string[]) => ({
    range: `'${title}'!A1:O${rows.length + 1}`,
    values: [head, ...rows],
  });
  const valueRanges = [
    range(clusters.title, clusterRows, headings(clusters)),
    range(participants.title, participantRows, headings(participants)),
    range(jointProjects.title, projects, headings(jointProjects)),
    range(supportMeasures.title, [], headings(supportMeasures)),
  ];
  return { text: JSON.stringify({ valueRanges }), projectRows };
}
