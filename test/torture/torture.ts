/** Kills a working server again and again, at random moments and at every point of a run, and counts what that has broken. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Snapshot } from '../../domain/snapshot.ts';
import { Failure } from '../../functions/failure.ts';
import { PROTOCOL_POINTS, passOn } from '../../functions/protocol-point.ts';
import { readBase } from '../../functions/publish-snapshot.ts';
import { type OperatorDesk, release, rollBack } from '../../functions/rollback.ts';
import { parseSigningKey } from '../../functions/signing-key.ts';
import { createFileStore } from '../../functions/stores/file-store.ts';
import type { SnapshotStore } from '../../functions/stores/snapshot-store.ts';
import { withdraw } from '../../functions/withdrawal.ts';
import { seededRandom } from '../../local/sample/invented.ts';
import { EMPTY_HISTORY, goesOn, type History, readHistory } from '../publication/history.ts';
import { EditedRegister, post } from './edited-register.ts';
import { type ServerProcess, startServer } from './server-process.ts';

export interface Counts {
  readonly kills: number;
  readonly versions: number;
  readonly edits: number;
  readonly orders: number;
  readonly broken: readonly string[];
  readonly lost: readonly string[];
  readonly regressions: readonly string[];
}

/** How long a server lives at most; then it had its chance to come to its point. */
const LONGEST_LIFE_MS = 10_000;
const LONGEST_PAUSE_MS = 60;
const LONGEST_OPERATOR_PAUSE_MS = 1_500;

class Torture {
  readonly broken: string[] = [];
  readonly lost: string[] = [];
  readonly regressions: string[] = [];
  history: History = EMPTY_HISTORY;
  edits = 0;
  /** Every deed of the operator counts when it begins and when it has ended. */
  acts = 0;
  private register: EditedRegister | undefined;
  private readonly folder: string;
  private readonly chance: () => number;
  /** The newest version that anybody was told of. */
  private told = 0;

  constructor(folder: string, chance: () => number) {
    this.folder = folder;
    this.chance = chance;
  }

  /** One life of the server, until it is killed; every other one ends at a point of a run. */
  async live(round: number): Promise<void> {
    const point = round % 2 === 0 ? PROTOCOL_POINTS[(round / 2) % PROTOCOL_POINTS.length] : undefined;
    const time = 1 + Math.floor(this.chance() * 8);
    const lifeMs = point ? LONGEST_LIFE_MS : this.chance() * 2500;
    const server = await startServer(this.folder, point ? `${point}:${time}` : '');
    try {
      if (this.register) this.lost.push(...(await this.register.lost(server)));
      this.register ??= await EditedRegister.create(server);
      const working = [
        this.editUntilCut(server, this.register),
        this.refreshUntilCut(server, this.register),
        this.operate(server),
      ];
      await server.untilEnd(lifeMs);
      await server.kill();
      await Promise.all(working);
    } finally {
      await server.kill();
    }
    await this.check();
  }

  /** The last life: everything must be there, nothing may lag behind after one more run. */
  async end(): Promise<void> {
    const server = await startServer(this.folder, '');
    try {
      if (!this.register) return;
      this.lost.push(...(await this.register.lost(server)));
      await this.refresh(server, this.register);
      this.edits = this.register.edits;
    } finally {
      await server.kill();
    }
    this.history = EMPTY_HISTORY;
    await this.check();
    this.broken.push(...this.history.behind);
  }

  /** The operator at the same store, from another process: now and then puts back, takes back, lets go. */
  private async operate(server: ServerProcess): Promise<void> {
    const place = placeAt(this.folder);
    while (server.isAlive()) {
      await wait(this.chance() * LONGEST_OPERATOR_PAUSE_MS);
      const newest = (await readBase(place.desk.press.store))?.snapshot.seq ?? 0;
      if (newest < 3) continue;
      const seq = newest - Math.floor(this.chance() * 3);
      const dice = this.chance();
      this.acts += 1;
      if (dice < 0.4) await endured(rollBack(place.desk, { to: seq, code: 'ROLLED_BACK' }));
      else if (dice < 0.5) await endured(withdraw(place.desk, place.closed, { seq, why: 'Ошибка в строках' }));
      await endured(release(place.desk.press));
      this.acts += 1;
    }
  }

