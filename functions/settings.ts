/** The settings of the function: one table, read once, every mistake told at once. */
import { Failure } from './failure.ts';
import { parseSigningKey } from './signing-key.ts';
import { parseStoreAddress, type StoreAddress } from './stores/store-address.ts';

interface Setting<T> {
  readonly name: string;
  readonly meaning: string;
  /** The same for the screen, the operator and `.env.example`. */
  readonly inRussian: string;
  /** Absent: the setting must be given. */
  readonly default?: string;
  /** The value, or what is expected instead. */
  readonly parse: (text: string) => T | { readonly expected: string };
}

function text(check: (text: string) => boolean, expected: string): Setting<string>['parse'] {
  return (value) => (check(value) ? value : { expected });
}

function whole(unit: string, least: number, most: number): Setting<number>['parse'] {
  return (value) => {
    const parsed = Number(value);
    const isRight = Number.isInteger(parsed) && parsed >= least && parsed <= most;
    return isRight ? parsed : { expected: `целое число от ${least} до ${most} (${unit})` };
  };
}

function storeAddress(value: string): StoreAddress | { readonly expected: string } {
  return parseStoreAddress(value) ?? { expected: 'путь папки, gs://ведро или s3://ведро' };
}

export const SETTINGS = {
  centralSpreadsheetId: {
    name: 'SVOD_CENTRAL_SPREADSHEET_ID',
    meaning: 'Identifier of the central workbook, from its address.',
    inRussian: 'Номер центральной таблицы, из её адреса.',
    parse: text((value) => /^[A-Za-z0-9_-]{20,}$/.test(value), 'номер из адреса центральной таблицы'),
  },
  publicStore: {
    name: 'SVOD_PUBLIC_STORE',
    meaning: 'The public store, what the world sees: a folder, gs://bucket or s3://bucket.',
    inRussian: 'Открытое хранилище, которое видит мир: папка, gs://ведро или s3://ведро.',
    parse: storeAddress,
  },
  privateStore: {
    name: 'SVOD_PRIVATE_STORE',
    meaning:
      'The private store, what is kept between two runs: a folder, gs://bucket or s3://bucket that nobody else reads.',
    inRussian:
      'Закрытое хранилище, память между запусками: папка, gs://ведро или s3://ведро, которое больше никто не читает.',
    parse: storeAddress,
  },
  publicUrl: {
    name: 'SVOD_PUBLIC_URL',
    meaning:
      'Address at which the world reads the public store; the pages name it to search engines. Empty names none.',
    inRussian:
      'Адрес, по которому мир читает открытое хранилище; страницы называют его поисковикам. Пусто — не называют.',
    default: '',
    parse: text(
      (value) => value === '' || /^https?:\/\/[^ "<>]+\/$/.test(value),
      'пусто или адрес с косой чертой на конце',
    ),
  },
  workbookUrl: {
    name: 'SVOD_WORKBOOK_URL',
    meaning:
      'Address at which a person opens a workbook, {id} standing for its identifier; «Качество» links to its rows.',
    inRussian: 'Адрес, по которому человек открывает таблицу; {id} — её номер. По нему «Качество» ведёт к строкам.',
    default: 'https://docs.google.com/spreadsheets/d/{id}/edit',
    parse: text((value) => /^https?:\/\/[^ "<>#]*\{id\}[^ "<>#]*$/.test(value), 'адрес, в котором есть {id} и нет #'),
  },
  s3Region: {
    name: 'SVOD_S3_REGION',
    meaning: 'Region of an s3:// store.',
    inRussian: 'Регион хранилища s3://.',
    default: 'us-east-1',
    parse: text((value) => /^[a-z0-9-]+$/.test(value), 'имя региона'),
  },
  s3Endpoint: {
    name: 'SVOD_S3_ENDPOINT',
    meaning: "Address of an S3-compatible service; empty means Amazon's own.",
    inRussian: 'Адрес S3-совместимой службы; пусто — Amazon.',
    default: '',
    parse: text(
      (value) => value === '' || /^https?:\/\/[^ ]+[^/]$/.test(value),
      'пусто или адрес без косой черты на конце',
    ),
  },
  storeWithoutConditions: {
    name: 'SVOD_STORE_WITHOUT_CONDITIONS',
    meaning:
      'yes takes a store that does not keep the conditions of its writes; only one run at a time may then ever be on its way.',
    inRussian: 'yes принимает хранилище, которое не соблюдает условий записи; тогда запуск всегда должен быть один.',
    default: 'no',
    parse: (value: string) => (value === 'yes' || value === 'no' ? value === 'yes' : { expected: 'yes или no' }),
  },
  signingKey: {
    name: 'SVOD_SIGNING_KEY',
    meaning: 'Private Ed25519 key with which the snapshots are signed: PKCS 8 as PEM or base64.',
    inRussian: 'Закрытый ключ Ed25519, которым подписаны снимки: PKCS 8, PEM или base64.',
    parse: (value: string) =>
      parseSigningKey(value) ?? { expected: 'закрытый ключ Ed25519 (openssl genpkey -algorithm ed25519)' },
  },
  googleRootUrl: {
    name: 'SVOD_GOOGLE_ROOT_URL',
    meaning: "Address of Google's APIs; empty means Google itself.",
    inRussian: 'Адрес API Google; пусто — сам Google.',
    default: '',
    parse: text(
      (value) => value === '' || /^https?:\/\/[^ ]+\/$/.test(value),
      'пусто или адрес с косой чертой на конце',
    ),
  },
  googleToken: {
    name: 'SVOD_GOOGLE_TOKEN',
    meaning: "Access token for Google's APIs; empty means the service account that the function runs as.",
    inRussian: 'Токен доступа к API Google; пусто — сервисный аккаунт, под которым работает функция.',
    default: '',
    parse: text(() => true, 'токен'),
  },
  readsPerMinute: {
    name: 'SVOD_READS_PER_MINUTE',
    meaning: 'How many reads of Google Sheets a minute the account may make; no run asks for more.',
    inRussian: 'Сколько чтений Google Таблиц в минуту разрешено аккаунту; больше Свод не просит.',
    default: '60',
    parse: whole('чтения', 1, 6000),
  },
  writesPerMinute: {
    name: 'SVOD_WRITES_PER_MINUTE',
    meaning: 'How many writes to Google Sheets a minute the account may make, counted apart from its reads.',
    inRussian: 'Сколько записей в Google Таблицы в минуту разрешено аккаунту; считаются отдельно от чтений.',
    default: '60',
    parse: whole('записи', 1, 6000),
  },
  periodMinutes: {
    name: 'SVOD_PERIOD_MINUTES',
    meaning: 'How often the function is called, for the time of the next run in status.json.',
    inRussian: 'Как часто вызывают функцию; из этого время следующего запуска в status.json.',
    default: '60',
    parse: whole('минуты', 1, 1440),
  },
  deadlineSeconds: {
    name: 'SVOD_DEADLINE_SECONDS',
    meaning: "How long one run may take, waiting for Google included; less than the platform's own timeout.",
    inRussian: 'Сколько длится запуск самое большее, вместе с ожиданием Google; меньше, чем срок самой платформы.',
    default: '480',
    parse: whole('секунды', 30, 3300),
  },
  fewestContributors: {
    name: 'SVOD_FEWEST_CONTRIBUTORS',
    meaning: 'A sum of money, jobs or hectares is published only when so many organisations stand behind it.',
    inRussian: 'Сумма денег, рабочих мест или гектаров публикуется, только если за ней столько организаций.',
    default: '3',
    parse: whole('организации', 3, 100),
  },
  dominantContributors: {
    name: 'SVOD_DOMINANT_CONTRIBUTORS',
    meaning: 'So many of the largest organisations may not dominate a published sum…',
    inRussian: 'Столько наибольших организаций не должны составлять…',
    default: '2',
    parse: whole('организации', 2, 10),
  },
  dominancePercent: {
    name: 'SVOD_DOMINANCE_PERCENT',
    meaning: '…by making up more than this share of it.',
    inRussian: '…больше этой доли опубликованной суммы.',
    default: '85',
    parse: whole('проценты', 10, 85),
  },
  closenessPercent: {
    name: 'SVOD_CLOSENESS_PERCENT',
    meaning:
      "From what is published nobody can compute an organisation's share of a sum more closely than by this much.",
    inRussian: 'Из опубликованного нельзя вычислить долю организации в сумме точнее, чем на столько.',
    default: '10',
    parse: whole('проценты', 10, 500),
  },
} as const satisfies Readonly<Record<string, Setting<unknown>>>;

export type Settings = {
  readonly [Key in keyof typeof SETTINGS]: Exclude<ReturnType<(typeof SETTINGS)[Key]['parse']>, { expected: string }>;
};

function isMistake(parsed: unknown): parsed is { readonly expected: string } {
  return typeof parsed === 'object' && parsed !== null && 'expected' in parsed;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads every setting; throws a `SETTINGS_WRONG` failure that names all that are missing or wrong. */
export function readSettings(environment: Environment): Settings {
  return readSome(environment, Object.keys(SETTINGS) as readonly (keyof Settings)[]);
}

/** Reads these settings alone, for a command that needs no others. */
export function readSome<Key extends keyof Settings>(
  environment: Environment,
  keys: readonly Key[],
): Pick<Settings, Key> {
  const mistakes: string[] = [];
  const values = keys.map((key) => {
    const setting: Setting<unknown> = SETTINGS[key];
    const given = environment[setting.name] ?? setting.default;
    const parsed = given === undefined ? { expected: 'значение: оно не задано' } : setting.parse(given);
    if (isMistake(parsed)) mistakes.push(`${setting.name}: нужно ${parsed.expected}. ${setting.inRussian}`);
    return [key, parsed];
  });
  if (mistakes.length > 0) {
    throw new Failure(
      'SETTINGS_WRONG',
      `Настройки неверны: ${mistakes.join(' ')}`,
      'Исправьте переменные среды и запустите снова.',
    );
  }
  // Every value above came from its own setting's parser.
  return Object.fromEntries(values) as unknown as Pick<Settings, Key>;
}
