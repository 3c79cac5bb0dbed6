import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { DistinctNumbers } from '../../domain/distinct-numbers.ts';
import { SEED } from './seed.ts';

it('as many distinct numbers are counted as a set has', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.nat(70), fc.nat(100_000))), (numbers) => {
      const distinct = new DistinctNumbers();
      for (const number of numbers) distinct.add(number);
      expect(distinct.size).toBe(new Set(numbers).size);
    }),
    { seed: SEED },
  );
});
