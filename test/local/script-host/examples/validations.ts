/** Examples of the members about data validation: as the API shows what a builder built. */
import { gives, type MemberExample, type MemberExamples, prefixed, shows } from './member-example.ts';

const DAY = 'new Date(2026, 0, 2)';
const LATER = 'new Date(2026, 0, 9)';
const BUILDER = 'SpreadsheetApp.newDataValidation()';

/** On the first cell there is a rule with that condition. */
function condition(says: string, call: string, type: string, ...values: string[]): MemberExample {
  const shown = values.length === 0 ? {} : { values: values.map((userEnteredValue) => ({ userEnteredValue })) };
  return shows(says, `at('A1').setDataValidation(${BUILDER}.${call}.build())`, 'dataValidation(condition)', {
    dataValidation: { condition: { type, ...shown } },
  });
}

function read(says: string, member: string, expected: unknown): MemberExample {
  const rule = `${BUILDER}.requireNumberBetween(1, 5).setHelpText('help').setAllowInvalid(false)`;
  return gives(says, `const read = ${rule}; return [read, read.build()].map((each) => each.${member})`, [
    expected,
    expected,
  ]);
}

const READING: MemberExamples = {
  getAllowInvalid: gives(
    'whether input that breaks the rule only warns; of a new rule it does',
    `const builder = ${BUILDER}.requireDate(); return [builder.getAllowInvalid(), builder.build().getAllowInvalid(), builder.setAllowInvalid(false).build().getAllowInvalid(), builder.getAllowInvalid()]`,
    [true, true, false, false],
  ),
  getCriteriaType: read('the criterion', 'getCriteriaType().toString()', 'NUMBER_BETWEEN'),
  getCriteriaValues: read('the arguments of the criterion', 'getCriteriaValues()', [1, 5]),
  getHelpText: read('the help text', 'getHelpText()', 'help'),
};

