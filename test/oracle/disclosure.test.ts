/**
 * Disclosure control against a naive second opinion on random registers: the rules are counted anew from the rows that the oracle
 * accepted, line by line, and for what is hidden of each line together.
 */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_RULES } from '../../domain/disclosure/protection-rules.ts';
import { disclose } from '../../domain/disclosure.ts';
import { SEED } from '../domain/seed.ts';
import { isGoingOn } from './figures.ts';
import { judge, type Question } from './oracle.ts';
import { askProduct } from './product.ts';
import { randomQuestion } from './random-workbooks.ts';

const MAGNITUDES = [
  ['investmentMillionRub', 'costRubles', 1e6],
  ['subsidyMillionRub', 'subsidyRubles', 1e6],
  ['newJobs', 'newJobs', 1],
] as const;

/** One contribution, with the keys of its lines. */
interface Contribution {
  readonly organisation: string;
  readonly region: string;
  readonly industry: string;
  readonly amount: bigint;
}

/** By the rules of a published sum, counted the long way. */
function mayBeKnown(contributions: readonly Contribution[]): boolean {
  const sums = new Map<string, bigint>();
  for (const { organisation, amount } of contributions) sums.set(organisation, (sums.get(organisation) ?? 0n) + amount);
  if (sums.size === 0) return true;
  const [first = 0n, second = 0n, ...rest] = [...sums.values()].sort((left, right) => (left > right ? -1 : 1));
  const others = rest.reduce((sum, amount) => sum + amount, 0n);
  const total = first + second + others;
  return sums.size >= 3 && total > 0n && others * 10n >= first && (first + second) * 100n <= total * 85n;
}

function contributionsOf(question: Question, column: string): readonly Contribution[] {
  const { clusters, jointProjects } = judge(question).accepted;
  const byCode = new Map(clusters.map((cluster) => [cluster.text('id'), cluster]));
  return jointProjects.filter(isGoingOn).flatMap((project) => {
    const cluster = byCode.get(project.text('clusterId'));
    const amount = project.whole(column);
    if (!cluster || amount === null) return [];
    const region = cluster.text('region') ?? '';
    return [
      { organisation: project.text('initiator') ?? '', region, industry: cluster.text('industry') ?? '', amount },
    ];
  });
}

const seen = { lines: 0, told: 0, hidden: 0 };

function check(question: Question): void {
  const { summary } = askProduct(question);
  const disclosure = disclose(summary.contributions, null, DEFAULT_RULES);
  const districtOf = new Map(question.reference.regions.map(({ code, federalDistrict }) => [code, federalDistrict]));
  for (const [magnitude, column, parts] of MAGNITUDES) {
    const all = contributionsOf(question, column);
    const isHidden = (level: string, key: string) => typeof disclosure.say(magnitude, level, key) !== 'number';
    const expectRight = (level: string, key: string, own: readonly Contribution[]) => {
      const told = disclosure.say(magnitude, level, key);
      seen.lines++;
      if (typeof told !== 'number') {
        seen.hidden++;
        expect([level, key, told, own.length > 0]).toEqual([level, key, { suppressed: true }, true]);
        return;
      }
      seen.told++;
      expect([level, key, mayBeKnown(own)]).toEqual([level, key, true]);
      expect([level, key, told]).toEqual([
        level,
        key,
        Number(own.reduce((sum, { amount }) => sum + amount, 0n)) / parts,
      ]);
    };
    const hiddenRest = (rest: readonly Contribution[]) => expect(mayBeKnown(rest)).toBe(true);
    // More than 4 294 967 295,999999 million is told of no line at all.
    if (all.reduce((sum, { amount }) => sum + amount, 0n) > 4_294_967_295_999_999n) {
      expect(disclosure.say(magnitude, 'country', '')).toEqual({ withheld: true });
      continue;
    }
    expectRight('country', '', all);
    for (const { key } of summary.byIndustry)
      expectRight(
        'industry',
        key,
        all.filter((one) => one.industry === key),
      );
    for (const { key } of summary.byRegion)
      expectRight(
        'region',
        key,
        all.filter((one) => one.region === key),
      );
    const isInHiddenRegion = ({ region }: Contribution) => isHidden('region', region);
    for (const { key } of summary.byFederalDistrict) {
      const own = all.filter(({ region }) => districtOf.get(region) === key);
      expectRight('district', key, own);
      if (!isHidden('district', key)) hiddenRest(own.filter(isInHiddenRegion));
    }
    if (isHidden('country', '')) continue;
    hiddenRest(all.filter(({ industry }) => isHidden('industry', industry)));
    hiddenRest(all.filter((one) => isInHiddenRegion(one) && isHidden('district', districtOf.get(one.region) ?? '')));
  }
}

describe('disclosure control and the oracle', () => {
  it.each([
    [{ rows: 1500, isCrowded: false }, 8],
    [{ rows: 60, isCrowded: true }, 60],
  ])(
    'agree on what of a register may be told: %o',
    (size, numRuns) => {
      fc.assert(fc.property(randomQuestion(size), check), { seed: SEED, numRuns });
    },
    200_000,
  );

  it('were compared on lines of both kinds', () => {
    console.log(`disclosure and the oracle: ${JSON.stringify(seen)}; SVOD_SEED=${SEED}`);
    expect(Math.min(seen.told, seen.hidden)).toBeGreaterThan(100);
  });
});
