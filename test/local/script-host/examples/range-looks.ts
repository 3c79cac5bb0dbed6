/** Examples of the members of Range and RangeList about how cells look: the same four members for every aspect. */
import { gives, type MemberExample, type MemberExamples, shows } from './member-example.ts';

interface Aspect {
  readonly one: string;
  readonly many: string;
  readonly says: string;
  /** As a script writes and reads it, and another that a cell has at first. */
  readonly value: unknown;
  readonly usual: unknown;
  /** As the API shows the first. */
  readonly fields: string;
  readonly format: object;
  /** A value as a script writes it, where that is not its JSON. */
  readonly written?: string;
  readonly read?: string;
}

const RED = { red: 1 };

const ASPECTS: readonly Aspect[] = [
  {
    ...{ one: 'Background', many: 'Backgrounds', says: 'the background colour, as CSS writes it', value: '#ff0000' },
    ...{ usual: '#ffffff', fields: 'backgroundColor', format: { backgroundColor: RED } },
  },
  {
    ...{
      one: 'FontColor',
      many: 'FontColors',
      says: 'the font colour, as CSS writes it',
      value: '#ff0000',
      usual: '#000000',
    },
    ...{ fields: 'textFormat(foregroundColor)', format: { textFormat: { foregroundColor: RED } } },
  },
  {
    ...{ one: 'FontWeight', many: 'FontWeights', says: 'normal or bold', value: 'bold', usual: 'normal' },
    ...{ fields: 'textFormat(bold)', format: { textFormat: { bold: true } } },
  },
  {
    ...{ one: 'FontStyle', many: 'FontStyles', says: 'italic or normal', value: 'italic', usual: 'normal' },
    ...{ fields: 'textFormat(italic)', format: { textFormat: { italic: true } } },
  },
  {
    ...{
      one: 'FontLine',
      many: 'FontLines',
      says: 'underline, line-through or none',
      value: 'line-through',
      usual: 'none',
    },
    ...{ fields: 'textFormat(strikethrough)', format: { textFormat: { strikethrough: true } } },
  },
  {
    ...{ one: 'FontSize', many: 'FontSizes', says: 'the size in points', value: 14, usual: 10 },
    ...{ fields: 'textFormat(fontSize)', format: { textFormat: { fontSize: 14 } } },
  },
  {
    ...{ one: 'FontFamily', many: 'FontFamilies', says: 'the family of the font', value: 'roboto', usual: 'arial' },
    ...{ fields: 'textFormat(fontFamily)', format: { textFormat: { fontFamily: 'roboto' } } },
  },
  {
    ...{ one: 'HorizontalAlignment', many: 'HorizontalAlignments', says: 'left, center or right', value: 'center' },
    ...{ usual: 'general', fields: 'horizontalAlignment', format: { horizontalAlignment: 'CENTER' } },
  },
  {
    ...{ one: 'VerticalAlignment', many: 'VerticalAlignments', says: 'top, middle or bottom', value: 'middle' },
    ...{ usual: 'bottom', fields: 'verticalAlignment', format: { verticalAlignment: 'MIDDLE' } },
  },
  {
    ...{ one: 'NumberFormat', many: 'NumberFormats', says: 'the pattern of numbers and dates', value: '0.00' },
    ...{
      usual: '0.###############',
      fields: 'numberFormat',
      format: { numberFormat: { type: 'NUMBER', pattern: '0.00' } },
    },
  },
  {
    ...{ one: 'Wrap', many: 'Wraps', says: 'whether the text is wrapped', value: true, usual: false },
    ...{ fields: 'wrapStrategy', format: { wrapStrategy: 'WRAP' } },
  },
  {
    ...{
      one: 'WrapStrategy',
      many: 'WrapStrategies',
      says: 'how a long text is wrapped',
      value: 'CLIP',
      usual: 'OVERFLOW',
    },
    ...{ fields: 'wrapStrategy', format: { wrapStrategy: 'CLIP' } },
    ...{ written: 'SpreadsheetApp.WrapStrategy.CLIP', read: '.map((row) => row.map(String))' },
  },
];

function examplesOf(aspect: Aspect): readonly (readonly [string, MemberExample])[] {
  const { one, many, says, value, usual, fields, format, read = '' } = aspect;
  const written = aspect.written ?? JSON.stringify(value);
  const seen = [`userEnteredFormat(${fields})`, { userEnteredFormat: format }] as const;
  const set = `at('A1').set${one}(${written})`;
  const onlyOne = read === '' ? '' : '.toString()';
  return [
    [
      `Range.get${one}`,
      gives(`${says}, of the top left cell`, `${set}; return at('A1:B1').get${one}()${onlyOne}`, value),
    ],
    [
      `Range.get${many}`,
      gives(`${says}, of every cell`, `${set}; return at('A1:B1').get${many}()${read}`, [[value, usual]]),
    ],
    [`Range.set${one}`, shows(`sets ${says}`, set, ...seen)],
    [
      `Range.set${many}`,
      shows(`sets ${says}, of every cell`, `at('A1:A2').set${many}([[${written}], [${written}]])`, ...seen),
    ],
    [
      `RangeList.set${one}`,
      shows(`sets ${says}, in every range`, `one.getRangeList(['C1', 'A1']).set${one}(${written})`, ...seen),
    ],
  ];
}

const BORDERS = 'userEnteredFormat(borders(top(style,color),bottom(style)))';
const DRAWN = { userEnteredFormat: { borders: { top: { style: 'DASHED', color: { blue: 1 } } } } };
const BORDER = "(true, null, null, null, null, null, '#0000ff', SpreadsheetApp.BorderStyle.DASHED)";

export const RANGE_LOOKS: MemberExamples = {
  ...Object.fromEntries(ASPECTS.flatMap(examplesOf)),
  'Range.setBackgroundRGB': shows(
    'the background by its red, green and blue',
    "at('A1').setBackgroundRGB(255, 0, 0)",
    'userEnteredFormat(backgroundColor)',
    { userEnteredFormat: { backgroundColor: RED } },
  ),
  'Range.setBorder': shows(
    'draws a side that is true, with a colour and a style',
    `at('A1').setBorder${BORDER}`,
    BORDERS,
    DRAWN,
  ),
  'RangeList.setBackgroundRGB': shows(
    'the background of every range by its red, green and blue',
    "one.getRangeList(['C1', 'A1']).setBackgroundRGB(255, 0, 0)",
    'userEnteredFormat(backgroundColor)',
    { userEnteredFormat: { backgroundColor: RED } },
  ),
  'RangeList.setBorder': shows(
    'draws a side of every range',
    `one.getRangeList(['C3', 'A1']).setBorder${BORDER}`,
    BORDERS,
    DRAWN,
  ),
};
