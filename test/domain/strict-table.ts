/** A strict reader of CSV by its Table Schema: every rule of RFC 4180 and of the schema that is not kept is an error. */
import type { TableSchema } from '../../domain/public-table.ts';

/** The cells of a file, as texts. Throws on what RFC 4180 does not have. */
export function readCsv(text: string, delimiter: ',' | ';' = ','): readonly (readonly string[])[] {
  if (!text.startsWith('\uFEFF')) throw new Error('There is no byte order mark.');
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 1;
  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      at += 1;
      for (;;) {
        if (at >= text.length) throw new Error('A quotation mark is not closed.');
        if (text[at] === '"' && text[at + 1] === '"') {
          cell += '"';
          at += 2;
        } else if (text[at] === '"') {
          at += 1;
          break;
        } else {
          cell += text[at];
          at += 1;
        }
      }
    } else {
      while (at < text.length && text[at] !== delimiter && text[at] !== '\r' && text[at] !== '\n') {
        if (text[at] === '"') throw new Error('A quotation mark stands in a cell without quotation marks.');
        cell += text[at];
        at += 1;
      }
    }
    row.push(cell);
    if (text[at] === delimiter) at += 1;
    else if (text.startsWith('\r\n', at)) {
      at += 2;
      rows.push(row);
      row = [];
    } else throw new Error(`A cell ends with ${JSON.stringify(text[at])}.`);
    if (row.length > 0 && at >= text.length) throw new Error('The last line does not end.');
  }
  for (const [index, { length }] of rows.entries()) {
    if (length !== rows[0]?.length) throw new Error(`Row ${index + 1} has ${length} cells.`);
  }
  return rows;
}

type Field = TableSchema['fields'][number];

const NUMBERS = { integer: /^-?\d+$/, number: /^-?\d+(\.\d+)?$/ } as const;

function castCell(text: string, { name, type, constraints = {} }: Field, missing: readonly string[]) {
  if (missing.includes(text)) {
    if (constraints.required) throw new Error(`${name} is required.`);
    return null;
  }
  if (constraints.pattern !== undefined && !new RegExp(`^(?:${constraints.pattern})$`).test(text)) {
    throw new Error(`${name}: ${text} is not of the pattern.`);
  }
  if (constraints.enum && !constraints.enum.includes(text)) throw new Error(`${name}: ${text} is not in the list.`);
  if (type === 'string') return text;
  if (!NUMBERS[type].test(text)) throw new Error(`${name}: ${text} is no ${type}.`);
  const value = Number(text);
  if (constraints.minimum !== undefined && value < constraints.minimum)
    throw new Error(`${name}: ${text} is too small.`);
  return value;
}

/** The lines of a table, each value of the type that the schema gives. */
export function readTable(
  text: string,
  schema: TableSchema,
): readonly Readonly<Record<string, string | number | null>>[] {
  const [head = [], ...rows] = readCsv(text);
  const names = schema.fields.map(({ name }) => name);
  if (JSON.stringify(head) !== JSON.stringify(names)) throw new Error('The head is not that of the schema.');
  const lines = rows.map((row) =>
    Object.fromEntries(
      schema.fields.map((field, index) => [field.name, castCell(row[index] ?? '', field, schema.missingValues)]),
    ),
  );
  const keys = new Set(lines.map((line) => line[schema.primaryKey]));
  if (keys.size !== lines.length || keys.has(null)) throw new Error('The primary key does not tell the lines apart.');
  return lines;
}
