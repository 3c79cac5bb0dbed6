/** Invented personal data of every kind, as people write them into a cell; and names of plants that look like them. */
import * as fc from 'fast-check';
import { personalCheckDigits, snilsCheckDigits, soleTraderCheckDigit } from './check-digits.ts';

function digits(count: number): fc.Arbitrary<string> {
  return fc.stringMatching(new RegExp(`^[1-9]\\d{${count - 1}}$`));
}

/** Each # is a digit. */
function layout(pattern: string, numbers: string): string {
  const rest = [...numbers];
  return pattern.replace(/#/g, () => rest.shift() ?? '0');
}

const emails = fc.constantFrom(
  'ivanov@mail.ru',
  'IVANOV.I-I@MAIL.RU',
  'petrova+work@sub.example.com',
  'иванов@завод.рф',
);

const phones = fc
  .tuple(
    fc.constantFrom(
      '+7 (9##) ###-##-##',
      '+79#########',
      '89#########',
      '8 9## ### ## ##',
      '8-9##-###-##-##',
      '8(9##)#######',
    ),
    digits(10),
  )
  .map(([pattern, numbers]) => layout(pattern, numbers));

const snils = fc
  .tuple(fc.constantFrom('###-###-### ##', '###-###-###-##', '### ### ### ##', '###########'), digits(9))
  .map(([pattern, numbers]) => layout(pattern, numbers + snilsCheckDigits(numbers)));

export const personalTaxIds = digits(10).map((ten) => ten + personalCheckDigits(ten));
export const soleTraderNumbers = digits(13).map((rest) => `3${rest}${soleTraderCheckDigit(`3${rest}`)}`);

const men = fc
  .tuple(
    fc.constantFrom('Сидоров', 'Петров', 'Кузьмин-Ланской'),
    fc.constantFrom('Иван', 'Пётр', 'Сергей'),
    fc.constantFrom('Иванович', 'Сергеевич', 'Ильич', 'Лукич', 'Дмитриевич'),
  )
  .map((parts) => parts.join(' '));
const women = fc
  .tuple(
    fc.constantFrom('Сидорова', 'Петрова'),
    fc.constantFrom('Анна', 'Ольга'),
    fc.constantFrom('Ивановна', 'Сергеевна', 'Никитична', 'Ильинична'),
  )
  .map((parts) => parts.join(' '));
const people = fc.oneof(men, women);
const fullNames = fc.oneof(
  people,
  people.map((name) => name.toUpperCase()),
  men.map((name) => name.split(' ').slice(1).join(' ')),
);

const soleTraders = fc
  .tuple(
    fc.constantFrom('ИП ', 'ип ', 'Индивидуальный предприниматель ', '«ИП '),
    fc.constantFrom('Сидоров', 'Петрова А. С.'),
  )
  .map(([title, name]) => `${title}${name}${title.startsWith('«') ? '»' : ''}`);

/** Texts that are nothing but a personal number, a mailbox or a name. */
export const personalTexts: fc.Arbitrary<string> = fc.oneof(
  emails,
  phones,
  snils,
  personalTaxIds,
  soleTraderNumbers,
  fullNames,
  soleTraders,
);

/** The same in the middle of a sentence; a sole trader stands only at the beginning. */
export const personalSentences: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom('ООО «Завод», директор ', 'Связь: ', 'Отвечает '),
    fc.oneof(emails, phones, snils, personalTaxIds, soleTraderNumbers, fullNames),
    fc.constantFrom('', ', Пермь', ' (приёмная)'),
  )
  .map((parts) => parts.join(''));

/** Plants are named after people. */
export const plants: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom('Завод имени ', 'Комбинат им. ', 'ОАО «Завод имени '),
    fc.constantFrom('Ивана Ивановича Лихачёва', 'Владимира Ильича', 'Анны Сергеевны Петровой'),
  )
  .map(([title, name]) => `${title}${name}${title.includes('«') ? '»' : ''}`);
