/** How many calls each action takes: counted by the host, and the same as docs/apps-script.md says. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ExecutionRecord } from '../../local/script-host/execution-record.ts';
import { declaredCluster, jointProject, participant, partnersOf, rawWorkbook, supportMeasure } from '../domain/rows.ts';
import { fill, type Keyboard, keyboard } from './keyboard.ts';
import { pastedProjects } from './pasted-projects.ts';
import { MOST_CALLS, touchingCalls } from './promises.ts';

const DOCS = resolve(import.meta.dirname, '../../docs/apps-script.md');

type Action = readonly [words: string, act: (at: Keyboard) => Promise<ExecutionRecord>, isEdit: boolean];

async function opened({ host, spreadsheetId }: Keyboard): Promise<ExecutionRecord> {
  const [record] = await host.open(spreadsheetId, 'ivanova@example.org');
  if (!record) throw new Error('Nothing ran.');
  return record;
}

const ACTIONS: readonly Action[] = [
  ['открыть таблицу', opened, false],
  ['ячейка в «Кластерах»', (at) => at.type('Кластеры!D2', ['Кластер точного литья и сборки']), true],
  ['первая ячейка новой строки', (at) => at.type('Кластеры!D3', ['Кластер новый']), true],
  ['ячейка в «Участниках»', (at) => at.type('Участники!E2', ['ООО «Литьё»']), true],
  ['ячейка в «Проектах»', (at) => at.type('Проекты!C2', ['Новый проект литья']), true],
  ['ячейка в «Мерах поддержки»', (at) => at.type("'Меры поддержки'!K2", ['Заметка']), true],
  ['первая ячейка новой меры', (at) => at.type("'Меры поддержки'!B9", ['C59-24-001']), true],
  ['вставка 5 000 × 15', (at) => at.edit({ kind: 'paste', range: 'Проекты!A2', values: pastedProjects(5000) }), true],
  ['вставка 5 000 × 14 без кодов', pasteWithoutCodes, true],
  ['отменить вставку', (at) => at.edit({ kind: 'undo' }), true],
  [
    'протянуть ячейку на 300 строк',
    (at) => at.edit({ kind: 'fill', from: 'Участники!E2', to: 'Участники!E2:E301' }),
    true,
  ],
  ['сортировка', (at) => at.edit({ kind: 'sort', range: 'Участники!A2:O301', column: 5 }), true],
  ['«Проверить лист»', (at) => at.run('checkSheet'), false],
  ['«Проверить книгу»', (at) => at.run('checkBook'), false],
  ['«Подготовить книгу» в первый раз', (at) => at.run('prepareBook'), false],
  ['«Подготовить книгу» ещё раз', (at) => at.run('prepareBook'), false],
  ['«Моя подача»', (at) => at.run('readSubmission'), false],
];

function pasteWithoutCodes(at: Keyboard): Promise<ExecutionRecord> {
  return at.edit({ kind: 'paste', range: 'Проекты!B5002', values: pastedProjects(5000).map((row) => row.slice(1)) });
}

interface Counted {
  readonly words: string;
  readonly isEdit: boolean;
  readonly touching: number;
  readonly total: number;
}

async function countAll(): Promise<readonly Counted[]> {
  const at = await keyboard();
  const project = jointProject();
  const people = [participant(), ...partnersOf([project])];
  const book = { clusters: [declaredCluster()], participants: people, jointProjects: [project] };
  fill(at, rawWorkbook({ ...book, supportMeasures: [supportMeasure()] }));
  const counted: Counted[] = [];
  for (const [words, act, isEdit] of ACTIONS) {
    const record = await act(at);
    counted.push({ words, isEdit, touching: touchingCalls(record), total: record.calls.total });
  }
  return counted;
}

describe('calls', () => {
  it('of an edit are at most ten that read or write cells; the table of the docs is what was counted', async () => {
    const counted = await countAll();
    const most = counted.filter(({ isEdit, touching }) => isEdit && touching > MOST_CALLS);
    expect(most).toEqual([]);
    const lines = counted.map(({ words, touching, total }) => `| ${words} | ${touching} | ${total} |`);
    expect(readFileSync(DOCS, 'utf8')).toContain(lines.join('\n'));
  }, 120_000);
});
