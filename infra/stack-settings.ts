/** The configuration of the stack: one table, every mistake told at once. */
import { type Deadlines, planDeadlines } from './deadlines.ts';

/** Every one divides a day, and three of the longest are still watched by an alert, which looks back less than a day. */
const PERIODS_MINUTES = [15, 20, 30, 60, 120, 180, 240, 360];
const LEAST_DEADLINE_SECONDS = 30;
/** The scheduler waits 30 minutes at most, and the function must end before that. */
const MOST_DEADLINE_SECONDS = 1700;

interface StackSetting {
  readonly meaning: string;
  /** Absent: the setting must be given. */
  readonly default?: string;
  readonly expected: string;
  readonly pattern: RegExp;
}

const NONE_OR = (pattern: string) => new RegExp(`^(?:|${pattern})$`);
const PERSON = '(?:user|group):[^\\s@,]+@[^\\s@,]+\\.[^\\s@,]+';

export const STACK_SETTINGS = {
  project: {
    meaning: 'Проект Google Cloud (gcp:project).',
    expected: 'идентификатор проекта',
    pattern: /^[a-z][a-z0-9-]{4,28}[a-z0-9]$/,
  },
  region: {
    meaning: 'Где работает функция и лежат хранилища (gcp:region).',
    default: 'europe-west1',
    expected: 'регион Google Cloud, например europe-west1',
    pattern: /^[a-z]+-[a-z]+\d+$/,
  },
  centralSpreadsheetId: {
    meaning: 'Номер центральной таблицы, из её адреса.',
    expected: 'номер из адреса центральной таблицы',
    pattern: /^[A-Za-z0-9_-]{20,}$/,
  },
  alertEmails: {
    meaning: 'Кому писать, если публикация не идёт или расходы растут; через запятую.',
    expected: 'адреса почты через запятую',
    pattern: /^[^\s@,]+@[^\s@,]+(?:,[^\s@,]+@[^\s@,]+)*$/,
  },
  billingAccount: {
    meaning: 'Платёжный аккаунт, расходы которого ограничивает бюджет.',
    expected: 'номер вида 012345-6789AB-CDEF01',
    pattern: /^[0-9A-F]{6}-[0-9A-F]{6}-[0-9A-F]{6}$/,
  },
  monthlyBudget: {
    meaning: 'Бюджет в месяц, в валюте платёжного аккаунта: на половине, 90 и 100 % придёт письмо.',
    default: '10',
    expected: 'целое число больше нуля',
    pattern: /^[1-9]\d{0,6}$/,
  },
  periodMinutes: {
    meaning: 'Как часто идёт запуск, в минутах.',
    default: '60',
    expected: `одно из: ${PERIODS_MINUTES.join(', ')}`,
    pattern: new RegExp(`^(?:${PERIODS_MINUTES.join('|')})$`),
  },
  deadlineSeconds: {
    meaning: 'Сколько длится запуск самое большее, в секундах.',
    default: '480',
    expected: `целое число от ${LEAST_DEADLINE_SECONDS} до ${MOST_DEADLINE_SECONDS}`,
    pattern: /^\d{2,4}$/,
  },
  publishers: {
    meaning: 'Кому можно «Опубликовать сейчас» из таблицы: user:… и group:… через запятую.',
    default: '',
    expected: 'user:почта или group:почта, через запятую',
    pattern: NONE_OR(`${PERSON}(?:,${PERSON})*`),
  },
  scriptClientId: {
    meaning: 'Номер клиента OAuth скрипта центральной таблицы: для него выписан его токен.',
    default: '',
    expected: 'пусто или номер вида ….apps.googleusercontent.com',
    pattern: NONE_OR('[a-z0-9-]+\\.apps\\.googleusercontent\\.com'),
  },
  signingKeyVersion: {
    meaning: 'Какой версией секрета подписывать.',
    default: '1',
    expected: 'номер версии секрета',
    pattern: /^[1-9]\d*$/,
  },
  publicUrl: {
    meaning: 'Адрес, по которому открытые страницы видит мир; пусто — адрес ведра.',
    default: '',
    expected: 'пусто или адрес https с косой чертой на конце',
    pattern: NONE_OR('https://[^ "<>]+/'),
  },
  s3Bucket: {
    meaning: 'Ведро S3-совместимого хранилища вместо открытого ведра Google (например, Yandex Object Storage).',
    default: '',
    expected: 'пусто или имя ведра',
    pattern: NONE_OR('[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]'),
  },
  s3Endpoint: {
    meaning: 'Адрес этого хранилища.',
    default: 'https://storage.yandexcloud.net',
    expected: 'адрес https без косой черты на конце',
    pattern: /^https:\/\/[^ /]+$/,
  },
  s3Region: {
    meaning: 'Регион этого хранилища.',
    default: 'ru-central1',
    expected: 'имя региона',
    pattern: /^[a-z0-9-]+$/,
  },
  repository: {
    meaning: 'Репозиторий GitHub, который развёртывает код функции; пусто — только вручную.',
    default: '',
    expected: 'пусто или владелец/репозиторий',
    pattern: NONE_OR('[A-Za-z0-9-]+/[A-Za-z0-9._-]+'),
  },
  stateBucket: {
    meaning: 'Ведро с состоянием Pulumi; нужно, если назван репозиторий.',
    default: '',
    expected: 'пусто или имя ведра',
    pattern: NONE_OR('[a-z0-9][a-z0-9._-]{1,61}[a-z0-9]'),
  },
} as const satisfies Readonly<Record<string, StackSetting>>;

