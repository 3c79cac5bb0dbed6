/** Faults of cells where a code or a region belongs, C18 and C22, with what a person is told. */
import { taxIdNumbered } from '../domain/rows.ts';
import { type CellFault, error, kept, note, refused, type Told, warning } from './cell-fault.ts';

const AS_TEXT = 'Задайте столбцу формат «Обычный текст» (Формат → Числа) и введите код снова.';

const checksum = (found: string) =>
  error('INN_CHECKSUM', `В ИНН ${found} ошибка: контрольная цифра не сходится.`, 'Сверьте ИНН с документом.');
const notTaxId = (found: string) =>
  error(
    'INN_FORMAT',
    `«${found}» — это не ИНН организации: нужно 10 цифр.`,
    'Введите ИНН из 10 цифр, без букв и знаков.',
  );
const lostZero = error('LOST_LEADING_ZERO', 'В ИНН 9 цифр: пропал ведущий ноль. Вероятно, это 0105000015.', AS_TEXT);
const personal = (kind: string) =>
  error(
    'PERSONAL_DATA',
    `Здесь персональные данные: ${kind}. Их нельзя вносить в таблицу (152-ФЗ).`,
    'Сотрите их; укажите только сведения об организации.',
  );
const aPerson = personal('ИНН физического лица (12 цифр)');
const aSoleTrader = personal('ОГРНИП (15 цифр)');
const asNumber = (read: string) => warning('CODE_AS_NUMBER', `Код ${read} сохранён как число, а нужен текст.`, AS_TEXT);
const notText = error(
  'CODE_NOT_TEXT',
  'Вместо кода в ячейке число или дата: таблица могла изменить то, что было введено.',
  AS_TEXT,
);
const notOkved = (found: string) =>
  error('OKVED_FORMAT', `«${found}» — это не код ОКВЭД2.`, 'Введите код с точками: 20.15 или 20.15.1.');
const notOkpd = (found: string) =>
  error('OKPD2_FORMAT', `«${found}» — это не код ОКПД2.`, 'Введите код с точками: 20.15 или 20.15.10.130.');
const noClass = (found: string) =>
  error(
    'ACTIVITY_CLASS_UNKNOWN',
    `Класса, с которого начинается код «${found}», нет в классификаторе.`,
    'Сверьте код с классификатором.',
  );
const noRegion = (found: string, likely?: string): Told =>
  error(
    'UNKNOWN_REGION',
    `Субъекта РФ «${found}» нет в списке.`,
    likely === undefined
      ? 'Выберите субъект из списка или введите его двузначный код.'
      : `Возможно, имелось в виду «${likely}».`,
  );
const regionFromNumber = (read: string) =>
  note('REGION_FROM_NUMBER', `Код субъекта записан числом, прочитан как ${read}.`, 'Делать ничего не нужно.');
const notEntityCode = (found: string, example: string) =>
  error('ENTITY_CODE_FORMAT', `«${found}» — это не код строки.`, `Код пишется латинскими буквами: ${example}.`);

const CLUSTER_CODE = 'C59-24-001';

