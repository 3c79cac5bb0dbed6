import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PROJECT_STATUSES, type ProjectStatus } from '../../domain/joint-project.ts';
import { PARTICIPANT_ROLES } from '../../domain/participant.ts';
import { jointProjectsOf } from './accepted.ts';
import {
  AS_OF,
  type Book,
  declaredCluster,
  gatherUnder,
  type JointProjectEntry,
  jointProject,
  NO_THRESHOLDS,
  type ParticipantEntry,
  participant,
  registrationNumbered,
  saidEverywhere,
  supportMeasure,
  taxIdNumbered,
} from './rows.ts';
import { SEED } from './seed.ts';

const CLUSTER = declaredCluster();
const STRICT: readonly ProjectStatus[] = ['SELECTION', 'APPROVED', 'RUNNING', 'FINISHED'];

function member(serial: number, changes: Partial<ParticipantEntry> = {}): ParticipantEntry {
  return participant({ taxId: taxIdNumbered(serial), registrationNumber: registrationNumbered(serial), ...changes });
}

const ALL = [member(1), member(2), member(3)];

/** Everything that is said of a workbook with one cluster and these projects. */
function said(
  participants: readonly ParticipantEntry[],
  ...projects: readonly Partial<JointProjectEntry>[]
): readonly string[] {
  return saidOf({ region: '59', clusters: [CLUSTER], participants, jointProjects: projects.map(jointProject) });
}

function saidOf(...books: readonly Book[]): readonly string[] {
  return saidEverywhere(gatherUnder(NO_THRESHOLDS, ...books).problems);
}

/** The ИНН that are missing among the participants, by the column they stand in. */
function missing(
  participants: readonly ParticipantEntry[],
  project: Partial<JointProjectEntry>,
): Readonly<Record<string, string>> {
  const { problems } = gatherUnder(NO_THRESHOLDS, {
    region: '59',
    clusters: [CLUSTER],
    participants,
    jointProjects: [jointProject(project)],
  });
  return Object.fromEntries(
    problems.flatMap((problem) =>
      problem.code === 'NOT_A_PARTICIPANT' ? [[problem.place.column ?? '', problem.found]] : [],
    ),
  );
}

