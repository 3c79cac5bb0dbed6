import { describe, expect, it } from 'vitest';
import type { Contributions, ContributionTable } from '../../domain/contributions.ts';
import { DEFAULT_RULES, type ProtectionRules } from '../../domain/disclosure/protection-rules.ts';
import { type Disclosure, type DisclosureBase, disclose } from '../../domain/disclosure.ts';
import type { PublicMagnitude } from '../../domain/public-magnitude.ts';
import type { Snapshot } from '../../domain/snapshot.ts';
import { publicMeasures } from '../../domain/told-magnitudes.ts';

const SUPPRESSED = { suppressed: true };
const NOTHING: ContributionTable = {
  lines: [{ level: 'country', key: '', parent: -1, branch: 0 }],
  leafLevels: [],
  columns: { organisations: [], leaves: [], amounts: {} },
};

/** An organisation, a region and an amount. */
type Row = readonly [organisation: string, region: string, amount: number];

const REGIONS = ['11', '12', '13', '21', '22', '99'];

/** Two districts, and a region outside any; one industry has everything. */
function contributionsOf(rows: readonly Row[]): Contributions {
  const amounts = rows.map(([, , amount]) => amount);
  return {
    support: NOTHING,
    projects: {
      lines: [
        { level: 'country', key: '', parent: -1, branch: 0 },
        ...['1', '2', ''].map((key) => ({ level: 'district', key, parent: 0, branch: 0 })),
        ...REGIONS.map((key) => ({
          level: 'region',
          key,
          parent: 1 + ['1', '2', '9'].indexOf(key.charAt(0)),
          branch: 0,
        })),
        { level: 'industry', key: 'Станки', parent: 0, branch: 1 },
      ],
      leafLevels: ['region', 'industry'],
      columns: {
        organisations: rows.map(([organisation]) => organisation),
        leaves: [rows.map(([, region]) => region), rows.map(() => 'Станки')],
        amounts: { newJobs: amounts, investmentMillionRub: amounts, subsidyMillionRub: amounts },
      },
    },
  };
}

function jobsOf(disclosure: Disclosure): Readonly<Record<string, PublicMagnitude>> {
  const lines = [
    ['country', ''],
    ...['1', '2', ''].map((key) => ['district', key]),
    ...REGIONS.map((key) => ['region', key]),
  ];
  return Object.fromEntries(
    lines.map(([level = '', key = '']) => [`${level} ${key}`.trim(), disclosure.say('newJobs', level, key)]),
  );
}

const NO_COUNTS = { operatingClusters: 0, declaredClusters: 0, jointProjects: 0, participants: 0 };

/** The magnitudes of a snapshot that says what disclosure control decided. */
function snapshotOf(disclosure: Disclosure, seq: number): Snapshot {
  const measures = { ...NO_COUNTS };
  const none = { total: 0n, contributors: 0 };
  const full = { ...measures, investmentRubles: none, subsidyRubles: none, newJobs: none };
  const line = (level: string) => (key: string) => ({ key, ...publicMeasures(full, disclosure, level, key) });
  return {
    seq,
    national: publicMeasures(full, disclosure, 'country', ''),
    breakdowns: {
      byFederalDistrict: ['1', '2', ''].map(line('district')),
      byRegion: REGIONS.map(line('region')),
      byIndustry: ['Станки'].map(line('industry')),
      bySupportKind: [],
    },
  } as unknown as Snapshot;
}

/** Publishes versions one after another; the last is the answer. */
function publish(
  versions: readonly (readonly Row[])[],
  isKept = true,
  rules: ProtectionRules = DEFAULT_RULES,
): Disclosure {
  let base: DisclosureBase | null = null;
  let last: Disclosure | undefined;
  for (const [place, rows] of versions.entries()) {
    last = disclose(contributionsOf(rows), base, rules);
    const snapshot = snapshotOf(last, place + 1);
    expect(last.breachesIn(snapshot)).toEqual([]);
    base = { snapshot, kept: isKept ? last.kept() : null };
  }
  if (!last) throw new Error('No version.');
  return last;
}

const many = (region: string, from: number, amount = 10): readonly Row[] =>
  [0, 1, 2, 3].map((serial) => [`o${from + serial}`, region, amount + serial]);

