import { describe, expect, it } from 'vitest';
import {
  type Base,
  decodeSnapshot,
  encodeSnapshot,
  type Publisher,
  type Snapshot,
  type Source,
  sayTheSame,
  takeSnapshot,
} from '../../domain/snapshot.ts';
import { STARTING_REFERENCE } from '../../domain/starting-reference.ts';
import type { Summary } from '../../domain/summary.ts';
import {
  AS_OF,
  type Book,
  declaredCluster,
  jointProject,
  lineOf,
  operatingCluster,
  partnersOf,
  summaryOf,
  taxIdNumbered,
} from './rows.ts';

const PUBLISHER: Publisher = { publisher: 'Ассоциация (пример)', licence: 'CC BY 4.0', contact: 'role@example.org' };
const SHA = 'a'.repeat(64);
const NOON = new Date('2026-11-23T09:15:00.123Z');
const LATER = new Date('2026-11-24T09:15:00.999Z');

const PROJECTS = [1, 2, 3].map((serial) =>
  jointProject({ id: `P59-24-00${serial}`, initiator: taxIdNumbered(serial), coExecutors: taxIdNumbered(9) }),
);
const BOOK: Book = {
  region: '59',
  clusters: [
    declaredCluster({ publishCard: 'Да', otherRegions: '18' }),
    operatingCluster({ id: 'C59-24-002', name: 'Кластер станков', registryNumber: '11' }),
    declaredCluster({ id: 'C59-24-003', name: null }),
  ],
  participants: partnersOf(PROJECTS),
  jointProjects: PROJECTS,
};
const SUMMARY = summaryOf(BOOK);

function source(region: string, state: Source['state'], read = 7): Source {
  return { region, state, rows: { read, accepted: read, setAside: 0 } };
}

interface Changes {
  readonly summary?: Summary;
  readonly sources?: readonly Source[];
  readonly publisher?: Publisher;
  readonly takenAt?: Date;
  readonly asOf?: number;
  readonly base?: Base | null;
}

function take(changes: Changes = {}): Snapshot {
  const { summary = SUMMARY, sources = [source('59', 'fresh')], publisher = PUBLISHER, base = null } = changes;
  const when = { takenAt: changes.takenAt ?? NOON, asOf: changes.asOf ?? AS_OF };
  return takeSnapshot(summary, sources, publisher, when, base, STARTING_REFERENCE);
}

/** Every key of a value with where it stands, in order. */
function keysOf(value: unknown, path = ''): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [`${path}.${key}`, ...keysOf(inner, `${path}.${key}`)]);
}

