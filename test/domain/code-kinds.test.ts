import { describe, expect, it } from 'vitest';
import type { Cell } from '../../domain/cell.ts';
import {
  activityCode,
  entityCode,
  productCode,
  registrationNumber,
  registryNumber,
  taxId,
  taxIdList,
  taxRegistrationReason,
} from '../../domain/code-kinds.ts';
import type { ProblemCode } from '../../domain/problem.ts';
import type { Kind } from '../../domain/table.ts';
import { nameOf, onlyProblem, readOne } from './one-cell.ts';

function checkOf(kind: Kind<string>) {
  return (cell: Cell, value: string | null | undefined, ...codes: readonly ProblemCode[]) => {
    it(`${nameOf(cell)}: ${[...(value === undefined ? [] : [value]), ...codes].join(', ')}`, () => {
      const one = readOne(kind, cell);
      expect(one.codes).toEqual(codes);
      expect(one.value).toBe(value);
    });
  };
}

/** A cell that no code column can take, whatever code says so. */
function refusesOf(kind: Kind<string>) {
  return (cell: Cell) => {
    it(`${nameOf(cell)} is refused`, () => {
      const one = readOne(kind, cell);
      expect(one.value).toBeUndefined();
      expect(one.problems.map(({ severity }) => severity)).toContain('error');
    });
  };
}

const NEVER_A_CODE: readonly Cell[] = [true, false, { date: 45658 }, { date: 46143.5 }, 1.5, -1, 1e21, -7707083893];

describe('ИНН', () => {
  const check = checkOf(taxId);

  for (const right of ['7707083893', '7830002293', '5903000040', '0105000015', '7736050003']) check(right, right);

  describe('loses white space and invisible characters', () => {
    check(' 7707083893\n', '7707083893');
    check('7707 083 893', '7707083893');
    check('77\u200b07083893\ufeff', '7707083893');
    check('7707\u00a0083\u202f893', '7707083893');
  });

  describe('with a wrong check digit', () => {
    for (const cell of ['7707083894', '0000000000', '1234567890', '0012345678']) check(cell, undefined, 'INN_CHECKSUM');
  });

  describe('of another form', () => {
    const lengths = ['1', '77070838', '770708389', '50070838931', '1027700132195'];
    const letters = ['77О7083893', '770708389З', 'O105000015', '７７０７０８３８９３', '٧٧٠٧٠٨٣٨٩٣'];
    const marks = ['7707-083-893', '7707083893.', '№7707083893', '+7707083893', 'ИНН 7707083893', '7,707E+09'];
    for (const cell of [...lengths, ...letters, ...marks]) check(cell, undefined, 'INN_FORMAT');
  });

  describe('of twelve digits belongs to a person', () => {
    for (const cell of [
      '500100732259',
      '500100732258',
      '132202672804',
      '000000000000',
      ' 5001 0073 2259 ',
      500100732259,
    ]) {
      check(cell, undefined, 'PERSONAL_DATA');
    }
    // Twelve digits whose leading zero was lost.
    check(10500000152, undefined, 'CODE_NOT_TEXT');
    it('and is not repeated', () => {
      const problem = onlyProblem(taxId, '500100732259');
      expect(problem).toMatchObject({ severity: 'error', kind: 'taxId', length: 12 });
      expect(JSON.stringify(problem)).not.toContain('500100732259');
    });
  });

  describe('that was stored as a number', () => {
    check(7707083893, '7707083893', 'CODE_AS_NUMBER');
    check(5903000040, '5903000040', 'CODE_AS_NUMBER');
    for (const cell of [7707083894, 1234567890, 77070838, 0, 77070838931]) check(cell, undefined, 'CODE_NOT_TEXT');
    it('is a warning', () => {
      expect(onlyProblem(taxId, 7707083893)).toMatchObject({ severity: 'warning', read: '7707083893' });
    });
  });

  describe('that lost its leading zero', () => {
    check(105000015, undefined, 'LOST_LEADING_ZERO');
    check('105000015', undefined, 'LOST_LEADING_ZERO');
    check(105000016, undefined, 'CODE_NOT_TEXT');
    check('105000016', undefined, 'INN_FORMAT');
    it('is told what it probably was', () => {
      expect(onlyProblem(taxId, 105000015)).toMatchObject({ severity: 'error', likely: '0105000015' });
    });
  });

  NEVER_A_CODE.forEach(refusesOf(taxId));
});