describe('the partners of a joint project', () => {
  it('who are participants of its cluster are not spoken of', () => {
    expect(said(ALL, {})).toEqual([]);
  });

  it.each(PROJECT_STATUSES.entries)('who are none are told by the status %s, one problem a cell', (key, status) => {
    const severity = STRICT.includes(key) ? 'error' : 'warning';
    expect(said([], { status })).toEqual([
      `59 jointProjects 2 ${severity} NOT_A_PARTICIPANT at coExecutors`,
      `59 jointProjects 2 ${severity} NOT_A_PARTICIPANT at initiator`,
    ]);
  });

  it.each(PROJECT_STATUSES.entries)(
    'who are none set a project in %s aside only from the selection on',
    (key, status) => {
      const { register } = gatherUnder(NO_THRESHOLDS, {
        region: '59',
        clusters: [CLUSTER],
        jointProjects: [jointProject({ status })],
      });
      expect(register.rows.byTable.jointProjects.accepted).toBe(STRICT.includes(key) ? 0 : 1);
      expect(jointProjectsOf(register)).toHaveLength(STRICT.includes(key) ? 0 : 1);
    },
  );

  it('are told of in the column of those who are missing', () => {
    expect(said([member(2), member(3)], {})).toEqual(['59 jointProjects 2 error NOT_A_PARTICIPANT at initiator']);
    expect(said([member(1), member(2)], {})).toEqual(['59 jointProjects 2 error NOT_A_PARTICIPANT at coExecutors']);
  });

  it('are named, all that are missing and no others, in the order of the cell', () => {
    const coExecutors = [9, 2, 8, 3, 7].map(taxIdNumbered).join('; ');
    expect(missing(ALL, { coExecutors })).toEqual({ coExecutors: [9, 8, 7].map(taxIdNumbered).join('; ') });
    expect(missing([], { coExecutors: taxIdNumbered(4) })).toEqual({
      initiator: taxIdNumbered(1),
      coExecutors: taxIdNumbered(4),
    });
  });

  it('may be as many as a cell admits', () => {
    const serials = Array.from({ length: 10 }, (_, index) => index + 2);
    const coExecutors = serials.map(taxIdNumbered).join('; ');
    expect(missing([member(1)], { coExecutors })).toEqual({ coExecutors });
    expect(missing([member(1), ...serials.map((serial) => member(serial))], { coExecutors })).toEqual({});
  });

  it('are the same however their ИНН are written', () => {
    const project = {
      initiator: ` ${taxIdNumbered(1)}\u200B`,
      coExecutors: `${taxIdNumbered(3)},${taxIdNumbered(2)}\n`,
    };
    expect(said(ALL, project)).toEqual([]);
    expect(said(ALL, { initiator: Number(taxIdNumbered(1)), coExecutors: Number(taxIdNumbered(2)) })).toEqual([
      '59 jointProjects 2 warning CODE_AS_NUMBER at coExecutors',
      '59 jointProjects 2 warning CODE_AS_NUMBER at initiator',
    ]);
  });

  it('may have an ИНН that begins with a zero', () => {
    const initiator = '0105000015';
    expect(said([...ALL, member(4, { taxId: initiator })], { initiator })).toEqual([]);
    expect(missing(ALL, { initiator })).toEqual({ initiator });
  });

  it.each(PARTICIPANT_ROLES.labels)('may have the role %s', (role) => {
    expect(said([member(1, { role }), member(2), member(3)], {})).toEqual([]);
  });
});

describe('a participant whom a project names', () => {
  it('may stand in whatever workbook', () => {
    const jointProjects = [jointProject()];
    for (const region of ['18', '*', 'выгрузка']) {
      expect(saidOf({ region: '59', clusters: [CLUSTER], jointProjects }, { region, participants: ALL })).toEqual([]);
    }
    const shared = declaredCluster({ otherRegions: '18' });
    expect(saidOf({ region: '18', jointProjects }, { region: '59', clusters: [shared], participants: ALL })).toEqual(
      [],
    );
  });

  it('does not serve from another cluster', () => {
    const other = declaredCluster({ id: 'C59-24-002', name: 'Кластер станков' });
    const participants = [member(1, { clusterId: 'C59-24-002' }), member(2), member(3)];
    expect(saidOf({ region: '59', clusters: [CLUSTER, other], participants, jointProjects: [jointProject()] })).toEqual(
      ['59 jointProjects 2 error NOT_A_PARTICIPANT at initiator'],
    );
  });

  it.each([45_001, 46_000, AS_OF])('does not serve once it has left, on day %d', (leftOn) => {
    expect(said([member(1, { leftOn }), member(2), member(3)], {})).toEqual([
      '59 jointProjects 2 error NOT_A_PARTICIPANT at initiator',
    ]);
  });

  it('serves where it has left and come again, or left only one of its roles', () => {
    const back = [member(1, { leftOn: 45_200 }), member(1, { joinedOn: 45_300 })];
    expect(said([...back, member(2), member(3)], {})).toEqual([]);
    const roles = [member(1, { leftOn: 45_200 }), member(1, { role: 'Научная организация' })];
    expect(said([...roles, member(2), member(3)], {})).toEqual([]);
  });

  it('does not serve when its row is set aside', () => {
    expect(said([member(1, { headcount: 'x' }), member(2), member(3)], {})).toEqual([
      '59 jointProjects 2 error NOT_A_PARTICIPANT at initiator',
      '59 participants 2 error NOT_A_NUMBER at headcount',
    ]);
  });

  it('serves when something is only to be warned of', () => {
    expect(said([member(1, { taxId: Number(taxIdNumbered(1)) }), member(2), member(3)], {})).toEqual([
      '59 participants 2 warning CODE_AS_NUMBER at taxId',
    ]);
  });

  it('serves when its row is repeated, for one of the rows is kept', () => {
    expect(said([...ALL, member(1)], {})).toEqual(['59 participants 5 error DUPLICATE_ROW']);
  });

  it('does not serve when its rows contradict each other, for both are set aside', () => {
    expect(said([...ALL, member(1, { headcount: 7 })], {})).toEqual([
      '59 jointProjects 2 error NOT_A_PARTICIPANT at initiator',
      '59 participants 2 error DUPLICATE_KEY at taxId',
      '59 participants 5 error DUPLICATE_KEY at taxId',
    ]);
  });
});