describe('takeSnapshot', () => {
  it('says when and of what day, without parts of a second', () => {
    expect(take()).toMatchObject({ schemaVersion: '1.0.0', takenAt: '2026-11-23T09:15:00Z', asOf: '2026-11-23' });
  });

  it('is the first of its kind without a base', () => {
    expect(take()).toMatchObject({ seq: 1, previous: null });
  });

  it('is the next after its base, and names its digest', () => {
    const base = { snapshot: { ...take(), seq: 41 }, sha256: SHA };
    expect(take({ base })).toMatchObject({ seq: 42, previous: { seq: 41, sha256: SHA } });
  });

  it('writes its keys in the order of the schema', () => {
    expect(Object.keys(take())).toEqual([
      'schemaVersion',
      'seq',
      'takenAt',
      'asOf',
      'planYear',
      'ruleSet',
      'publisher',
      'licence',
      'contact',
      'previous',
      'rows',
      'sources',
      'headline',
      'sentence',
      'national',
      'planFact',
      'breakdowns',
      'clusters',
      'definitions',
    ]);
  });

  it('names its publisher, licence and contact', () => {
    expect(take()).toMatchObject(PUBLISHER);
  });

  it('says its headline in words', () => {
    expect(take().sentence.ru).toBe(
      '1 кластер, заявлено ещё 1 от 1 региона, 3 совместных проекта, всего может стать 2: рост в 2 раза',
    );
  });

  it('publishes magnitudes of three organisations at every level, and 0 where there are none', () => {
    const { national, breakdowns } = take();
    const sums = { investmentMillionRub: 361.5, subsidyMillionRub: 120.75, newJobs: 105 };
    expect(national).toMatchObject(sums);
    expect(lineOf(breakdowns.byRegion, '59')).toMatchObject(sums);
    expect(lineOf(breakdowns.byFederalDistrict, 'Приволжский')).toMatchObject(sums);
    expect(lineOf(breakdowns.byRegion, '18').newJobs).toBe(0);
  });

  it('suppresses magnitudes of two organisations at every level', () => {
    const { national, breakdowns } = take({ summary: summaryOf({ ...BOOK, jointProjects: PROJECTS.slice(0, 2) }) });
    const suppressed = { suppressed: true };
    expect(national.newJobs).toEqual(suppressed);
    expect(lineOf(breakdowns.byRegion, '59').newJobs).toEqual(suppressed);
    expect(lineOf(breakdowns.byFederalDistrict, 'Приволжский').newJobs).toEqual(suppressed);
  });

  it('describes each region beside its figures', () => {
    const line = lineOf(take().breakdowns.byRegion, '59');
    expect(Object.keys(line)).toEqual([
      'key',
      'iso',
      'name',
      'nameEn',
      'federalDistrict',
      'operatingClusters',
      'declaredClusters',
      'jointProjects',
      'participants',
      'investmentMillionRub',
      'subsidyMillionRub',
      'newJobs',
    ]);
    expect(line).toMatchObject({ iso: 'RU-PER', name: 'Пермский край', federalDistrict: 'Приволжский' });
  });

  it('counts rows and errors by code, in order', () => {
    expect(take().rows).toMatchObject({ read: 10, accepted: 9, setAside: 1, byCode: { REQUIRED: 1 } });
    expect(Object.keys(take().rows)).toEqual(['read', 'accepted', 'setAside', 'byTable', 'byCode']);
  });

  it('means something by every number of the headline', () => {
    const { headline, definitions, national } = take();
    for (const key of [...Object.keys(headline), ...Object.keys(national)]) {
      expect(definitions[key]?.ru, key).toMatch(/\S/);
      expect(definitions[key]?.en, key).toMatch(/\S/);
    }
  });

  it('names no organisation and shows no row', () => {
    const text = encodeSnapshot(take());
    for (const secret of [taxIdNumbered(1), taxIdNumbered(9), 'Завод точного литья', 'Выпуск отливок', 'P59-24-001']) {
      expect(text).not.toContain(secret);
    }
  });
});

describe('the sources', () => {
  it('stand in the order of their regions', () => {
    const sources = [source('77', 'fresh'), source('*', 'empty', 0), source('09', 'missing', 0)];
    expect(take({ sources }).sources.map(({ region }) => region)).toEqual(['*', '09', '77']);
  });

  it('begin their state when they are first seen in it', () => {
    expect(take().sources).toEqual([
      { region: '59', state: 'fresh', since: '2026-11-23T09:15:00Z', rows: { read: 7, accepted: 7, setAside: 0 } },
    ]);
  });

  it('keep the time at which their state began while the state stays', () => {
    const base = { snapshot: take({ sources: [source('59', 'fresh'), source('77', 'empty', 0)] }), sha256: SHA };
    const sources = [source('59', 'fresh', 8), source('77', 'fresh'), source('18', 'missing', 0)];
    expect(take({ base, sources, takenAt: LATER }).sources.map(({ region, since }) => [region, since])).toEqual([
      ['18', '2026-11-24T09:15:00Z'],
      ['59', '2026-11-23T09:15:00Z'],
      ['77', '2026-11-24T09:15:00Z'],
    ]);
  });

  it('that come back to a state begin it anew', () => {
    const first = take();
    const missing = take({
      base: { snapshot: first, sha256: SHA },
      sources: [source('59', 'missing')],
      takenAt: LATER,
    });
    const again = new Date('2026-11-25T00:00:00Z');
    expect(take({ base: { snapshot: missing, sha256: SHA }, takenAt: again }).sources[0]?.since).toBe(
      '2026-11-25T00:00:00Z',
    );
  });
});

describe('the bytes of a snapshot', () => {
  it('end with one newline', () => {
    const text = encodeSnapshot(take());
    expect(text.endsWith('}\n')).toBe(true);
    expect(text.endsWith('\n\n')).toBe(false);
  });

  it('are the same for the same data', () => {
    expect(encodeSnapshot(take({ summary: summaryOf(BOOK) }))).toBe(encodeSnapshot(take()));
  });

  it('are the same after they were read and written again, key by key', () => {
    const base = { snapshot: take(), sha256: SHA };
    for (const snapshot of [take(), take({ summary: summaryOf(), sources: [] }), take({ base })]) {
      const text = encodeSnapshot(snapshot);
      const decoded = decodeSnapshot(text);
      expect(keysOf(decoded)).toEqual(keysOf(snapshot));
      expect(encodeSnapshot(decoded)).toBe(text);
    }
  });
});

