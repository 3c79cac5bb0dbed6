import { describe, expect, it } from 'vitest';
import { COMPUTED_FUNCTIONS, UNCOMPUTED_FUNCTIONS } from '../../../../local/google/formula/functions.ts';
import { compute } from './compute.ts';

const names = COMPUTED_FUNCTIONS.map(({ name }) => name);

describe('the list of functions', () => {
  it('has every function once: computed, or refused with its name', () => {
    const all = [...names, ...UNCOMPUTED_FUNCTIONS];
    expect(all.filter((name, index) => all.indexOf(name) !== index)).toEqual([]);
  });

  it('has the ordinary functions', () => {
    const ordinary =
      'SUM SUMIF SUMIFS COUNT COUNTA COUNTIF COUNTIFS AVERAGE MIN MAX ROUND ROUNDUP ROUNDDOWN IF IFS IFERROR AND OR NOT ' +
      'VLOOKUP HLOOKUP INDEX MATCH XLOOKUP LEFT RIGHT MID LEN TRIM UPPER LOWER CONCATENATE TEXTJOIN SUBSTITUTE TEXT VALUE ' +
      'DATE TODAY YEAR MONTH DAY SUMPRODUCT';
    expect(ordinary.split(' ').filter((name) => !names.includes(name))).toEqual([]);
  });

  it.each(COMPUTED_FUNCTIONS.flatMap(({ name, russian }) => russian.map((each) => [each, name])))(
    '%s is %s in a Russian workbook',
    (russian, name) => {
      const asked = (called: string) => compute(`=${called}(1;1;1;1;1;1;1;1;1)`, [], 'ru_RU');
      expect(asked(russian)).toEqual(asked(name));
      expect(String(asked(russian))).not.toContain('Unknown function');
    },
  );
});
