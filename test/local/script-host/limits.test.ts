import { describe, expect, it } from 'vitest';
import { GOOGLE_LIMITS } from '../../../local/script-host/execution-desk.ts';
import { EDITOR, OWNER, runScript } from './running-script.ts';

const realSleep = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
const typing = { kind: 'type', range: 'A1', values: [['x']] } as const;

describe('limits of time', () => {
  it('a simple trigger has 30 seconds, any other execution 6 minutes, and 30 run at once', () => {
    expect(GOOGLE_LIMITS).toEqual({ simpleTriggerMs: 30_000, executionMs: 360_000, simultaneousPerUser: 30 });
  });

  it('sleeping counts: a simple trigger that sleeps longer is ended, and nothing of it goes on', async () => {
    const { host, spreadsheetId, store } = runScript(`
      function onEdit(e) {
        try { Utilities.sleep(31000); } catch (error) { e.range.setValue('caught'); } finally { e.range.setValue('finally'); }
        e.range.setValue('after');
      }`);
    const [record] = await host.edit(spreadsheetId, EDITOR, typing).fired;
    expect(record).toMatchObject({ status: 'TIMED_OUT', error: { message: 'Exceeded maximum execution time' } });
    expect(store.get(spreadsheetId)?.workbook.sheets[0]?.values).toEqual([['x']]);
  });

  it('the same sleep is no matter to a function that is run by hand', async () => {
    const { run } = runScript();
    expect(await run('Utilities.sleep(31000); return 1')).toMatchObject({ status: 'COMPLETED', value: 1 });
    expect(await run('Utilities.sleep(300000); Utilities.sleep(61000); return 1')).toMatchObject({
      status: 'TIMED_OUT',
    });
  });

  it('a loop without end is ended by real time, and the next execution runs', async () => {
    const { run } = runScript('', { limits: { executionMs: 400 } });
    expect(await run('for (;;);')).toMatchObject({ status: 'TIMED_OUT' });
    expect(
      await run('new Promise(() => { const again = () => Promise.resolve().then(again); again(); })'),
    ).toMatchObject({
      status: 'TIMED_OUT',
    });
    expect(await run('return 2')).toMatchObject({ status: 'COMPLETED', value: 2 });
  });

  it('a script that takes all memory fails alone', async () => {
    const { run } = runScript();
    const greedy = run('const all = []; for (;;) all.push(new Array(100000).fill(all.length));');
    const record = await greedy;
    expect(record.error?.message).toMatch(/memory/);
    expect(await run('return 2')).toMatchObject({ status: 'COMPLETED', value: 2 });
  });

  it('the 31st execution of one user at once is refused', async () => {
    const { host, spreadsheetId } = runScript('function wait() { Utilities.sleep(400); }', {
      sleep: realSleep,
      limits: { simultaneousPerUser: 3 },
    });
    const runs = await Promise.all([1, 2, 3, 4].map(() => host.runFunction('wait', [], { spreadsheetId })));
    expect(runs.map(({ status }) => status)).toEqual(['COMPLETED', 'COMPLETED', 'COMPLETED', 'FAILED']);
    expect(runs[3]?.error?.message).toMatch(/too many scripts running simultaneously/);
    const other = await host.runFunction('wait', [], { spreadsheetId, user: EDITOR });
    expect(other.status).toBe('COMPLETED');
  });
});

describe('calls', () => {
  it('are counted by method and in total', async () => {
    const { run } = runScript();
    const { calls } = await run(`
      const sheet = SpreadsheetApp.getActiveSheet();
      for (let row = 1; row <= 5; row += 1) sheet.getRange(row, 1).setValue(row);
      sheet.getRange('A1:A5').getValues();`);
    expect(calls).toEqual({
      total: 13,
      byMethod: { 'Range.getValues': 1, 'Range.setValue': 5, 'Sheet.getRange': 6, 'SpreadsheetApp.getActiveSheet': 1 },
    });
  });
});

