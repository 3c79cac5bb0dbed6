/** Examples of the members about conditional formats: as the API shows what a builder built. */
import { gives, leaves, type MemberExample, type MemberExamples, prefixed } from './member-example.ts';

const BUILDER = 'SpreadsheetApp.newConditionalFormatRule()';
const DAY = 'new Date(2026, 0, 2)';
const RED = { red: 1 };
const NUMBER = 'SpreadsheetApp.InterpolationType.NUMBER';
const RANGES = ".setRanges([at('A1:A2')])";

/** The one rule of the first tab shows this. */
function rule(says: string, calls: string, field: string, expected: object): MemberExample {
  return leaves(
    says,
    `one.setConditionalFormatRules([${BUILDER}.${calls}${RANGES}.build()])`,
    `sheets(conditionalFormats(${field}))`,
    {
      sheets: [{ conditionalFormats: [expected] }, {}],
    },
  );
}

function when(says: string, call: string, type: string, ...values: string[]): MemberExample {
  const shown = values.length === 0 ? {} : { values: values.map((userEnteredValue) => ({ userEnteredValue })) };
  return rule(says, call, 'booleanRule(condition)', { booleanRule: { condition: { type, ...shown } } });
}

function looks(says: string, call: string, field: string, format: object): MemberExample {
  return rule(says, `whenCellEmpty().${call}`, `booleanRule(format(${field}))`, { booleanRule: { format } });
}

function gradient(says: string, calls: string, point: string, expected: object): MemberExample {
  return rule(says, calls, `gradientRule(${point}(color,type,value))`, { gradientRule: { [point]: expected } });
}

/** The builder and the rule that it builds are both read. */
function read(says: string, calls: string, reading: string, expected: unknown): MemberExample {
  return gives(
    says,
    `const builder = ${BUILDER}.${calls}; return [builder, builder.build()].map((each) => ${reading})`,
    [expected, expected],
  );
}

const BOOLEAN = `whenNumberBetween(1, 5).setBackground('red').setFontColor('blue').setBold(true).setItalic(false).setStrikethrough(true).setUnderline(false)${RANGES}`;
const GRADIENT = `setGradientMinpoint('red').setGradientMidpointWithValue('blue', ${NUMBER}, '5').setGradientMaxpoint('white')${RANGES}`;

const READING: MemberExamples = {
  getRanges: read('the ranges of the rule', BOOLEAN, 'each.getRanges().map((range) => range.getA1Notation())', [
    'A1:A2',
  ]),
  getBooleanCondition: read('its condition, null if it is a gradient', GRADIENT, 'each.getBooleanCondition()', null),
  getGradientCondition: read('its gradient, null if it is a condition', BOOLEAN, 'each.getGradientCondition()', null),
  copy: read(
    'a builder with the same settings',
    BOOLEAN,
    "each.copy().setBold(null).getBooleanCondition().getBold() + '/' + each.getBooleanCondition().getBold()",
    'null/true',
  ),
};

const WHEN: MemberExamples = {
  whenCellEmpty: when('blank cells', 'whenCellEmpty()', 'BLANK'),
  whenCellNotEmpty: when('cells that are not blank', 'whenCellNotEmpty()', 'NOT_BLANK'),
  whenDateAfter: when('dates after a day', `whenDateAfter(${DAY})`, 'DATE_AFTER', '2026-01-02'),
  whenDateBefore: when('dates before a day', `whenDateBefore(${DAY})`, 'DATE_BEFORE', '2026-01-02'),
  whenDateEqualTo: when('a day', `whenDateEqualTo(${DAY})`, 'DATE_EQ', '2026-01-02'),
  whenFormulaSatisfied: when(
    'a formula that comes to true',
    "whenFormulaSatisfied('=A1>1')",
    'CUSTOM_FORMULA',
    '=A1>1',
  ),
  whenNumberBetween: when('numbers between two', 'whenNumberBetween(1, 5)', 'NUMBER_BETWEEN', '1', '5'),
  whenNumberEqualTo: when('a number', 'whenNumberEqualTo(1)', 'NUMBER_EQ', '1'),
  whenNumberGreaterThan: when('greater numbers', 'whenNumberGreaterThan(1)', 'NUMBER_GREATER', '1'),
  whenNumberGreaterThanOrEqualTo: when(
    'a number and greater ones',
    'whenNumberGreaterThanOrEqualTo(1)',
    'NUMBER_GREATER_THAN_EQ',
    '1',
  ),
  whenNumberLessThan: when('smaller numbers', 'whenNumberLessThan(1)', 'NUMBER_LESS', '1'),
  whenNumberLessThanOrEqualTo: when(
    'a number and smaller ones',
    'whenNumberLessThanOrEqualTo(1)',
    'NUMBER_LESS_THAN_EQ',
    '1',
  ),
  whenNumberNotBetween: when('numbers not between two', 'whenNumberNotBetween(1, 5)', 'NUMBER_NOT_BETWEEN', '1', '5'),
  whenNumberNotEqualTo: when('other numbers', 'whenNumberNotEqualTo(1)', 'NUMBER_NOT_EQ', '1'),
  whenTextContains: when('texts with a part', "whenTextContains('x')", 'TEXT_CONTAINS', 'x'),
  whenTextDoesNotContain: when('texts without a part', "whenTextDoesNotContain('x')", 'TEXT_NOT_CONTAINS', 'x'),
  whenTextEndsWith: when('texts with an end', "whenTextEndsWith('x')", 'TEXT_ENDS_WITH', 'x'),
  whenTextEqualTo: when('a text', "whenTextEqualTo('x')", 'TEXT_EQ', 'x'),
  whenTextStartsWith: when('texts with a beginning', "whenTextStartsWith('x')", 'TEXT_STARTS_WITH', 'x'),
  withCriteria: when(
    'a criterion with its arguments',
    'withCriteria(SpreadsheetApp.BooleanCriteria.NUMBER_EQUAL_TO, [1])',
    'NUMBER_EQ',
    '1',
  ),
};

