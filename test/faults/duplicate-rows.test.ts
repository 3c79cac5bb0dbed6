/** C20, the same thing entered twice: within a tab, between workbooks, pasted whole. What is said of each row, and what counts. */
import { describe, expect, it } from 'vitest';
import {
  type Book,
  declaredCluster,
  gather,
  jointProject,
  operatingCluster,
  participant,
  partnersOf,
  rawWorkbook,
  registrationNumbered,
  summaryOf,
  taxIdNumbered,
} from '../domain/rows.ts';
import { latest, newWorkbook, refreshOverHttp, runSvod } from '../local/running-svod.ts';
import { toldAt } from './cell-fault.ts';
import { fillWorkbook, write } from './filled-workbook.ts';

const REMOVE = 'Удалите лишнюю строку.';
const KEEP_ONE = 'Оставьте одну верную строку, остальные удалите или исправьте.';

function told(...books: readonly Book[]) {
  return gather(...books)
    .problems.map(toldAt)
    .map(({ at, severity, code, sentence, remedy }) => [at, severity, code, sentence, remedy]);
}

function isCopyOf(row: string) {
  return ['error', 'DUPLICATE_ROW', `Строка полностью повторяет строку ${row}.`, REMOVE];
}

function differsFrom(rows: string) {
  const sentence = `То же самое указано ещё раз, но с другими данными: ${rows}.`;
  return ['error', 'DUPLICATE_KEY', sentence, KEEP_ONE];
}

/** An interregional cluster of Perm and Udmurtia. */
const SHARED = declaredCluster({ otherRegions: '18' });
const PERM: Book = { region: '59', clusters: [SHARED] };

describe('the same row twice in a tab', () => {
  it('C20 an organisation pasted three times is kept once', () => {
    const book = { ...PERM, participants: [participant(), participant(), participant({ publishName: 'нет' })] };
    expect(told(book)).toEqual([
      ['59 participants 3 ', ...isCopyOf('2')],
      ['59 participants 4 ', ...isCopyOf('2')],
    ]);
    expect(summaryOf(book).national.participants).toBe(1);
    expect(summaryOf(book).rows.byTable.participants).toEqual({ read: 3, accepted: 1, setAside: 2 });
  });

  it('C20 an organisation with two headcounts is not counted at all, and each row names the other', () => {
    const book = { ...PERM, participants: [participant(), participant({ headcount: 151 }), participant()] };
    expect(told(book)).toEqual([
      ['59 participants 2 taxId', ...differsFrom('строки 3, 4')],
      ['59 participants 3 taxId', ...differsFrom('строки 2, 4')],
      ['59 participants 4 taxId', ...differsFrom('строки 2, 3')],
    ]);
    expect(summaryOf(book).national.participants).toBe(0);
  });

  it('C20 an organisation may stand in two roles, and again after it left', () => {
    const left = participant({ leftOn: 45_200 });
    const book = { ...PERM, participants: [participant(), left, left, participant({ role: 'Научная организация' })] };
    expect(told(book)).toEqual([]);
    expect(summaryOf(book).national.participants).toBe(1);
  });

  it('C20 two projects under one code are both set aside, and the third stays', () => {
    const projects = [jointProject(), jointProject({ costRubles: 121 }), jointProject({ id: 'P59-24-002' })];
    const book = { ...PERM, participants: partnersOf(projects), jointProjects: projects };
    expect(told(book)).toEqual([
      ['59 jointProjects 2 id', ...differsFrom('строка 3')],
      ['59 jointProjects 3 id', ...differsFrom('строка 2')],
    ]);
    expect(summaryOf(book).national.investmentRubles.total).toBe(120_500_000n);
  });

  it('C20 a row with an error of its own is no twin', () => {
    const book = { ...PERM, participants: [participant(), participant({ headcount: 'много' })] };
    expect(told(book).map(([at, , code]) => [at, code])).toEqual([['59 participants 3 headcount', 'NOT_A_NUMBER']]);
    expect(summaryOf(book).national.participants).toBe(1);
  });
});

