/** Mistakes that somebody could make in the stack, each with the rule that has to notice it. */
import { PROJECT, type Registered } from './mocked-stack.ts';
import type { RIGHT_RULES } from './right-rules.ts';
import type { STATE_RULES } from './state-rules.ts';

export type RuleName = keyof typeof RIGHT_RULES | keyof typeof STATE_RULES;
type Mistake = (resources: readonly Registered[]) => readonly Registered[];

type Tree = Readonly<Record<string, unknown>>;

function withValue(tree: Tree, [key = '', ...rest]: readonly string[], value: unknown): Tree {
  if (rest.length > 0) return { ...tree, [key]: withValue((tree[key] ?? {}) as Tree, rest, value) };
  const { [key]: _, ...others } = tree;
  return value === undefined ? others : { ...others, [key]: value };
}

/** The value at that path of the resource of that name is another; undefined takes it away. */
function change(name: string, path: string, value: unknown): Mistake {
  return (resources) => {
    if (!resources.some((resource) => resource.name === name)) throw new Error(`There is no ${name} to spoil.`);
    return resources.map((resource) =>
      resource.name === name ? { ...resource, inputs: withValue(resource.inputs, path.split('.'), value) } : resource,
    );
  };
}

function drop(name: string): Mistake {
  return (resources) => {
    const left = resources.filter((resource) => resource.name !== name);
    if (left.length === resources.length) throw new Error(`There is no ${name} to drop.`);
    return left;
  };
}

function add(type: string, inputs: Tree): Mistake {
  return (resources) => [...resources, { type: `gcp:${type}`, name: 'added by mistake', inputs }];
}

const account = (name: string) => `serviceAccount:svod-${name}@${PROJECT}.iam.gserviceaccount.com`;
const COMPUTE = '123456789-compute@developer.gserviceaccount.com';
const [PUBLIC, PRIVATE] = [`${PROJECT}-svod-public`, `${PROJECT}-svod-private`];
const JOB = 'svod-refresh-by-the-clock';
const NO_SUCCESS = 'Свод: нет удачного запуска три срока подряд';
const TIMES =
  'the run ends before the function, the function before the scheduler gives up, and that before the platform’s limits';
const WORLD = 'the world may read the public bucket by name, and nothing else';
const USES = 'the function may use its buckets, and no account another’s';
const PROJECT_WIDE = 'no right is valid for the whole project but three that Google gives in no other way';
const TOKEN = 'the schedule shows a token that is good for the function alone';
const OWN_ACCOUNT = 'every duty has an account of its own, and none is the project’s default';
const SECRETS = 'secrets come from their store, by number, and stand nowhere in the stack';
const GITHUB = 'GitHub is believed for one repository and one environment';
const COST = 'one instance, one request at a time, none while nobody asks';

