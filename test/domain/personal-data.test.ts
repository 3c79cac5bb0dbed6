import { describe, expect, it } from 'vitest';
import type { Cell } from '../../domain/cell.ts';
import { findPersonalData } from '../../domain/personal-data.ts';
import type { PersonalDataKind } from '../../domain/problem.ts';
import { text } from '../../domain/text-kinds.ts';
import { KINDS, nameOf, readOne } from './one-cell.ts';

const name = text(2, 300);

const PERSONAL: Readonly<Record<PersonalDataKind, readonly string[]>> = {
  email: [
    'ivanov@mail.ru',
    'IVANOV.I-I@MAIL.RU',
    'Почта: ivanov@mail.ru.',
    'ООО «Завод», ivanov+work@sub.example.com, Пермь',
    '<ivanov@mail.ru>',
    'mailto:ivanov_ii@example.org',
    'иванов@завод.рф',
    'ivanov@mail.ru;petrov@mail.ru',
  ],
  phone: [
    '+7 (916) 123-45-67',
    '+79161234567',
    '89161234567',
    '8 916 123 45 67',
    '8-916-123-45-67',
    '8(916)1234567',
    '+7(916)1234567',
    '+7 916 123–45–67',
    '+7\u00a0916\u00a0123\u00a045\u00a067',
    '8 (342) 212-34-56',
    '8 (34241) 2-34-56',
    'тел. (342) 212-34-56',
    'Приёмная: 8 800 555-35-35, доб. 12',
    'тел.89161234567,факс 83422123456',
    '+375 29 123-45-67',
    'тел. 916 123-45-67',
    'тел. 916-123-45-67',
    'тел. 212-34-56',
    '+7.916.123.45.67',
    // A number beside a number.
    '89161234567 89031234567',
    '8 916 123-45-67\n8 903 123-45-67',
    'ул. Ленина, 5 8-916-123-45-67',
    'офис 12 89161234567',
  ],
  snils: ['112-233-445 95', '112-233-445-95', '11223344595', '112 233 445 95', 'СНИЛС: 112-233-445 95 (работник)'],
  taxId: [
    '500100732259',
    'ИНН 500100732259',
    'ИНН500100732259, Пермь',
    'инн: 132202672804.',
    '500100732259 304500116000157',
    '№ 5 500100732259',
  ],
  registrationNumber: ['304500116000157', 'ОГРНИП 304500116000157', 'ОГРНИП: 304590000000122;'],
  soleTrader: [
    'ИП Сидоров',
    'ИП Сидоров С. С.',
    'ип сидоров',
    'Ип Сидоров',
    '«ИП Сидоров»',
    '"ИП Сидоров"',
    'ИП «Ромашка»',
    'Индивидуальный предприниматель Сидоров',
    'ИНДИВИДУАЛЬНЫЙ ПРЕДПРИНИМАТЕЛЬ СИДОРОВ',
    'индивидуальный  предприниматель Сидоров',
  ],
  fullName: [
    'Сидоров Иван Иванович',
    'Иван Иванович Сидоров',
    'Иван Иванович',
    'Петрова Анна Сергеевна',
    'Сидорову Петру Алексеевичу',
    'Петровой Анны Сергеевны',
    'с Петровой Анной Сергеевной',
    'СИДОРОВ ИВАН ИВАНОВИЧ',
    'сидоров иван иванович',
    'Сидоров-Петров Иван Дмитриевич',
    'Кузьмин Илья Ильич',
    'Кузьмин Фома Лукич',
    'КУЗЬМИН ИЛЬЯ ИЛЬИЧ',
    'Кузьмина Ольга Ильинична',
    'КУЗЬМИНА ОЛЬГА ИЛЬИНИЧНА',
    'Кузьминой Ольги Никитичны',
    'Директор — Сидоров Иван Иванович, Пермь',
    'ФИО:Сидоров Иван Иванович.',
    'Сидоров\nИван\nИванович',
    'Сидоров  Иван\u00a0Иванович',
    'ООО «Завод», директор Сидоров Иван Иванович',
    'ООО „Завод“, директор Сидоров Иван Иванович',
    'Завод имени Кирова, директор Сидоров Иван Иванович',
    'Завод имени Ивана Ивановича Бардина, директор Петров Пётр Петрович',
  ],
};

describe('a text with personal data is refused', () => {
  for (const [kind, texts] of Object.entries(PERSONAL)) {
    describe(kind, () => {
      it.each(texts.map((one) => [nameOf(one), one]))('%s', (_name, typed) => {
        const one = readOne(name, typed);
        expect(one.codes).toEqual(['PERSONAL_DATA']);
        expect(one.problems[0]).toMatchObject({ kind, severity: 'error', length: typed.trim().length });
        expect(one.value).toBeUndefined();
      });
    });
  }
});

