import { describe, expect, it } from 'vitest';
import { CLUSTER_STATUSES, type ClusterStatus, clusters } from '../../domain/cluster.ts';
import { parseTable } from '../../domain/row-reading.ts';
import { STARTING_REFERENCE } from '../../domain/starting-reference.ts';
import {
  AS_OF,
  type ClusterEntry,
  contextOf,
  declaredCluster,
  headingsOf,
  judgeCluster,
  NO_THRESHOLDS,
  operatingCluster,
  referenceWith,
  tab,
  threshold,
} from './rows.ts';

describe('the tab «Кластеры»', () => {
  it('has the fifteen headings of the workbook in their order', () => {
    expect(clusters.title).toBe('Кластеры');
    expect(headingsOf(clusters)).toEqual([
      'Код кластера',
      'Субъект РФ (головной)',
      'Другие субъекты РФ',
      'Наименование кластера',
      'Отрасль',
      'Площадка',
      'Льготная территория',
      'Статус',
      'Дата статуса',
      'Плановый год создания',
      '№ в реестре Минпромторга',
      'Уровень кооперации, %',
      'Рабочие места, ед.',
      'из них высокопроизводительные, ед.',
      'Публиковать карточку',
    ]);
  });

  it('offers the eleven statuses by their Russian names', () => {
    expect(CLUSTER_STATUSES.entries).toEqual([
      ['DRAFT', 'Черновик'],
      ['DECLARED', 'Заявлен к созданию'],
      ['SUBMITTED', 'Подан в Минпромторг'],
      ['REVIEW', 'На рассмотрении'],
      ['RETURNED', 'Возвращён на доработку'],
      ['POSTPONED', 'Отложен'],
      ['REGISTERED', 'Включён в реестр'],
      ['RECONFIRM', 'В реестре, требует подтверждения'],
      ['REJECTED', 'Отказ'],
      ['WITHDRAWN', 'Отозван'],
      ['EXCLUDED', 'Исключён из реестра'],
    ]);
  });

  it('says nothing about a good declared row', () => {
    expect(judgeCluster({})).toEqual([]);
  });

  it('says nothing about a good registered row', () => {
    expect(judgeCluster(operatingCluster({ id: 'C59-24-001', registryNumber: '11' }))).toEqual([]);
  });
});

describe('required columns of a cluster', () => {
  it.each<[keyof ClusterEntry, string]>([
    ['id', 'error ID_MISSING at id'],
    ['region', 'error REQUIRED at region'],
    ['name', 'error REQUIRED at name'],
    ['industry', 'error REQUIRED at industry'],
    ['status', 'error REQUIRED at status'],
    ['statusDate', 'error REQUIRED at statusDate'],
  ])('%s is required whatever the status', (column, complaint) => {
    for (const empty of [null, '', '  ']) expect(judgeCluster({ [column]: empty })).toEqual([complaint]);
  });

  it('a dash counts as empty, and is noted', () => {
    expect(judgeCluster({ name: '—' })).toEqual(['error REQUIRED at name', 'note MEANS_EMPTY at name']);
  });

  it.each<keyof ClusterEntry>(['otherRegions', 'site', 'easedThreshold', 'publishCard'])(
    '%s may be empty',
    (column) => {
      expect(judgeCluster({ [column]: null })).toEqual([]);
    },
  );

  const PLAN_YEAR_MISSING = 'error REQUIRED at plannedYear';
  const NUMBER_MISSING = 'error REQUIRED at registryNumber';
  const FIGURES_MISSING = [
    'warning REQUIRED at cooperationPercent',
    'warning REQUIRED at highProductivityJobs',
    'warning REQUIRED at jobs',
  ];

  it.each<[ClusterStatus, readonly string[]]>([
    ['DRAFT', []],
    ['DECLARED', [PLAN_YEAR_MISSING]],
    ['SUBMITTED', [PLAN_YEAR_MISSING, ...FIGURES_MISSING]],
    ['REVIEW', [PLAN_YEAR_MISSING, ...FIGURES_MISSING]],
    ['RETURNED', [PLAN_YEAR_MISSING, ...FIGURES_MISSING]],
    ['REGISTERED', [NUMBER_MISSING, ...FIGURES_MISSING]],
    ['RECONFIRM', [NUMBER_MISSING, ...FIGURES_MISSING]],
  ])('a cluster in %s without the columns 10 to 14 is told %j', (status, complaints) => {
    const bare = {
      plannedYear: null,
      registryNumber: null,
      cooperationPercent: null,
      jobs: null,
      highProductivityJobs: null,
    };
    expect(judgeCluster({ ...bare, status: CLUSTER_STATUSES.label(status) })).toEqual(complaints);
  });

  it.each<[ClusterStatus, readonly string[]]>([
    ['POSTPONED', [PLAN_YEAR_MISSING]],
    ['REJECTED', []],
    ['WITHDRAWN', []],
    ['EXCLUDED', [NUMBER_MISSING]],
  ])('a cluster in %s with its figures but without year and number is told %j', (status, complaints) => {
    expect(judgeCluster({ plannedYear: null, registryNumber: null, status: CLUSTER_STATUSES.label(status) })).toEqual(
      complaints,
    );
  });

  it('tells of every breach of a row at once', () => {
    expect(judgeCluster({ id: null, name: null, statusDate: 'вчера', jobs: -1 })).toEqual([
      'error ID_MISSING at id',
      'error NEGATIVE at jobs',
      'error NOT_A_DATE at statusDate',
      'error REQUIRED at name',
    ]);
  });

  it('an unreadable status leaves the rules by status silent', () => {
    expect(judgeCluster({ status: 'Неведомый', plannedYear: null, registryNumber: '11' })).toEqual([
      'error NOT_IN_LIST at status',
    ]);
  });

  it('an unreadable plan year is not called missing too', () => {
    expect(judgeCluster({ plannedYear: 'скоро' })).toEqual(['error NOT_A_NUMBER at plannedYear']);
  });
});