describe('the partners of a project that is itself at fault', () => {
  it('are not looked for where its cluster stands nowhere', () => {
    expect(said([], { clusterId: 'C59-24-404' })).toEqual(['59 jointProjects 2 error NO_PARENT at clusterId']);
    expect(said([], { clusterId: null })).toEqual(['59 jointProjects 2 error REQUIRED at clusterId']);
    expect(said([], { clusterId: 'литьё' })).toEqual(['59 jointProjects 2 error ENTITY_CODE_FORMAT at clusterId']);
  });

  it('are not looked for where its cluster was set aside', () => {
    const clusters = [declaredCluster({ industry: null })];
    expect(saidOf({ region: '59', clusters, participants: ALL, jointProjects: [jointProject()] })).toEqual([
      '59 clusters 2 error REQUIRED at industry',
      '59 jointProjects 2 error PARENT_SET_ASIDE at clusterId',
      ...[2, 3, 4].map((row) => `59 participants ${row} error PARENT_SET_ASIDE at clusterId`),
    ]);
  });

  it.each([
    [null, 'REQUIRED'],
    ['Реализуеться', 'NOT_IN_LIST'],
  ])('are not looked for where its status is %j', (status, code) => {
    expect(said([], { status })).toEqual([`59 jointProjects 2 error ${code} at status`]);
  });

  it.each<[string, Partial<JointProjectEntry>, string]>([
    ['a wrong initiator', { initiator: '7707083894' }, 'INN_CHECKSUM at initiator'],
    ['no initiator', { initiator: null }, 'REQUIRED at initiator'],
  ])('are looked for among the co-executors beside %s', (_name, project, complaint) => {
    expect(said([], project)).toEqual(
      [`59 jointProjects 2 error ${complaint}`, '59 jointProjects 2 error NOT_A_PARTICIPANT at coExecutors'].sort(),
    );
  });

  it.each<[string, Partial<JointProjectEntry>, string]>([
    ['wrong co-executors', { coExecutors: `${taxIdNumbered(2)}; завод` }, 'INN_FORMAT at coExecutors'],
    ['no co-executors', { coExecutors: null }, 'COEXECUTORS_MISSING at coExecutors'],
    ['nothing but separators', { coExecutors: ' ; ' }, 'COEXECUTORS_MISSING at coExecutors'],
  ])('are looked for in the initiator beside %s', (_name, project, complaint) => {
    expect(said([], project)).toEqual(
      [`59 jointProjects 2 error ${complaint}`, '59 jointProjects 2 error NOT_A_PARTICIPANT at initiator'].sort(),
    );
  });

  it('are told of beside other errors of the row', () => {
    expect(said([member(2), member(3)], { name: null, newJobs: 'x' })).toEqual([
      '59 jointProjects 2 error NOT_A_NUMBER at newJobs',
      '59 jointProjects 2 error NOT_A_PARTICIPANT at initiator',
      '59 jointProjects 2 error REQUIRED at name',
    ]);
  });

  it('are told of beside the wrong workbook', () => {
    expect(saidOf({ region: '59', clusters: [CLUSTER] }, { region: '77', jointProjects: [jointProject()] })).toEqual([
      '77 jointProjects 2 error FOREIGN_REGION at clusterId',
      '77 jointProjects 2 error NOT_A_PARTICIPANT at coExecutors',
      '77 jointProjects 2 error NOT_A_PARTICIPANT at initiator',
    ]);
  });

  it('take its measures along when it is set aside, and leave them when it is only warned of', () => {
    const book = { region: '59', clusters: [CLUSTER], participants: [member(2), member(3)] };
    const supportMeasures = [supportMeasure()];
    expect(saidOf({ ...book, jointProjects: [jointProject()], supportMeasures })).toEqual([
      '59 jointProjects 2 error NOT_A_PARTICIPANT at initiator',
      '59 supportMeasures 2 error PARENT_SET_ASIDE at objectId',
    ]);
    expect(saidOf({ ...book, jointProjects: [jointProject({ status: 'Заявлен' })], supportMeasures })).toEqual([
      '59 jointProjects 2 warning NOT_A_PARTICIPANT at initiator',
    ]);
  });
});

