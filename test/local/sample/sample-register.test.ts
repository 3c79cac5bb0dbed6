import { describe, expect, it } from 'vitest';
import { DECLARED, OPERATING } from '../../../domain/cluster.ts';
import { sayHeadline } from '../../../domain/headline.ts';
import { isRegistrationNumber, isTaxId } from '../../../domain/identifiers.ts';
import { findPersonalData } from '../../../domain/personal-data.ts';
import { STARTING_INDUSTRIES } from '../../../domain/starting-reference.ts';
import { TABLES } from '../../../domain/workbook.ts';
import { SAMPLE_PLAN_YEAR, type SampleCell, sampleWorkbooks } from '../../../local/sample/sample-register.ts';
import { jointProjectsOf, participantsOf } from '../../domain/accepted.ts';
import { readSample } from './read-sample.ts';

const workbooks = sampleWorkbooks();
const { register, problems, summary } = readSample(workbooks);
const clusters = register.clusters;
const participants = participantsOf(register);
const projects = jointProjectsOf(register);
const cells = workbooks.flatMap(({ tabs }) => Object.values(tabs).flat(2));

/** ИНН of those who take part in a cluster now. */
function membersOf(clusterId: string): ReadonlySet<string> {
  const current = participants.filter((one) => one.clusterId === clusterId && one.leftOn === null);
  return new Set(current.map(({ taxId }) => taxId));
}

function isCounted({ status, plannedYear }: (typeof clusters)[number]): boolean {
  return OPERATING.has(status) || (DECLARED.has(status) && plannedYear === SAMPLE_PLAN_YEAR);
}

describe('the sample as a whole', () => {
  it('says the figures of 29 May 2024', () => {
    expect(summary.headline).toEqual({
      operatingClusters: 61,
      confirmedClusters: 61,
      declaredClusters: 48,
      forecastClusters: 109,
      growth: 1.79,
      applyingRegions: 45,
      regions: 83,
      jointProjects: 138,
      jointProjectsPerDeclaredCluster: 2.88,
    });
  });

  it('says them in one sentence', () => {
    expect(sayHeadline(summary.headline).ru).toBe(
      '61 кластер, заявлено ещё 48 от 45 регионов, 138 совместных проектов, всего может стать 109: рост в 1,79 раза',
    );
  });

  it('has every row that was read either accepted or set aside', () => {
    const { read, accepted, setAside } = summary.rows;
    expect(accepted + setAside).toBe(read);
    const filled = workbooks.flatMap(({ tabs }) => Object.values(tabs).flat()).filter((row) => row.some(Boolean));
    expect(read).toBe(filled.length);
  });

  it('is the same every time', () => {
    expect(sampleWorkbooks()).toEqual(workbooks);
  });

  it('has one workbook for a region, in the order of the codes', () => {
    const regions = workbooks.map(({ region }) => region);
    expect(regions).toEqual([...new Set(regions)].sort());
  });

  it('has as many cells in a row as the tab has columns', () => {
    for (const { tabs } of workbooks) {
      for (const key of ['clusters', 'participants', 'jointProjects'] as const) {
        for (const row of tabs[key]) expect(row).toHaveLength(TABLES[key].columnKeys.length);
      }
    }
  });

  it('spreads over every industry, every federal district and many statuses', () => {
    expect(new Set(clusters.filter(isCounted).map(({ industry }) => industry))).toEqual(new Set(STARTING_INDUSTRIES));
    expect(summary.byFederalDistrict.filter((line) => line.declaredClusters === 0)).toEqual([]);
    expect(summary.byProjectStatus.filter((line) => line.jointProjects === 0)).toEqual([]);
    const declared = clusters.filter((one) => isCounted(one) && DECLARED.has(one.status));
    expect(new Set(declared.map(({ status }) => status))).toEqual(DECLARED);
  });
});

describe('what the sample must not hold', () => {
  it('holds no personal data in any cell', () => {
    expect(cells.filter((cell) => typeof cell === 'string' && findPersonalData(cell))).toEqual([]);
  });

  it('marks every name as an example', () => {
    const names = [...clusters, ...participants, ...projects].map(({ name }) => name);
    expect(names.filter((name) => !name.endsWith('(пример)'))).toEqual([]);
  });

  it('invents ИНН of an office that does not exist, and ОГРН of a year that has not come', () => {
    for (const { taxId, registrationNumber } of participants) {
      expect(isTaxId(taxId) && taxId.slice(2, 4)).toBe('99');
      expect(isRegistrationNumber(registrationNumber) && registrationNumber.slice(1, 3)).toBe('99');
    }
  });
});