describe('the number in the registry', () => {
  it.each<ClusterStatus>(['REGISTERED', 'RECONFIRM', 'EXCLUDED'])('belongs to a cluster in %s', (status) => {
    expect(judgeCluster({ status: CLUSTER_STATUSES.label(status), registryNumber: '11' })).toEqual([]);
  });

  it.each<ClusterStatus>([
    'DRAFT',
    'DECLARED',
    'SUBMITTED',
    'REVIEW',
    'RETURNED',
    'POSTPONED',
    'REJECTED',
    'WITHDRAWN',
  ])('is an error at a cluster in %s', (status) => {
    expect(judgeCluster({ status: CLUSTER_STATUSES.label(status), registryNumber: '11' })).toEqual([
      'error REGISTRY_NUMBER_UNEXPECTED at registryNumber',
    ]);
  });

  it('written as a whole number is read as its digits, with a note', () => {
    expect(judgeCluster({ status: 'Включён в реестр', registryNumber: 11 })).toEqual([
      'note REGISTRY_NUMBER_FROM_NUMBER at registryNumber',
    ]);
  });

  it.each([11.5, -11, '11а', '№ 11', '11/2'])('%j is no number of the registry', (registryNumber) => {
    expect(judgeCluster({ status: 'Включён в реестр', registryNumber })).toEqual([
      'error REGISTRY_NUMBER_FORMAT at registryNumber',
    ]);
  });
});

describe('the regions of a cluster', () => {
  it.each(['Пермский край', 'пермский  край', '59', ' 59 '])('the head region may be written %j', (region) => {
    expect(judgeCluster({ region })).toEqual([]);
  });

  it('a head region that is a whole number is read as its code, with a note', () => {
    expect(judgeCluster({ region: 59 })).toEqual(['note REGION_FROM_NUMBER at region']);
  });

  it('another head region than the workbook’s is foreign', () => {
    expect(judgeCluster({ id: 'C18-24-001', region: 'Удмуртская Республика' })).toEqual([
      'error FOREIGN_REGION at region',
    ]);
  });

  it.each(['Пермь', 'svod-2026', '99', 'RU-PER'])('in a workbook named %s none is foreign', (workbook) => {
    expect(judgeCluster({ id: 'C18-24-001', region: 'Удмуртская Республика' }, workbook)).toEqual([]);
  });

  it('in a workbook that has the name of a region instead of its code none is foreign', () => {
    for (const workbook of ['Пермский край', 'пермский край', 'москва']) {
      expect(judgeCluster({ id: 'C18-24-001', region: 'Удмуртская Республика' }, workbook)).toEqual([]);
    }
  });

  it('in a workbook for all regions none is foreign', () => {
    expect(judgeCluster({ id: 'C18-24-001', region: 'Удмуртская Республика' }, '*')).toEqual([]);
  });

  it.each(['18', '18; 43', '18,43', '18\n43', ';18;;43;', 'Удмуртская Республика; 43'])(
    'other regions may be listed as %j',
    (otherRegions) => {
      expect(judgeCluster({ otherRegions })).toEqual([]);
    },
  );

  it.each(['59', '18; 59', 'Пермский край; 18'])(
    'the head region does not stand among the others: %j',
    (otherRegions) => {
      expect(judgeCluster({ otherRegions })).toEqual(['error HEAD_REGION_REPEATED at otherRegions']);
    },
  );

  it.each(['18; 18', 'Удмуртская Республика; 18'])('no other region stands twice: %j', (otherRegions) => {
    expect(judgeCluster({ otherRegions })).toEqual(['error REPEATED_VALUE at otherRegions']);
  });

  it('an unknown region is an error', () => {
    expect(judgeCluster({ otherRegions: '18; 99' })).toEqual(['error UNKNOWN_REGION at otherRegions']);
    expect(judgeCluster({ region: 'Атлантида' })).toEqual(['error UNKNOWN_REGION at region']);
  });

  it('a code with another region part than the head region is warned of', () => {
    expect(judgeCluster({ id: 'C18-24-001' })).toEqual(['warning CODE_REGION_MISMATCH at id']);
    expect(judgeCluster({ id: 'C18-24-001' }, '*')).toEqual(['warning CODE_REGION_MISMATCH at id']);
  });
});