export const MISTAKES: readonly (readonly [mistake: string, rule: RuleName, Mistake])[] = [
  [
    'the private bucket opened to the world',
    WORLD,
    add('storage/bucketIAMMember:BucketIAMMember', {
      bucket: PRIVATE,
      member: 'allUsers',
      role: 'roles/storage.legacyObjectReader',
    }),
  ],
  ['the public bucket lists its objects', WORLD, change('world-reads-public', 'role', 'roles/storage.objectViewer')],
  ['the world writes', WORLD, change('world-reads-public', 'role', 'roles/storage.objectUser')],
  ['only people with a Google account read', WORLD, change('world-reads-public', 'member', 'allAuthenticatedUsers')],
  ['the public bucket closed', WORLD, drop('world-reads-public')],
  [
    'anybody calls the function',
    WORLD,
    add('cloudrunv2/serviceIamMember:ServiceIamMember', {
      name: 'refresh',
      member: 'allUsers',
      role: 'roles/run.invoker',
    }),
  ],
  [
    'any Google account calls the function',
    'only the schedule and named people call the function',
    change('schedule-calls-refresh', 'member', 'allAuthenticatedUsers'),
  ],
  [
    'a whole domain calls the function',
    'only the schedule and named people call the function',
    add('cloudrunv2/serviceIamMember:ServiceIamMember', {
      name: 'refresh',
      member: 'domain:example.org',
      role: 'roles/run.invoker',
    }),
  ],
  ['the schedule may not call', 'only the schedule and named people call the function', drop('schedule-calls-refresh')],
  [
    'the schedule calls another service too',
    'only the schedule and named people call the function',
    change('schedule-calls-refresh', 'name', 'other'),
  ],
  [
    'the function owns the project',
    'no role is broad',
    add('projects/iAMMember:IAMMember', { member: account('refresh'), role: 'roles/owner' }),
  ],
  [
    'the function is an editor',
    'no role is broad',
    add('projects/iAMMember:IAMMember', { member: account('refresh'), role: 'roles/editor' }),
  ],
  [
    'the function is the admin of its bucket',
    'no role is broad',
    change('refresh-uses-public', 'role', 'roles/storage.objectAdmin'),
  ],
  [
    'the function reads every bucket',
    PROJECT_WIDE,
    add('projects/iAMMember:IAMMember', { member: account('refresh'), role: 'roles/storage.objectViewer' }),
  ],
  [
    'the function reads every secret',
    PROJECT_WIDE,
    add('projects/iAMMember:IAMMember', { member: account('refresh'), role: 'roles/secretmanager.secretAccessor' }),
  ],
  ['the build reads every bucket', PROJECT_WIDE, change('build-reads-code', 'condition', undefined)],
  [
    'the schedule calls everything in the project',
    PROJECT_WIDE,
    add('projects/iAMMember:IAMMember', { member: account('schedule'), role: 'roles/run.invoker' }),
  ],
  [
    'a binding takes away what others were given',
    'every right is one of one member, so that nothing given by hand is silently taken away',
    add('storage/bucketIAMBinding:BucketIAMBinding', { bucket: PUBLIC, members: [], role: 'roles/storage.objectUser' }),
  ],
  [
    'the delivery may delete functions',
    'a role of our own may watch operations, and nothing else',
    change('watches-operations', 'permissions', ['cloudfunctions.operations.get', 'cloudfunctions.functions.delete']),
  ],
  [
    'a key of an account',
    'there is no key of an account anywhere',
    add('serviceaccount/key:Key', { serviceAccountId: 'svod-refresh' }),
  ],
  [
    'a key of the S3 face of Google',
    'there is no key of an account anywhere',
    add('storage/hmacKey:HmacKey', { serviceAccountEmail: account('refresh') }),
  ],
  [
    'the function runs as the default account',
    OWN_ACCOUNT,
    change('refresh', 'serviceConfig.serviceAccountEmail', COMPUTE),
  ],
  [
    'no account for the function at all',
    OWN_ACCOUNT,
    change('refresh', 'serviceConfig.serviceAccountEmail', undefined),
  ],
  ['the build runs as the default account', OWN_ACCOUNT, change('refresh', 'buildConfig.serviceAccount', undefined)],
  [
    'the function is built as itself',
    OWN_ACCOUNT,
    change('refresh', 'buildConfig.serviceAccount', `projects/x/serviceAccounts/${account('refresh').slice(15)}`),
  ],
  [
    'the schedule calls as the function',
    OWN_ACCOUNT,
    change(JOB, 'httpTarget.oidcToken.serviceAccountEmail', account('refresh').slice(15)),
  ],
  ['the function may not write the private bucket', USES, drop('refresh-uses-private')],
  [
    'the schedule reads the private bucket',
    USES,
    add('storage/bucketIAMMember:BucketIAMMember', {
      bucket: PRIVATE,
      member: account('schedule'),
      role: 'roles/storage.objectViewer',
    }),
  ],
  [
    'the function changes its own code',
    USES,
    add('storage/bucketIAMMember:BucketIAMMember', {
      bucket: `${PROJECT}-svod-source`,
      member: account('refresh'),
      role: 'roles/storage.objectUser',
    }),
  ],
  [
    'the schedule writes too',
    'the schedule may call the function, and do nothing else',
    add('storage/bucketIAMMember:BucketIAMMember', {
      bucket: PUBLIC,
      member: account('schedule'),
      role: 'roles/storage.objectUser',
    }),
  ],
  [
    'the delivery reads the signing key',
    'only the function reads the secrets, each of them by its name',
    add('secretmanager/secretIamMember:SecretIamMember', {
      secretId: 'svod-signing-key',
      member: account('delivery'),
      role: 'roles/secretmanager.secretAccessor',
    }),
  ],
  [
    'the function may not read its key',
    'only the function reads the secrets, each of them by its name',
    drop('refresh-reads-svod-signing-key'),
  ],
  ['the schedule without a token', TOKEN, change(JOB, 'httpTarget.oidcToken', undefined)],
  [
    'the schedule with a token for all of Google',
    TOKEN,
    change(JOB, 'httpTarget.oauthToken', { serviceAccountEmail: 'x' }),
  ],
  ['a token for another service', TOKEN, change(JOB, 'httpTarget.oidcToken.audience', 'https://other.a.run.app')],
  ['a call that is not encrypted', TOKEN, change(JOB, 'httpTarget.uri', 'http://refresh-abc.a.run.app')],
  ['any repository delivers', GITHUB, change('svod-github', 'attributeCondition', undefined)],
  [
    'any branch of the repository delivers',
    GITHUB,
    change('github-is-delivery', 'member', 'principalSet://iam.googleapis.com/pool/attribute.repository/example/svod'),
  ],
  ['another issuer is believed', GITHUB, change('svod-github', 'oidc.issuerUri', 'https://example.org')],
  [
    'the delivery becomes the schedule',
    'the delivery changes the function, and becomes no account but the two of the function',
    change('delivery-as-build', 'serviceAccountId', 'projects/x/serviceAccounts/svod-schedule@x'),
  ],
  [
    'the delivery calls the function',
    'the delivery changes the function, and becomes no account but the two of the function',
    add('cloudrunv2/serviceIamMember:ServiceIamMember', {
      name: 'refresh',
      member: account('delivery'),
      role: 'roles/run.invoker',
    }),
  ],
  [
    'rights for single objects',
    'rights on every bucket are uniform',
    change('svod-private', 'uniformBucketLevelAccess', false),
  ],
  [
    'deleted is gone',
    'what is deleted can be had back for a week',
    change('svod-public', 'softDeletePolicy', { retentionDurationSeconds: 0 }),
  ],
  [
    'deleted is gone, by Google’s default',
    'what is deleted can be had back for a week',
    change('svod-private', 'softDeletePolicy', undefined),
  ],
  [
    'the private bucket may be opened',
    'every bucket but the public one refuses to be opened',
    change('svod-private', 'publicAccessPrevention', 'inherited'),
  ],
  [
    'a bucket that goes with everything',
    'no bucket goes with what is in it',
    change('svod-public', 'forceDestroy', true),
  ],
  [
    'pages of others may not read',
    'pages of others may read the public bucket, with its tags, and never write',
    change('svod-public', 'cors', []),
  ],
  [
    'pages of others may write',
    'pages of others may read the public bucket, with its tags, and never write',
    change('svod-public', 'cors', [{ origins: ['*'], methods: ['GET', 'HEAD', 'PUT'], responseHeaders: ['ETag'] }]),
  ],
  [
    'no main page',
    'pages of others may read the public bucket, with its tags, and never write',
    change('svod-public', 'website', undefined),
  ],
  ['the function ends before the run', TIMES, change('refresh', 'serviceConfig.timeoutSeconds', 60)],
  [
    'the run as long as the function',
    TIMES,
    change('refresh', 'serviceConfig.environmentVariables.SVOD_DEADLINE_SECONDS', '660'),
  ],
  ['the scheduler asks again while a run goes on', TIMES, change(JOB, 'attemptDeadline', '180s')],
  ['the scheduler’s default deadline', TIMES, change(JOB, 'attemptDeadline', undefined)],
  ['longer than the scheduler waits', TIMES, change(JOB, 'attemptDeadline', '1860s')],
  [
    'attempts of two periods at once',
    'all attempts of a run end before the next one begins',
    change(JOB, 'retryConfig.retryCount', 5),
  ],
  [
    'another period than the pages promise',
    'the function promises the period of the schedule',
    change(JOB, 'schedule', '0 3 * * *'),
  ],
  [
    'a store that is no address',
    'the function understands its settings',
    change('refresh', 'serviceConfig.environmentVariables.SVOD_PUBLIC_STORE', 'gs://'),
  ],
  [
    'a setting left out',
    'the function understands its settings',
    change('refresh', 'serviceConfig.environmentVariables.SVOD_PRIVATE_STORE', undefined),
  ],
  ['the key in the open', SECRETS, change('refresh', 'serviceConfig.environmentVariables.SVOD_SIGNING_KEY', 'MC4CAQ')],
  [
    'the value of a secret in the stack',
    SECRETS,
    add('secretmanager/secretVersion:SecretVersion', { secretData: 'x' }),
  ],
  [
    'whatever version of the key is newest',
    SECRETS,
    change('refresh', 'serviceConfig.secretEnvironmentVariables', [{ key: 'SVOD_SIGNING_KEY', version: 'latest' }]),
  ],
  ['no signing key', SECRETS, change('refresh', 'serviceConfig.secretEnvironmentVariables', [])],
  ['a hundred instances', COST, change('refresh', 'serviceConfig.maxInstanceCount', undefined)],
  ['an instance that always stands', COST, change('refresh', 'serviceConfig.minInstanceCount', 1)],
  ['eighty requests at a time', COST, change('refresh', 'serviceConfig.maxInstanceRequestConcurrency', 80)],
  [
    'nobody hears of silence',
    'somebody is told when nothing came of three periods, in numbers and in silence',
    drop(NO_SUCCESS),
  ],
  [
    'silence of another length',
    'somebody is told when nothing came of three periods, in numbers and in silence',
    change(JOB, 'schedule', '7 * * * *'),
  ],
  [
    'nobody hears of held runs',
    'somebody is told of failed runs, of held ones, of errors of the platform and of the quota',
    drop('Свод: публикация остановлена'),
  ],
  [
    'an alert that reaches nobody',
    'every alert and the budget reach a person',
    change(NO_SUCCESS, 'notificationChannels', []),
  ],
  ['an alert that is switched off', 'every alert and the budget reach a person', change(NO_SUCCESS, 'enabled', false)],
  [
    'a budget of all projects',
    'the budget is this project’s, and speaks before it is used up',
    change('svod-budget', 'budgetFilter', {}),
  ],
  [
    'a budget that speaks when it is too late',
    'the budget is this project’s, and speaks before it is used up',
    change('svod-budget', 'thresholdRules', [{ thresholdPercent: 1 }]),
  ],
  ['no budget', 'the budget is this project’s, and speaks before it is used up', drop('svod-budget')],
];
