import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareSnapshots, decodeChanges, encodeChanges } from '../../domain/changes.ts';
import type { PublicMagnitude } from '../../domain/public-magnitude.ts';
import { type Snapshot, takeSnapshot } from '../../domain/snapshot.ts';
import { STARTING_REFERENCE } from '../../domain/starting-reference.ts';
import { AS_OF, declaredCluster, operatingCluster, summaryOf } from './rows.ts';

const PUBLISHER = { publisher: 'Ассоциация', licence: 'CC BY 4.0', contact: 'role@example.org' };
const WHEN = { takenAt: new Date('2026-11-23T09:15:00Z'), asOf: AS_OF };

const FIRST = takeSnapshot(
  summaryOf({
    region: '59',
    clusters: [
      declaredCluster({ publishCard: 'Да' }),
      operatingCluster({ id: 'C59-24-002', name: 'Станки Прикамья', registryNumber: '11' }),
    ],
  }),
  [],
  PUBLISHER,
  WHEN,
  null,
  STARTING_REFERENCE,
);

type Card = Snapshot['clusters'][number];
const CARD = FIRST.clusters[0] as Card;

function next(changes: Partial<Snapshot>): Snapshot {
  return { ...FIRST, seq: 2, ...changes };
}

function wordsOf(changes: Partial<Snapshot>): readonly string[] {
  return compareSnapshots(FIRST, next(changes)).words.ru;
}

function withMagnitude(investmentMillionRub: PublicMagnitude): Partial<Snapshot> {
  return { national: { ...FIRST.national, investmentMillionRub } };
}

describe('the changes between two snapshots', () => {
  it('are told by stable keys, with the figures before and after', () => {
    const headline = { ...FIRST.headline, operatingClusters: 2, growth: null };
    const changes = compareSnapshots(FIRST, next({ headline }));
    expect(changes).toMatchObject({ from: 1, to: 2 });
    expect(changes.headline).toEqual({
      operatingClusters: { before: 1, after: 2 },
      growth: { before: 2, after: null },
    });
    expect(changes.clusters).toEqual({ added: [], changed: [], withdrawn: [] });
  });

  it('of the first version are everything it has', () => {
    const { from, headline, clusters, words } = compareSnapshots(null, FIRST);
    expect(from).toBeNull();
    expect(Object.keys(headline)).toEqual(Object.keys(FIRST.headline));
    expect(headline['operatingClusters']).toEqual({ before: null, after: 1 });
    expect(clusters.added.map(({ id }) => id)).toEqual(['C59-24-001', 'C59-24-002']);
    expect(words.ru).toEqual([`Первая версия: ${FIRST.sentence.ru}`]);
  });

  it('are none between a snapshot and itself', () => {
    expect(compareSnapshots(FIRST, FIRST)).toEqual({
      from: 1,
      to: 1,
      headline: {},
      national: {},
      clusters: { added: [], changed: [], withdrawn: [] },
      words: { ru: [], en: [] },
    });
  });

  it('say of a cluster which of its fields changed', () => {
    const changed = { ...CARD, status: 'REVIEW', participants: 21, otherRegions: ['18'] };
    const [one] = compareSnapshots(FIRST, next({ clusters: [changed, ...FIRST.clusters.slice(1)] })).clusters.changed;
    expect(one).toEqual({
      id: 'C59-24-001',
      name: 'Кластер точного литья',
      region: '59',
      fields: {
        otherRegions: { before: [], after: ['18'] },
        status: { before: 'DECLARED', after: 'REVIEW' },
        participants: { before: 0, after: 21 },
      },
    });
  });

  it('never repeat a name that was taken back: not of a renamed cluster, not of one that is no longer listed', () => {
    const renamed = { ...CARD, name: 'Кластер литья' };
    for (const clusters of [[renamed], []]) {
      expect(encodeChanges(compareSnapshots(FIRST, next({ clusters })))).not.toMatch(/точного литья|Станки Прикамья/);
    }
    expect(compareSnapshots(FIRST, next({ clusters: [] })).clusters.withdrawn).toEqual([
      { id: 'C59-24-001', region: '59', status: 'DECLARED' },
      { id: 'C59-24-002', region: '59', status: 'REGISTERED' },
    ]);
  });

  it('show a magnitude as each of the two publishes it, and subtract nothing', () => {
    const kinds: readonly PublicMagnitude[] = [
      { suppressed: true },
      { withheld: true },
      { value: 5.5, heldSince: 1 },
      1234.5,
    ];
    for (const before of kinds) {
      for (const after of kinds) {
        const { national } = compareSnapshots(next(withMagnitude(before)), { ...next(withMagnitude(after)), seq: 3 });
        expect(national).toEqual(before === after ? {} : { investmentMillionRub: { before, after } });
      }
    }
  });

  it('are read as they were written, and keys of later versions are left out', () => {
    const changes = compareSnapshots(FIRST, next({ clusters: [], planYear: 2025, ruleSet: 'x' }));
    expect(decodeChanges(encodeChanges(changes))).toEqual(changes);
    expect(decodeChanges(JSON.stringify({ ...changes, later: 1 }))).toEqual(changes);
    expect(() => decodeChanges('{}')).toThrow();
  });

  it('lead from the list of clusters before to the list after, whatever the two are', () => {
    const card = fc
      .record({ serial: fc.integer({ min: 1, max: 6 }), participants: fc.nat(3), name: fc.constantFrom('А', 'Б') })
      .map(({ serial, participants, name }): Card => ({ ...CARD, id: `C59-24-00${serial}`, participants, name }));
    const list = fc.uniqueArray(card, { selector: ({ id }) => id });
    fc.assert(
      fc.property(list, list, (before, after) => {
        const { clusters } = compareSnapshots({ ...FIRST, clusters: before }, next({ clusters: after }));
        const gone = new Set(clusters.withdrawn.map(({ id }) => id));
        const told = before
          .filter(({ id }) => !gone.has(id))
          .concat(after.filter(({ id }) => clusters.added.some((one) => one.id === id)));
        const applied = told.map((one) => {
          const fields = clusters.changed.find(({ id }) => id === one.id)?.fields;
          const { name = { after: one.name }, participants = { after: one.participants } } = fields ?? {};
          return { ...one, name: name.after, participants: participants.after };
        });
        const byId = (left: Card, right: Card) => (left.id < right.id ? -1 : 1);
        expect(applied.sort(byId)).toEqual([...after].sort(byId));
      }),
    );
  });
});

