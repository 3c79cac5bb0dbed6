/** Who may do what: every rule says, of any list of resources, what breaks it. */
import { PROJECT, type Registered } from './mocked-stack.ts';
import { accountMember, at, grants, listAt, ofType, one, textAt } from './registered.ts';

/** What is wrong, in words; nothing where nothing is. */
export type Rule = (resources: readonly Registered[]) => readonly string[];

const [REFRESH, SCHEDULE, BUILD, DELIVERY] = ['refresh', 'schedule', 'build', 'delivery'].map((duty) =>
  accountMember(`svod-${duty}`, PROJECT),
);
const EVERYBODY = /^all(?:Authenticated)?Users$/;
const BROAD = /owner|editor|admin|roles\/viewer|roles\/browser|tokenCreator|serviceAccountKey/i;
/** Rights that Google gives for a whole project or not at all, and to whom: one writes log lines, one reads copies of code. */
const PROJECT_WIDE = new Set([
  `${BUILD} roles/logging.logWriter`,
  `${BUILD} roles/storage.objectViewer resource.name.startsWith("projects/_/buckets/gcf-v2-sources-")`,
  `${DELIVERY} projects/${PROJECT}/roles/watches-operations`,
]);
const WATCHING = 'cloudfunctions.operations.get';

function said(grant: Registered): string {
  return `${grant.name}: ${textAt(grant, 'member')} ${textAt(grant, 'role')}`;
}

function unless(isRight: boolean, complaint: string): readonly string[] {
  return isRight ? [] : [complaint];
}

/** Who has a right on a resource of that type, and which. */
function heldOn(resources: readonly Registered[], ending: string, where: string): readonly string[] {
  return ofType(resources, ending).map(
    (grant) => `${textAt(grant, 'member')} ${textAt(grant, 'role')} ${textAt(grant, where)}`,
  );
}

function beyond(held: readonly string[], wanted: readonly string[]): readonly string[] {
  return [
    ...held.filter((right) => !wanted.includes(right)),
    ...wanted.filter((right) => !held.includes(right)).map((right) => `lacks ${right}`),
  ];
}

