import { describe, expect, it } from 'vitest';
import { PARTICIPANT_ROLES, participants } from '../../domain/participant.ts';
import { headingsOf, judgeParticipant, type ParticipantEntry } from './rows.ts';

describe('the tab «Участники»', () => {
  it('has the thirteen headings of the workbook in their order', () => {
    expect(participants.title).toBe('Участники');
    expect(headingsOf(participants)).toEqual([
      'Код кластера',
      'ИНН',
      'ОГРН',
      'КПП',
      'Наименование организации',
      'Роль',
      'Основной ОКВЭД2',
      'Субъект РФ площадки',
      'Категория',
      'Дата вступления',
      'Дата выхода',
      'Численность, чел.',
      'Публиковать наименование',
    ]);
  });

  it('offers the eight roles', () => {
    expect(PARTICIPANT_ROLES.labels).toEqual([
      'Производитель конечной продукции',
      'Поставщик',
      'Организующий производство',
      'Образовательная организация',
      'Технологическая инфраструктура',
      'Научная организация',
      'Финансовая организация',
      'Специализированная организация',
    ]);
  });

  it('says nothing about a good row', () => {
    expect(judgeParticipant({})).toEqual([]);
  });
});

describe('required columns of a participant', () => {
  it.each<keyof ParticipantEntry>([
    'clusterId',
    'taxId',
    'registrationNumber',
    'name',
    'role',
    'activityCode',
    'siteRegion',
    'joinedOn',
  ])('%s is required', (column) => {
    for (const empty of [null, '', '\u00A0']) {
      expect(judgeParticipant({ [column]: empty })).toEqual([`error REQUIRED at ${column}`]);
    }
  });

  it.each<keyof ParticipantEntry>(['taxRegistrationReason', 'category', 'leftOn', 'headcount', 'publishName'])(
    '%s may be empty',
    (column) => {
      expect(judgeParticipant({ [column]: null })).toEqual([]);
    },
  );
});

describe('numbers of organisations', () => {
  it.each(['7707083893', '7830002293', '5903000040', '0105000015', ' 7707083893\u200B', '77 07 08 38 93'])(
    'ИНН %j is right',
    (taxId) => {
      expect(judgeParticipant({ taxId })).toEqual([]);
    },
  );

  it.each<[string | number, string]>([
    ['7707083894', 'error INN_CHECKSUM at taxId'],
    ['0000000000', 'error INN_CHECKSUM at taxId'],
    ['770708389', 'error INN_FORMAT at taxId'],
    ['105000015', 'error LOST_LEADING_ZERO at taxId'],
    [105_000_015, 'error LOST_LEADING_ZERO at taxId'],
    ['500100732259', 'error PERSONAL_DATA at taxId'],
    [500_100_732_259, 'error PERSONAL_DATA at taxId'],
    [7_707_083_893, 'warning CODE_AS_NUMBER at taxId'],
    [7_707_083_894, 'error CODE_NOT_TEXT at taxId'],
  ])('ИНН %j is told %s', (taxId, complaint) => {
    expect(judgeParticipant({ taxId })).toEqual([complaint]);
  });

  it.each(['1027700132195', '1037739010891', '1117746358608', '1025900000060'])('ОГРН %s is right', (code) => {
    expect(judgeParticipant({ registrationNumber: code })).toEqual([]);
  });

  it.each<[string | number, string]>([
    ['1027700132196', 'error OGRN_CHECKSUM at registrationNumber'],
    ['102770013219', 'error OGRN_FORMAT at registrationNumber'],
    ['304500116000157', 'error PERSONAL_DATA at registrationNumber'],
    [304_500_116_000_157, 'error PERSONAL_DATA at registrationNumber'],
    [1_027_700_132_195, 'warning CODE_AS_NUMBER at registrationNumber'],
    [1_027_700_132_196, 'error CODE_NOT_TEXT at registrationNumber'],
  ])('ОГРН %j is told %s', (registrationNumber, complaint) => {
    expect(judgeParticipant({ registrationNumber })).toEqual([complaint]);
  });

  it.each<[string | number, readonly string[]]>([
    ['5902AB001', []],
    [590_201_001, ['warning CODE_AS_NUMBER at taxRegistrationReason']],
    ['59020100', ['error KPP_FORMAT at taxRegistrationReason']],
    ['5902ab001', ['error KPP_FORMAT at taxRegistrationReason']],
  ])('КПП %j is told %j', (taxRegistrationReason, complaints) => {
    expect(judgeParticipant({ taxRegistrationReason })).toEqual(complaints);
  });
});