describe('the code of a cluster', () => {
  it.each(['C59-24-001', 'C59-24-00001', ' C59-24-001 ', 'C59 - 24 - 001'])('%j is one', (id) => {
    expect(judgeCluster({ id })).toEqual([]);
  });

  it.each(['С59-24-001', 'P59-24-001', 'C59-24-01', 'C59-24-000001', 'C59-2024-001', 'c59-24-001', 59])(
    '%j is none',
    (id) => {
      expect(judgeCluster({ id })).toEqual(['error ENTITY_CODE_FORMAT at id']);
    },
  );
});

describe('dates and figures of a cluster', () => {
  it('the date of the status may be today, not tomorrow', () => {
    expect(judgeCluster({ statusDate: 46_349 })).toEqual([]);
    expect(judgeCluster({ statusDate: 46_350 })).toEqual(['error DATE_IN_FUTURE at statusDate']);
  });

  it.each([
    [2014, ['error OUT_OF_RANGE at plannedYear']],
    [2015, []],
    [2036, []],
    [2037, ['error OUT_OF_RANGE at plannedYear']],
    [2024.5, ['error NOT_WHOLE at plannedYear']],
  ])('a plan year of %d is told %j', (plannedYear, complaints) => {
    expect(judgeCluster({ plannedYear })).toEqual(complaints);
  });

  it('highly productive jobs may be all jobs, not more', () => {
    expect(judgeCluster({ jobs: 10, highProductivityJobs: 10 })).toEqual([]);
    expect(judgeCluster({ jobs: 0, highProductivityJobs: 0 })).toEqual([]);
    expect(judgeCluster({ jobs: 10, highProductivityJobs: 11 })).toEqual([
      'error HIGH_PRODUCTIVITY_EXCEEDS_JOBS at highProductivityJobs',
    ]);
    expect(judgeCluster({ jobs: 0, highProductivityJobs: 1 })).toEqual([
      'error HIGH_PRODUCTIVITY_EXCEEDS_JOBS at highProductivityJobs',
    ]);
  });

  it('highly productive jobs without all jobs are no contradiction', () => {
    expect(judgeCluster({ jobs: null, highProductivityJobs: 11 })).toEqual([]);
  });

  it.each([
    [0, []],
    [100, []],
    [100.1, ['error OUT_OF_RANGE at cooperationPercent']],
    [-1, ['error NEGATIVE at cooperationPercent']],
  ])('a cooperation of %d %% is told %j', (cooperationPercent, complaints) => {
    expect(judgeCluster({ cooperationPercent }, '59', NO_THRESHOLDS)).toEqual(complaints);
  });

  it.each([4, 201])('a name of %d characters has not the right length', (length) => {
    expect(judgeCluster({ name: 'я'.repeat(length) })).toEqual(['error TEXT_LENGTH at name']);
  });

  it.each([5, 200])('a name of %d characters has the right length', (length) => {
    expect(judgeCluster({ name: 'я'.repeat(length) })).toEqual([]);
  });

  it.each<Partial<ClusterEntry>>([
    { status: 'включен  в реестр', registryNumber: '11' },
    { industry: 'легкая ПРОМЫШЛЕННОСТЬ' },
    { site: 'индустриальный парк' },
    { easedThreshold: 'да', publishCard: 'ДА' },
  ])('a list value matches whatever its case, ё and double spaces: %j', (changes) => {
    expect(judgeCluster(changes)).toEqual([]);
  });

  it.each<keyof ClusterEntry>(['industry', 'site', 'easedThreshold', 'publishCard'])(
    'a value of %s that is not in the list is an error',
    (column) => {
      expect(judgeCluster({ [column]: 'Нечто совсем другое' })).toEqual([`error NOT_IN_LIST at ${column}`]);
    },
  );
});

