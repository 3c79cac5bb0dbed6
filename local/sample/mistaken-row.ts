/** Rows that are wrong on purpose, each with a mistake that people make: Svod sets them aside and says why. */
import { NEWS_DAY } from './calendar.ts';
import { numbered, organisationTaxId } from './invented.ts';
import { inventIdentity } from './organisation-pool.ts';
import type { ClusterRow, JointProjectRow, ParticipantRow, RegisterRows, SupportMeasureRow } from './sample-row.ts';

/** Makes a wrong row after the pattern of a right one that stands before it; `id` is the next code of its tab. */
type Mistake<Row> = (model: Row, id: string) => Row;

/** Serial numbers of organisations that stand in wrong rows only. */
const SUPPLIER_OF_MISTAKES = 901;

function newSupplier(region: string, changes: Partial<ParticipantRow>): Mistake<ParticipantRow> {
  return (model) => ({
    ...model,
    ...inventIdentity(region, SUPPLIER_OF_MISTAKES, 'ООО', 'Новый участник'),
    role: 'Поставщик',
    joinedOn: NEWS_DAY,
    leftOn: null,
    ...changes,
  });
}

/** The last digit of a right ИНН, turned into a wrong one. */
function withWrongCheckDigit(taxId: string): string {
  return `${taxId.slice(0, -1)}${(Number(taxId.slice(-1)) + 1) % 10}`;
}

const PARTICIPANTS: Readonly<Record<string, Mistake<ParticipantRow>>> = {
  '02': newSupplier('02', { taxId: Number(organisationTaxId('02', SUPPLIER_OF_MISTAKES)) }),
  '50': (model) => model,
  '59': newSupplier('59', { taxId: withWrongCheckDigit(organisationTaxId('59', SUPPLIER_OF_MISTAKES)) }),
  '61': newSupplier('61', { clusterId: 'C61-24-099' }),
  '71': newSupplier('71', { joinedOn: '31.02.2024' }),
};

function newProject(changes: Partial<JointProjectRow>): Mistake<JointProjectRow> {
  return (model, id) => ({
    ...model,
    id,
    name: 'Новый совместный проект (пример)',
    status: 'Заявлен',
    costRubles: 120.5,
    subsidyRubles: 40,
    newJobs: 15,
    ...changes,
  });
}

const PROJECTS: Readonly<Record<string, Mistake<JointProjectRow>>> = {
  '16': newProject({ subsidyRubles: 150 }),
  '18': newProject({ status: 'Реализуеться' }),
  '52': newProject({ startDate: NEWS_DAY + 400, endDate: NEWS_DAY + 35 }),
  '63': newProject({ costRubles: '1,234.5' }),
  '66': newProject({ newJobs: 'около ста' }),
};

function newCluster(changes: Partial<ClusterRow>): Mistake<ClusterRow> {
  return (model, id) => ({ ...model, id, name: `Новый кластер, ${model.region} (пример)`, ...changes });
}

const CLUSTERS: Readonly<Record<string, Mistake<ClusterRow>>> = {
  '33': newCluster({ industry: null }),
  '74': newCluster({ status: 'Подано в Минпромторг' }),
};

const MEASURES: Readonly<Record<string, Mistake<SupportMeasureRow>>> = {
  '31': (model, id) => ({ ...model, id, kind: 'Субсидия ПП 41', status: 'Получена', amountRubles: null }),
};

/** Puts a wrong row behind its model. */
function insertAfter<Row>(
  rows: readonly Row[],
  position: number,
  mistake: Mistake<Row> | undefined,
  id: string,
): readonly Row[] {
  const model = rows[position];
  if (!mistake || model === undefined) return rows;
  return [...rows.slice(0, position + 1), mistake(model, id), ...rows.slice(position + 1)];
}

/** Participants are inserted among those of the first cluster, the others stand at the end. */
const MODEL_PARTICIPANT = 4;

/** The rows of the workbook of a region, with its mistake if it has one. */
export function withMistakes(region: string, rows: RegisterRows): RegisterRows {
  const { clusters, participants, jointProjects, supportMeasures } = rows;
  const clusterId = `C${region}-24-${numbered(clusters.length + 1)}`;
  const projectId = `P${region}-24-${numbered(jointProjects.length + 1)}`;
  const measureId = `M${region}-24-${numbered(supportMeasures.length + 1)}`;
  return {
    clusters: insertAfter(clusters, clusters.length - 1, CLUSTERS[region], clusterId),
    participants: insertAfter(participants, MODEL_PARTICIPANT, PARTICIPANTS[region], ''),
    jointProjects: insertAfter(jointProjects, jointProjects.length - 1, PROJECTS[region], projectId),
    supportMeasures: insertAfter(supportMeasures, supportMeasures.length - 1, MEASURES[region], measureId),
  };
}
