import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ExactSum, ratio } from '../../domain/totals.ts';
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
