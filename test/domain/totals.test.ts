import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ExactSum, ratio, ratioOfSums } from '../../domain/totals.ts';
import { SEED } from './seed.ts';

function sumOf(values: readonly number[]): ExactSum {
  const sum = new ExactSum();
  for (const value of values) sum.add(value);
  return sum;
}

const wholes = fc.array(fc.maxSafeNat(), { maxLength: 40 });

describe('ExactSum', () => {
  it('of nothing is 0', () => {
    expect(new ExactSum().total).toBe(0n);
  });

  it('is exact where a number no longer is', () => {
    expect(sumOf([Number.MAX_SAFE_INTEGER, 1]).total).toBe(9_007_199_254_740_992n);
    expect(sumOf([Number.MAX_SAFE_INTEGER, 1, 1]).total).toBe(9_007_199_254_740_993n);
    expect(sumOf(Array.from({ length: 5 }, () => Number.MAX_SAFE_INTEGER)).total).toBe(45_035_996_273_704_955n);
  });

  it('is what big integers give', () => {
    fc.assert(
      fc.property(wholes, (values) => {
        expect(sumOf(values).total).toBe(values.reduce((total, value) => total + BigInt(value), 0n));
      }),
      { seed: SEED },
    );
  });

  it('of sums is the sum of all, and leaves the added one as it was', () => {
    fc.assert(
      fc.property(wholes, wholes, (left, right) => {
        const [one, other] = [sumOf(left), sumOf(right)];
        one.addSum(other);
        expect(one.total).toBe(sumOf([...left, ...right]).total);
        expect(other.total).toBe(sumOf(right).total);
      }),
      { seed: SEED },
    );
  });

  it('may be added to itself', () => {
    const sum = sumOf([Number.MAX_SAFE_INTEGER, 7]);
    sum.addSum(sum);
    expect(sum.total).toBe(2n * (BigInt(Number.MAX_SAFE_INTEGER) + 7n));
  });
});

describe('ratio', () => {
  it.each([
    [109, 61, 2, 1.79],
    [1, 8, 2, 0.13],
    [1, 3, 2, 0.33],
    [2, 3, 2, 0.67],
    [1, 200, 2, 0.01],
    [1, 201, 2, 0],
    [201, 200, 2, 1.01],
    [203, 200, 2, 1.02],
    [3, 3, 2, 1],
    [0, 5, 2, 0],
    [1, 1600, 4, 0.0006],
    [138, 48, 2, 2.88],
    [7, 2, 0, 4],
  ])('%i / %i to %i decimals is %d', (part, whole, decimals, expected) => {
    expect(ratio(part, whole, decimals)).toBe(expected);
  });

  it.each([0, 1, 100])('%i over nothing is null', (part) => {
    expect(ratio(part, 0, 2)).toBeNull();
  });

  it('is rounded half up from the exact fraction', () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.integer({ min: 1, max: 100_000 }), (part, whole) => {
        // The nearest hundredth, and the upper one of two that are equally near, in whole numbers.
        const hundredths = (BigInt(part) * 200n + BigInt(whole)) / (BigInt(whole) * 2n);
        expect(ratio(part, whole, 2)).toBe(Number(hundredths) / 100);
      }),
      { seed: SEED },
    );
  });
});

describe('ratioOfSums', () => {
  it.each<[bigint, bigint, number, number]>([
    [109n, 61n, 2, 1.79],
    [1n, 8n, 2, 0.13],
    [1n, 200n, 2, 0.01],
    [1n, 201n, 2, 0],
    [0n, 5n, 2, 0],
    [7n, 2n, 0, 4],
    [5n, 2n, 0, 3],
    [-1n, 3n, 2, -0.33],
    [-2n, 3n, 2, -0.67],
    [-1n, 200n, 2, 0],
    [-1n, 199n, 2, -0.01],
    [-3n, 200n, 2, -0.01],
    [-5n, 2n, 0, -2],
    [-7n, 2n, 0, -3],
    [-7n, 7n, 2, -1],
    [1n, 1600n, 4, 0.0006],
    [-1n, 1600n, 4, -0.0006],
    [45_035_996_273_704_955n, 90_071_992_547_409_910n, 2, 0.5],
    [90_071_992_547_409_911n, 90_071_992_547_409_910n, 2, 1],
    [10n ** 60n, 3n * 10n ** 60n, 2, 0.33],
    [-(10n ** 60n), 3n * 10n ** 60n, 2, -0.33],
  ])('%d / %d to %i decimals is %d', (part, whole, decimals, expected) => {
    expect(ratioOfSums(part, whole, decimals)).toBe(expected);
  });

  it.each([0n, 1n, -1n, 10n ** 30n])('%d over nothing is null', (part) => {
    expect(ratioOfSums(part, 0n, 2)).toBeNull();
  });

  it('is the nearest decimal to the rational number, and the upper one of two that are equally near', () => {
    const part = fc.oneof(fc.bigInt({ min: -1000n, max: 1000n }), fc.bigInt({ min: -(10n ** 13n), max: 10n ** 13n }));
    const whole = fc.oneof(fc.bigInt({ min: 1n, max: 1000n }), fc.bigInt({ min: 1n, max: 10n ** 20n }));
    fc.assert(
      fc.property(part, whole, fc.nat(2), (numerator, denominator, decimals) => {
        const scale = 10 ** decimals;
        const units = BigInt(Math.round((ratioOfSums(numerator, denominator, decimals) ?? Number.NaN) * scale));
        // units - 1/2 <= numerator / denominator * scale < units + 1/2, in whole numbers.
        const twice = 2n * numerator * BigInt(scale);
        expect((2n * units - 1n) * denominator <= twice).toBe(true);
        expect(twice < (2n * units + 1n) * denominator).toBe(true);
      }),
      { seed: SEED, numRuns: 1000 },
    );
  });

  it('is that of the sums divided by whatever they share', () => {
    const sum = fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n });
    const positive = fc.bigInt({ min: 1n, max: 10n ** 12n });
    fc.assert(
      fc.property(sum, positive, positive, (part, whole, factor) => {
        expect(ratioOfSums(part * factor, whole * factor, 2)).toBe(ratioOfSums(part, whole, 2));
      }),
      { seed: SEED },
    );
  });

  it('is the ratio of numbers where they are small', () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.integer({ min: 1, max: 100_000 }), fc.nat(4), (part, whole, decimals) => {
        expect(ratioOfSums(BigInt(part), BigInt(whole), decimals)).toBe(ratio(part, whole, decimals));
      }),
      { seed: SEED },
    );
  });
});
