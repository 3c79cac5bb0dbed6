/** What the workflows may do, read from them as GitHub reads them; and every mistake in them that a change could bring. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const ROOT = resolve(import.meta.dirname, '..');
const FOLDER = join(ROOT, '.github/workflows');
const SCRIPTS = (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: object }).scripts;

type Permissions = Readonly<Record<string, string>>;

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly uses?: string;
  readonly permissions?: Permissions;
  readonly environment?: string;
  readonly 'timeout-minutes'?: number;
  readonly strategy?: { readonly matrix?: { readonly node?: readonly string[] } };
  readonly steps?: readonly Step[];
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions?: Permissions;
  readonly jobs: Readonly<Record<string, Job>>;
}

const SHA = /^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/;
/** What a job may do beyond reading the code. */
const MORE_THAN_READING: Readonly<Record<string, Permissions>> = {
  release: { contents: 'write' },
  deploy: { contents: 'read', 'id-token': 'write' },
};
/** What whoever opens a pull request could put into a command. */
const FOREIGN = /\$\{\{[^}]*\b(?:github\.(?:event|head_ref|ref_name|actor)|inputs|vars|secrets)\b/;

type Rule = (workflow: Workflow, text: string) => readonly string[];

function jobs({ jobs: all }: Workflow): readonly (readonly [string, Job])[] {
  return Object.entries(all);
}

function steps(workflow: Workflow): readonly Step[] {
  return jobs(workflow).flatMap(([, job]) => job.steps ?? []);
}

function commands(workflow: Workflow): readonly string[] {
  return steps(workflow).flatMap((step) => (step.run === undefined ? [] : [step.run]));
}

const RULES = {
  'every action is pinned by the full hash of a commit': (workflow) =>
    [...steps(workflow), ...jobs(workflow).map(([, job]) => job)]
      .flatMap((user) => (user.uses === undefined ? [] : [user.uses]))
      .filter((used) => !SHA.test(used) && !used.startsWith('./.github/workflows/')),

  'every pin says which version it is': (_, text) =>
    text.split('\n').filter((line) => /uses: [^.]\S*@/.test(line) && !/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line)),

  'a workflow may read the code, and a job no more than it needs': (workflow) => [
    ...(JSON.stringify(workflow.permissions) === '{"contents":"read"}' ? [] : ['the workflow']),
    ...jobs(workflow)
      .filter(([name, job]) => JSON.stringify(job.permissions) !== JSON.stringify(MORE_THAN_READING[name]))
      .map(([name]) => name),
  ],

  'no secret is used, and no key': (_, text) => text.match(/secrets[.[]|credentials_json|_KEY\b|PRIVATE KEY/g) ?? [],

  'the code is checked out without a credential left behind': (workflow) =>
    steps(workflow)
      .filter(({ uses }) => uses?.startsWith('actions/checkout@'))
      .flatMap((step) => (step.with?.['persist-credentials'] === false ? [] : ['checkout'])),

  'nothing from outside is pasted into a command': (workflow) =>
    commands(workflow).filter((line) => FOREIGN.test(line)),

  'nobody else’s code runs with more rights than its own': (workflow) =>
    Object.keys(workflow.on).filter((event) => /^(?:pull_request_target|workflow_run|issue_comment)$/.test(event)),

  'every job ends': (workflow) =>
    jobs(workflow)
      .filter(([, job]) => job.uses === undefined && !((job['timeout-minutes'] ?? 0) > 0))
      .map(([name]) => name),

  'only a job whose environment somebody approves gets a token of Google’s': (workflow) =>
    jobs(workflow)
      .filter(([, job]) => job.permissions?.['id-token'] !== undefined && job.environment !== 'production')
      .map(([name]) => name),

  'every npm script in it is there': (workflow) =>
    commands(workflow)
      .flatMap((line) => [...line.matchAll(/npm (?:run(?: --silent)? ([\w-]+)|(test))/g)])
      .map(([, script, test]) => script ?? test ?? '')
      .filter((script) => !(script in SCRIPTS)),

  'packages are installed as the lockfile says': (workflow) =>
    commands(workflow).filter((line) => /npm (?:i|install)\b/.test(line)),
} as const satisfies Readonly<Record<string, Rule>>;

type RuleName = keyof typeof RULES;
const RULE_NAMES = Object.keys(RULES) as readonly RuleName[];
const FILES = readdirSync(FOLDER);

function textOf(file: string): string {
  return readFileSync(join(FOLDER, file), 'utf8');
}

function breaches(rule: RuleName, text: string): readonly string[] {
  return RULES[rule](parse(text) as Workflow, text);
}

describe.each(FILES)('the workflow %s', (file) => {
  it.each(RULE_NAMES)('%s', (rule) => {
    expect(breaches(rule, textOf(file))).toEqual([]);
  });
});

describe('a mistake in a workflow', () => {
  it.each<[RuleName, string | RegExp, string]>([
    ['every action is pinned by the full hash of a commit', /@[0-9a-f]{40} # v5\.0\.0/, '@v5'],
    ['every action is pinned by the full hash of a commit', /(@[0-9a-f]{39})[0-9a-f]/, '$1'],
    ['every pin says which version it is', ' # v3.0.0', ''],
    [
      'a workflow may read the code, and a job no more than it needs',
      'permissions:\n  contents: read',
      'permissions: write-all',
    ],
    [
      'a workflow may read the code, and a job no more than it needs',
      'contents: write',
      'contents: write\n      packages: write',
    ],
    ['a workflow may read the code, and a job no more than it needs', 'permissions:\n  contents: read\n', ''],
    ['no secret is used, and no key', 'github.token', 'secrets.PERSONAL_TOKEN'],
    ['no secret is used, and no key', 'service_account: ', 'credentials_json: '],
    ['the code is checked out without a credential left behind', 'persist-credentials: false', 'fetch-depth: 0'],
    [
      'nothing from outside is pasted into a command',
      '"$TAG" --verify-tag',
      '\u0024{{ github.ref_name }} --verify-tag',
    ],
    ['nobody else’s code runs with more rights than its own', "push:\n    tags: ['v*']", 'pull_request_target:'],
    ['every job ends', 'timeout-minutes: 30', 'continue-on-error: true'],
    [
      'only a job whose environment somebody approves gets a token of Google’s',
      'environment: production',
      'environment: anything',
    ],
    ['every npm script in it is there', 'release-notes', 'notes-of-release'],
    ['packages are installed as the lockfile says', 'run: npm ci', 'run: npm install'],
  ])('is noticed: %s (%s)', (rule, from, to) => {
    const right = textOf('deliver.yml');
    const wrong = right.replace(from, to);
    expect(wrong).not.toBe(right);
    expect(breaches(rule, wrong)).not.toEqual([]);
  });
});

describe('the check', () => {
  const check = parse(textOf('check.yml')) as Workflow;

  it('runs on every change, with the oldest Node that the package admits and with newer ones', () => {
    const { engines } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { engines: { node: string } };
    const oldest = engines.node.replace('>=', '');
    expect(Object.keys(check.on)).toEqual(expect.arrayContaining(['push', 'pull_request']));
    expect(check.jobs['test']?.strategy?.matrix?.node).toEqual([oldest, '22', '24']);
  });

  it('does what a laptop does: npm ci, npm test, npm run bundle', () => {
    expect(commands(check)).toEqual(expect.arrayContaining(['npm ci', 'npm test', 'npm run bundle']));
  });
});
