import { describe, expect, it } from 'vitest';
import { protectLine, protectNational } from '../../domain/disclosure.ts';
import type { Magnitude, Measures } from '../../domain/tally.ts';

const WITHHELD = { withheld: true };

function measures(magnitude: Magnitude): Measures {
  return {
    operatingClusters: 1,
    declaredClusters: 2,
    jointProjects: 3,
    participants: 4,
    investmentRubles: magnitude,
    subsidyRubles: magnitude,
    newJobs: magnitude,
  };
}

const COUNTS = { operatingClusters: 1, declaredClusters: 2, jointProjects: 3, participants: 4 };

describe('what may be published of the country', () => {
  it.each([1, 2])('magnitudes of %i organisations are withheld', (contributors) => {
    expect(protectNational(measures({ total: 5_000_000n, contributors }))).toEqual({
      ...COUNTS,
      investmentMillionRub: WITHHELD,
      subsidyMillionRub: WITHHELD,
      newJobs: WITHHELD,
    });
  });

  it.each([1, 2])('a sum of 0 of %i organisations is withheld too, for it says something of them', (contributors) => {
    expect(protectNational(measures({ total: 0n, contributors })).newJobs).toEqual(WITHHELD);
  });

  it.each([3, 100])('magnitudes of %i organisations are shown, money in millions of rubles', (contributors) => {
    expect(protectNational(measures({ total: 5_250_001n, contributors }))).toEqual({
      ...COUNTS,
      investmentMillionRub: 5.250001,
      subsidyMillionRub: 5.250001,
      newJobs: 5_250_001,
    });
  });

  it('magnitudes that nobody contributes to are 0', () => {
    expect(protectNational(measures({ total: 0n, contributors: 0 }))).toEqual({
      ...COUNTS,
      investmentMillionRub: 0,
      subsidyMillionRub: 0,
      newJobs: 0,
    });
  });

  it('each magnitude is judged by those who stand behind it', () => {
    const many = { total: 9_000_000n, contributors: 3 };
    const shown = protectNational({ ...measures(many), subsidyRubles: { total: 1_000_000n, contributors: 2 } });
    expect([shown.investmentMillionRub, shown.subsidyMillionRub, shown.newJobs]).toEqual([9, WITHHELD, 9_000_000]);
  });

  it.each([1n, 999_999n, 123_456_789_012_345n, 4_294_967_295_999_999n])('%d rubles are exact', (total) => {
    const { investmentMillionRub } = protectNational(measures({ total, contributors: 3 }));
    expect(typeof investmentMillionRub === 'number' && BigInt(Math.round(investmentMillionRub * 1e6))).toBe(total);
    expect(JSON.parse(JSON.stringify(investmentMillionRub))).toBe(investmentMillionRub);
  });

  it('a sum that a number cannot hold exactly is withheld rather than rounded', () => {
    const total = 2n ** 53n * 10n + 1n;
    expect(protectNational(measures({ total, contributors: 3 })).investmentMillionRub).toEqual(WITHHELD);
  });
});

describe('what may be published below the country', () => {
  it.each([1, 2, 3, 100])('counts are shown and magnitudes of %i organisations withheld', (contributors) => {
    expect(protectLine({ key: '59', ...measures({ total: 5_000_000n, contributors }) })).toEqual({
      key: '59',
      ...COUNTS,
      investmentMillionRub: WITHHELD,
      subsidyMillionRub: WITHHELD,
      newJobs: WITHHELD,
    });
  });

  it('nothing else of the line gets out', () => {
    const line = { key: '59', secret: 'x', ...measures({ total: 1n, contributors: 3 }) };
    expect(Object.keys(protectLine(line))).toEqual([
      'key',
      'operatingClusters',
      'declaredClusters',
      'jointProjects',
      'participants',
      'investmentMillionRub',
      'subsidyMillionRub',
      'newJobs',
    ]);
  });
});
