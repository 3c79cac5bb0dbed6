/** `docs/faults.md` in Russian, made from the table of kinds: how to make the stand-in fail, and with what. */
import { faultKindRows } from './fault-kinds.ts';

const ASK = `curl -X POST localhost:8080/local/faults -H 'Content-Type: application/json' -d '
  {"match":{"method":"sheets.spreadsheets.values.batchGet","nth":2},"fault":{"kind":"unavailable"}}'
curl localhost:8080/local/faults
curl -X DELETE localhost:8080/local/faults/1
curl -X DELETE localhost:8080/local/faults`;

const MATCH: readonly (readonly [string, string])[] = [
  ['method', 'метод HTTP (`GET`) или метод API, можно со звёздочкой: `sheets.spreadsheets.values.*`, `drive.*`'],
  ['path', 'часть пути, а со звёздочкой — весь путь: `/v4/spreadsheets/*/values:batchGet`'],
  ['nth', 'только n-й подходящий вызов'],
  ['every', 'каждый n-й'],
  ['probability, seed', 'с такой вероятностью; при том же seed — те же вызовы'],
  ['times', 'не больше стольких раз'],
];

function grid(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  return [headings, headings.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

export function faultsPage(): string {
  const kinds = faultKindRows().map(([ids, kind, parameters, what]) => [ids, `\`${kind}\``, parameters, what]);
  const parts = [
    '# Сбои Google по заказу',
    'Этот файл составлен программой из таблицы сбоев: `npm run dictionary`. Править его руками не нужно.',
    'Подставной Google на этом компьютере умеет отказывать так, как отказывает настоящий: чтобы увидеть, что Свод тогда делает. Сбой заказывают, смотрят и снимают так:',
    `\`\`\`\n${ASK}\n\`\`\``,
    '«match» выбирает вызовы; без него сбой встретит каждый. Из nth, every и probability можно только одно. Сбой, который вызову не подходит, его не трогает. Если подходят несколько, случается первый по списку. Счётчики: matched — сколько вызовов подошло, injected — сколько из них сбоили. Сбои живут, пока работает Свод.',
    grid(
      ['match', 'Какие вызовы'],
      MATCH.map(([name, what]) => [`\`${name}\``, what]),
    ),
    '## Какие бывают сбои',
    grid(['Номер', 'kind', 'Параметры', 'Что происходит'], kinds),
    'Каналов уведомлений (N15) в Своде нет, поэтому нет и их сбоев. Отказ DNS и ошибку TLS сервер устроить не может.',
  ];
  return `${parts.join('\n\n')}\n`;
}
