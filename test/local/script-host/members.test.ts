/** That every member which is called supported is called by an example, and that the example would notice if it did nothing. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { coverage } from '../../../local/script-host/coverage.ts';
import type { ExecutionRecord } from '../../../local/script-host/execution-record.ts';
import { type Member, SELF } from '../../../local/script-host/service-class.ts';
import { CLASSES } from '../../../local/script-host/services.ts';
import { type Ground, type Grounds, openGrounds } from './examples/ground.ts';
import type { MemberExample } from './examples/member-example.ts';
import { MEMBER_EXAMPLES } from './examples/members.ts';

let grounds: Grounds;
beforeAll(async () => {
  grounds = await openGrounds();
});
afterAll(() => grounds.close());

const COVERED = coverage().map(({ className, members }) => ({
  className,
  supported: Object.entries(members)
    .filter(([, state]) => state !== 'no')
    .map(([member]) => member),
}));

/** What is documented to do nothing but return its own object. */
const WITHOUT_EFFECT = ['HtmlOutput.setSandboxMode', 'HtmlOutput.setXFrameOptionsMode'];

async function check(ground: Ground, example: MemberExample, record: ExecutionRecord): Promise<void> {
  expect(record.error).toBeUndefined();
  expect(await example.seen(ground, record)).toEqual(example.expected);
}

async function attempt(example: MemberExample): Promise<[Ground, ExecutionRecord]> {
  const ground = await grounds.newGround(example.before);
  return [ground, await grounds.run(ground, example)];
}

/** Puts a member out of action: it takes what it took, does nothing, and gives its object back. */
function disabled(className: string, name: string): (() => void) | undefined {
  const members = CLASSES.get(className)?.members as Map<string, Member<unknown>> | undefined;
  const member = members?.get(name);
  if (!members || !member) return undefined;
  const result = WITHOUT_EFFECT.includes(`${className}.${name}`) ? null : SELF;
  const idle = member.signatures.map(({ kinds }) => ({ kinds, run: () => result }));
  members.set(name, { ...member, signatures: idle });
  return () => void members.set(name, member);
}

describe.each(COVERED)('$className', ({ className, supported }) => {
  const named = supported.map((member) => {
    const example = MEMBER_EXAMPLES[`${className}.${member}`];
    return { member, example, says: example?.says ?? 'has no example' };
  });

  it.each(named)('$member: $says', async ({ member, example }) => {
    if (!example) throw new Error(`There is no example of ${className}.${member}.`);
    const [ground, record] = await attempt(example);
    await check(ground, example, record);
    const isCounted = CLASSES.get(className)?.members.has(member) === true;
    if (isCounted) expect(record.calls.byMethod[`${className}.${member}`]).toBeGreaterThan(0);
    else expect(example.script).toContain(`.${member}`);

    const restore = disabled(className, member);
    if (!restore) return;
    try {
      await expect(attempt(example).then(([other, idle]) => check(other, example, idle))).rejects.toThrow();
    } finally {
      restore();
    }
  });
});

describe('the examples', () => {
  it('are of nothing that is not supported', () => {
    const supported = COVERED.flatMap((each) => each.supported.map((member) => `${each.className}.${member}`));
    expect(Object.keys(MEMBER_EXAMPLES).sort()).toEqual(supported.sort());
  });
});
