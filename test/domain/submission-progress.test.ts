/** How far a region has come: one state for each, whatever is known of it. */
import { describe, expect, it } from 'vitest';
import {
  progressLines,
  progressOf,
  type RegionSubmission,
  STALE_AFTER_DAYS,
} from '../../domain/submission-progress.ts';

function region(revised: Partial<RegionSubmission> = {}, read = 10, setAside = 0): RegionSubmission {
  const rows = { read, accepted: read - setAside, setAside };
  return {
    key: '59',
    workbook: { key: '59', rows, errors: setAside, warnings: 0, completenessPercent: 100 },
    isUnreadable: false,
    daysSinceEdit: 1,
    clusters: 2,
    unfinishedCards: 0,
    ...revised,
  };
}

describe('the progress of a submission', () => {
  it.each<[string, RegionSubmission, string]>([
    ['is not begun without a workbook', region({ workbook: null, clusters: 0 }), 'notBegun'],
    [
      'is not begun while the workbook is empty, however old',
      region({ clusters: 0, daysSinceEdit: 400 }, 0),
      'notBegun',
    ],
    ['has begun in a workbook of all regions', region({ workbook: null, daysSinceEdit: null }), 'fresh'],
    ['has errors when a row is set aside', region({ daysSinceEdit: 400, unfinishedCards: 1 }, 10, 1), 'withErrors'],
    ['has errors when the workbook cannot be read', region({ isUnreadable: true }), 'withErrors'],
    ['is stale after a month', region({ daysSinceEdit: STALE_AFTER_DAYS + 1, unfinishedCards: 1 }), 'stale'],
    ['is not stale on the last day of it', region({ daysSinceEdit: STALE_AFTER_DAYS }), 'fresh'],
    ['is at work while a card is unfinished', region({ unfinishedCards: 1 }), 'atWork'],
    ['is fresh when nothing is left to do', region(), 'fresh'],
    ['is not stale where nobody knows the day', region({ daysSinceEdit: null }), 'fresh'],
  ])('%s', (_what, one, state) => {
    expect(progressOf(one)).toBe(state);
  });

  it('puts every region into one line, and says its share of all', () => {
    const lines = progressLines([region({ key: '01' }), region({ key: '02' }, 5, 5), region({ key: '03' })]);
    expect(lines.map(({ key, regions, share }) => [key, regions, share])).toEqual([
      ['notBegun', [], 0],
      ['withErrors', ['02'], 0.3333],
      ['stale', [], 0],
      ['atWork', [], 0],
      ['fresh', ['01', '03'], 0.6667],
    ]);
    expect(progressLines([]).map(({ share }) => share)).toEqual([null, null, null, null, null]);
  });
});