type SettingName = keyof typeof STACK_SETTINGS;

export interface StackSettings extends Readonly<Record<SettingName, string>> {
  readonly deadlines: Deadlines;
}

const SETTING_NAMES = Object.keys(STACK_SETTINGS) as readonly SettingName[];
const GOOGLES: ReadonlySet<SettingName> = new Set(['project', 'region']);

function fullName(name: SettingName): string {
  return `${GOOGLES.has(name) ? 'gcp' : 'svod'}:${name}`;
}

function mistakesTogether({ repository, stateBucket, scriptClientId, publishers }: Record<SettingName, string>) {
  const mistakes: string[] = [];
  if (repository !== '' && stateBucket === '') {
    mistakes.push('svod:stateBucket: нужно, раз назван svod:repository.');
  }
  if (publishers !== '' && scriptClientId === '') {
    mistakes.push('svod:scriptClientId: нужно, раз названы svod:publishers.');
  }
  return mistakes;
}

/** Throws an error that names everything missing or wrong, and how to set it. */
export function parseStackSettings(read: (name: SettingName) => string | undefined): StackSettings {
  const mistakes: string[] = [];
  const values = SETTING_NAMES.map((name) => {
    const setting: StackSetting = STACK_SETTINGS[name];
    const given = read(name) ?? setting.default;
    if (given === undefined || !setting.pattern.test(given)) {
      mistakes.push(`${fullName(name)}: нужно ${setting.expected}. ${setting.meaning}`);
    }
    return [name, given ?? ''] as const;
  });
  // Every name of the table has its value above.
  const settings = Object.fromEntries(values) as Record<SettingName, string>;
  mistakes.push(...mistakesTogether(settings));
  const [period, deadline] = [Number(settings.periodMinutes), Number(settings.deadlineSeconds)];
  const isDeadline = deadline >= LEAST_DEADLINE_SECONDS && deadline <= MOST_DEADLINE_SECONDS;
  const deadlines = isDeadline ? planDeadlines(period, deadline) : null;
  if (!isDeadline) mistakes.push(`svod:deadlineSeconds: нужно ${STACK_SETTINGS.deadlineSeconds.expected}.`);
  if (isDeadline && !deadlines) mistakes.push('svod:deadlineSeconds: запуск не укладывается в svod:periodMinutes.');
  if (mistakes.length > 0 || !deadlines) {
    const list = [...new Set(mistakes)].map((mistake) => `\n- ${mistake}`).join('');
    throw new Error(`Настройки стека неверны:${list}\nЗадайте их: pulumi config set ИМЯ ЗНАЧЕНИЕ.`);
  }
  return { ...settings, deadlines };
}