describe('several ИНН', () => {
  const check = checkOf(taxIdList(3));
  const joined = '7707083893; 7830002293';

  check('7707083893', '7707083893');
  for (const separator of ['; ', ';', ', ', ',', '\n', '\r\n', ' ;\n', ';;', ';,;']) {
    check(`7707083893${separator}7830002293`, joined);
  }
  check(';7707083893; 7830002293;', joined);
  check('7707 083 893;\u200b7830002293', joined);
  check('7707083893; 7830002293; 5903000040', '7707083893; 7830002293; 5903000040');
  check(7707083893, '7707083893', 'CODE_AS_NUMBER');
  check(null, null);
  check('-', null, 'MEANS_EMPTY');

  check('7707083893; 7707083893', undefined, 'REPEATED_VALUE');
  check('7707083893; 7830002293; 7707 083 893', undefined, 'REPEATED_VALUE');
  check('7707083893 7830002293', undefined, 'INN_FORMAT');
  check('7707083893; 7707083894', undefined, 'INN_CHECKSUM');
  check('7707083893; 500100732259', undefined, 'PERSONAL_DATA');
  check('105000015; 7707083893', undefined, 'LOST_LEADING_ZERO');
  check('7707083893; 7830002293; 5903000040; 0105000015', undefined, 'TOO_MANY_COEXECUTORS');

  it('says how many there may be', () => {
    expect(onlyProblem(taxIdList(1), joined)).toMatchObject({ severity: 'error', count: 2, max: 1 });
  });

  it('nothing but separators is no list, so that a missing co-executor is seen', () => {
    for (const cell of [';', ' ; ', ',,', '; \n ;']) {
      const { value } = readOne(taxIdList(3), cell);
      expect(value ?? null).toBeNull();
    }
  });

  NEVER_A_CODE.forEach(refusesOf(taxIdList(3)));
});

describe('ОГРН', () => {
  const check = checkOf(registrationNumber);

  for (const right of ['1027700132195', '1037739010891', '1117746358608', '1025900000060']) check(right, right);
  check(' 1 027 700 132 195 ', '1027700132195');
  check(1027700132195, '1027700132195', 'CODE_AS_NUMBER');
  for (const cell of ['1027700132196', '0000000000000']) check(cell, undefined, 'OGRN_CHECKSUM');
  for (const cell of ['102770013219', '10277001321950', '7707083893', '1О27700132195', '1,0277E+12']) {
    check(cell, undefined, 'OGRN_FORMAT');
  }
  for (const cell of [1027700132196, 102770013219, 0]) check(cell, undefined, 'CODE_NOT_TEXT');

  describe('of fifteen digits belongs to a sole trader', () => {
    for (const cell of ['304500116000157', '304500116000158', '304590000000100', '304590000000111', 304500116000157]) {
      check(cell, undefined, 'PERSONAL_DATA');
    }
    it('and is not repeated', () => {
      const problem = onlyProblem(registrationNumber, '304500116000157');
      expect(problem).toMatchObject({ severity: 'error', kind: 'registrationNumber', length: 15 });
      expect(JSON.stringify(problem)).not.toContain('304500116000157');
    });
  });

  NEVER_A_CODE.forEach(refusesOf(registrationNumber));
});

describe('КПП', () => {
  const check = checkOf(taxRegistrationReason);

  for (const right of ['770401001', '010501001', '7704AB001']) check(right, right);
  check(' 7704 01 001', '770401001');
  check(770401001, '770401001', 'CODE_AS_NUMBER');
  // Cyrillic АВ; small letters; too short; too long.
  for (const cell of ['7704АВ001', '7704ab001', '77040100', '7704010011', '77040100A']) {
    check(cell, undefined, 'KPP_FORMAT');
  }
  for (const cell of [10501001, 0, 7704010010]) check(cell, undefined, 'CODE_NOT_TEXT');
  NEVER_A_CODE.forEach(refusesOf(taxRegistrationReason));
});