describe('the clusters of the sample', () => {
  it.each([
    ['16', 'Северные ворота'],
    ['16', 'Этилен-600'],
    ['26', 'удобрений'],
    ['50', 'Рошал'],
  ])('declare in region %s the one that the news named: %s', (region, word) => {
    const found = clusters.filter((one) => one.region === region && one.name.includes(word));
    expect(found.map(({ status, plannedYear }) => ({ status, plannedYear }))).toEqual([
      { status: 'DECLARED', plannedYear: 2024 },
    ]);
  });

  it('have 20 residents in Roshal', () => {
    const roshal = clusters.find(({ name }) => name.includes('Рошал'));
    expect(membersOf(roshal?.id ?? '').size).toBe(20);
    expect(summary.clusters.find(({ id }) => id === roshal?.id)?.participants).toBe(20);
  });

  it('have 3 to 20 participants where they count, exactly one of them the specialised organisation', () => {
    for (const { id } of clusters.filter(isCounted)) {
      const own = participants.filter((one) => one.clusterId === id && one.leftOn === null);
      expect(membersOf(id).size).toBeGreaterThanOrEqual(3);
      expect(membersOf(id).size).toBeLessThanOrEqual(20);
      expect(own.filter(({ role }) => role === 'SPECIALIZED_ORGANIZATION')).toHaveLength(1);
    }
  });

  it('have their figures from the application on, and no more staff than places', () => {
    for (const { id, status, jobs, highProductivityJobs, cooperationPercent, easedThreshold } of clusters) {
      if (!['SUBMITTED', 'REVIEW', 'RETURNED', 'REGISTERED'].includes(status)) continue;
      expect(highProductivityJobs).toBeLessThanOrEqual(jobs ?? 0);
      expect(cooperationPercent).toBeGreaterThanOrEqual(easedThreshold ? 10 : 20);
      const staff = participants.filter((one) => one.clusterId === id && one.leftOn === null);
      const headcount = staff.reduce((sum, one) => sum + (one.headcount ?? 0), 0);
      expect(headcount).toBeLessThanOrEqual(1.5 * (jobs ?? 0));
    }
  });

  it('lie in several regions in a few cases, with plants in them', () => {
    const several = clusters.filter((one) => one.otherRegions !== null);
    expect(several.length).toBeGreaterThanOrEqual(5);
    for (const { id, otherRegions } of several) {
      const sites = participants.filter((one) => one.clusterId === id).map(({ siteRegion }) => siteRegion);
      expect(sites.some((site) => otherRegions?.includes(site))).toBe(true);
    }
  });

  it('show some of the declared ones as cards', () => {
    const cards = summary.clusters.filter(({ status }) => DECLARED.has(status));
    expect(cards.length).toBeGreaterThan(5);
    expect(cards.length).toBeLessThan(48);
  });
});

describe('the participants of the sample', () => {
  it('have one ОГРН, one name and one activity for every ИНН', () => {
    const known = new Map<string, string>();
    for (const { taxId, registrationNumber, name, activityCode } of participants) {
      const identity = [registrationNumber, name, activityCode].join(' ');
      expect(known.get(taxId) ?? identity).toBe(identity);
      known.set(taxId, identity);
    }
    expect(new Set(known.values()).size).toBe(known.size);
  });

  it('take part in several clusters in some cases, and have left in a few', () => {
    const clustersOf = new Map<string, Set<string>>();
    for (const { taxId, clusterId } of participants) {
      clustersOf.set(taxId, (clustersOf.get(taxId) ?? new Set()).add(clusterId));
    }
    expect([...clustersOf.values()].filter((own) => own.size > 1).length).toBeGreaterThan(10);
    expect(participants.filter(({ leftOn }) => leftOn !== null).length).toBeGreaterThan(3);
  });
});

describe('the joint projects of the sample', () => {
  it('are led and carried out by current participants of their own cluster', () => {
    for (const { clusterId, initiator, coExecutors } of projects) {
      const members = membersOf(clusterId);
      const others = coExecutors?.split('; ') ?? [];
      expect(others.length).toBeGreaterThanOrEqual(1);
      expect(others.length).toBeLessThanOrEqual(4);
      expect([initiator, ...others].filter((taxId) => !members.has(taxId))).toEqual([]);
      expect(others).not.toContain(initiator);
    }
  });

  it('ask for half of the cost at most, and no initiator for more than 150 million', () => {
    const asked = new Map<string, number>();
    for (const { initiator, costRubles, subsidyRubles } of projects) {
      expect(subsidyRubles ?? 0).toBeLessThanOrEqual(costRubles / 2);
      asked.set(initiator, (asked.get(initiator) ?? 0) + (subsidyRubles ?? 0));
    }
    expect(Math.max(...asked.values())).toBeLessThanOrEqual(150_000_000);
  });

  it('use up fewer foreign components in the end', () => {
    for (const { importSharePercentBefore: before, importSharePercentAfter: after } of projects) {
      if (before !== null) expect(after).toBeLessThan(before);
    }
  });
});

describe('what is left as people leave it', () => {
  const noted = new Set(problems.filter(({ severity }) => severity !== 'error').map(({ code }) => code));

  it.each([
    'NUMBER_FROM_TEXT',
    'DATE_FROM_TEXT',
    'MEANS_EMPTY',
    'REGION_FROM_NUMBER',
    'REGISTRY_NUMBER_FROM_NUMBER',
    'CODE_AS_NUMBER',
  ] as const)('is accepted and remarked upon: %s', (code) => {
    expect(noted).toContain(code);
  });

  it.each<[string, RegExp]>([
    ['a number with a space and a comma', /^\d \d{3},\d+$/],
    ['a region by its code', /^\d\d$/],
    ['a date as text', /^\d\d\.\d\d\.20\d\d$/],
    ['a word for an empty cell', /^н\/д$/],
  ])('contains %s', (_what, pattern) => {
    expect(cells.some((cell: SampleCell) => typeof cell === 'string' && pattern.test(cell))).toBe(true);
  });

  it('contains blank rows between the others', () => {
    const blank = workbooks.flatMap(({ tabs }) => tabs.participants).filter((row) => row.every((one) => one === null));
    expect(blank.length).toBeGreaterThan(2);
  });
});
