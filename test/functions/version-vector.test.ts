import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { behind, parseVector } from '../../functions/version-vector.ts';
import { SEED } from '../domain/seed.ts';

const vector = (text: Readonly<Record<string, string>>) => parseVector(text);

describe('behind', () => {
  it.each([
    ['the same state', { '59': '1:10' }, { '59': '1:10' }, []],
    ['a newer state', { '59': '1:11', central: '1:5' }, { '59': '1:10', central: '1:5' }, []],
    ['an older state', { '59': '1:9', central: '1:6' }, { '59': '1:10', central: '1:5' }, ['59']],
    ['a restored workbook under a higher epoch', { '59': '2:1' }, { '59': '1:10' }, []],
    ['a lower epoch, whatever the version', { '59': '1:99' }, { '59': '2:1' }, ['59']],
    ['a workbook that is new', { '59': '1:1', '18': '1:1' }, { '59': '1:1' }, []],
    ['a workbook that is no longer listed', { central: '1:6' }, { '59': '1:10', central: '1:5' }, []],
    ['versions beyond what a double holds', { '59': '1:9007199254740993' }, { '59': '1:9007199254740994' }, ['59']],
    ['versions of another length', { '59': '1:9' }, { '59': '1:10' }, ['59']],
  ])('tells %s', (_name, now, base, expected) => {
    expect(behind(vector(now), vector(base))).toEqual(expected);
  });

  it('never lets two vectors be behind each other in one workbook, and lets none be behind itself', () => {
    const component = fc.tuple(fc.nat(3), fc.nat(5)).map(([epoch, version]) => `${epoch}:${version}`);
    const vectors = fc.dictionary(fc.constantFrom('59', '18', 'central'), component).map(vector);
    fc.assert(
      fc.property(vectors, vectors, (one, other) => {
        const both = behind(one, other).filter((key) => behind(other, one).includes(key));
        expect([both, behind(one, one)]).toEqual([[], []]);
      }),
      { seed: SEED },
    );
  });
});