describe('the level of cooperation', () => {
  const LOW = 'warning COOPERATION_LOW at cooperationPercent';
  const UNREADABLE = 'error NOT_IN_LIST at easedThreshold';

  it.each<[number, string | null, readonly string[]]>([
    [20, 'Нет', []],
    [20.000001, 'Нет', []],
    [19.999999, 'Нет', [LOW]],
    [0, 'Нет', [LOW]],
    [10, 'Нет', [LOW]],
    [20, null, []],
    [19.999999, null, [LOW]],
    [10, 'Да', []],
    [9.999999, 'Да', [LOW]],
    [0, 'Да', [LOW]],
    [20, 'возможно', [UNREADABLE]],
    [10, 'возможно', [UNREADABLE, LOW]],
  ])('of %d per cent where eased is %j is told %j', (cooperationPercent, easedThreshold, complaints) => {
    expect(judgeCluster({ cooperationPercent, easedThreshold })).toEqual(complaints);
  });

  it.each(CLUSTER_STATUSES.keys)('is looked at in %s', (status) => {
    const registryNumber = ['REGISTERED', 'RECONFIRM', 'EXCLUDED'].includes(status) ? '11' : null;
    const changes = { status: CLUSTER_STATUSES.label(status), registryNumber };
    expect(judgeCluster({ ...changes, cooperationPercent: 19 })).toEqual([LOW]);
    expect(judgeCluster({ ...changes, cooperationPercent: 20 })).toEqual([]);
  });

  it('that is empty or unreadable is compared with nothing', () => {
    expect(judgeCluster({ cooperationPercent: null })).toEqual([]);
    expect(judgeCluster({ cooperationPercent: '—' })).toEqual(['note MEANS_EMPTY at cooperationPercent']);
    expect(judgeCluster({ cooperationPercent: 'мало' })).toEqual(['error NOT_A_NUMBER at cooperationPercent']);
  });

  it('that is perhaps a fraction is below the threshold too', () => {
    expect(judgeCluster({ cooperationPercent: 0.2 })).toEqual([LOW, 'warning PERHAPS_FRACTION at cooperationPercent']);
  });

  it('is compared beside an unreadable status and other errors', () => {
    expect(judgeCluster({ cooperationPercent: 5, status: 'Неведомый', name: null })).toEqual([
      'error NOT_IN_LIST at status',
      'error REQUIRED at name',
      LOW,
    ]);
  });

  const said = (entry: Partial<ClusterEntry>, reference = STARTING_REFERENCE) =>
    parseTable(clusters, tab(clusters, [declaredCluster(entry)]), contextOf('59', reference)).problems;

  it('below the threshold leaves the row in, and says level, limit, act and that nobody has checked it', () => {
    expect(said({ cooperationPercent: 19.5 })).toEqual([
      {
        code: 'COOPERATION_LOW',
        severity: 'warning',
        place: { workbook: '59', table: 'clusters', row: 2, column: 'cooperationPercent' },
        percent: 19.5,
        limit: 20,
        act: 'ПП РФ от 31.07.2015 № 779, редакция не установлена',
        verified: false,
      },
    ]);
    expect(said({ cooperationPercent: 9, easedThreshold: 'Да' })).toMatchObject([{ percent: 9, limit: 10 }]);
  });

  it('is asked by the threshold of the day of the data, whatever the date of the status', () => {
    const reference = referenceWith(
      threshold('COOPERATION_PERCENT', 90, { to: AS_OF - 1 }),
      threshold('COOPERATION_PERCENT', 30, { from: AS_OF }),
    );
    expect(said({ cooperationPercent: 30, statusDate: AS_OF - 1 }, reference)).toEqual([]);
    expect(said({ cooperationPercent: 29, statusDate: AS_OF - 1 }, reference)).toMatchObject([{ limit: 30 }]);
  });

  it('is not asked where the threshold is not listed, or not in force', () => {
    const ordinary = referenceWith(threshold('COOPERATION_PERCENT', 20));
    const eased = referenceWith(threshold('COOPERATION_EASED_PERCENT', 10));
    const past = referenceWith(threshold('COOPERATION_PERCENT', 20, { to: AS_OF - 1 }));
    expect(judgeCluster({ cooperationPercent: 1 }, '59', NO_THRESHOLDS)).toEqual([]);
    expect(judgeCluster({ cooperationPercent: 1 }, '59', eased)).toEqual([]);
    expect(judgeCluster({ cooperationPercent: 1, easedThreshold: 'Да' }, '59', ordinary)).toEqual([]);
    expect(judgeCluster({ cooperationPercent: 1 }, '59', past)).toEqual([]);
  });

  it('may be asked to the sixth decimal', () => {
    const reference = referenceWith(threshold('COOPERATION_PERCENT', 33.333333));
    expect(judgeCluster({ cooperationPercent: 33.333333 }, '59', reference)).toEqual([]);
    expect(judgeCluster({ cooperationPercent: 33.333332 }, '59', reference)).toEqual([LOW]);
  });
});