describe('the words of changes', () => {
  it.each<[number, string]>([
    [2, '2 действующих кластера (было 1)'],
    [5, '5 действующих кластеров (было 1)'],
    [11, '11 действующих кластеров (было 1)'],
    [21, '21 действующий кластер (было 1)'],
    [1234, '1\u00A0234 действующих кластера (было 1)'],
  ])('put the noun into the form of the number %i', (operatingClusters, expected) => {
    expect(wordsOf({ headline: { ...FIRST.headline, operatingClusters } })).toEqual([expected]);
  });

  it('write fractions with a comma, and say where there is no value', () => {
    const headline = { ...FIRST.headline, growth: 1.79, jointProjectsPerDeclaredCluster: 2.88 };
    expect(wordsOf({ headline })).toEqual([
      'Рост в 1,79 раза (было 2)',
      '2,88 совместных проекта на один заявленный кластер (было 0)',
    ]);
    expect(wordsOf({ headline: { ...FIRST.headline, growth: null } })).toEqual(['Рост: посчитать нельзя (было 2)']);
    const before = next({ headline: { ...FIRST.headline, growth: null } });
    expect(compareSnapshots(before, { ...FIRST, seq: 3 }).words.ru).toEqual([
      'Рост в 2 раза (раньше значения не было)',
    ]);
  });

  it('tell what became of a cluster', () => {
    const card = (changes: Partial<Card>): Card => ({ ...CARD, id: 'C59-24-003', ...changes });
    expect(wordsOf({ clusters: [...FIRST.clusters, card({ name: 'Литьё', status: 'SUBMITTED' })] })).toEqual([
      'Заявлен кластер «Литьё» (Пермский край): «Подан в Минпромторг»',
    ]);
    expect(wordsOf({ clusters: [...FIRST.clusters, card({ status: 'REGISTERED' })] })).toEqual([
      'В реестр включён «Кластер точного литья» (Пермский край)',
    ]);
    const entered = { ...CARD, status: 'REGISTERED', registryNumber: '12', participants: 21 };
    expect(wordsOf({ clusters: [entered, ...FIRST.clusters.slice(1)] })).toEqual([
      'В реестр включён «Кластер точного литья» (Пермский край): статус «Заявлен к созданию» → «Включён в реестр»; 21 участник (было 0); номер в реестре — → 12',
    ]);
    expect(wordsOf({ clusters: FIRST.clusters.slice(0, 1) })).toEqual([
      'Кластера C59-24-002 (Пермский край) больше нет среди действующих',
    ]);
  });

  it('say of every kind of magnitude what is published of it', () => {
    const said = (magnitude: PublicMagnitude) => compareSnapshots(FIRST, next(withMagnitude(magnitude))).words;
    expect(said({ suppressed: true }).ru).toEqual(['Стоимость проектов: скрыто, раньше — 0 млн руб.']);
    expect(said({ withheld: true }).ru).toEqual(['Стоимость проектов: не публикуется, раньше — 0 млн руб.']);
    expect(said({ value: 1234.5, heldSince: 1 }).ru).toEqual([
      'Стоимость проектов: 1\u00A0234,5 млн руб. (значение версии 1), раньше — 0 млн руб.',
    ]);
    expect(said(1234.5).en).toEqual(['Cost of projects, million rubles: 1,234.5, before: 0']);
  });

  it('warn where figures before and after are not of one kind', () => {
    expect(wordsOf({ planYear: 2025, ruleSet: 'other' })).toEqual([
      'Плановый год 2024 → 2025: заявленные кластеры считаются теперь за него',
      'Изменились правила или справочники: часть различий может быть из-за этого',
    ]);
  });

  it('say so when nothing that is told apart has changed', () => {
    expect(wordsOf({ publisher: 'Другой' })).toEqual([
      'Главные показатели и список кластеров прежние; изменились разрезы, строки или состояние таблиц',
    ]);
  });
});
