/** Adding a column, or an allowed value, is one line in one file: everything else follows from the declaration. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');
const TSC = join(ROOT, 'node_modules/typescript/bin/tsc');
const TSX = join(ROOT, 'node_modules/tsx/dist/cli.mjs');
const COPIED = [
  'domain',
  'apps-script',
  'functions',
  'web',
  'local',
  'test',
  'package.json',
  'tsconfig.json',
  'vitest.config.ts',
];

const COLUMN = `  equipment: { heading: 'Оборудование', kind: text(2, 100), visibility: 'aggregate', hint: 'Главный станок.' },`;
const STATUS = `  PAUSED: 'На паузе',`;

/** What a copy of the project makes of the new column and the new status, as it says itself. */
const PROBE = `
import { parseTable } from './domain/row-reading.ts';
import { jointProjects, PROJECT_STATUSES } from './domain/joint-project.ts';
import { STARTING_REFERENCE } from './domain/starting-reference.ts';
import { summarize } from './domain/summary.ts';
import { collect } from './domain/register.ts';
import { dictionary } from './local/dictionary.ts';
import { regionalWorkbook } from './local/prepared-workbook.ts';

const rules = { asOf: 46349, reference: STARTING_REFERENCE };
const headings = jointProjects.columnKeys.map((key) => jointProjects.columns[key].heading);
const read = (cell) => {
  const row = headings.map((heading) => (heading === 'Оборудование' ? cell : heading === 'Статус' ? 'на паузе' : null));
  const { value, problems } = parseTable(jointProjects, [headings, row], { ...rules, workbook: '59' });
  const told = problems.filter(({ place }) => place.column === 'equipment' || place.column === 'status');
  return { equipment: value.row(0).equipment ?? null, status: value.row(0).status, told: told.map(({ code }) => code) };
};
const tab = regionalWorkbook('Проба', { workbook: '59', reference: STARTING_REFERENCE }).sheets.find(({ properties }) => properties.title === 'Проекты');
const heading = tab.data[0].rowData[0].values.find((cell) => cell.userEnteredValue.stringValue === 'Оборудование');
const none = collect([], rules).value;
const summary = summarize(none, [], { planYear: 2024, asOf: 46349 }, STARTING_REFERENCE);
console.log(JSON.stringify({
  right: read('Пресс'),
  personal: read('Иванов Иван Иванович'),
  note: heading.note,
  options: jointProjects.columns.status.kind.options(STARTING_REFERENCE).includes('На паузе'),
  line: summary.byProjectStatus.find(({ key }) => key === 'PAUSED'),
  dictionary: ['Оборудование', 'Главный станок.', 'На паузе'].map((text) => dictionary().includes(text)),
}));
`;

function insertAfter(file: string, line: string, addition: string): void {
  const text = readFileSync(file, 'utf8');
  const at = text.indexOf(line);
  if (at < 0) throw new Error(`${file} has no line «${line}».`);
  const end = text.indexOf('\n', at) + 1;
  writeFileSync(file, `${text.slice(0, end)}${addition}\n${text.slice(end)}`);
}

function copyOfProject(): string {
  const folder = mkdtempSync(join(tmpdir(), 'svod-one-line-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const path of COPIED) cpSync(join(ROOT, path), join(folder, path), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

describe('one line in one file', () => {
  it('adds a column with all that belongs to it, and a status', { timeout: 240_000 }, () => {
    const folder = copyOfProject();
    const file = join(folder, 'domain/joint-project.ts');
    insertAfter(file, 'const columns = {', COLUMN);
    insertAfter(file, `  CANCELLED: 'Отменён',`, STATUS);
    // Everything that knows the tabs still compiles: the sample, the summary, the tests.
    execFileSync(process.execPath, [TSC, '--noEmit'], { cwd: folder, stdio: 'pipe' });
    writeFileSync(join(folder, 'probe.mjs'), PROBE);
    const said = execFileSync(process.execPath, [TSX, 'probe.mjs'], { cwd: folder, encoding: 'utf8' });
    expect(JSON.parse(said)).toEqual({
      right: { equipment: 'Пресс', status: 'PAUSED', told: [] },
      personal: { equipment: null, status: 'PAUSED', told: ['PERSONAL_DATA'] },
      note: 'Главный станок.',
      options: true,
      line: { key: 'PAUSED', name: 'На паузе', jointProjects: 0 },
      dictionary: [true, true, true],
    });
  });
});
