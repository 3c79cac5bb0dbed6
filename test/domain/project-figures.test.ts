import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type JointProject, jointProjects } from '../../domain/joint-project.ts';
import { ParsedTable } from '../../domain/parsed-table.ts';
import { ProjectFigures } from '../../domain/project-figures.ts';
import { SEED } from './seed.ts';

type CountedProject = Pick<
  JointProject,
  'productCode' | 'endDate' | 'costRubles' | 'importSharePercentBefore' | 'importSharePercentAfter'
>;

const PROJECT: CountedProject = {
  productCode: '24.52.10',
  endDate: 46_000,
  costRubles: 100,
  importSharePercentBefore: null,
  importSharePercentAfter: null,
};

/** The figures of projects, each given by what differs and the head region of its cluster. */
function figuresOf(...projects: readonly (readonly [changes: Partial<CountedProject>, region?: string])[]) {
  const part = new ParsedTable(jointProjects, '*', projects.length);
  for (const [index, [changes]] of projects.entries()) {
    part.addRow(index + 2);
    for (const [column, value] of Object.entries({ ...PROJECT, ...changes })) {
      part.put(column as keyof CountedProject, index, value);
    }
  }
  const figures = new ProjectFigures();
  const headRegions = projects.map(([, region = '59']) => region);
  figures.add(part, Int32Array.from(projects.keys()), headRegions);
  return figures;
}

it('the figures of no project are empty', () => {
  const { byProductClass, byLaunchQuarter, sameProducts, importShareFallPercent } = figuresOf();
  expect([byProductClass, byLaunchQuarter, sameProducts, importShareFallPercent]).toEqual([[], [], [], null]);
});

describe('the classes of products', () => {
  it('are the first two digits, those alone that occur, ascending', () => {
    const codes = ['28.99.39.190', '05.10', '24.52', '24.52.10', '24.10.1', '05.20.10.110'];
    const figures = figuresOf(
      ...codes.map((productCode, index) => [{ productCode, costRubles: 10 ** index }] as const),
    );
    expect(figures.byProductClass).toEqual([
      { key: '05', jointProjects: 2, investmentRubles: 100_010n },
      { key: '24', jointProjects: 3, investmentRubles: 11_100n },
      { key: '28', jointProjects: 1, investmentRubles: 1n },
    ]);
  });

  it('are summed exactly beyond what a number holds', () => {
    const cost = { costRubles: 4_294_967_295_999_999 };
    const figures = figuresOf([cost], [{ ...cost, productCode: '24.10' }], [cost]);
    expect(figures.byProductClass).toEqual([
      { key: '24', jointProjects: 3, investmentRubles: 12_884_901_887_999_997n },
    ]);
    expect(figures.byLaunchQuarter).toEqual([
      { key: '2025-Q4', jointProjects: 3, investmentRubles: 12_884_901_887_999_997n },
    ]);
  });

  it('count a project that costs nothing', () => {
    expect(figuresOf([{ costRubles: 0 }]).byProductClass).toEqual([
      { key: '24', jointProjects: 1, investmentRubles: 0n },
    ]);
  });
});

describe('the quarters of launch', () => {
  it.each([
    [45_658, '2025-Q1'],
    [45_747, '2025-Q1'],
    [45_748, '2025-Q2'],
    [45_838, '2025-Q2'],
    [45_839, '2025-Q3'],
    [45_930, '2025-Q3'],
    [45_931, '2025-Q4'],
    [46_022, '2025-Q4'],
    [46_023, '2026-Q1'],
    [36_526, '2000-Q1'],
    [73_050, '2099-Q4'],
  ])('day %i lies in %s', (endDate, key) => {
    expect(figuresOf([{ endDate }]).byLaunchQuarter).toEqual([{ key, jointProjects: 1, investmentRubles: 100n }]);
  });

  it('are those of the last day, those alone that occur, ascending', () => {
    const endDates = [46_023, 45_658, 45_747, 45_931, 45_658];
    const figures = figuresOf(...endDates.map((endDate, index) => [{ endDate, costRubles: index }] as const));
    expect(figures.byLaunchQuarter).toEqual([
      { key: '2025-Q1', jointProjects: 3, investmentRubles: 7n },
      { key: '2025-Q4', jointProjects: 1, investmentRubles: 3n },
      { key: '2026-Q1', jointProjects: 1, investmentRubles: 0n },
    ]);
  });
});

