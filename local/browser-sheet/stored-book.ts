/** The workbook and the person that a request names. */
import type { Request } from 'express';
import { Failure } from '../../functions/failure.ts';
import { OWNER } from '../google/file-owner.ts';
import type { StoredWorkbook } from '../google/workbook-file.ts';
import type { SheetWorld } from './sheet-world.ts';

const ADDRESS = /^[^\s@]{1,64}@[^\s@]{1,190}$/;

export function storedBook({ workbooks }: SheetWorld, { params }: Request): StoredWorkbook {
  const stored = workbooks.get(String(params['id']));
  if (stored) return stored;
  throw new Failure('NOT_FOUND', 'Такой таблицы здесь нет.', 'Список таблиц — на главной странице.');
}

/** `?as=petrova@example.org`: on this laptop anybody may sit down as anybody; without it, as the owner. */
export function personOf({ query }: Request): string {
  const { as } = query;
  return typeof as === 'string' && ADDRESS.test(as) ? as.toLowerCase() : OWNER.emailAddress;
}