describe('what of one version is published', () => {
  it('shows sums of three organisations and more, wherever they stand', () => {
    const rows = [...many('11', 0), ...many('12', 10), ...many('21', 20), ...many('99', 30)];
    expect(jobsOf(publish([rows]))).toEqual({
      country: 184,
      'district 1': 92,
      'district 2': 46,
      district: 46,
      'region 11': 46,
      'region 12': 46,
      'region 13': 0,
      'region 21': 46,
      'region 22': 0,
      'region 99': 46,
    });
  });

  it.each([1, 2])('hides sums of %i organisations, and the smallest neighbour with them', (contributors) => {
    const few: readonly Row[] = many('13', 40, 1000).slice(0, contributors);
    const jobs = jobsOf(publish([[...many('11', 0), ...many('12', 10, 100), ...few, ...many('21', 20)]]));
    expect(jobs['region 13']).toEqual(SUPPRESSED);
    expect(
      [jobs['region 11'], jobs['region 12'], jobs['region 21']].filter((value) => typeof value !== 'number').length,
    ).toBeGreaterThan(0);
  });

  it('hides a sum of 0 that organisations stand behind: each of them would be known to have none', () => {
    const zeros: readonly Row[] = ['a', 'b', 'c', 'd'].map((name) => [name, '13', 0]);
    const jobs = jobsOf(publish([[...many('11', 0), ...many('12', 10), ...zeros, ...many('21', 20)]]));
    expect([jobs['region 13'], jobs['region 22']]).toEqual([SUPPRESSED, 0]);
  });

  it('hides what two organisations dominate, and what one of them could compute of the other', () => {
    const dominated: readonly Row[] = [
      ['a', '11', 500],
      ['b', '11', 400],
      ['c', '11', 50],
      ['d', '11', 50],
    ];
    const close: readonly Row[] = [
      ['e', '21', 500],
      ['f', '21', 30],
      ['g', '21', 20],
      ['h', '21', 20],
    ];
    const jobs = jobsOf(
      publish([[...dominated, ...close, ...many('12', 10, 300), ...many('22', 20, 300), ...many('99', 30, 300)]]),
    );
    expect([jobs['region 11'], jobs['region 21']]).toEqual([SUPPRESSED, SUPPRESSED]);
  });

  it('counts an organisation once, however many projects it has', () => {
    const rows: readonly Row[] = [1, 2, 3, 4].map((amount) => ['a', '11', amount]);
    expect(jobsOf(publish([[...rows, ...many('12', 10), ...many('21', 20)]]))['region 11']).toEqual(SUPPRESSED);
  });

  it('shows nothing at all when the country itself is not safe', () => {
    const jobs = jobsOf(
      publish([
        [
          ['a', '11', 5],
          ['b', '21', 7],
        ],
      ]),
    );
    expect([jobs['country'], jobs['district 1'], jobs['region 11'], jobs['region 12']]).toEqual([
      SUPPRESSED,
      SUPPRESSED,
      SUPPRESSED,
      0,
    ]);
  });

  it('follows stricter rules', () => {
    const rows = [...many('11', 0), ...many('12', 10), ...many('21', 20)];
    const strict = publish([rows], true, { ...DEFAULT_RULES, fewestContributors: 5 });
    expect(jobsOf(strict)['region 11']).toEqual(SUPPRESSED);
  });

  it('tells money in millions of rubles, exact to the ruble', () => {
    const rows: readonly Row[] = [
      ['a', '11', 1_000_001],
      ['b', '11', 2_000_000],
      ['c', '11', 3_000_000],
    ];
    expect(publish([rows]).say('investmentMillionRub', 'country', '')).toBe(6.000001);
  });

  it('withholds everything where a sum is too large to be written exactly', () => {
    const rows: readonly Row[] = ['a', 'b', 'c'].map((name) => [name, '11', 3e15]);
    expect(publish([rows]).say('newJobs', 'region', '11')).toEqual({ withheld: true });
  });
});

