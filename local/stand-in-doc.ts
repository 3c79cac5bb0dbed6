/** docs/stand-in.md: all that Google has, and what of it the stand-in does, made from the registries in the code. */

import { type Covered, driveCoverage, requestCoverage, scriptCoverage, sheetsCoverage } from './google/coverage.ts';
import { COMPUTED_FUNCTIONS, UNCOMPUTED_FUNCTIONS } from './google/formula/functions.ts';
import { coverage } from './script-host/coverage.ts';
import { lackInRussian } from './stand-in-words.ts';

const PARTLY = 'partly: ';

function line(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
}

function grid(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  return [line(headings), line(headings.map(() => '---')), ...rows.map(line)].join('\n');
}

function lackOf(state: string): string {
  const lack = state.slice(PARTLY.length);
  return lackInRussian(lack) ?? lack;
}

function stateInRussian(state: Covered['state']): string {
  if (state === 'yes') return 'да';
  return state === 'no' ? 'нет: 501' : `частично: ${lackOf(state)}`;
}

function counted(covered: readonly Covered[]): string {
  const of = (test: (state: Covered['state']) => boolean) => covered.filter(({ state }) => test(state)).length;
  const partly = of((state) => state.startsWith(PARTLY));
  return `Всего ${covered.length}: есть ${of((state) => state === 'yes')}, частично ${partly}, нет ${of((state) => state === 'no')}.`;
}

/** A part of the page: what Google has by that name, each with its state. */
function section(title: string, column: string, covered: readonly Covered[]): string {
  const rows = covered.map(({ name, state }) => [`\`${name}\``, stateInRussian(state)]);
  return [`## ${title}`, counted(covered), grid([column, 'Есть'], rows)].join('\n\n');
}

const SCRIPT_INTRO = `Классы и их методы; чего нет, то при вызове говорит об этом по имени. Классы, которых нет в таблице, не поддерживаются.

За каждым методом из столбцов «Есть» и «Частично» стоит пример (\`test/local/script-host/members.test.ts\`): небольшой сценарий, итог
которого читается через REST, из ответа или из того, что увидел бы человек. Тот же пример выполняется ещё раз с отключённым методом и
обязан не сойтись: значит, проверяется действие, а не то, что метод не упал. Сверены и все формы вызова, которые объявляет Google
(\`overloads.test.ts\`), и отказы (\`refusals.test.ts\`). С настоящим Apps Script примеры ещё не сличались.`;

function scriptSection(): string {
  const rows = coverage().map(({ className, members }) => {
    const named = (test: (state: string) => boolean, say: (name: string, state: string) => string) =>
      Object.entries(members)
        .filter(([, state]) => test(state))
        .map(([name, state]) => say(name, state))
        .join(', ');
    return [
      `\`${className}\``,
      named(
        (state) => state === 'yes',
        (name) => name,
      ),
      named(
        (state) => state.startsWith(PARTLY),
        (name, state) => `${name} (${lackOf(state)})`,
      ),
      named(
        (state) => state === 'no',
        (name) => name,
      ),
    ];
  });
  return ['## Apps Script', SCRIPT_INTRO, grid(['Класс', 'Есть', 'Частично', 'Нет'], rows)].join('\n\n');
}

function formulaSection(): string {
  const rows = COMPUTED_FUNCTIONS.map(({ name, russian, support }) => [
    `\`${name}\``,
    russian.map((one) => `\`${one}\``).join(', '),
    stateInRussian(support),
  ]);
  const names = UNCOMPUTED_FUNCTIONS.map((name) => `\`${name}\``).join(', ');
  const intro =
    'В таблицах на русском работают и русские имена, и точка с запятой. Неизвестное имя даёт `#NAME?`, как у Google.';
  const lacking = `Остальные функции Google известны, но не вычисляются: кто спросит их значение, получит 501 с именем. Это ${names}.`;
  return ['## Функции формул', intro, grid(['Функция', 'По-русски', 'Есть'], rows), lacking].join('\n\n');
}

const INTRO = `# Дублёр Google Таблиц и Диска

Этот файл составлен программой: \`npm run stand-in-doc\`. Править его руками не нужно.

Дублёр отвечает как Google там, где здесь стоит «да». Чего нет — методов, видов запросов, параметров, полей — на то он отвечает
501 и называет, чего именно нет. О чём Google не знает сам, на то ответ 400 или 404, как у Google. Что за словом «да» стоит
работающий пример, проверяют тесты \`test/conformance\`: по одному на каждый метод и каждый вид запроса, настоящим клиентом.

Запустить дублёр отдельно: \`npm run sheets -- --port 8090 --data ПАПКА\`.

Те же примеры можно выполнить против другого сервера или самого Google; документы создаются и удаляются:

\`\`\`
SVOD_CONFORMANCE_BASE_URL=http://localhost:8090 npx vitest run test/conformance
SVOD_CONFORMANCE_BASE_URL=google SVOD_CONFORMANCE_TOKEN=… npx vitest run test/conformance --testTimeout 600000
\`\`\`

Токен — с доступом \`spreadsheets\` и \`drive\`; корзину на чужом сервере тесты не очищают, исчерпанную квоту пережидают. Против самого Google их ещё не запускали.`;

/** In this order on the page; a new part is one line. */
const SECTIONS: readonly (() => string)[] = [
  () => section('Методы Sheets API v4', 'Метод', sheetsCoverage()),
  () => section('Виды запросов spreadsheets.batchUpdate', 'Вид', requestCoverage()),
  () => section('Методы Drive API v3', 'Метод', driveCoverage()),
  () => section('Методы Apps Script API v1', 'Метод', scriptCoverage()),
  scriptSection,
  formulaSection,
];

export function standInDoc(): string {
  return `${[INTRO, ...SECTIONS.map((make) => make())].join('\n\n')}\n`;
}