describe('the same product in several regions', () => {
  const at = (productCode: string, region: string) => [{ productCode }, region] as const;

  it('is told with its projects and regions', () => {
    expect(figuresOf(at('24.52.10', '77'), at('24.52.10', '05'), at('24.52.10', '77')).sameProducts).toEqual([
      { key: '24.52.10', jointProjects: 3, regions: ['05', '77'] },
    ]);
  });

  it('is the same by its first six digits, whatever follows', () => {
    const figures = figuresOf(at('24.52.10.110', '59'), at('24.52.10', '18'), at('24.52.10.190', '18'));
    expect(figures.sameProducts).toEqual([{ key: '24.52.10', jointProjects: 3, regions: ['18', '59'] }]);
  });

  it.each([
    ['in one region alone', [at('24.52.10', '59'), at('24.52.10', '59'), at('24.52.10.110', '59')]],
    ['with four digits', [at('24.52', '59'), at('24.52', '18')]],
    ['with five digits', [at('24.52.1', '59'), at('24.52.1', '18')]],
    ['with one code of six digits and one of five', [at('24.52.10', '59'), at('24.52.1', '18')]],
    ['with other digits', [at('24.52.10', '59'), at('24.52.11', '18')]],
  ])('is not told of %s', (_name, projects) => {
    expect(figuresOf(...projects).sameProducts).toEqual([]);
  });

  it('stands in the order of the codes', () => {
    const codes = ['28.99.39', '05.10.10', '24.52.10', '20.15.10'];
    const figures = figuresOf(...codes.flatMap((code) => [at(code, '59'), at(code, '18')]));
    expect(figures.sameProducts.map(({ key }) => key)).toEqual(['05.10.10', '20.15.10', '24.52.10', '28.99.39']);
  });
});

describe('the fall of the import share', () => {
  type Fall = readonly [costRubles: number, before: number | null, after: number | null];

  function fallOf(falls: readonly Fall[]): number | null {
    return figuresOf(
      ...falls.map(([costRubles, before, after]): readonly [Partial<CountedProject>] => [
        { costRubles, importSharePercentBefore: before, importSharePercentAfter: after },
      ]),
    ).importShareFallPercent;
  }

  it.each<[string, readonly Fall[], number | null]>([
    ['one project', [[7, 60, 20]], 40],
    [
      'two that cost the same',
      [
        [5, 60, 20],
        [5, 30, 20],
      ],
      25,
    ],
    [
      'weights of three and one',
      [
        [3, 20, 10],
        [1, 20, 0],
      ],
      12.5,
    ],
    [
      'one third',
      [
        [1, 1, 0],
        [2, 0, 0],
      ],
      0.33,
    ],
    [
      'two thirds',
      [
        [2, 1, 0],
        [1, 0, 0],
      ],
      0.67,
    ],
    ['no fall', [[7, 20, 20]], 0],
    ['a rise', [[7, 20, 50]], -30],
    [
      'a rise that outweighs a fall',
      [
        [3, 0, 10],
        [1, 10, 0],
      ],
      -5,
    ],
    [
      'a rise of one third',
      [
        [1, 0, 1],
        [2, 0, 0],
      ],
      -0.33,
    ],
    [
      'a rise of two thirds',
      [
        [2, 0, 1],
        [1, 0, 0],
      ],
      -0.67,
    ],
    ['half a hundredth, up', [[1, 0.005, 0]], 0.01],
    ['a little less than half a hundredth', [[1, 0.004999, 0]], 0],
    ['half a hundredth of a rise, up to nothing', [[1, 0, 0.005]], 0],
    ['a little more than half a hundredth of a rise', [[1, 0, 0.005001]], -0.01],
    ['one and a half hundredths, up', [[1, 0.015, 0]], 0.02],
    ['one and a half hundredths of a rise, up', [[1, 0, 0.015]], -0.01],
    ['half a hundredth that no floating-point number holds', [[1, 0.009, 0.004]], 0.01],
    [
      'half a hundredth by weights',
      [
        [1, 0.01, 0],
        [1, 0, 0],
      ],
      0.01,
    ],
    [
      'one without a share before',
      [
        [5, 60, 20],
        [100, null, 20],
      ],
      40,
    ],
    [
      'one without a share after',
      [
        [5, 60, 20],
        [100, 90, null],
      ],
      40,
    ],
    [
      'one that costs nothing beside others',
      [
        [5, 60, 20],
        [0, 100, 0],
      ],
      40,
    ],
    ['nothing but one that costs nothing', [[0, 60, 20]], null],
    [
      'shares that nobody gave',
      [
        [5, null, null],
        [5, 10, null],
      ],
      null,
    ],
    [
      'the whole',
      [
        [4_294_967_295_999_999, 100, 0],
        [4_294_967_295_999_999, 100, 0],
      ],
      100,
    ],
  ])('of %s', (_name, falls, expected) => {
    expect(fallOf(falls)).toBe(expected);
  });

  it('is the exact mean, rounded once', () => {
    const share = fc.integer({ min: 0, max: 100_000_000 });
    const cost = fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 4_294_967_295_999_999 }));
    fc.assert(
      fc.property(fc.array(fc.tuple(cost, share, share), { minLength: 1, maxLength: 12 }), (falls) => {
        const weighted = falls.reduce(
          (sum, [rubles, before, after]) => sum + BigInt(rubles) * BigInt(before - after),
          0n,
        );
        const whole = falls.reduce((sum, [rubles]) => sum + BigInt(rubles), 0n);
        const found = fallOf(falls.map(([rubles, before, after]) => [rubles, before / 1e6, after / 1e6]));
        if (whole === 0n) {
          expect(found).toBeNull();
          return;
        }
        // The shares are in millionths; a hundredth is ten thousand of them.
        const hundredths = BigInt(Math.round((found ?? Number.NaN) * 100));
        const twice = 2n * weighted + 10_000n * whole;
        expect(hundredths * 20_000n * whole <= twice).toBe(true);
        expect((hundredths + 1n) * 20_000n * whole > twice).toBe(true);
      }),
      { seed: SEED, numRuns: 300 },
    );
  });
});
