import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { newWorkbook } from '../../../local/google/new-workbook.ts';
import type { Change } from '../../../local/google/workbook-change.ts';
import { seededRandom } from '../../../local/sample/invented.ts';
import { StartFailure } from '../../../local/start-failure.ts';
import { clientsOf, openStore, refusal, type StandIn, startStandIn, temporaryFolder } from './stand-in.ts';
import { TWOFOLD_WORKBOOK, TwofoldWriter } from './twofold-writer.ts';
import { UnreliableDisk } from './unreliable-disk.ts';

const KILLS = Number(process.env['KILLS'] ?? 4);
const POWER_LOSSES = Number(process.env['POWER_LOSSES'] ?? 6);

function newSeed(): number {
  const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));
  console.log(`SEED=${seed}`);
  return seed;
}

async function serve(folder: string) {
  const script = join(import.meta.dirname, 'served-store.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const [port] = await once(child.stdout, 'data');
  return { child, sheets: clientsOf(`http://127.0.0.1:${String(port).trim()}`).sheets };
}

const WRITE = { kind: 'changeValues', sheetId: 0, row: 0, column: 0 } as const;
const write = (value: string): Change => ({ ...WRITE, values: [[value]] });

describe('an answered write', () => {
  it(
    'is there after kill -9 at any moment, whole, and so is every other one',
    async () => {
      const folder = temporaryFolder();
      onTestFinished(() => rmSync(folder, { recursive: true }));
      const chance = seededRandom(newSeed());
      const store = openStore(folder);
      const { spreadsheetId } = store.create(newWorkbook(TWOFOLD_WORKBOOK));
      store.close();
      const writer = new TwofoldWriter(spreadsheetId, chance);
      for (let round = 0; round < KILLS; round += 1) {
        const { child, sheets } = await serve(folder);
        await writer.check(sheets);
        const writing = [1, 2, 3].map(() => writer.writeUntilCut(sheets));
        await sleep(20 + chance() * 700);
        child.kill('SIGKILL');
        await once(child, 'exit');
        await Promise.all(writing);
      }
      const { sheets } = await serve(folder);
      await writer.check(sheets);
      expect(writer.answered.length).toBeGreaterThan(KILLS);
    },
    30_000 + KILLS * 15_000,
  );

  it(
    'is there after a loss of power at any moment',
    async () => {
      const chance = seededRandom(newSeed());
      const disk = new UnreliableDisk();
      const standIn = await startStandIn(disk);
      const { data } = await standIn.sheets.spreadsheets.create({ requestBody: TWOFOLD_WORKBOOK });
      const writer = new TwofoldWriter(data.spreadsheetId ?? '', chance);
      const writing = [1, 2, 3, 4].map(() => writer.writeUntilCut(standIn.sheets));
      for (let round = 0; round < POWER_LOSSES; round += 1) {
        await sleep(chance() * 300);
        await checkAfterPowerLoss(standIn, disk, writer, chance);
      }
      writer.stop();
      await Promise.all(writing);
      await standIn.close();
      expect(writer.answered.length).toBeGreaterThan(POWER_LOSSES);
    },
    30_000 + POWER_LOSSES * 5_000,
  );
});

/** What was answered up to the moment of the loss must be found in what it leaves. */
async function checkAfterPowerLoss(
  { folder }: StandIn,
  disk: UnreliableDisk,
  writer: TwofoldWriter,
  chance: () => number,
): Promise<void> {
  const left = temporaryFolder();
  const answered = writer.snapshot();
  disk.leaveAfterPowerLoss(folder, left, chance);
  const again = await startStandIn(undefined, left);
  await answered.check(again.sheets);
  await again.close();
}

describe('a disk', () => {
  let disk: UnreliableDisk;
  let standIn: StandIn;
  let spreadsheetId: string;

  beforeEach(async () => {
    vi.spyOn(console, 'error').mockReturnValue(undefined);
    disk = new UnreliableDisk();
    standIn = await startStandIn(disk);
    ({ spreadsheetId } = standIn.store.create(newWorkbook({ properties: { title: 'Таблица' } })));
  });

  afterEach(async () => {
    vi.restoreAllMocks();
    await standIn.close();
  });

  const put = (value: string) =>
    standIn.sheets.spreadsheets.values.update({
      spreadsheetId,
      range: 'A1',
      valueInputOption: 'RAW',
      requestBody: { values: [[value]] },
    });
  const seen = async () =>
    (await standIn.sheets.spreadsheets.values.get({ spreadsheetId, range: 'A1' })).data.values?.[0]?.[0];
  const seenAfterRestart = () => {
    const store = openStore(standIn.folder);
    store.close();
    return store.get(spreadsheetId)?.workbook.sheets[0]?.values[0]?.[0];
  };
  const UNAVAILABLE = { code: 503, status: 'UNAVAILABLE', message: 'The service is currently unavailable.' };

  it('that is full refuses the write with 503, shows nothing of it, and takes the next one when there is room', async () => {
    await put('before');
    disk.room = 40;
    expect(await refusal(put('lost'))).toEqual(UNAVAILABLE);
    expect(console.error).toHaveBeenCalledWith(expect.stringContaining('На диске нет места'));
    expect([await seen(), seenAfterRestart()]).toEqual(['before', 'before']);
    disk.room = Number.POSITIVE_INFINITY;
    await put('after');
    expect([await seen(), seenAfterRestart()]).toEqual(['after', 'after']);
  });

  it('that is full and cannot even take back the half line refuses writes until it can', async () => {
    await put('before');
    disk.room = 40;
    disk.failsToTruncate = true;
    expect(await refusal(put('lost'))).toEqual(UNAVAILABLE);
    disk.room = Number.POSITIVE_INFINITY;
    expect(await refusal(put('lost too'))).toEqual(UNAVAILABLE);
    expect(await seen()).toBe('before');
    disk.failsToTruncate = false;
    await put('after');
    expect([await seen(), seenAfterRestart()]).toEqual(['after', 'after']);
  });

  it('that is full makes no workbook, and leaves nothing of one', async () => {
    disk.room = 40;
    expect(await refusal(standIn.sheets.spreadsheets.create({}))).toEqual(UNAVAILABLE);
    expect(standIn.store.list()).toHaveLength(1);
    expect(readdirSync(standIn.folder)).toEqual([`${spreadsheetId}.workbook.json`]);
  });

  it('without room for a new base keeps the journal, and every write in it', async () => {
    const long = 'x'.repeat(49_000);
    for (let size = 0; size < 980_000; size += long.length) standIn.store.commit(spreadsheetId, [write(long)]);
    disk.room = 49_500;
    await put('y'.repeat(49_000));
    disk.room = Number.POSITIVE_INFINITY;
    expect(console.error).toHaveBeenCalledWith(expect.stringContaining('На диске нет места'));
    expect(seenAfterRestart()).toBe('y'.repeat(49_000));
    await put('next');
    expect([await seen(), seenAfterRestart()]).toEqual(['next', 'next']);
  });

  it('that fails when it is asked to hold on to writes takes back all that waited for it', async () => {
    await put('before');
    disk.failsToSync = true;
    const refused = await Promise.all(['one', 'two', 'three'].map((value) => refusal(put(value))));
    expect(refused).toEqual([UNAVAILABLE, UNAVAILABLE, UNAVAILABLE]);
    disk.failsToSync = false;
    expect([await seen(), seenAfterRestart()]).toEqual(['before', 'before']);
    await put('after');
    expect([await seen(), seenAfterRestart()]).toEqual(['after', 'after']);
  });

  it('serves writes that come together with one turn', async () => {
    const syncs = vi.spyOn(disk, 'syncLater');
    for (let count = 0; count < 50; count += 1) standIn.store.commit(spreadsheetId, [write(`${count}`)]);
    await standIn.store.settled();
    expect(syncs).toHaveBeenCalledTimes(1);
  });
});

describe('a folder of workbooks', () => {
  let folder: string;
  let spreadsheetId: string;
  const file = (ending: string) => join(folder, `${spreadsheetId}.${ending}`);

  beforeEach(async () => {
    folder = temporaryFolder();
    const store = openStore(folder);
    ({ spreadsheetId } = store.create(newWorkbook({ properties: { title: 'Таблица' } })));
    for (const value of ['first', 'second', 'third']) {
      store.commit(spreadsheetId, [write(value)]);
      await store.settled();
    }
    store.close();
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  it('whose journal was cut anywhere opens with all lines before the cut', () => {
    const journal = readFileSync(file('journal.jsonl'));
    const ends = [...journal.keys()].filter((index) => journal[index] === 0x0a).map((index) => index + 1);
    for (let length = journal.length; length >= 0; length -= 1) {
      truncateSync(file('journal.jsonl'), length);
      const store = openStore(folder);
      store.close();
      const whole = ends.filter((end) => end <= length).length;
      expect(store.get(spreadsheetId)?.version).toBe(1 + whole);
    }
  });

  it('whose last lines hold what was never written opens without them', () => {
    const { size } = statSync(file('journal.jsonl'));
    appendFileSync(file('journal.jsonl'), `${'\0'.repeat(300)}\n{"version":5,"time":"","changes":[]}\t00000000\n`);
    const store = openStore(folder);
    store.close();
    expect([store.get(spreadsheetId)?.version, statSync(file('journal.jsonl')).size]).toEqual([4, size]);
  });

  it('of whose last lines, written together, the disk took only the later ones opens without all of them', () => {
    const store = openStore(folder);
    for (const value of ['lost', 'torn off']) store.commit(spreadsheetId, [write(value)]);
    store.close();
    const torn = readFileSync(file('journal.jsonl'), 'utf8').replace(/\{[^\n]*lost[^\n]*/, (line) =>
      '\0'.repeat(line.length),
    );
    writeFileSync(file('journal.jsonl'), torn);
    const again = openStore(folder);
    again.close();
    expect(again.get(spreadsheetId)?.version).toBe(4);
  });

  it('reads the journals of older versions, which have no checksums, and writes on in them', () => {
    const old = readFileSync(file('journal.jsonl'), 'utf8').replace(/\t\d+\t[0-9a-f]{8}$/gm, '');
    writeFileSync(file('journal.jsonl'), old);
    const store = openStore(folder);
    expect(store.get(spreadsheetId)?.version).toBe(4);
    store.commit(spreadsheetId, [write('fourth')]);
    store.close();
    const again = openStore(folder);
    again.close();
    expect(again.get(spreadsheetId)).toEqual(store.get(spreadsheetId));
  });

  it('whose journal was changed where it had been whole is refused kindly, and left as it is', () => {
    const spoilt = readFileSync(file('journal.jsonl'), 'utf8').replace('second', 'sEcond');
    writeFileSync(file('journal.jsonl'), spoilt);
    expect(() => openStore(folder)).toThrow(StartFailure);
    expect(() => openStore(folder)).toThrow(
      /Файл таблицы повреждён: .*journal\.jsonl \(повреждено с байта \d+, дальше есть целые строки/,
    );
    expect(readFileSync(file('journal.jsonl'), 'utf8')).toBe(spoilt);
  });

  it('with a base that was cut in the middle is refused kindly, and left as it is', () => {
    truncateSync(file('workbook.json'), 100);
    expect(() => openStore(folder)).toThrow(StartFailure);
    expect(() => openStore(folder)).toThrow(/Файл таблицы повреждён: .*workbook\.json/);
    expect(statSync(file('workbook.json')).size).toBe(100);
  });

  it('in which another process writes takes no write that would mix with its own', () => {
    const [one, other] = [openStore(folder), openStore(folder)];
    one.commit(spreadsheetId, [write('from the one')]);
    expect(() => other.commit(spreadsheetId, [write('from the other')])).toThrow(/изменила другая программа/);
    expect(other.get(spreadsheetId)?.version).toBe(4);
    one.close();
    other.close();
    const again = openStore(folder);
    again.close();
    expect(again.get(spreadsheetId)).toEqual(one.get(spreadsheetId));
  });
});