export const CODE_FAULTS: readonly CellFault[] = [
  refused('C18', 'an ИНН that lost its zero', 'participants', { taxId: '105000015' }, lostZero),
  refused('C18', 'an ИНН that lost its zero as a number', 'participants', { taxId: 105_000_015 }, lostZero),
  kept('C18', 'an ИНН with its zero', 'participants', { taxId: '0105000015' }, '0105000015'),
  kept('C18', 'an ИНН as a number', 'participants', { taxId: 7_707_083_893 }, '7707083893', asNumber('7707083893')),
  kept('C18', 'an ИНН with spaces inside', 'participants', { taxId: ' 78300 02293\u200B' }, '7830002293'),
  refused('C18', 'an ИНН of 9 digits that is none', 'participants', { taxId: '770708389' }, notTaxId('770708389')),
  refused('C18', 'an ИНН of 11 digits', 'participants', { taxId: '77070838931' }, notTaxId('77070838931')),
  refused('C18', 'a wrong check digit', 'participants', { taxId: '7707083894' }, checksum('7707083894')),
  refused('C18', 'ten zeros', 'participants', { taxId: '0000000000' }, checksum('0000000000')),
  refused('C18', 'a Russian О for a zero', 'participants', { taxId: '77О7083893' }, notTaxId('77О7083893')),
  refused('C18', 'the ИНН of a person', 'participants', { taxId: '500100732259' }, aPerson),
  refused('C18', 'the ИНН of a person as a number', 'participants', { taxId: 500_100_732_259 }, aPerson),
  refused('C18', 'twelve digits with a wrong check digit', 'participants', { taxId: '500100732258' }, aPerson),
  refused('C18', 'the ИНН of a person as an initiator', 'jointProjects', { initiator: '500100732259' }, aPerson),
  refused(
    'C18',
    'the ИНН of a person among co-executors',
    'jointProjects',
    { coExecutors: `${taxIdNumbered(2)}; 500100732259` },
    aPerson,
  ),
  refused(
    'C18',
    'a wrong check digit among co-executors',
    'jointProjects',
    { coExecutors: `${taxIdNumbered(2)}; 7707083894` },
    checksum('7707083894'),
  ),
  refused('C18', 'an ОГРНИП', 'participants', { registrationNumber: '304500116000157' }, aSoleTrader),
  refused('C18', 'an ОГРНИП as a number', 'participants', { registrationNumber: 304_500_116_000_157 }, aSoleTrader),
  refused(
    'C18',
    'a wrong check digit of an ОГРН',
    'participants',
    { registrationNumber: '1027700132196' },
    error('OGRN_CHECKSUM', 'В ОГРН 1027700132196 ошибка: контрольная цифра не сходится.', 'Сверьте ОГРН с документом.'),
  ),
  refused('C22', 'a class that does not exist', 'participants', { activityCode: '04.10' }, noClass('04.10')),
  refused('C22', 'a product of no class', 'jointProjects', { productCode: '34.10' }, noClass('34.10')),
  refused('C22', 'an activity that became a date', 'participants', { activityCode: { date: 46_023 } }, notText),
  refused('C22', 'an activity that became a number', 'participants', { activityCode: 20.15 }, notText),
  refused('C22', 'a product that became a number', 'jointProjects', { productCode: 20.15 }, notText),
  refused('C22', '«01.янв»', 'participants', { activityCode: '01.янв' }, notOkved('01.янв')),
  refused('C22', 'an activity without points', 'participants', { activityCode: '2015' }, notOkved('2015')),
  refused('C22', 'a product without points', 'jointProjects', { productCode: '2015' }, notOkpd('2015')),
  kept('C22', 'an activity like a date', 'participants', { activityCode: '01.1' }, '01.1'),
  refused(
    'C22',
    'a product of two digits',
    'jointProjects',
    { productCode: '24' },
    error('OKPD2_TOO_SHORT', 'Код ОКПД2 «24» слишком общий.', 'Нужно не меньше четырёх цифр: 20.15.'),
  ),
  refused('C22', 'a region code of nobody', 'participants', { siteRegion: '00' }, noRegion('00')),
  refused('C22', 'a region that is not listed', 'participants', { siteRegion: '91' }, noRegion('91')),
  refused('C22', 'a number of no region', 'participants', { siteRegion: 100 }, noRegion('100')),
  refused(
    'C22',
    'a mistyped region',
    'clusters',
    { region: 'Пермский карй' },
    noRegion('Пермский карй', 'Пермский край'),
  ),
  refused('C22', 'a wrong region among others', 'clusters', { otherRegions: '18; 00' }, noRegion('00')),
  kept('C22', 'a region by its code', 'participants', { siteRegion: '18' }, '18'),
  kept('C22', 'a region by a number', 'participants', { siteRegion: 5 }, '05', regionFromNumber('05')),
  refused(
    'C22',
    'a Russian С in a code',
    'participants',
    { clusterId: 'С59-24-001' },
    notEntityCode('С59-24-001', CLUSTER_CODE),
  ),
  refused('C22', 'a number for a code', 'participants', { clusterId: 59 }, notEntityCode('59', CLUSTER_CODE)),
];
