/** What attackers can compute from random tables and random histories, by linear programming: never too much. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { intervalsOf } from '../../../domain/disclosure/intervals.ts';
import type { KeptTable } from '../../../domain/disclosure/kept-disclosure.ts';
import { LinkedTable } from '../../../domain/disclosure/linked-table.ts';
import { DEFAULT_RULES, neededDistance } from '../../../domain/disclosure/protection-rules.ts';
import { TableDisclosure } from '../../../domain/disclosure/table-disclosure.ts';
import { SEED } from '../seed.ts';
import { Attacker, type Sight, type ToldVersion } from './attacker.ts';
import { type Equality, rangeOf } from './linear-program.ts';
import { NOTHING_TOLD } from './nothing-told.ts';
import { belongs, type Contribution, contributions, histories, LINES, tableOf } from './random-tables.ts';

/** SVOD_TABLES=10000 is the long run of docs/measurements.md. */
const RUNS = Number(process.env['SVOD_TABLES'] ?? 500);
const TABLE = new LinkedTable(LINES);
const CLOSENESS = DEFAULT_RULES.closenessPercent / 100;
/** Of the solver. */
const TOLERANCE = 1e-6;

function valuesOf(rows: readonly Contribution[]): readonly number[] {
  return LINES.map((_line, place) =>
    rows.filter((row) => belongs(row, place)).reduce((sum, { amount }) => sum + amount, 0),
  );
}

/** What the rules of addition say of the lines, known ones with their values. */
function equalitiesOf(values: readonly number[], isHidden: (line: number) => boolean): readonly Equality[] {
  const sums = TABLE.equations.map(({ parent, children }) => {
    return { terms: new Map([[parent, -1], ...children.map((child) => [child, 1] as const)]), value: 0 };
  });
  const known = LINES.flatMap((_line, place) =>
    isHidden(place) ? [] : [{ terms: new Map([[place, 1]]), value: values[place] ?? 0 }],
  );
  return [...sums, ...known];
}

/** A history as it is published, version by version. */
function publish(versions: readonly (readonly Contribution[])[]) {
  let kept: KeptTable | null = null;
  return versions.map((rows, place) => {
    const base = kept && { snapshot: { ...NOTHING_TOLD, seq: place }, kept };
    const disclosure = new TableDisclosure(tableOf(rows), base, DEFAULT_RULES, ['newJobs']);
    kept = disclosure.kept();
    const told = LINES.map(({ level, key }) => disclosure.say('newJobs', level, key));
    return { rows, told, isTold: (line: number) => typeof told[line] === 'number' };
  });
}

function organisationsOf(versions: readonly ToldVersion[]): readonly number[] {
  return [...new Set(versions.flatMap(({ rows }) => rows.map(({ organisation }) => organisation)))];
}

describe('the closed form of the audit', () => {
  it('finds the very intervals that linear programming finds', () => {
    const hidden = fc.uniqueArray(fc.nat(LINES.length - 1));
    fc.assert(
      fc.property(contributions, hidden, (rows, places) => {
        const values = valuesOf(rows);
        const isHidden = (line: number) => places.includes(line);
        const intervals = intervalsOf(TABLE, values, isHidden);
        expect([...intervals.keys()].sort()).toEqual([...places].sort());
        const equalities = equalitiesOf(values, isHidden);
        for (const [line, { low, high }] of intervals) {
          const range = rangeOf(new Map([[line, 1]]), equalities);
          expect([line, range.low, range.high]).toEqual([line, expect.closeTo(low, 4), expect.closeTo(high, 4)]);
        }
      }),
      { seed: SEED, numRuns: RUNS },
    );
  }, 3_600_000);
});

describe('what is published of one version', () => {
  it('leaves no hidden line a narrower interval than allowed', () => {
    fc.assert(
      fc.property(contributions, (rows) => {
        const [version] = publish([rows]);
        if (!version) throw new Error('Nothing was published.');
        const values = valuesOf(rows);
        const equalities = equalitiesOf(values, (line) => !version.isTold(line));
        for (const line of LINES.keys()) {
          if (version.isTold(line)) continue;
          const amounts = new Map<number, number>();
          for (const row of rows.filter((one) => belongs(one, line))) {
            amounts.set(row.organisation, (amounts.get(row.organisation) ?? 0) + row.amount);
          }
          const largest = [Math.max(...amounts.values())];
          const needed = neededDistance({ contributors: amounts.size, total: 0, largest }, DEFAULT_RULES);
          const value = values[line] ?? 0;
          const { low, high } = rangeOf(new Map([[line, 1]]), equalities);
          expect([line, high >= value + needed - TOLERANCE]).toEqual([line, true]);
          expect([line, low <= Math.max(0, value - needed) + TOLERANCE]).toEqual([line, true]);
        }
      }),
      { seed: SEED, numRuns: RUNS },
    );
  }, 3_600_000);
});

describe('what is published of several versions', () => {
  it.each<Sight>(['apart', 'crossed'])(
    'K12: with regions and industries %s nobody computes what one contributed, or how that changed',
    (sight) => {
      const told = { versions: 0, lines: 0, numbers: 0, held: 0 };
      const attack = (versions: readonly (readonly Contribution[])[], who: number, whose: number, where: number) => {
        const published = publish(versions);
        for (const version of published) {
          told.versions++;
          told.lines += version.told.length;
          told.numbers += version.told.filter((value) => typeof value === 'number').length;
          told.held += version.told.filter((value) => typeof value === 'object' && 'heldSince' in value).length;
        }
        const organisations = organisationsOf(published);
        const victim = organisations[whose % Math.max(1, organisations.length)];
        if (victim === undefined) return;
        const others = organisations.filter((one) => one !== victim);
        for (const insider of [null, others[who % Math.max(1, others.length)] ?? null]) {
          const attacker = new Attacker(published, insider, sight);
          for (const version of published.keys()) {
            const line = (where + version) % LINES.length;
            const found = { ...attacker.amount(version, victim, line), version, line, victim, insider };
            expect(found.high, JSON.stringify(found)).toBeGreaterThanOrEqual(found.value * (1 + CLOSENESS) - TOLERANCE);
            if (version === 0) continue;
            const change = { ...attacker.change(version, victim, line), version, line, victim, insider };
            const distance = Math.max(change.high - change.value, change.value - change.low);
            expect(distance, JSON.stringify(change)).toBeGreaterThanOrEqual(
              Math.abs(change.value) * CLOSENESS - TOLERANCE,
            );
          }
        }
      };
      fc.assert(fc.property(histories, fc.nat(), fc.nat(), fc.nat(), attack), { seed: SEED, numRuns: RUNS });
      const percent = (part: number) => `${Math.round((100 * part) / told.lines)} %`;
      console.log(
        `disclosure ${sight}: ${told.versions} versions, of their lines ${percent(told.numbers)} told, ${percent(told.held)} ` +
          `held; SVOD_SEED=${SEED}`,
      );
      expect(told.numbers).toBeGreaterThan(told.lines / 5);
    },
    3_600_000,
  );
});
