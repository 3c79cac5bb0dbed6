import { describe, expect, it } from 'vitest';
import { SUPPORT_KINDS } from '../../domain/support-measure.ts';
import {
  declaredCluster,
  gather,
  jointProject,
  judgeSupportMeasure,
  lineOf,
  operatingCluster,
  partnersOf,
  saidEverywhere,
  summaryOf,
  supportMeasure,
  taxIdNumbered,
} from './rows.ts';

const MONEY_KINDS = ['Субсидия ПП 41', 'Льготный заём', 'Кластерная инвестплатформа'];
const OTHER_KINDS = SUPPORT_KINDS.labels.filter(
  (label) => !MONEY_KINDS.includes(label) && label !== 'Земельный участок',
);

describe('a support measure', () => {
  it('that is right is not spoken of', () => {
    expect(judgeSupportMeasure({})).toEqual([]);
    expect(judgeSupportMeasure({ objectId: 'C59-24-001' })).toEqual([]);
  });

  it.each(['objectId', 'kind', 'level', 'status', 'date'] as const)('needs %s', (column) => {
    expect(judgeSupportMeasure({ [column]: null })).toContain(`error REQUIRED at ${column}`);
  });

  it('needs its own code', () => {
    expect(judgeSupportMeasure({ id: null })).toEqual(['error ID_MISSING at id']);
  });

  it.each(MONEY_KINDS)('of the kind %s needs its sum once it was granted, and should have it before', (kind) => {
    const said = (status: string) => judgeSupportMeasure({ kind, status, amountRubles: null });
    expect(said('Одобрена')).toEqual(['error REQUIRED at amountRubles']);
    expect(said('Получена')).toEqual(['error REQUIRED at amountRubles']);
    expect(said('Запрошена')).toEqual(['warning REQUIRED at amountRubles']);
    expect(said('Отказ')).toEqual(['warning REQUIRED at amountRubles']);
  });

  it.each(OTHER_KINDS)('of the kind %s may have a sum and needs none; an area is strange', (kind) => {
    expect(judgeSupportMeasure({ kind, amountRubles: null })).toEqual([]);
    expect(judgeSupportMeasure({ kind, amountRubles: 1 })).toEqual([]);
    expect(judgeSupportMeasure({ kind, areaSquareMetres: 1 })).toEqual(['warning AREA_UNEXPECTED at areaSquareMetres']);
  });

  it('of land needs its area once it was granted', () => {
    const land = { kind: 'Земельный участок', amountRubles: null };
    expect(judgeSupportMeasure({ ...land, areaSquareMetres: 12.5 })).toEqual([]);
    expect(judgeSupportMeasure(land)).toEqual(['error REQUIRED at areaSquareMetres']);
    expect(judgeSupportMeasure({ ...land, status: 'Запрошена' })).toEqual(['warning REQUIRED at areaSquareMetres']);
  });

  it('is of no day to come', () => {
    expect(judgeSupportMeasure({ date: 46_350 })).toEqual(['error DATE_IN_FUTURE at date']);
  });

  it.each(['M59-24-001', 'X59-24-001', 'C59-24-1', 59])('belongs to no object like %j', (objectId) => {
    expect(judgeSupportMeasure({ objectId })).toEqual(['error ENTITY_CODE_FORMAT at objectId']);
  });

  it('holds an area with four decimals, exactly', () => {
    expect(judgeSupportMeasure({ kind: 'Земельный участок', areaSquareMetres: 0.00001 })).toEqual([
      'error TOO_MANY_DECIMALS at areaSquareMetres',
    ]);
  });
});

const PROJECTS = [jointProject(), jointProject({ id: 'P59-24-002', initiator: taxIdNumbered(4) })];
const HOME = {
  region: '59',
  clusters: [declaredCluster()],
  participants: partnersOf(PROJECTS),
  jointProjects: PROJECTS,
};