describe('what of the next version is published', () => {
  const FIRST = [...many('11', 0), ...many('12', 10), ...many('21', 20), ...many('22', 30)];

  it('K12: the change of one organisation is held back in every line, up to the country', () => {
    const jobs = jobsOf(publish([FIRST, [...FIRST, ['new', '11', 7]]]));
    expect(jobs).toMatchObject({
      country: { value: 184, heldSince: 1 },
      'district 1': { value: 92, heldSince: 1 },
      'region 11': { value: 46, heldSince: 1 },
      'region 12': 46,
      'district 2': 92,
    });
  });

  it('keeps saying so as long as nothing else changes', () => {
    const next: readonly Row[] = [...FIRST, ['new', '11', 7]];
    expect(jobsOf(publish([FIRST, next, next, next]))['region 11']).toEqual({ value: 46, heldSince: 1 });
  });

  it('shows the change of three organisations', () => {
    const more: readonly Row[] = [
      ['x', '11', 7],
      ['y', '11', 8],
      ['z', '11', 9],
    ];
    expect(jobsOf(publish([FIRST, [...FIRST, ...more]]))).toMatchObject({
      country: 208,
      'district 1': 116,
      'region 11': 70,
    });
  });

  it('counts changes from when a line was shown last', () => {
    const more: readonly Row[] = [
      ['x', '11', 7],
      ['y', '11', 8],
      ['z', '11', 9],
    ];
    const versions = [0, 1, 2, 3].map((count) => [...FIRST, ...more.slice(0, count)]);
    const seen = versions.map((_rows, place) => jobsOf(publish(versions.slice(0, place + 1)))['region 11']);
    expect(seen).toEqual([46, { value: 46, heldSince: 1 }, { value: 46, heldSince: 1 }, 70]);
  });

  it('shows a change of the country that three regions share, without telling any of theirs', () => {
    const next: readonly Row[] = [...FIRST, ['x', '11', 7], ['y', '12', 8], ['z', '21', 9]];
    const jobs = jobsOf(publish([FIRST, next]));
    expect(jobs['country']).toBe(208);
    for (const region of ['region 11', 'region 12', 'region 21'])
      expect(jobs[region]).toEqual({ value: 46, heldSince: 1 });
  });

  it('does not uncover what a hidden neighbour hides behind', () => {
    const lone: readonly Row[] = [
      ['a', '13', 40],
      ['b', '13', 50],
    ];
    const first = [...FIRST, ...lone];
    // A third organisation makes the region safe by itself; were its neighbour told too, both sums before could be computed.
    const next: readonly Row[] = [...first, ['c', '13', 45]];
    const isHidden = (value: PublicMagnitude | undefined) => typeof value === 'object' && 'suppressed' in value;
    for (const versions of [[first], [first, next], [first, next, next], [first, next, next, next]]) {
      const jobs = jobsOf(publish(versions));
      expect([versions.length, isHidden(jobs['region 11'])]).toEqual([versions.length, true]);
    }
  });

  it('uncovers it when enough of it has changed', () => {
    const lone: readonly Row[] = [
      ['a', '13', 40],
      ['b', '13', 50],
    ];
    const first = [...FIRST, ...lone];
    const next: readonly Row[] = [...first, ['c', '13', 45]];
    const last: readonly Row[] = [...next, ...many('11', 60, 20), ...many('13', 70, 30)];
    expect(jobsOf(publish([first, next, last]))).toMatchObject({ 'region 11': 132, 'region 13': 261 });
  });

  it('is no other when the same data come again', () => {
    const rows = [...FIRST, ...many('13', 50).slice(0, 2)];
    expect(jobsOf(publish([rows, rows, rows]))).toEqual(jobsOf(publish([rows])));
  });
});

describe('when what was kept is lost', () => {
  const FIRST = [...many('11', 0), ...many('12', 10), ...many('21', 20), ...many('13', 40).slice(0, 2)];

  it('the same data are published as before', () => {
    expect(jobsOf(publish([FIRST, FIRST], false))).toEqual(jobsOf(publish([FIRST])));
  });

  it('a value that is another one is held, whoever changed it', () => {
    const more: readonly Row[] = [
      ['x', '11', 7],
      ['y', '11', 8],
      ['z', '11', 9],
    ];
    const jobs = jobsOf(publish([FIRST, [...FIRST, ...more]], false));
    expect([jobs['region 11'], jobs['country']]).toEqual([
      typeof jobsOf(publish([FIRST]))['region 11'] === 'number' ? { value: 46, heldSince: 1 } : SUPPRESSED,
      { value: 159, heldSince: 1 },
    ]);
  });

  it('what was suppressed stays so', () => {
    const next: readonly Row[] = [...FIRST, ...many('13', 60)];
    expect(jobsOf(publish([FIRST, next], false))['region 13']).toEqual(SUPPRESSED);
  });
});

describe('the audit of what is to be published', () => {
  it('finds a hidden number that got out, and a number that is not the sum', () => {
    const rows = [...many('11', 0), ...many('12', 10), ...many('13', 40).slice(0, 2), ...many('21', 20)];
    const disclosure = disclose(contributionsOf(rows), null, DEFAULT_RULES);
    const snapshot = snapshotOf(disclosure, 1);
    const put = (key: string, newJobs: number) => ({
      ...snapshot,
      breakdowns: {
        ...snapshot.breakdowns,
        byRegion: snapshot.breakdowns.byRegion.map((line) => (line.key === key ? { ...line, newJobs } : line)),
      },
    });
    expect(disclosure.breachesIn(snapshot)).toEqual([]);
    expect(disclosure.breachesIn(put('13', 21))).not.toEqual([]);
    expect(disclosure.breachesIn(put('13', 22))).toContain('newJobs told 6');
  });
});
