/** Random tables of contributions: countries with districts and regions, and industries across them. */
import * as fc from 'fast-check';
import type { ContributionTable } from '../../../domain/contributions.ts';
import type { Line } from '../../../domain/disclosure/linked-table.ts';

export interface Contribution {
  readonly organisation: number;
  readonly region: number;
  readonly industry: number;
  readonly amount: number;
}

/** A district of three regions, one of two, one of a single one, and one region outside any district. */
const DISTRICT_OF = [0, 0, 0, 1, 1, 2, 3];
const INDUSTRIES = 4;
const ORGANISATIONS = 14;

export const LINES: readonly Line[] = [
  { level: 'country', key: '', parent: -1, branch: 0 },
  ...['A', 'B', 'C', ''].map((key): Line => ({ level: 'district', key, parent: 0, branch: 0 })),
  ...DISTRICT_OF.map((district, region): Line => {
    return { level: 'region', key: `r${region}`, parent: 1 + district, branch: 0 };
  }),
  ...Array.from({ length: INDUSTRIES }, (_, industry): Line => {
    return { level: 'industry', key: `i${industry}`, parent: 0, branch: 1 };
  }),
];
export const FIRST_REGION = 1 + 4;
export const FIRST_INDUSTRY = FIRST_REGION + DISTRICT_OF.length;

/** Amounts differ by orders, as in life; a few are 0. */
const amount = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 100 }) },
  { weight: 3, arbitrary: fc.integer({ min: 100, max: 5000 }) },
  { weight: 1, arbitrary: fc.constant(0) },
);

const contribution = fc.record({
  organisation: fc.nat(ORGANISATIONS - 1),
  region: fc.nat(DISTRICT_OF.length - 1),
  industry: fc.nat(INDUSTRIES - 1),
  amount,
});

export const contributions: fc.Arbitrary<readonly Contribution[]> = fc.array(contribution, { maxLength: 45 });

/** Each version leaves most of the one before as it is. */
export const histories: fc.Arbitrary<readonly (readonly Contribution[])[]> = fc
  .record({
    first: contributions,
    edits: fc.array(
      fc.array(fc.record({ place: fc.nat(60), next: fc.option(contribution, { freq: 4 }) }), { maxLength: 9 }),
      { minLength: 1, maxLength: 3 },
    ),
  })
  .map(({ first, edits }) => {
    const versions: (readonly Contribution[])[] = [first];
    for (const some of edits) {
      const rows = [...(versions.at(-1) ?? [])];
      for (const { place, next } of some) rows.splice(place, place < rows.length ? 1 : 0, ...(next ? [next] : []));
      versions.push(rows);
    }
    return versions;
  });

export function tableOf(rows: readonly Contribution[]): ContributionTable {
  return {
    lines: LINES,
    leafLevels: ['region', 'industry'],
    columns: {
      organisations: rows.map(({ organisation }) => String(organisation)),
      leaves: [rows.map(({ region }) => `r${region}`), rows.map(({ industry }) => `i${industry}`)],
      amounts: { newJobs: rows.map((row) => row.amount) },
    },
  };
}

/** Whether a contribution stands on a line or below it. */
export function belongs({ region, industry }: Contribution, line: number): boolean {
  if (line === 0) return true;
  if (line >= FIRST_INDUSTRY) return industry === line - FIRST_INDUSTRY;
  if (line >= FIRST_REGION) return region === line - FIRST_REGION;
  return DISTRICT_OF[region] === line - 1;
}
