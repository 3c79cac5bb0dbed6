/** A number format cut into its sections, and which of them a value is shown by. */

export interface Section {
  /** Without the instructions about colour and condition in front. */
  readonly body: string;
  readonly condition?: Condition;
}

interface Condition {
  readonly sign: string;
  readonly bound: number;
}

export interface Sections {
  readonly numbers: readonly Section[];
  readonly text?: Section;
}

const PIECE = /"[^"]*"?|\\[\s\S]?|\[[^\]]*\]?|[_*][\s\S]?|;|[^"\\[;_*]+/g;
const INSTRUCTION = /^\s*\[(?:(<=|>=|<>|=|<|>)\s*(-?\d+(?:\.\d+)?)|[a-z]+\s?\d{0,2})\]/i;
const COLOUR = /^\s*\[(?:black|blue|cyan|green|magenta|red|white|yellow|color\s?\d{1,2})\]/i;

function splitSections(pattern: string): string[] {
  const sections = [''];
  for (const piece of pattern.match(PIECE) ?? []) {
    if (piece === ';') sections.push('');
    else sections[sections.length - 1] += piece;
  }
  return sections;
}

function readSection(text: string): Section {
  let body = text;
  let condition: Condition | undefined;
  for (let found = INSTRUCTION.exec(body); found; found = INSTRUCTION.exec(body)) {
    const [instruction, sign, bound] = found;
    if (sign === undefined && !COLOUR.test(instruction)) break;
    if (sign !== undefined) condition = { sign, bound: Number(bound) };
    body = body.slice(instruction.length);
  }
  return { body, ...(condition ? { condition } : {}) };
}

function isText(body: string): boolean {
  return body.replace(/"[^"]*"|\\./g, '').includes('@');
}

/** The last of several sections is for texts when it has an `@`; a fourth one always is. */
export function readSections(pattern: string): Sections {
  const sections = splitSections(pattern).map(readSection);
  const last = sections.at(-1);
  const hasText = sections.length > 3 || (last !== undefined && isText(last.body));
  const text = hasText ? last : undefined;
  const numbers = text && sections.length > 1 ? sections.slice(0, -1) : sections;
  return { numbers: numbers.slice(0, 3), ...(text ? { text } : {}) };
}

function holds({ sign, bound }: Condition, value: number): boolean {
  if (sign === '<') return value < bound;
  if (sign === '>') return value > bound;
  if (sign === '<=') return value <= bound;
  if (sign === '>=') return value >= bound;
  return sign === '=' ? value === bound : value !== bound;
}

/** A section for negative numbers shows their size: what it adds to it is all there is of a sign. */
function showsSize({ condition }: Section, index: number): boolean {
  if (!condition) return index === 1;
  return condition.sign === '<' ? condition.bound <= 0 : condition.sign === '<=' && condition.bound < 0;
}

/** The last section without a condition shows what no other takes, when there is a third or when others have conditions. */
function isRest({ numbers }: Sections, index: number): boolean {
  const isLast = index === numbers.length - 1 && !numbers[index]?.condition;
  return isLast && (index !== 1 || numbers[0]?.condition !== undefined);
}

function takes(sections: Sections, index: number, value: number): boolean {
  const condition = sections.numbers[index]?.condition;
  if (condition) return holds(condition, value);
  if (isRest(sections, index)) return true;
  if (index === 1) return value < 0;
  return sections.numbers.length === 3 ? value > 0 : value >= 0;
}

export interface Chosen {
  readonly index: number;
  /** Whether the number is shown without the minus that it has. */
  readonly asSize: boolean;
}

/** undefined when every section has a condition that the number does not meet. */
export function chooseSection(sections: Sections, value: number): Chosen | undefined {
  const index = sections.numbers.findIndex((_, at) => takes(sections, at, value));
  const section = sections.numbers[index];
  if (!section) return undefined;
  return { index, asSize: value < 0 && !isRest(sections, index) && showsSize(section, index) };
}