describe('decodeSnapshot', () => {
  function decodeChanged(change: (snapshot: Record<string, unknown>) => void): () => Snapshot {
    const raw = JSON.parse(encodeSnapshot(take())) as Record<string, unknown>;
    change(raw);
    return () => decodeSnapshot(JSON.stringify(raw));
  }

  it('leaves out keys of a later version', () => {
    const decoded = decodeChanged((raw) => {
      raw['later'] = 1;
      raw['headline'] = { ...take().headline, later: 1 };
    })();
    expect(decoded).toEqual(take());
  });

  it.each([
    'schemaVersion',
    'seq',
    'takenAt',
    'previous',
    'rows',
    'sources',
    'headline',
    'national',
    'breakdowns',
    'clusters',
  ])('refuses a snapshot without %s', (key) => {
    expect(
      decodeChanged((raw) => {
        delete raw[key];
      }),
    ).toThrow();
  });

  it.each<[string, unknown]>([
    ['seq', -1],
    ['seq', 1.5],
    ['seq', '1'],
    ['previous', { seq: 1, sha256: 'no digest' }],
    ['national', { ...take().national, newJobs: { withheld: false } }],
    ['national', { ...take().national, newJobs: null }],
    ['clusters', [{ ...take().clusters[0], status: 'UNKNOWN' }]],
    ['sources', [{ ...take().sources[0], state: 'lost' }]],
  ])('refuses a wrong %s', (key, value) => {
    expect(
      decodeChanged((raw) => {
        raw[key] = value;
      }),
    ).toThrow();
  });

  it.each(['', '{', 'null', '[]', '"x"'])('refuses the text %j', (text) => {
    expect(() => decodeSnapshot(text)).toThrow();
  });
});

describe('sayTheSame', () => {
  const one = take();

  it('is true of the same data at another time, under another number', () => {
    const base = { snapshot: one, sha256: SHA };
    const other = take({ base, takenAt: LATER, asOf: AS_OF + 1 });
    expect(other).toMatchObject({ seq: 2, asOf: '2026-11-24', previous: { seq: 1 } });
    expect(sayTheSame(one, other)).toBe(true);
    expect(sayTheSame(other, one)).toBe(true);
  });

  it('is true where a source came into the same state at another time', () => {
    expect(
      sayTheSame(one, { ...one, sources: one.sources.map((each) => ({ ...each, since: '2020-01-01T00:00:00Z' })) }),
    ).toBe(true);
  });

  it('is true of a snapshot that was written and read', () => {
    expect(sayTheSame(one, decodeSnapshot(encodeSnapshot(one)))).toBe(true);
  });

  it.each<[string, Partial<Snapshot>]>([
    ['schemaVersion', { schemaVersion: '1.0.1' }],
    ['planYear', { planYear: 2025 }],
    ['ruleSet', { ruleSet: '2027-01-01' }],
    ['publisher', { publisher: 'Другой' }],
    ['licence', { licence: '' }],
    ['contact', { contact: '' }],
    ['rows', { rows: { ...one.rows, setAside: 2 } }],
    ['rows by code', { rows: { ...one.rows, byCode: {} } }],
    ['sources', { sources: [] }],
    ['the state of a source', { sources: one.sources.map((each) => ({ ...each, state: 'stale' as const })) }],
    ['headline', { headline: { ...one.headline, operatingClusters: 2 } }],
    ['sentence', { sentence: { ...one.sentence, en: '' } }],
    ['national', { national: { ...one.national, newJobs: { withheld: true } } }],
    ['planFact', { planFact: [] }],
    ['breakdowns', { breakdowns: { ...one.breakdowns, byIndustry: [] } }],
    ['clusters', { clusters: [] }],
    ['definitions', { definitions: {} }],
  ])('is false where %s differs', (_name, changes) => {
    expect(sayTheSame(one, { ...one, ...changes })).toBe(false);
  });

  it('changes neither of the two', () => {
    const before = encodeSnapshot(one);
    sayTheSame(one, one);
    expect(encodeSnapshot(one)).toBe(before);
  });
});
