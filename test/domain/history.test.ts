import { describe, expect, it } from 'vitest';
import {
  decodeHistory,
  encodeHistory,
  extendHistory,
  type History,
  isPresent,
  NO_HISTORY,
} from '../../domain/history.ts';
import { type Snapshot, takeSnapshot } from '../../domain/snapshot.ts';
import { STARTING_REFERENCE } from '../../domain/starting-reference.ts';
import { AS_OF, operatingCluster, summaryOf } from './rows.ts';

const PUBLISHER = { publisher: 'Ассоциация', licence: 'CC BY 4.0', contact: 'role@example.org' };

function snapshotOf(seq: number, names: readonly string[]): Snapshot {
  const clusters = names.map((name, index) =>
    operatingCluster({ id: `C59-24-${100 + index}`, registryNumber: `${1 + index}`, name }),
  );
  const when = { takenAt: new Date(Date.UTC(2026, 10, 23, 9, seq)), asOf: AS_OF };
  return { ...takeSnapshot(summaryOf({ region: '59', clusters }), [], PUBLISHER, when, null, STARTING_REFERENCE), seq };
}

function historyOf(...versions: readonly (readonly string[])[]): History {
  return versions.reduce(
    (history, names, index) => extendHistory(history, snapshotOf(index + 1, names), `sha${index + 1}`),
    NO_HISTORY,
  );
}

describe('the history over versions', () => {
  it('keeps of each version only what changed', () => {
    const { clusters, regions, versions } = historyOf(['Первый'], ['Первый', 'Второй'], ['Первый', 'Второй, новый']);
    expect(clusters.get('C59-24-100')?.changes.map(({ seq }) => seq)).toEqual([1]);
    expect(clusters.get('C59-24-101')?.changes).toMatchObject([
      { seq: 2, changed: { name: 'Второй', region: '59', status: 'REGISTERED' } },
      { seq: 3, changed: { name: 'Второй, новый' } },
    ]);
    expect(Object.keys(clusters.get('C59-24-101')?.changes[1]?.changed ?? {})).toEqual(['name']);
    expect(regions.get('59')?.changes.map(({ seq, changed }) => [seq, changed?.['operatingClusters']])).toEqual([
      [1, 1],
      [2, 2],
    ]);
    expect(versions.map(({ seq, sha256, headline }) => [seq, sha256, headline['operatingClusters']])).toEqual([
      [1, 'sha1', 1],
      [2, 'sha2', 2],
      [3, 'sha3', 2],
    ]);
  });

  it('keeps the last card of what is gone, and takes it up whole when it comes back', () => {
    const gone = historyOf(['Первый', 'Второй'], ['Первый'], ['Первый']);
    const track = gone.clusters.get('C59-24-101');
    expect(track && isPresent(track)).toBe(false);
    expect(track?.card['name']).toBe('Второй');
    expect(track?.changes.map(({ seq, changed }) => [seq, changed === null])).toEqual([
      [1, false],
      [2, true],
    ]);
    const back = extendHistory(gone, snapshotOf(4, ['Первый', 'Второй']), 'sha4').clusters.get('C59-24-101');
    expect(back && isPresent(back)).toBe(true);
    expect(back?.changes.at(-1)).toMatchObject({ seq: 4, changed: { name: 'Второй', industry: expect.any(String) } });
  });

  it('holds no money and no jobs', () => {
    expect(encodeHistory(historyOf(['Первый']))).not.toMatch(/MillionRub|newJobs|areaHa/);
  });

  it('reads what it wrote, whatever the keys are', () => {
    const odd = { ...snapshotOf(1, ['Первый']) };
    const [cluster] = odd.clusters;
    const ids = ['constructor', 'hasOwnProperty', '\u2028', '"'];
    const clusters = ids.flatMap((id) => (cluster ? [{ ...cluster, id }] : []));
    const history = extendHistory(NO_HISTORY, { ...odd, clusters }, 'sha1');
    const read = decodeHistory(encodeHistory(history));
    expect([...read.clusters.keys()].sort()).toEqual([...ids].sort());
    expect(encodeHistory(read)).toBe(encodeHistory(history));
  });

  it('tells no more than the newest 500 versions and 100 changes', () => {
    let history = NO_HISTORY;
    const snapshot = snapshotOf(1, ['Первый']);
    for (let seq = 1; seq <= 520; seq++) {
      const [cluster] = snapshot.clusters;
      const clusters = cluster ? [{ ...cluster, participants: seq }] : [];
      history = extendHistory(history, { ...snapshot, seq, clusters }, `sha${seq}`);
    }
    expect([history.versions.length, history.versions[0]?.seq]).toEqual([500, 21]);
    const track = history.clusters.get('C59-24-100');
    expect([track?.changes.length, track?.card['participants']]).toEqual([100, 520]);
  });
});