describe('a project with a stranger among duplicates', () => {
  const stranger = { coExecutors: taxIdNumbered(9) };

  it('takes no part: the good row stays', () => {
    const complaint = (row: number) => `59 jointProjects ${row} error NOT_A_PARTICIPANT at coExecutors`;
    expect(said(ALL, {}, stranger)).toEqual([complaint(3)]);
    expect(said(ALL, stranger, {})).toEqual([complaint(2)]);
  });

  it('takes no part: two equal rows are not called duplicates', () => {
    expect(said(ALL, stranger, stranger)).toEqual([
      '59 jointProjects 2 error NOT_A_PARTICIPANT at coExecutors',
      '59 jointProjects 3 error NOT_A_PARTICIPANT at coExecutors',
    ]);
  });

  it('takes part where the stranger is only warned of', () => {
    const idea = { status: 'Идея' };
    const warning = '59 jointProjects 3 warning NOT_A_PARTICIPANT at coExecutors';
    expect(said(ALL, idea, { ...idea, ...stranger })).toEqual([
      '59 jointProjects 2 error DUPLICATE_KEY at id',
      '59 jointProjects 3 error DUPLICATE_KEY at id',
      warning,
    ]);
    expect(said(ALL, { ...idea, ...stranger }, { ...idea, ...stranger })).toEqual([
      warning.replace(' 3 ', ' 2 '),
      '59 jointProjects 3 error DUPLICATE_ROW',
      warning,
    ]);
  });

  it('is a parent only as the row that stays', () => {
    const { register } = gatherUnder(NO_THRESHOLDS, {
      region: '59',
      clusters: [CLUSTER],
      participants: ALL,
      jointProjects: [jointProject(stranger), jointProject()],
      supportMeasures: [supportMeasure()],
    });
    expect(register.rows.byTable.supportMeasures).toEqual({ read: 1, accepted: 1, setAside: 0 });
  });
});

describe('whoever takes part', () => {
  const serial = fc.integer({ min: 1, max: 40 });

  it('the missing are those named that are no participants', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(serial, { maxLength: 30 }),
        fc.uniqueArray(serial, { minLength: 2, maxLength: 11 }),
        (members, [first = 1, ...others]) => {
          const strangers = (serials: readonly number[]) =>
            serials
              .filter((one) => !members.includes(one))
              .map(taxIdNumbered)
              .join('; ');
          const found = missing(
            members.map((one) => member(one)),
            { initiator: taxIdNumbered(first), coExecutors: others.map(taxIdNumbered).join('; ') },
          );
          expect([found['initiator'] ?? '', found['coExecutors'] ?? '']).toEqual([
            strangers([first]),
            strangers(others),
          ]);
        },
      ),
      { seed: SEED, numRuns: 100 },
    );
  });
});
