import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { ClusterProjects } from '../../domain/cluster-projects.ts';
import { DistinctNumbers } from '../../domain/distinct-numbers.ts';
import { jointProjects } from '../../domain/joint-project.ts';
import { LASTING_SHAPES } from '../../domain/lasting-shapes.ts';
import { Memberships } from '../../domain/membership.ts';
import { Numbering } from '../../domain/numbering.ts';
import { Parents } from '../../domain/parents.ts';
import { ParsedTable } from '../../domain/parsed-table.ts';
import { ProjectFigures } from '../../domain/project-figures.ts';
import { NO_REFERENCE } from '../../domain/reference.ts';
import { RegisterCount } from '../../domain/register-count.ts';
import { RowReport } from '../../domain/row-report.ts';
import '../../domain/summary.ts';
import { TabRows } from '../../domain/tab-rows.ts';
import { Tally } from '../../domain/tally.ts';
import { TaxIdPairs } from '../../domain/tax-id-pairs.ts';
import { ExactSums } from '../../domain/totals.ts';

setFlagsFromString('--expose-gc');
setFlagsFromString('--allow-natives-syntax');
const collectGarbage = runInNewContext('gc') as () => void;

/** Of `%GetOptimizationStatus`: the function has compiled code. */
const OPTIMIZED = 1 << 4;

type Look = (one: object) => unknown;

// Only code that is made at run time, after the flag was set, may speak to V8.
const compile = new Function(
  'look',
  'make',
  `%PrepareFunctionForOptimization(look);
   look(make());
   look(make());
   %OptimizeFunctionOnNextCall(look);
   look(make());`,
) as (look: Look, make: () => object) => void;
const statusOf = new Function('look', 'return %GetOptimizationStatus(look)') as (look: Look) => number;

/** Whether code that was compiled for objects of a class is still there when the last object that it saw is not. */
function outlives(make: () => object, property: string): boolean {
  const look = new Function('one', `return one.${property}`) as Look;
  compile(look, make);
  expect(statusOf(look) & OPTIMIZED).toBe(OPTIMIZED);
  for (let time = 0; time < 4; time++) collectGarbage();
  return (statusOf(look) & OPTIMIZED) !== 0;
}

const projects = () => new ParsedTable(jointProjects, '', 4);

describe('code that was compiled for a class', () => {
  class Passing {
    #size = 0;
    numbers = new Float64Array(4);
    get size(): number {
      return this.#size;
    }
  }

  it('is thrown away with the last object, if nothing is done: else this test would prove nothing', () => {
    expect(outlives(() => new Passing(), 'numbers')).toBe(false);
  });

  it.each<readonly [name: string, make: () => object, property: string]>([
    ['Numbering', () => new Numbering(), 'size'],
    ['TaxIdPairs', () => new TaxIdPairs(), 'size'],
    ['DistinctNumbers', () => new DistinctNumbers(), 'size'],
    ['ExactSums', () => new ExactSums(), 'length'],
    ['ClusterProjects', () => new ClusterProjects(), 'initiators'],
    ['Tally', () => new Tally(), 'participants'],
    ['Parents', () => new Parents(), 'placeOf(1)'],
    ['Memberships', () => new Memberships(), 'includes(1, 1)'],
    ['ProjectFigures', () => new ProjectFigures(), 'importShareFallPercent'],
    ['ParsedTable', projects, 'size'],
    ['the columns of a ParsedTable', () => projects().columns, 'status'],
    ['the codes of a ParsedTable', () => projects().codes, 'initiator'],
    ['its lists', () => projects().codeLists, 'coExecutors'],
    ['a row of it', () => projects().row(0), 'index'],
    ['TabRows', () => new TabRows(jointProjects, [projects()]), 'problems'],
    ['RowReport', () => new RowReport({ asOf: 0, reference: NO_REFERENCE, workbook: '' }, 'jointProjects'), 'problems'],
    ['RegisterCount', () => new RegisterCount(2024, NO_REFERENCE), 'national'],
  ])('outlives the readings: %s', (_name, make, property) => {
    expect(outlives(make, property)).toBe(true);
  });

  it('is kept by objects that hold no row of anybody', () => {
    const tables = LASTING_SHAPES.filter((shape) => shape instanceof ParsedTable);
    expect(tables.map(({ size }) => size)).toEqual([0, 0, 0, 0]);
  });
});