describe('the object of a measure', () => {
  it('is a cluster or a project that stands', () => {
    const supportMeasures = [supportMeasure(), supportMeasure({ id: 'M59-24-002', objectId: 'C59-24-001' })];
    const { register, problems } = gather({ ...HOME, supportMeasures });
    expect(register.rows.byTable.supportMeasures).toEqual({ read: 2, accepted: 2, setAside: 0 });
    expect(saidEverywhere(problems).filter((line) => line.includes('supportMeasures'))).toEqual([]);
  });

  it('that does not exist sets the measure aside', () => {
    const { problems } = gather({ ...HOME, supportMeasures: [supportMeasure({ objectId: 'P59-24-099' })] });
    expect(saidEverywhere(problems)).toContain('59 supportMeasures 2 error NO_PARENT at objectId');
  });

  it('that was set aside takes the measure with it, through the project too', () => {
    const supportMeasures = [supportMeasure(), supportMeasure({ id: 'M59-24-002', objectId: 'C59-24-001' })];
    const { problems } = gather({ ...HOME, clusters: [declaredCluster({ industry: 'x' })], supportMeasures });
    expect(saidEverywhere(problems).filter((line) => line.includes('supportMeasures'))).toEqual([
      '59 supportMeasures 2 error PARENT_SET_ASIDE at objectId',
      '59 supportMeasures 3 error PARENT_SET_ASIDE at objectId',
    ]);
  });

  it('belongs to the region of the workbook, or has it among its others', () => {
    const supportMeasures = [supportMeasure(), supportMeasure({ id: 'M59-24-002', objectId: 'C59-24-001' })];
    const foreign = gather(HOME, { region: '18', supportMeasures });
    expect(saidEverywhere(foreign.problems).filter((line) => line.includes('supportMeasures'))).toEqual([
      '18 supportMeasures 2 error FOREIGN_REGION at objectId',
      '18 supportMeasures 3 error FOREIGN_REGION at objectId',
    ]);
    const shared = { ...HOME, clusters: [declaredCluster({ otherRegions: '18' })] };
    expect(gather(shared, { region: '18', supportMeasures }).register.rows.byTable.supportMeasures.accepted).toBe(2);
    expect(gather(HOME, { region: '*', supportMeasures }).register.rows.byTable.supportMeasures.accepted).toBe(2);
  });

  it('may have many measures, but a code stands once', () => {
    const measures = [supportMeasure(), supportMeasure({ amountRubles: 1 }), supportMeasure({ id: 'M59-24-002' })];
    const { problems } = gather({ ...HOME, supportMeasures: measures });
    expect(saidEverywhere(problems).filter((line) => line.includes('supportMeasures'))).toEqual([
      '59 supportMeasures 2 error DUPLICATE_KEY at id',
      '59 supportMeasures 3 error DUPLICATE_KEY at id',
    ]);
  });
});

describe('support in the summary', () => {
  it('is counted by kind, with the sums of what was granted and who stands behind them', () => {
    const { bySupportKind } = summaryOf({
      ...HOME,
      clusters: [
        declaredCluster(),
        operatingCluster({ id: 'C59-24-002', name: 'Кластер станков', registryNumber: '17' }),
      ],
      supportMeasures: [
        supportMeasure({ amountRubles: 0.000001 }),
        supportMeasure({ id: 'M59-24-002', status: 'Одобрена', amountRubles: 10 }),
        supportMeasure({ id: 'M59-24-003', objectId: 'P59-24-002', amountRubles: 5 }),
        supportMeasure({ id: 'M59-24-004', objectId: 'C59-24-001', amountRubles: 1 }),
        supportMeasure({ id: 'M59-24-005', status: 'Запрошена', amountRubles: 1000 }),
        supportMeasure({ id: 'M59-24-006', status: 'Отказ', amountRubles: 1000 }),
        supportMeasure({ id: 'M59-24-007', kind: 'Земельный участок', amountRubles: null, areaSquareMetres: 12.5 }),
      ],
    });
    expect(bySupportKind).toHaveLength(11);
    expect(lineOf(bySupportKind, 'SUBSIDY_PP41')).toEqual({
      key: 'SUBSIDY_PP41',
      name: 'Субсидия ПП 41',
      requested: 1,
      granted: 4,
      amountRubles: { total: 16_000_001n, contributors: 3 },
      areaSquareMetres: { total: 0n, contributors: 0 },
    });
    expect(lineOf(bySupportKind, 'LAND')).toMatchObject({
      granted: 1,
      areaSquareMetres: { total: 125_000n, contributors: 1 },
    });
    expect(bySupportKind.map(({ key }) => key)).toEqual([...bySupportKind.map(({ key }) => key)].sort());
  });
});
