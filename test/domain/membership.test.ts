import { describe, expect, it } from 'vitest';
import {
  type Book,
  declaredCluster,
  gather,
  jointProject,
  operatingCluster,
  participant,
  registrationNumbered,
  saidEverywhere,
  supportMeasure,
  taxIdNumbered,
} from './rows.ts';

const CLUSTER = operatingCluster({ id: 'C59-24-001', registryNumber: '11', jobs: 100, highProductivityJobs: 60 });

function member(serial: number, changes: Parameters<typeof participant>[0] = {}) {
  return participant({ taxId: taxIdNumbered(serial), registrationNumber: registrationNumbered(serial), ...changes });
}

const SPECIALIZED = member(9, { role: 'Специализированная организация', headcount: 5 });

/** What is said of the rows of one workbook. */
function said(book: Omit<Book, 'region'>): readonly string[] {
  return saidEverywhere(gather({ region: '59', ...book }).problems);
}

describe('the specialised organisation of a cluster', () => {
  it('is exactly one', () => {
    expect(said({ clusters: [CLUSTER], participants: [SPECIALIZED] })).toEqual([]);
    expect(said({ clusters: [CLUSTER] })).toEqual(['59 clusters 2 warning SPECIALIZED_ORGANIZATION at id']);
    const second = member(8, { role: 'Специализированная организация', headcount: 5 });
    expect(said({ clusters: [CLUSTER], participants: [SPECIALIZED, second] })).toEqual([
      '59 clusters 2 warning SPECIALIZED_ORGANIZATION at id',
    ]);
  });

  it('is not asked for before the cluster was submitted, and sets nothing aside', () => {
    expect(said({ clusters: [declaredCluster()] })).toEqual([]);
    expect(gather({ region: '59', clusters: [CLUSTER] }).register.clusters).toHaveLength(1);
  });

  it('that has left counts no more', () => {
    const left = { ...SPECIALIZED, joinedOn: 45_000, leftOn: 45_100 };
    expect(said({ clusters: [CLUSTER], participants: [left] })).toEqual([
      '59 clusters 2 warning SPECIALIZED_ORGANIZATION at id',
    ]);
  });
});

describe('the people of all participants', () => {
  it('may be half as many again as the jobs of the cluster, and no more', () => {
    const people = (headcount: number) => ({
      clusters: [CLUSTER],
      participants: [{ ...SPECIALIZED, headcount: 50 }, member(1, { headcount })],
    });
    expect(said(people(100))).toEqual([]);
    expect(said(people(101))).toEqual(['59 clusters 2 warning HEADCOUNT_EXCEEDS_JOBS at jobs']);
  });

  it('are counted once where an organisation stands in two roles', () => {
    const participants = [
      SPECIALIZED,
      member(1, { headcount: 100, role: 'Поставщик' }),
      member(1, { headcount: 100, role: 'Научная организация' }),
    ];
    expect(said({ clusters: [CLUSTER], participants })).toEqual([]);
  });
});

describe('an ИНН', () => {
  it('has one ОГРН and one name, in all workbooks', () => {
    const books = (changes: Parameters<typeof participant>[0]) =>
      saidEverywhere(
        gather(
          { region: '59', clusters: [declaredCluster({ otherRegions: '18' })], participants: [member(1)] },
          { region: '18', participants: [member(1, { role: 'Научная организация', ...changes })] },
        ).problems,
      );
    expect(books({})).toEqual([]);
    const both = [
      '18 participants 2 warning ORGANISATION_DIFFERS at taxId',
      '59 participants 2 warning ORGANISATION_DIFFERS at taxId',
    ];
    expect(books({ name: 'Совсем другое общество' })).toEqual(both);
    expect(books({ registrationNumber: registrationNumbered(77) })).toEqual(both);
  });

  it('may be written with other quotation marks and another case', () => {
    const clusters = [declaredCluster()];
    const participants = [
      member(1, { name: 'ООО «Литьё»', role: 'Поставщик' }),
      member(1, { name: 'ООО "ЛИТЬЕ"', role: 'Научная организация' }),
    ];
    expect(said({ clusters, participants })).toEqual([]);
  });
});

describe('the end of a project', () => {
  it('lies no more than a year before its cluster is planned', () => {
    const endingOn = (endDate: string) => ({
      clusters: [declaredCluster({ plannedYear: 2024 })],
      jointProjects: [jointProject({ startDate: '01.01.2020', endDate })],
    });
    const warnings = (endDate: string) => said(endingOn(endDate)).filter((line) => line.includes('ENDS_BEFORE'));
    expect(warnings('01.01.2023')).toEqual([]);
    expect(warnings('31.12.2022')).toEqual(['59 jointProjects 2 warning ENDS_BEFORE_CLUSTER at endDate']);
  });
});

describe('a measure of a project that names no cluster', () => {
  it('falls with the project, which does exist', () => {
    const jointProjects = [jointProject({ clusterId: 'C59-24-099' })];
    expect(said({ clusters: [declaredCluster()], jointProjects, supportMeasures: [supportMeasure()] })).toEqual([
      '59 jointProjects 2 error NO_PARENT at clusterId',
      '59 supportMeasures 2 error PARENT_SET_ASIDE at objectId',
    ]);
  });
});
