/** The settings of the function as the operator meets them: `.env.example`, and the table in the documents, from the one table of the code. */
import { SETTINGS } from '../functions/settings.ts';

interface Described {
  readonly name: string;
  readonly inRussian: string;
  readonly default?: string;
}

const ALL: readonly Described[] = Object.values(SETTINGS);
const [BEGIN, END] = ['<!-- settings -->', '<!-- /settings -->'];

const HEAD = `# Настройки функции: все переменные среды, которые она читает. Файл пишет npm run settings-doc.
# Команды с --cloud читают те же: скопируйте файл в .env (в git он не попадает), впишите значения и запускайте так:
#   node --env-file=.env --import tsx local/refresh-once.ts --cloud --dry-run
# В облаке их задаёт infra, а ключ подписи лежит в Secret Manager.
`;

function example({ name, inRussian, default: standard }: Described): string {
  if (standard === undefined) return `# ${inRussian} Обязательно.\n${name}=\n`;
  return `# ${inRussian}\n# ${name}=${standard}\n`;
}

/** The text of `.env.example`: what must be given stands open, what has a default is commented out with it. */
export function environmentExample(): string {
  return `${HEAD}\n${ALL.map(example).join('\n')}`;
}

function row({ name, inRussian, default: standard }: Described): string {
  const shown = standard === undefined ? 'обязательно' : standard === '' ? 'пусто' : `\`${standard}\``;
  return `| \`${name}\` | ${shown} | ${inRussian} |`;
}

function settingsTable(): string {
  return ['| Переменная | По умолчанию | Что это |', '|---|---|---|', ...ALL.map(row)].join('\n');
}

/** The document with the table between its marks as it is now; null for a document without the marks. */
export function withSettings(document: string): string | null {
  const [begin, end] = [document.indexOf(BEGIN), document.indexOf(END)];
  if (begin < 0 || end < begin) return null;
  return `${document.slice(0, begin + BEGIN.length)}\n\n${settingsTable()}\n\n${document.slice(end)}`;
}