const BUILDING: MemberExamples = {
  ...READING,
  build: shows(
    'a rule of what was set',
    `at('A1').setDataValidation(${BUILDER}.requireDate().build())`,
    'dataValidation(condition,strict)',
    {
      dataValidation: { condition: { type: 'DATE_IS_VALID' } },
    },
  ),
  copy: gives(
    'another builder with the same settings',
    `const first = ${BUILDER}.requireDate().setHelpText('a'); const second = first.copy().setHelpText('b'); return [first.getHelpText(), second.getHelpText(), String(second.getCriteriaType())]`,
    ['a', 'b', 'DATE_IS_VALID_DATE'],
  ),
  setAllowInvalid: shows(
    'rejects input that breaks the rule',
    `at('A1').setDataValidation(${BUILDER}.requireDate().setAllowInvalid(false).build())`,
    'dataValidation(strict)',
    { dataValidation: { strict: true } },
  ),
  setHelpText: shows(
    'the text that is shown where the rule is',
    `at('A1').setDataValidation(${BUILDER}.requireDate().setHelpText('help').build())`,
    'dataValidation(inputMessage)',
    { dataValidation: { inputMessage: 'help' } },
  ),
  requireCheckbox: condition(
    'a checkbox with values of its own',
    "requireCheckbox('yes', 'no')",
    'BOOLEAN',
    'yes',
    'no',
  ),
  requireDate: condition('a date', 'requireDate()', 'DATE_IS_VALID'),
  requireDateAfter: condition('a date after a day', `requireDateAfter(${DAY})`, 'DATE_AFTER', '2026-01-02'),
  requireDateBefore: condition('a date before a day', `requireDateBefore(${DAY})`, 'DATE_BEFORE', '2026-01-02'),
  requireDateBetween: condition(
    'a date between days',
    `requireDateBetween(${DAY}, ${LATER})`,
    'DATE_BETWEEN',
    '2026-01-02',
    '2026-01-09',
  ),
  requireDateEqualTo: condition('a day', `requireDateEqualTo(${DAY})`, 'DATE_EQ', '2026-01-02'),
  requireDateNotBetween: condition(
    'a date not between days',
    `requireDateNotBetween(${DAY}, ${LATER})`,
    'DATE_NOT_BETWEEN',
    '2026-01-02',
    '2026-01-09',
  ),
  requireDateOnOrAfter: condition('a day or later', `requireDateOnOrAfter(${DAY})`, 'DATE_ON_OR_AFTER', '2026-01-02'),
  requireDateOnOrBefore: condition(
    'a day or earlier',
    `requireDateOnOrBefore(${DAY})`,
    'DATE_ON_OR_BEFORE',
    '2026-01-02',
  ),
  requireFormulaSatisfied: condition(
    'a formula that comes to true',
    "requireFormulaSatisfied('=A1>1')",
    'CUSTOM_FORMULA',
    '=A1>1',
  ),
  requireNumberBetween: condition('a number between two', 'requireNumberBetween(1, 5)', 'NUMBER_BETWEEN', '1', '5'),
  requireNumberEqualTo: condition('a number', 'requireNumberEqualTo(1)', 'NUMBER_EQ', '1'),
  requireNumberGreaterThan: condition('a greater number', 'requireNumberGreaterThan(1)', 'NUMBER_GREATER', '1'),
  requireNumberGreaterThanOrEqualTo: condition(
    'a number or a greater one',
    'requireNumberGreaterThanOrEqualTo(1)',
    'NUMBER_GREATER_THAN_EQ',
    '1',
  ),
  requireNumberLessThan: condition('a smaller number', 'requireNumberLessThan(1)', 'NUMBER_LESS', '1'),
  requireNumberLessThanOrEqualTo: condition(
    'a number or a smaller one',
    'requireNumberLessThanOrEqualTo(1)',
    'NUMBER_LESS_THAN_EQ',
    '1',
  ),
  requireNumberNotBetween: condition(
    'a number not between two',
    'requireNumberNotBetween(1, 5)',
    'NUMBER_NOT_BETWEEN',
    '1',
    '5',
  ),
  requireNumberNotEqualTo: condition('another number', 'requireNumberNotEqualTo(1)', 'NUMBER_NOT_EQ', '1'),
  requireTextContains: condition('a text with a part', "requireTextContains('x')", 'TEXT_CONTAINS', 'x'),
  requireTextDoesNotContain: condition(
    'a text without a part',
    "requireTextDoesNotContain('x')",
    'TEXT_NOT_CONTAINS',
    'x',
  ),
  requireTextEqualTo: condition('a text', "requireTextEqualTo('x')", 'TEXT_EQ', 'x'),
  requireTextIsEmail: condition('an e-mail address', 'requireTextIsEmail()', 'TEXT_IS_EMAIL'),
  requireTextIsUrl: condition('an address of the web', 'requireTextIsUrl()', 'TEXT_IS_URL'),
  requireValueInList: shows(
    'one of a list, with a menu or without',
    `at('A1').setDataValidation(${BUILDER}.requireValueInList(['x', 'y'], true).build())`,
    'dataValidation(condition,showCustomUi)',
    {
      dataValidation: {
        condition: { type: 'ONE_OF_LIST', values: [{ userEnteredValue: 'x' }, { userEnteredValue: 'y' }] },
        showCustomUi: true,
      },
    },
  ),
  requireValueInRange: condition(
    'one of a range',
    "requireValueInRange(two.getRange('A1:A2'))",
    'ONE_OF_RANGE',
    '=Two!A1:A2',
  ),
  withCriteria: condition(
    'a criterion with its arguments',
    'withCriteria(SpreadsheetApp.DataValidationCriteria.NUMBER_BETWEEN, [1, 5])',
    'NUMBER_BETWEEN',
    '1',
    '5',
  ),
};

const RULE = `const rule = ${BUILDER}.requireTextContains('x').build();`;
const HELD = {
  dataValidation: { condition: { type: 'TEXT_CONTAINS', values: [{ userEnteredValue: 'x' }] } },
};

export const VALIDATIONS: MemberExamples = {
  ...prefixed('DataValidationBuilder', BUILDING),
  ...prefixed('DataValidation', READING),
  'DataValidation.copy': gives(
    'a builder with the settings of the rule',
    `String(${BUILDER}.requireTextContains('x').build().copy().setHelpText('b').build().getHelpText())`,
    'b',
  ),
  ...prefixed('Range', {
    setDataValidation: shows(
      'one rule for all cells',
      `${RULE} at('A1').setDataValidation(rule)`,
      'dataValidation',
      HELD,
    ),
    setDataValidations: shows(
      'a rule for every cell',
      `${RULE} at('A1:B1').setDataValidations([[rule, null]])`,
      'dataValidation',
      HELD,
    ),
    getDataValidation: gives(
      'the rule of the top left cell, or null',
      `${RULE} at('A1').setDataValidation(rule); return [at('A1:B1').getDataValidation().getCriteriaValues(), at('B1').getDataValidation()]`,
      [['x'], null],
    ),
    getDataValidations: gives(
      'the rules of all cells, null where there is none',
      `${RULE} at('A1').setDataValidation(rule); const [[first, second]] = at('A1:B1').getDataValidations(); return [first.getCriteriaValues(), second]`,
      [['x'], null],
    ),
  }),
};
