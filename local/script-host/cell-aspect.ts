/** The aspects of how a cell looks that scripts read and write: in the API's format, and as scripts say them. */
import { isJsonObject, type JsonObject } from '../google/json.ts';
import type { CellFormat } from '../google/workbook.ts';
import { flag, number, oneOfEnum, optional, text } from './argument-kinds.ts';
import { colorFields, colorIn } from './color.ts';
import { enumValue } from './enumerations.ts';
import { patternType } from './pattern-type.ts';
import { ScriptError } from './script-error.ts';
import type { Kind } from './service-class.ts';

type Value = string | number | boolean;

export interface CellAspect {
  /** `Background`, `Backgrounds`: how the members are called. */
  readonly one: string;
  readonly many: string;
  /** What of a format the aspect is. */
  readonly fields: readonly string[];
  readonly kind: Kind<Value | undefined>;
  readonly write: (value: Value) => JsonObject;
  readonly read: (format: CellFormat | undefined) => unknown;
}

function textFormat(format: CellFormat | undefined): JsonObject {
  const held = format?.['textFormat'];
  return isJsonObject(held) ? held : {};
}

function choice(words: Readonly<Record<string, JsonObject>>, value: Value, name: string): JsonObject {
  const found = words[String(value)];
  if (!found) throw new ScriptError(`Invalid argument: ${name}`);
  return found;
}

function ofText(
  one: string,
  many: string,
  names: readonly string[],
  kind: Kind<Value | undefined>,
  write: (value: Value) => JsonObject,
  read: (held: JsonObject) => unknown,
): CellAspect {
  return {
    one,
    many,
    kind,
    fields: names.map((name) => `textFormat.${name}`),
    write: (value) => ({ textFormat: write(value) }),
    read: (format) => read(textFormat(format)),
  };
}

const LINES = {
  underline: { underline: true, strikethrough: false },
  'line-through': { underline: false, strikethrough: true },
  none: { underline: false, strikethrough: false },
};
const WRAPS = { WRAP: 'WRAP', OVERFLOW: 'OVERFLOW_CELL', CLIP: 'CLIP' } as const;

/** The word `usual` stands for no alignment of its own. */
function upper(
  one: string,
  many: string,
  field: string,
  words: readonly string[],
  otherwise: string,
  usual?: string,
): CellAspect {
  return {
    one,
    many,
    fields: [field],
    kind: optional(text),
    write: (value) => {
      if (value === usual) return {};
      return choice(Object.fromEntries(words.map((w) => [w, { [field]: w.toUpperCase() }])), value, field);
    },
    read: (format) => String(format?.[field] ?? otherwise).toLowerCase(),
  };
}

const GENERAL = '0.###############';

export const CELL_ASPECTS: readonly CellAspect[] = [
  {
    one: 'Background',
    many: 'Backgrounds',
    fields: ['backgroundColor', 'backgroundColorStyle'],
    kind: optional(text),
    write: (value) => colorFields('backgroundColor', String(value)),
    read: (format) => colorIn(format, 'backgroundColor') ?? '#ffffff',
  },
  {
    one: 'NumberFormat',
    many: 'NumberFormats',
    fields: ['numberFormat'],
    kind: optional(text),
    write: (value) => ({ numberFormat: { type: patternType(String(value)), pattern: String(value) } }),
    read: (format) => format?.numberFormat?.pattern ?? GENERAL,
  },
  {
    one: 'WrapStrategy',
    many: 'WrapStrategies',
    fields: ['wrapStrategy'],
    kind: optional(oneOfEnum('WrapStrategy')),
    write: (value) => ({ wrapStrategy: WRAPS[String(value) as keyof typeof WRAPS] }),
    read: (format) => {
      const name = Object.entries(WRAPS).find(([, held]) => held === format?.['wrapStrategy'])?.[0];
      return enumValue('WrapStrategy', name ?? 'OVERFLOW');
    },
  },
  {
    one: 'Wrap',
    many: 'Wraps',
    fields: ['wrapStrategy'],
    kind: optional(flag),
    write: (value) => ({ wrapStrategy: value === true ? 'WRAP' : 'OVERFLOW_CELL' }),
    read: (format) => format?.['wrapStrategy'] === 'WRAP',
  },
  upper(
    'HorizontalAlignment',
    'HorizontalAlignments',
    'horizontalAlignment',
    ['left', 'center', 'right'],
    'general',
    'normal',
  ),
  upper('VerticalAlignment', 'VerticalAlignments', 'verticalAlignment', ['top', 'middle', 'bottom'], 'bottom'),
  ofText(
    'FontColor',
    'FontColors',
    ['foregroundColor', 'foregroundColorStyle'],
    optional(text),
    (value) => colorFields('foregroundColor', String(value)),
    (held) => colorIn(held, 'foregroundColor') ?? '#000000',
  ),
  ofText(
    'FontWeight',
    'FontWeights',
    ['bold'],
    optional(text),
    (value) => choice({ bold: { bold: true }, normal: { bold: false } }, value, 'fontWeight'),
    (held) => (held['bold'] === true ? 'bold' : 'normal'),
  ),
  ofText(
    'FontStyle',
    'FontStyles',
    ['italic'],
    optional(text),
    (value) => choice({ italic: { italic: true }, normal: { italic: false } }, value, 'fontStyle'),
    (held) => (held['italic'] === true ? 'italic' : 'normal'),
  ),
  ofText(
    'FontLine',
    'FontLines',
    ['underline', 'strikethrough'],
    optional(text),
    (value) => choice(LINES, value, 'fontLine'),
    (held) => {
      if (held['strikethrough'] === true) return 'line-through';
      return held['underline'] === true ? 'underline' : 'none';
    },
  ),
  ofText(
    'FontSize',
    'FontSizes',
    ['fontSize'],
    optional(number),
    (value) => ({ fontSize: Number(value) }),
    (held) => Number(held['fontSize'] ?? 10),
  ),
  ofText(
    'FontFamily',
    'FontFamilies',
    ['fontFamily'],
    optional(text),
    (value) => ({ fontFamily: String(value) }),
    (held) => String(held['fontFamily'] ?? 'Arial').toLowerCase(),
  ),
];
