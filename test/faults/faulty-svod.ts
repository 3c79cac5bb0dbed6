/** A standing Svod whose Google fails on demand, in a time that passes only while somebody waits. */
import { expect } from 'vitest';
import { parseA1 } from '../../domain/a1.ts';
import type { Snapshot } from '../../domain/snapshot.ts';
import type { Patience } from '../../functions/patience.ts';
import { latestText, NOON, post } from '../local/running-svod.ts';
import { HEALTHY } from './cell-fault.ts';
import { valuesOf, write } from './filled-workbook.ts';
import { type Standing, standing } from './standing-svod.ts';

/** A heading, a cell of it, and what stands there before and after the edit that a run has to bring out. */
const EDITED_CELL = 'Кластеры!J2';
const BEFORE = 2024;
const AFTER = 2025;

export interface Pauses {
  readonly patience: Patience;
  readonly now: () => Date;
  /** The waits of the product, in milliseconds. */
  readonly waited: number[];
  /** What is done while the product waits. */
  during: () => Promise<void>;
  /** How much later it is than the waits add up to. */
  lost: () => number;
}

/** `callMs` is how long a call really may hang. */
export function pauses(callMs = 30_000): Pauses {
  let clock = NOON.getTime();
  const own: Pauses = {
    waited: [],
    during: async () => undefined,
    lost: () => 0,
    now: () => new Date(clock),
    patience: {
      now: () => clock + own.lost(),
      random: () => 0.5,
      timeout: () => AbortSignal.timeout(callMs),
      wait: async (ms) => {
        own.waited.push(ms);
        await own.during();
        clock += ms;
      },
    },
  };
  return own;
}

export interface FaultySvod extends Standing {
  readonly pauses: Pauses;
  /** The data as a run without faults publishes them, before the edit and after it. */
  readonly data: { readonly before: unknown; readonly after: unknown };
}

/** What a snapshot says, without its place in the chain. */
export function dataOf(text: string): unknown {
  const { seq: _seq, takenAt: _takenAt, previous: _previous, ...data } = JSON.parse(text) as Snapshot;
  return data;
}

export async function edit({ svod, id }: Standing, value: number = AFTER): Promise<void> {
  await write(svod, id, EDITED_CELL, [[value]]);
}

export async function undoEdit(one: Standing): Promise<void> {
  await edit(one, BEFORE);
}

export async function run({ svod }: Standing): Promise<{ readonly status: number; readonly body: unknown }> {
  return post(`${svod.url}/functions/refresh`);
}

export async function ask({ svod }: Standing, fault: object, match: object = {}): Promise<void> {
  const { status, body } = await post(`${svod.url}/local/faults`, { fault, match });
  if (status !== 201) throw new Error(`faults answered ${status}: ${JSON.stringify(body)}`);
}

export interface Met {
  readonly matched: number;
  readonly injected: number;
}

/** How often the faults were met; they are taken away. */
export async function clear({ svod }: Standing): Promise<readonly Met[]> {
  const faults = `${svod.url}/local/faults`;
  const { faults: met } = (await (await fetch(faults)).json()) as { faults: Met[] };
  await fetch(faults, { method: 'DELETE' });
  return met.map(({ matched, injected }) => ({ matched, injected }));
}

/** A Svod that has published what stands before the edit; what a run without faults makes of the edit is known. */
export async function faultySvod(callMs?: number): Promise<FaultySvod> {
  const time = pauses(callMs);
  const one = await standing(HEALTHY, { now: time.now, patience: time.patience });
  const before = dataOf(one.before);
  await edit(one);
  await run(one);
  const after = dataOf(await latestText(one.svod));
  expect(after).not.toEqual(before);
  await undoEdit(one);
  await run(one);
  const text = await latestText(one.svod);
  expect(dataOf(text)).toEqual(before);
  return { ...one, before: text, pauses: time, data: { before, after } };
}

export async function statusOf({ svod }: Standing): Promise<unknown> {
  return (await fetch(`${svod.url}/public/status.json`)).json();
}

/** «Сводка» as it stands, and how many tabs have its name. */
export async function summaryOf({ svod }: Standing): Promise<{ readonly rows: unknown[][]; readonly tabs: number }> {
  const { google, centralSpreadsheetId: spreadsheetId } = svod;
  const { data } = await google.sheets.spreadsheets.get({ spreadsheetId, fields: 'sheets(properties(title))' });
  const titles = (data.sheets ?? []).map(({ properties }) => properties?.title ?? '');
  return {
    rows: await valuesOf(svod, spreadsheetId, 'Сводка'),
    tabs: titles.filter((title) => parseA1(`'${title}'`)?.title?.startsWith('Сводка')).length,
  };
}

export async function centralVersion({ svod }: Standing): Promise<number> {
  const { data } = await svod.google.drive.files.get({ fileId: svod.centralSpreadsheetId, fields: 'version' });
  return Number(data.version);
}

/** The next run, without faults, publishes the edit as if there had been none; «Сводка» shows it once. */
export async function expectRecovered(one: FaultySvod): Promise<void> {
  await run(one);
  const text = await latestText(one.svod);
  expect(dataOf(text)).toEqual(one.data.after);
  const { seq } = JSON.parse(text) as Snapshot;
  const { rows, tabs } = await summaryOf(one);
  expect([tabs, rows.find(([name]) => name === 'Версия')?.[1]]).toEqual([1, expect.stringMatching(`^${seq} \\(`)]);
}

/** The run changed nothing that is public, and says with a code what could not be done, where, and what to do. */
export async function expectKept(one: FaultySvod, code: string, message: unknown, remedy: unknown): Promise<void> {
  const { body } = await run(one);
  const told = (body as { error?: object }).error ?? body;
  expect(told).toMatchObject({ code, message, remedy });
  expect(await latestText(one.svod)).toBe(one.before);
  expect(await statusOf(one)).toMatchObject({ lastAttempt: { code }, lastSuccess: { seq: 3 } });
}