export const RIGHT_RULES = {
  'every right is one of one member, so that nothing given by hand is silently taken away': (resources) =>
    resources.filter(({ type }) => /Iam(?:Binding|Policy)$/i.test(type)).map(({ name }) => name),

  'the world may read the public bucket by name, and nothing else': (resources) => {
    const open = grants(resources).filter((grant) => EVERYBODY.test(textAt(grant, 'member')));
    const isMeant = (grant: Registered) =>
      grant.type.endsWith(':BucketIAMMember') &&
      textAt(grant, 'bucket') === `${PROJECT}-svod-public` &&
      textAt(grant, 'member') === 'allUsers' &&
      textAt(grant, 'role') === 'roles/storage.legacyObjectReader';
    const publicBuckets = ofType(resources, ':Bucket').filter(({ name }) => name === 'svod-public').length;
    return [
      ...open.filter((grant) => !isMeant(grant)).map(said),
      ...unless(open.length === publicBuckets, 'the public bucket is closed'),
    ];
  },

  'no role is broad': (resources) =>
    grants(resources)
      .filter((grant) => BROAD.test(textAt(grant, 'role')))
      .map(said),

  'no right is valid for the whole project but three that Google gives in no other way': (resources) =>
    resources
      .filter(({ type }) => /gcp:(?:projects|organizations|folder)\/iAM(?:Member|Binding|Policy)/.test(type))
      .filter(
        (grant) =>
          !PROJECT_WIDE.has(
            [textAt(grant, 'member'), textAt(grant, 'role'), textAt(grant, 'condition.expression')].join(' ').trim(),
          ),
      )
      .map(said),

  'a role of our own may watch operations, and nothing else': (resources) =>
    ofType(resources, ':IAMCustomRole')
      .flatMap((role) => listAt(role, 'permissions'))
      .filter((permission) => permission !== WATCHING)
      .map(String),

  'there is no key of an account anywhere': (resources) =>
    resources.filter(({ type }) => /serviceaccount\/key:|storage\/hmacKey:/i.test(type)).map(({ name }) => name),

  'every duty has an account of its own, and none is the project’s default': (resources) => {
    const called = one(resources, 'function:Function');
    const job = one(resources, ':Job');
    const email = (member = '') => member.replace('serviceAccount:', '');
    return [
      ...unless(textAt(called, 'serviceConfig.serviceAccountEmail') === email(REFRESH), 'the function runs as another'),
      ...unless(
        textAt(called, 'buildConfig.serviceAccount').endsWith(`/${email(BUILD)}`),
        'the function is built as another',
      ),
      ...unless(
        textAt(job, 'httpTarget.oidcToken.serviceAccountEmail') === email(SCHEDULE),
        'the schedule calls as another',
      ),
    ];
  },

  'the function may use its buckets, and no account another’s': (resources) => {
    const buckets = ofType(resources, ':Bucket').map(({ name }) => name);
    const use = (member: string | undefined, bucket: string) => `${member} roles/storage.objectUser ${bucket}`;
    const stores = ['svod-public', 'svod-private'].filter((name) => buckets.includes(name));
    const delivers = ofType(resources, ':WorkloadIdentityPool').length > 0;
    const wanted = [
      ...stores.map((name) => use(REFRESH, `${PROJECT}-${name}`)),
      ...(delivers ? [use(DELIVERY, `${PROJECT}-svod-source`), use(DELIVERY, 'svod-test-state')] : []),
    ];
    const held = heldOn(resources, ':BucketIAMMember', 'bucket').filter((right) => !right.startsWith('allUsers '));
    return beyond(held, wanted);
  },

  'only the function reads the secrets, each of them by its name': (resources) => {
    const wanted = ofType(resources, ':Secret').map(
      (secret) => `${REFRESH} roles/secretmanager.secretAccessor ${textAt(secret, 'secretId')}`,
    );
    const held = heldOn(resources, ':SecretIamMember', 'secretId');
    return [...beyond(held, wanted), ...unless(wanted.length > 0, 'there is no secret')];
  },

  'only the schedule and named people call the function': (resources) => {
    const callers = ofType(resources, ':ServiceIamMember').filter(
      (grant) => textAt(grant, 'role') === 'roles/run.invoker',
    );
    const isNamed = (member: string) => member === SCHEDULE || /^(?:user|group):[^*]+@/.test(member);
    const strangers = callers.filter(
      (grant) => !isNamed(textAt(grant, 'member')) || textAt(grant, 'name') !== 'refresh',
    );
    const scheduled = callers.some((grant) => textAt(grant, 'member') === SCHEDULE);
    return [...strangers.map(said), ...unless(scheduled, 'the schedule may not call')];
  },

  'the schedule may call the function, and do nothing else': (resources) =>
    grants(resources)
      .filter((grant) => textAt(grant, 'member') === SCHEDULE)
      .filter((grant) => !grant.type.endsWith(':ServiceIamMember') || textAt(grant, 'role') !== 'roles/run.invoker')
      .map(said),

  'the schedule shows a token that is good for the function alone': (resources) =>
    ofType(resources, ':Job').flatMap((job) => [
      ...unless(at(job, 'httpTarget.oauthToken') === undefined, 'an OAuth token is good for all of Google'),
      ...unless(
        textAt(job, 'httpTarget.oidcToken.audience') === textAt(job, 'httpTarget.uri'),
        'the token is for another',
      ),
      ...unless(textAt(job, 'httpTarget.oidcToken.audience') !== '', 'the token is for anybody'),
      ...unless(textAt(job, 'httpTarget.uri').startsWith('https://'), 'the call is not encrypted'),
    ]),

  'GitHub is believed for one repository and one environment': (resources) => [
    ...ofType(resources, ':WorkloadIdentityPoolProvider').flatMap((provider) => [
      ...unless(textAt(provider, 'attributeCondition') === 'assertion.repository == "example/svod"', 'any repository'),
      ...unless(textAt(provider, 'oidc.issuerUri') === 'https://token.actions.githubusercontent.com', 'another issuer'),
    ]),
    ...grants(resources)
      .filter((grant) => textAt(grant, 'role') === 'roles/iam.workloadIdentityUser')
      .filter((grant) => !/\/subject\/repo:example\/svod:environment:production$/.test(textAt(grant, 'member')))
      .map(said),
  ],

  'the delivery changes the function, and becomes no account but the two of the function': (resources) => {
    const about = grants(resources).filter((grant) => textAt(grant, 'member') === DELIVERY);
    const lent = about
      .filter((grant) => textAt(grant, 'role') === 'roles/iam.serviceAccountUser')
      .map((grant) => textAt(grant, 'serviceAccountId'));
    const others = lent.filter((account) => !/\/svod-(?:refresh|build)@/.test(account));
    const calls = about.filter((grant) => textAt(grant, 'role') === 'roles/run.invoker').map(said);
    return [...others, ...calls];
  },
} as const satisfies Readonly<Record<string, Rule>>;