describe('the same row in two workbooks', () => {
  it('C20 is kept in the workbook of the smaller region code', () => {
    const udmurtia = { region: '18', participants: [participant()] };
    const perm = { ...PERM, participants: [participant()] };
    const expected = [['59 participants 2 ', ...isCopyOf('2 (таблица 18)')]];
    expect(told(udmurtia, perm)).toEqual(expected);
    expect(told(perm, udmurtia)).toEqual(expected);
  });

  it('C20 counts nowhere when the rows differ', () => {
    const udmurtia = { region: '18', participants: [participant({ headcount: 151 })] };
    const perm = { ...PERM, participants: [participant()] };
    expect(told(udmurtia, perm)).toEqual([
      ['18 participants 2 taxId', ...differsFrom('строка 2 (таблица 59)')],
      ['59 participants 2 taxId', ...differsFrom('строка 2 (таблица 18)')],
    ]);
    expect(summaryOf(udmurtia, perm).national.participants).toBe(0);
  });

  it('C20 a registry number of two clusters belongs to neither', () => {
    const perm = { region: '59', clusters: [operatingCluster({ id: 'C59-24-001', registryNumber: '7' })] };
    const other = { id: 'C18-24-001', region: '18', registryNumber: '7' } as const;
    const udmurtia = { region: '18', clusters: [operatingCluster(other)] };
    const { problems } = gather(udmurtia, perm);
    const errors = problems.filter(({ severity }) => severity === 'error').map(toldAt);
    expect(errors.map(({ at, sentence }) => [at, sentence])).toEqual([
      ['18 clusters 2 registryNumber', 'То же самое указано ещё раз, но с другими данными: строка 2 (таблица 59).'],
      ['59 clusters 2 registryNumber', 'То же самое указано ещё раз, но с другими данными: строка 2 (таблица 18).'],
    ]);
    expect(summaryOf(udmurtia, perm).headline.operatingClusters).toBe(0);
  });

  it('C20 one ИНН under two names is a warning at both, and counts once', () => {
    const udmurtia = { region: '18', participants: [participant({ role: 'Поставщик', name: 'Литейный завод' })] };
    const perm = { ...PERM, participants: [participant({ role: 'Научная организация' })] };
    const differs = (row: string) => [
      'warning',
      'ORGANISATION_DIFFERS',
      `У этого ИНН в другом месте другой ОГРН или другое наименование: ${row}.`,
      'Сверьте ИНН, ОГРН и наименование с документом.',
    ];
    expect(told(udmurtia, perm)).toEqual([
      ['18 participants 2 taxId', ...differs('строка 2 (таблица 59)')],
      ['59 participants 2 taxId', ...differs('строка 2 (таблица 18)')],
    ]);
    expect(summaryOf(udmurtia, perm).national.participants).toBe(1);
  });
});

describe('twins over HTTP', () => {
  it('C20 leave the published totals as they are counted here', async () => {
    const svod = await runSvod();
    await write(svod, svod.centralSpreadsheetId, 'Настройки!B2', [[2024]]);
    const second = { taxId: taxIdNumbered(2), registrationNumber: registrationNumbered(2) };
    const perm = {
      ...PERM,
      participants: [participant(), participant(), participant(second), participant({ ...second, headcount: 7 })],
    };
    const udmurtia = { region: '18', participants: [participant()] };
    for (const book of [perm, udmurtia]) {
      await fillWorkbook(svod, await newWorkbook(svod, book.region), rawWorkbook(book));
    }
    await refreshOverHttp(svod);
    const { rows, national, sources } = await latest(svod);
    expect(rows).toMatchObject({ read: 6, accepted: 2, setAside: 4, byCode: { DUPLICATE_KEY: 2, DUPLICATE_ROW: 2 } });
    expect(national.participants).toBe(1);
    expect(sources.map(({ region, rows: own }) => [region, own.accepted, own.setAside])).toEqual([
      ['18', 1, 0],
      ['59', 1, 4],
    ]);
  });
});
