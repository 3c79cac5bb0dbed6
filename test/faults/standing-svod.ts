/** A Svod whose one workbook was read and published, and what is to be seen after something happened to that workbook. */
import { expect } from 'vitest';
import type { Book } from '../domain/rows.ts';
import { rawWorkbook } from '../domain/rows.ts';
import {
  latestText,
  newWorkbook,
  type RunningSvod,
  refreshOverHttp,
  runSvod,
  type TestOptions,
} from '../local/running-svod.ts';
import { HEALTHY } from './cell-fault.ts';
import { fillWorkbook, write } from './filled-workbook.ts';

export interface Standing {
  readonly svod: RunningSvod;
  /** The workbook of Perm. */
  readonly id: string;
  /** `latest.json` as it stood before. */
  readonly before: string;
}

/** The plan year is that of the rows, so that they count. */
export async function stand(svod: RunningSvod, book: Omit<Book, 'region'> = HEALTHY): Promise<Standing> {
  const id = await newWorkbook(svod, '59');
  await write(svod, svod.centralSpreadsheetId, 'Настройки!B2', [[2024]]);
  await fillWorkbook(svod, id, rawWorkbook(book));
  await refreshOverHttp(svod);
  return { svod, id, before: await latestText(svod) };
}

export async function standing(book: Omit<Book, 'region'> = HEALTHY, options: TestOptions = {}): Promise<Standing> {
  return stand(await runSvod(options), book);
}

async function statusOf({ svod }: Standing): Promise<unknown> {
  return (await fetch(`${svod.url}/public/status.json`)).json();
}

/** The workbook cannot be read: the last version stays to the byte, and who, where and what to do is told. */
export async function expectHeld(one: Standing, code: string, message: string, remedy: string): Promise<void> {
  const { svod, before } = one;
  expect(await refreshOverHttp(svod)).toEqual({ published: false, reason: 'held', code, message, remedy });
  expect(await latestText(svod)).toBe(before);
  expect(await statusOf(one)).toMatchObject({ lastAttempt: { outcome: 'held', code }, lastSuccess: { seq: 1 } });
  expect(svod.events).toContainEqual({ event: 'unreadable', region: '59', code, message });
}

/** Everything is read as before, so there is no new version. */
export async function expectUnchanged(one: Standing): Promise<void> {
  expect(await refreshOverHttp(one.svod)).toEqual({ published: false, reason: 'unchanged' });
  expect(await latestText(one.svod)).toBe(one.before);
  expect(await statusOf(one)).toMatchObject({ lastAttempt: { outcome: 'unchanged' } });
}