describe('the activity of a participant', () => {
  it.each(['24', '24.5', '24.51', '24.51.1', '24.51.11'])('%s is a code', (activityCode) => {
    expect(judgeParticipant({ activityCode })).toEqual([]);
  });

  it.each<[string | number | { date: number }, string]>([
    ['2451', 'error OKVED_FORMAT at activityCode'],
    ['24.51.10.110', 'error OKVED_FORMAT at activityCode'],
    ['04.11', 'error ACTIVITY_CLASS_UNKNOWN at activityCode'],
    [24.51, 'error CODE_NOT_TEXT at activityCode'],
    [24, 'error CODE_NOT_TEXT at activityCode'],
    [{ date: 45_597 }, 'error CODE_NOT_TEXT at activityCode'],
  ])('%j is told %s', (activityCode, complaint) => {
    expect(judgeParticipant({ activityCode })).toEqual([complaint]);
  });
});

describe('the dates of a participant', () => {
  it('the day of leaving may be the day of joining, not before it', () => {
    expect(judgeParticipant({ joinedOn: 45_000, leftOn: 45_000 })).toEqual([]);
    expect(judgeParticipant({ joinedOn: 45_000, leftOn: 44_999 })).toEqual(['error DATE_ORDER at leftOn']);
  });

  it.each(['joinedOn', 'leftOn'])('%s may be today, not tomorrow', (column) => {
    expect(judgeParticipant({ [column]: 46_349 })).toEqual([]);
    expect(judgeParticipant({ [column]: 46_350 })).toEqual([`error DATE_IN_FUTURE at ${column}`]);
  });

  it('a date that cannot be read is not compared', () => {
    expect(judgeParticipant({ joinedOn: 'в начале 2024', leftOn: 36_600 })).toEqual(['error NOT_A_DATE at joinedOn']);
  });

  it('a date written as a text is read, with a note', () => {
    expect(judgeParticipant({ joinedOn: '01.03.2024' })).toEqual(['note DATE_FROM_TEXT at joinedOn']);
    expect(judgeParticipant({ joinedOn: '2024-03-01' })).toEqual(['note DATE_FROM_TEXT at joinedOn']);
    expect(judgeParticipant({ joinedOn: '01.03.24' })).toEqual(['error TWO_DIGIT_YEAR at joinedOn']);
  });
});

describe('other columns of a participant', () => {
  it('its cluster may be of another region', () => {
    expect(judgeParticipant({ clusterId: 'C18-24-001', siteRegion: '18' })).toEqual([]);
  });

  it('the code of a project is no code of a cluster', () => {
    expect(judgeParticipant({ clusterId: 'P59-24-001' })).toEqual(['error ENTITY_CODE_FORMAT at clusterId']);
  });

  it.each(['ИП Петров', 'Индивидуальный предприниматель Петров'])('a sole trader is refused: %s', (name) => {
    expect(judgeParticipant({ name })).toEqual(['error PERSONAL_DATA at name']);
  });

  it.each([1, 301])('a name of %d characters has not the right length', (length) => {
    expect(judgeParticipant({ name: 'я'.repeat(length) })).toEqual(['error TEXT_LENGTH at name']);
  });

  it.each([
    [0, []],
    [1.5, ['error NOT_WHOLE at headcount']],
    [-1, ['error NEGATIVE at headcount']],
    [{ date: 45_000 }, ['error DATE_FOR_NUMBER at headcount']],
  ])('a headcount of %j is told %j', (headcount, complaints) => {
    expect(judgeParticipant({ headcount })).toEqual(complaints);
  });

  it.each(['role', 'category', 'publishName'])('a value of %s that is not in the list is an error', (column) => {
    expect(judgeParticipant({ [column]: 'Нечто совсем другое' })).toEqual([`error NOT_IN_LIST at ${column}`]);
  });
});
