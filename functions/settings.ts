/** The settings of the function: one table, read once, every mistake told at once. */
import { Failure } from './failure.ts';
import { parseSigningKey } from './signing-key.ts';
import { parseStoreAddress, type StoreAddress } from './stores/store-address.ts';

interface Setting<T> {
  readonly name: string;
  readonly meaning: string;
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
    return isRight ? parsed : { expected: `a whole number of ${unit} from ${least} to ${most}` };
  };
}

function storeAddress(value: string): StoreAddress | { readonly expected: string } {
  return parseStoreAddress(value) ?? { expected: 'the path of a folder, gs://bucket or s3://bucket' };
}

export const SETTINGS = {
  centralSpreadsheetId: {
    name: 'SVOD_CENTRAL_SPREADSHEET_ID',
    meaning: 'Identifier of the central workbook, from its address.',
    parse: text(
      (value) => /^[A-Za-z0-9_-]{20,}$/.test(value),
      'the identifier from the address of the central workbook',
    ),
  },
  publicStore: {
    name: 'SVOD_PUBLIC_STORE',
    meaning: 'The public store, what the world sees: a folder, gs://bucket or s3://bucket.',
    parse: storeAddress,
  },
  privateStore: {
    name: 'SVOD_PRIVATE_STORE',
    meaning:
      'The private store, what is kept between two runs: a folder, gs://bucket or s3://bucket that nobody else reads.',
    parse: storeAddress,
  },
  publicUrl: {
    name: 'SVOD_PUBLIC_URL',
    meaning:
      'Address at which the world reads the public store; the pages name it to search engines. Empty names none.',
    default: '',
    parse: text(
      (value) => value === '' || /^https?:\/\/[^ "<>]+\/$/.test(value),
      'empty, or an address that ends with a slash',
    ),
  },
  workbookUrl: {
    name: 'SVOD_WORKBOOK_URL',
    meaning:
      'Address at which a person opens a workbook, {id} standing for its identifier; «Качество» links to its rows.',
    default: 'https://docs.google.com/spreadsheets/d/{id}/edit',
    parse: text(
      (value) => /^https?:\/\/[^ "<>#]*\{id\}[^ "<>#]*$/.test(value),
      'an address with {id} in it and without #',
    ),
  },
  s3Region: {
    name: 'SVOD_S3_REGION',
    meaning: 'Region of an s3:// store.',
    default: 'us-east-1',
    parse: text((value) => /^[a-z0-9-]+$/.test(value), 'the name of a region'),
  },
  s3Endpoint: {
    name: 'SVOD_S3_ENDPOINT',
    meaning: "Address of an S3-compatible service; empty means Amazon's own.",
    default: '',
    parse: text(
      (value) => value === '' || /^https?:\/\/[^ ]+[^/]$/.test(value),
      'empty, or an address without a slash at the end',
    ),
  },
  storeWithoutConditions: {
    name: 'SVOD_STORE_WITHOUT_CONDITIONS',
    meaning:
      'yes takes a store that does not keep the conditions of its writes; only one run at a time may then ever be on its way.',
    default: 'no',
    parse: (value: string) => (value === 'yes' || value === 'no' ? value === 'yes' : { expected: 'yes or no' }),
  },
  signingKey: {
    name: 'SVOD_SIGNING_KEY',
    meaning: 'Private Ed25519 key with which the snapshots are signed: PKCS 8 as PEM or base64.',
    parse: (value: string) =>
      parseSigningKey(value) ?? { expected: 'a private Ed25519 key (openssl genpkey -algorithm ed25519)' },
  },
  googleRootUrl: {
    name: 'SVOD_GOOGLE_ROOT_URL',
    meaning: "Address of Google's APIs; empty means Google itself.",
    default: '',
    parse: text(
      (value) => value === '' || /^https?:\/\/[^ ]+\/$/.test(value),
      'empty, or an address that ends with a slash',
    ),
  },
  googleToken: {
    name: 'SVOD_GOOGLE_TOKEN',
    meaning: "Access token for Google's APIs; empty means the service account that the function runs as.",
    default: '',
    parse: text(() => true, 'a token'),
  },
  readsPerMinute: {
    name: 'SVOD_READS_PER_MINUTE',
    meaning: 'How many reads of Google Sheets a minute the account may make; no run asks for more.',
    default: '60',
    parse: whole('reads', 1, 6000),
  },
  writesPerMinute: {
    name: 'SVOD_WRITES_PER_MINUTE',
    meaning: 'How many writes to Google Sheets a minute the account may make, counted apart from its reads.',
    default: '60',
    parse: whole('writes', 1, 6000),
  },
  periodMinutes: {
    name: 'SVOD_PERIOD_MINUTES',
    meaning: 'How often the function is called, for the time of the next run in status.json.',
    default: '60',
    parse: whole('minutes', 1, 1440),
  },
  deadlineSeconds: {
    name: 'SVOD_DEADLINE_SECONDS',
    meaning: "How long one run may take, waiting for Google included; less than the platform's own timeout.",
    default: '480',
    parse: whole('seconds', 30, 3300),
  },
  fewestContributors: {
    name: 'SVOD_FEWEST_CONTRIBUTORS',
    meaning: 'A sum of money, jobs or hectares is published only when so many organisations stand behind it.',
    default: '3',
    parse: whole('organisations', 3, 100),
  },
  dominantContributors: {
    name: 'SVOD_DOMINANT_CONTRIBUTORS',
    meaning: 'So many of the largest organisations may not dominate a published sum…',
    default: '2',
    parse: whole('organisations', 2, 10),
  },
  dominancePercent: {
    name: 'SVOD_DOMINANCE_PERCENT',
    meaning: '…by making up more than this share of it.',
    default: '85',
    parse: whole('percent', 10, 85),
  },
  closenessPercent: {
    name: 'SVOD_CLOSENESS_PERCENT',
    meaning:
      "From what is published nobody can compute an organisation's share of a sum more closely than by this much.",
    default: '10',
    parse: whole('percent', 10, 500),
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
    const parsed = given === undefined ? { expected: 'a value; it is not set' } : setting.parse(given);
    if (isMistake(parsed)) mistakes.push(`${setting.name}: expected ${parsed.expected}. ${setting.meaning}`);
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