describe('LockService', () => {
  const TICKET = `
    function ticket(locks) {
      const lock = LockService.getScriptLock();
      if (locks) lock.waitLock(10000);
      const properties = PropertiesService.getScriptProperties();
      const next = Number(properties.getProperty('last') || 0) + 1;
      Utilities.sleep(50);
      properties.setProperty('last', String(next));
      return next;
    }
    function hold(milliseconds) { LockService.getDocumentLock().waitLock(1); Utilities.sleep(milliseconds); return 'held'; }
    function attempt(milliseconds) { const lock = LockService.getDocumentLock(); return [lock.tryLock(milliseconds), lock.hasLock()]; }
    function wait(milliseconds) { LockService.getDocumentLock().waitLock(milliseconds); }
    function user() { const lock = LockService.getUserLock(); const got = lock.tryLock(1); Utilities.sleep(150); return got; }`;
  const running = () => runScript(TICKET, { sleep: realSleep, now: () => new Date() });

  it('“without the Lock service the ticket numbers could end up the same”, with it they do not', async () => {
    const { host, spreadsheetId } = running();
    const both = (locks: boolean) =>
      Promise.all([1, 2, 3].map(() => host.runFunction('ticket', [locks], { spreadsheetId })));
    await both(true);
    const without = (await both(false)).map(({ value }) => value);
    const withLock = (await both(true)).map(({ value }) => Number(value));
    expect(new Set(without).size).toBeLessThan(3);
    expect(new Set(withLock).size).toBe(3);
  });

  it('tryLock: “attempts to acquire the lock, timing out after the provided number of milliseconds”', async () => {
    const { host, spreadsheetId } = running();
    await host.runFunction('attempt', [1], { spreadsheetId });
    const holder = host.runFunction('hold', [600], { spreadsheetId });
    await realSleep(200);
    const short = await host.runFunction('attempt', [50], { spreadsheetId, user: EDITOR });
    const long = await host.runFunction('attempt', [5000], { spreadsheetId, user: EDITOR });
    expect([short.value, long.value]).toEqual([
      [false, false],
      [true, true],
    ]);
    expect((await holder).value).toBe('held');
  });

  it('waitLock: “timing out with an exception”', async () => {
    const { host, spreadsheetId } = running();
    await host.runFunction('attempt', [1], { spreadsheetId });
    const holder = host.runFunction('hold', [500], { spreadsheetId });
    await realSleep(200);
    const record = await host.runFunction('wait', [30], { spreadsheetId });
    expect(record.error?.message).toBe('Lock timeout: another process was holding the lock for too long.');
    await holder;
  });

  it('a run that was ended while it waited is not given the lock any more', async () => {
    const { host, spreadsheetId } = runScript(TICKET, {
      sleep: realSleep,
      now: () => new Date(),
      limits: { executionMs: 700 },
    });
    await host.runFunction('attempt', [1], { spreadsheetId });
    const holder = host.runFunction('hold', [500], { spreadsheetId });
    await realSleep(100);
    const waiters = ['for (;;);', ''].map((after) =>
      host.runFunction('evaluate', [`LockService.getDocumentLock().tryLock(5000); ${after}`], { spreadsheetId }),
    );
    await Promise.all([holder, ...waiters]);
    expect((await host.runFunction('attempt', [300], { spreadsheetId })).value).toEqual([true, true]);
  });

  it('getUserLock keeps only the same user out; every lock is released when the script ends', async () => {
    const { host, spreadsheetId } = running();
    const run = (user: string) => host.runFunction('user', [], { spreadsheetId, user });
    const values = (await Promise.all([run(OWNER), run(OWNER), run(EDITOR)])).map(({ value }) => value);
    expect(values.filter((value) => value === true)).toHaveLength(2);
    expect((await run(OWNER)).value).toBe(true);
  });
});