describe('the code of a row', () => {
  const check = checkOf(entityCode('C'));

  for (const right of ['C59-24-001', 'C01-26-12345']) check(right, right);
  check(' C59 - 24 - 001\u200b', 'C59-24-001');
  // A Cyrillic С, small, en dashes, too short, too long, of another tab.
  for (const cell of [
    'С59-24-001',
    'c59-24-001',
    'C59–24–001',
    'C59-24-01',
    'C59-24-123456',
    'P59-24-001',
    '59-24-001',
  ]) {
    check(cell, undefined, 'ENTITY_CODE_FORMAT');
  }
  for (const cell of [1, 59_24_001]) check(cell, undefined, 'ENTITY_CODE_FORMAT');
  checkOf(entityCode('P'))('P59-24-001', 'P59-24-001');
  checkOf(entityCode('M'))('M59-24-001', 'M59-24-001');
  checkOf(entityCode('P'))('C59-24-001', undefined, 'ENTITY_CODE_FORMAT');

  it('an example of the right form stands in the problem', () => {
    expect(onlyProblem(entityCode('P'), 'С59-24-001')).toMatchObject({ severity: 'error', example: 'P59-24-001' });
  });

  NEVER_A_CODE.forEach(refusesOf(entityCode('C')));
});

describe('ОКВЭД2', () => {
  const check = checkOf(activityCode);

  for (const right of ['20', '20.1', '20.15', '20.15.1', '20.15.10', '01.11']) check(right, right);
  check(' 20. 15\u00a0', '20.15');
  for (const cell of ['20,15', '2015', '20.15.', '20.15.10.130', '20.15; 20.16', 'химия', '２０.15']) {
    check(cell, undefined, 'OKVED_FORMAT');
  }
  for (const cell of ['04.1', '34', '44.10', '89', '00']) check(cell, undefined, 'ACTIVITY_CLASS_UNKNOWN');

  describe('that a Russian sheet turned into a number or a date', () => {
    // 20.15, 20, and 1 November.
    for (const cell of [20.15, 20, 1.11, 45962, { date: 45962 }, 0]) check(cell, undefined, 'CODE_NOT_TEXT');
  });

  it('is read alike the second time', () => {
    for (const cell of ['20.15', ' 20.15', '20.15', '04.1', '04.1', 'химия', 'химия']) {
      expect(readOne(activityCode, cell)).toEqual(readOne(activityCode, cell));
    }
  });

  NEVER_A_CODE.forEach(refusesOf(activityCode));
});

describe('ОКПД2', () => {
  const check = checkOf(productCode);

  for (const right of ['20.15', '20.15.1', '20.15.10', '20.15.10.130']) check(right, right);
  for (const cell of ['20', '20.1']) check(cell, undefined, 'OKPD2_TOO_SHORT');
  for (const cell of ['20.15.10.13', '20.15.10.1', '20,15', '201510130']) check(cell, undefined, 'OKPD2_FORMAT');
  for (const cell of ['04.10', '67.11.11.110']) check(cell, undefined, 'ACTIVITY_CLASS_UNKNOWN');
  for (const cell of [20.15, 20, { date: 45962 }]) check(cell, undefined, 'CODE_NOT_TEXT');
  NEVER_A_CODE.forEach(refusesOf(productCode));
});

describe('the number in the registry', () => {
  const check = checkOf(registryNumber);

  for (const right of ['1', '12', '0012', '2024']) check(right, right);
  check(' 1 2 ', '12');
  check(12, '12', 'REGISTRY_NUMBER_FROM_NUMBER');
  for (const cell of ['№ 12', '12-а', '12.1', '１２', '١٢', 'нет']) check(cell, undefined, 'REGISTRY_NUMBER_FORMAT');
  for (const cell of [12.5, -1, 1e21]) check(cell, undefined, 'REGISTRY_NUMBER_FORMAT');

  it('a number is a note', () => {
    expect(onlyProblem(registryNumber, 12)).toMatchObject({ severity: 'note', read: '12' });
  });

  NEVER_A_CODE.forEach(refusesOf(registryNumber));
});

describe('a code in a problem', () => {
  it('is cut to sixty characters', () => {
    const problem = onlyProblem(activityCode, '20.'.repeat(300));
    expect('found' in problem ? problem.found : '').toMatch(/^[\d.]{60}…$/);
  });
});
