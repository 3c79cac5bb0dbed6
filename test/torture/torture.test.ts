import { describe, expect, it } from 'vitest';
import { torture } from './torture.ts';

const KILLS = 4;

describe('a server that is killed while people edit and runs publish', () => {
  it('has lost no answered edit, broken no version and gone back to none', { timeout: 180_000 }, async () => {
    const seed = Math.floor(Math.random() * 2 ** 31);
    const { broken, lost, regressions, versions, edits } = await torture(KILLS, seed);
    expect({ seed, broken, lost, regressions }).toEqual({ seed, broken: [], lost: [], regressions: [] });
    expect(edits).toBeGreaterThan(0);
    console.log(`${KILLS} kills, ${versions} versions, ${edits} edits; npm run torture -- --seed ${seed}`);
  });
});