  private async editUntilCut(server: ServerProcess, register: EditedRegister): Promise<void> {
    await untilCut(server, async () => {
      await register.edit(server, Math.floor(this.chance() * register.rows));
      await wait(this.chance() * LONGEST_PAUSE_MS);
    });
  }

  private async refreshUntilCut(server: ServerProcess, register: EditedRegister): Promise<void> {
    await untilCut(server, () => this.refresh(server, register));
  }

  private async refresh(server: ServerProcess, register: EditedRegister): Promise<void> {
    const before = register.asAnswered();
    const acts = this.acts;
    const outcome = (await post(`${server.url}/functions/refresh`, {})) as { published: boolean; reason?: string };
    const response = await fetch(`${server.url}/public/latest.json`);
    const { seq, clusters } = (await response.json()) as Snapshot;
    if (seq < this.told) this.regressions.push(`version ${seq} was read after version ${this.told}`);
    this.told = Math.max(this.told, seq);
    const isDone = outcome.published || outcome.reason === 'unchanged';
    // What the operator puts in its place is older on purpose.
    const isAlone = acts === this.acts && acts % 2 === 0;
    if (isDone && isAlone) this.broken.push(...register.missing(before, clusters));
  }

  private async check(): Promise<void> {
    const key = parseSigningKey(readFileSync(join(this.folder, 'signing-key.pem'), 'utf8'));
    const before = this.history;
    const history = await readHistory(createFileStore(join(this.folder, 'public')), key?.publicKey ?? '', before);
    this.broken.push(...history.broken);
    const seq = history.versions[0]?.seq ?? 0;
    if (seq < this.told) this.regressions.push(`version ${seq} stands, ${this.told} was published`);
    if (!goesOn(before.versions, history.versions)) this.regressions.push('another history than before');
    this.told = Math.max(this.told, seq);
    this.history = history;
  }
}

function placeAt(folder: string): { readonly desk: OperatorDesk; readonly closed: SnapshotStore } {
  const signingKey = parseSigningKey(readFileSync(join(folder, 'signing-key.pem'), 'utf8'));
  if (!signingKey) throw new Error('There is no key.');
  const store = createFileStore(join(folder, 'public'));
  const press = { store, signingKey, withoutConditions: false, reach: passOn, checkTime: () => undefined };
  return {
    desk: { press, now: () => new Date(), periodMinutes: 60 },
    closed: createFileStore(join(folder, 'private')),
  };
}

/** A refusal is an answer too: that version was withdrawn, or others publish faster. */
async function endured(work: Promise<unknown>): Promise<void> {
  await work.catch((thrown: unknown) => {
    if (!(thrown instanceof Failure)) throw thrown;
  });
}

/** Again and again until the server is gone; what it refuses while it lives is a fault. */
async function untilCut(server: ServerProcess, work: () => Promise<void>): Promise<void> {
  try {
    for (;;) await work();
  } catch (thrown) {
    await server.untilEnd(500);
    if (server.isAlive()) throw thrown;
  }
}

export async function torture(kills: number, seed: number): Promise<Counts> {
  const folder = mkdtempSync(join(tmpdir(), 'svod-torture-'));
  const tortured = new Torture(folder, seededRandom(seed));
  try {
    for (let round = 0; round < kills; round += 1) await tortured.live(round);
    await tortured.end();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const { broken, lost, regressions, history, edits, acts } = tortured;
  return { kills, versions: history.versions.length, edits, orders: acts / 2, broken, lost, regressions };
}