describe('a full name after «имени», «им.» or inside quotation marks is only doubtful', () => {
  const plants = [
    'Завод имени Ивана Ивановича Лихачёва',
    'Завод имени академика Ивана Ивановича Бардина',
    'Комбинат им. Ивана Ивановича Лихачёва',
    'Комбинат им.Ивана Ивановича Лихачёва',
    'АО «Завод имени Ивана Ивановича Лихачёва»',
    'ООО «Иван Иванович»',
    'ООО "Иван Иванович"',
    'ООО “Иван Иванович”',
    'ООО „Иван Иванович“',
    'Завод имени Владимира Ильича',
  ];
  it.each(plants)('%s', (typed) => {
    const one = readOne(name, typed);
    expect(one.codes).toEqual(['NAMED_AFTER_PERSON']);
    expect(one.problems[0]?.severity).toBe('warning');
    expect(one.value).toBe(typed);
  });
});

const HARMLESS = [
  // Standards and specifications.
  'Трубы по ГОСТ 8732-78, ГОСТ 8734-75',
  'Кирпич по ГОСТ 530-2012',
  'Смазка, ТУ 5741-001-12345678-2015',
  'ТУ 22.21.30-001-12345678-2019',
  'ТУ 2296-001-78345678-2020',
  'ГОСТ Р ИСО 9001-2015 и ГОСТ Р ИСО 14001-2016',
  'Система по IATF 16949:2016',
  // Sums and amounts.
  'Выручка 1 234 567 890 руб.',
  'Выручка 1\u00a0234\u00a0567\u00a0890,50 руб.',
  'Стоимость 78 345 678 901 руб.',
  'Стоимость 78\u2007345\u2007678\u2007901 руб.',
  'Мощность 75 000–120 000 тонн в год',
  'Мощность 8 350 000 – 8 500 000 м3',
  'План на 2019–2021 и 2022–2024 годы',
  'Строительство в 2010-2015, 2016-2020 гг.',
  'Период 01.01.2024-31.12.2026',
  // Numbers of organisations, land and classifiers.
  'ОКПД2 20.15.10.130, 28.99.39.190',
  'ИНН 7707083893, ОГРН 1027700132195, КПП 770401001',
  'ОКТМО 57701000001',
  'ОКТМО 78701000001',
  'Участок 59:01:4410001:123',
  'Счёт 40702810900000012345',
  'Постановление от 31.07.2015 № 779',
  'Договор № 0156-2024/12 от 01.03.2024',
  'Артикул 123456789012',
  // Words that end like a patronymic.
  'Кирпич керамический',
  'Завод «Кирпич»',
  'Кирпичный завод Перми',
  'ОАО Москвич',
  'Москвич',
  'Угличский завод',
  'Завод в городе Углич',
  'г. Галич Костромской области',
  'Котельнич Кировской области',
  'ООО Вятич',
  'ООО Костромич',
  'металлический профиль',
  'Линия первичной переработки',
  'Цех вторичной переработки',
  'Производство основной химии',
  'ЗАВОД ОСНОВНОЙ ХИМИИ',
  'Основной Цех',
  'Площадка в деревне Лобаново',
  'Технологии высокого уровня',
  'Посёлок Кирпичной Фабрики',
  'Новогодние и столичные выставки',
  'Ковровое производство',
  // Words that begin like a sole trader.
  'ИПК «Пермь»',
  'ИПОТЕКА и лизинг',
  'Индивидуальные тепловые пункты',
  'Инновационный парк',
  'Испытательный полигон',
  // Signs and names without a person.
  'АО «Завод имени Кирова»',
  'Пермский завод им. Ф. Э. Дзержинского',
  'Станок 16К20 @ участок 5',
  'Пресс с ЧПУ, 2 шт. @ 5 млн',
];

describe('harmless texts of industry are let through without a word', () => {
  it.each(HARMLESS.map((one) => [nameOf(one), one]))('%s', (_name, typed) => {
    expect(findPersonalData(typed)).toBeUndefined();
    const one = readOne(name, typed);
    expect(one.problems).toEqual([]);
    expect(one.value).toBe(typed);
  });
});

/** The letters and digits alone, as a reader would put them together again. */
function bare(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** Those that are recognised in a column of text; the tests above name the others. */
const RECOGNISED = Object.values(PERSONAL)
  .flat()
  .filter((typed) => findPersonalData(typed)?.perhapsNameOfPlant === false);
const CANARIES: readonly Cell[] = [
  ...RECOGNISED,
  'ООО «Иван Иванович»',
  'Завод имени Ивана Ивановича Лихачёва',
  500100732259,
  304500116000157,
  89161234567,
  79161234567,
];
/** What must not be seen of the canaries: names, digits of phones and numbers, mailboxes. */
const TELLING =
  /сидоров|петров|иванович|кузьмин|ильич|лукич|сергеевн|лихач|бардин|ivanov|иванов|\d{10}|1234567|2123456/;

describe('the value of personal data stands in no problem', () => {
  it.each(KINDS)('in a column of the kind %s', (_name, kind) => {
    const leaks = CANARIES.filter((cell) =>
      readOne(kind, cell).problems.some((problem) => TELLING.test(bare(JSON.stringify(problem)))),
    );
    expect(leaks).toEqual([]);
  });

  const mayHoldText = KINDS.filter(([, kind]) => kind.format === 'text');
  it.each(mayHoldText)('and no column of the kind %s keeps it', (_name, kind) => {
    const kept = RECOGNISED.filter((typed) => {
      const { value } = readOne(kind, typed);
      return value !== undefined && value !== null;
    });
    expect(kept).toEqual([]);
  });
});