const BUILDING: MemberExamples = {
  ...READING,
  ...WHEN,
  build: when('a rule of what was set', 'whenCellEmpty()', 'BLANK'),
  setRanges: rule('the ranges that the rule is for', 'whenCellEmpty()', 'ranges', {
    ranges: [{ startRowIndex: 0, endRowIndex: 2, startColumnIndex: 0, endColumnIndex: 1 }],
  }),
  setBackground: looks(
    'the background; null removes it',
    "setBold(true).setBackground('red').setBackground(null).setBackground('red')",
    'backgroundColor',
    { backgroundColor: RED },
  ),
  setFontColor: looks('the font colour', "setFontColor('red')", 'textFormat(foregroundColor)', {
    textFormat: { foregroundColor: RED },
  }),
  setBold: looks('bold', 'setBold(true)', 'textFormat(bold)', { textFormat: { bold: true } }),
  setItalic: looks('italic', 'setItalic(true)', 'textFormat(italic)', { textFormat: { italic: true } }),
  setStrikethrough: looks('struck through', 'setStrikethrough(true)', 'textFormat(strikethrough)', {
    textFormat: { strikethrough: true },
  }),
  setUnderline: looks('underlined', 'setUnderline(true)', 'textFormat(underline)', { textFormat: { underline: true } }),
  setGradientMinpoint: gradient(
    'the colour at the smallest value',
    "setGradientMinpoint('red').setGradientMaxpoint('white')",
    'minpoint',
    { color: RED, type: 'MIN' },
  ),
  setGradientMaxpoint: gradient(
    'the colour at the greatest value',
    "setGradientMinpoint('white').setGradientMaxpoint('red')",
    'maxpoint',
    { color: RED, type: 'MAX' },
  ),
  setGradientMinpointWithValue: gradient(
    'the colour at a value',
    `setGradientMinpointWithValue('red', ${NUMBER}, '1').setGradientMaxpoint('white')`,
    'minpoint',
    { color: RED, type: 'NUMBER', value: '1' },
  ),
  setGradientMidpointWithValue: gradient(
    'the colour between; without a type the point is cleared',
    `setGradientMinpoint('white').setGradientMidpointWithValue('blue', null, '').setGradientMidpointWithValue('red', ${NUMBER}, '1').setGradientMaxpoint('white')`,
    'midpoint',
    { color: RED, type: 'NUMBER', value: '1' },
  ),
  setGradientMaxpointWithValue: gradient(
    'the colour at a value',
    `setGradientMinpoint('white').setGradientMaxpointWithValue('red', ${NUMBER}, '9')`,
    'maxpoint',
    { color: RED, type: 'NUMBER', value: '9' },
  ),
};

/** Of a rule that stood in the sheet. */
function part(says: string, which: 'Boolean' | 'Gradient', member: string, expected: unknown): MemberExample {
  const made = which === 'Boolean' ? BOOLEAN : GRADIENT;
  const set = `one.setConditionalFormatRules([${BUILDER}.${made}.build()])`;
  return gives(says, `${set}; return one.getConditionalFormatRules()[0].get${which}Condition().${member}`, expected);
}

export const CONDITIONAL_FORMATS: MemberExamples = {
  ...prefixed('ConditionalFormatRule', READING),
  ...prefixed('ConditionalFormatRuleBuilder', BUILDING),
  ...prefixed('BooleanCondition', {
    getCriteriaType: part('the criterion', 'Boolean', 'getCriteriaType().toString()', 'NUMBER_BETWEEN'),
    getCriteriaValues: part('the arguments of the criterion', 'Boolean', 'getCriteriaValues()', [1, 5]),
    getBackground: part('the background', 'Boolean', 'getBackground()', '#ff0000'),
    getFontColor: part('the font colour', 'Boolean', 'getFontColor()', '#0000ff'),
    getBold: part('whether it is bold', 'Boolean', 'getBold()', true),
    getItalic: part('whether it is italic', 'Boolean', 'getItalic()', false),
    getStrikethrough: part('whether it is struck through', 'Boolean', 'getStrikethrough()', true),
    getUnderline: part('whether it is underlined', 'Boolean', 'getUnderline()', false),
  }),
  ...prefixed('GradientCondition', {
    getMinColor: part('the colour at the smallest value', 'Gradient', 'getMinColor()', '#ff0000'),
    getMinType: part('how the smallest value is meant', 'Gradient', 'getMinType().toString()', 'MIN'),
    getMinValue: part('the smallest value, empty where it is that of the ranges', 'Gradient', 'getMinValue()', ''),
    getMidColor: part('the colour between', 'Gradient', 'getMidColor()', '#0000ff'),
    getMidType: part('how the value between is meant', 'Gradient', 'getMidType().toString()', 'NUMBER'),
    getMidValue: part('the value between', 'Gradient', 'getMidValue()', '5'),
    getMaxColor: part('the colour at the greatest value', 'Gradient', 'getMaxColor()', '#ffffff'),
    getMaxType: part('how the greatest value is meant', 'Gradient', 'getMaxType().toString()', 'MAX'),
    getMaxValue: part('the greatest value, empty where it is that of the ranges', 'Gradient', 'getMaxValue()', ''),
  }),
};
