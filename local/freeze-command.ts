/** What was asked for on the command line of `npm run freeze`. */
import { resolve } from 'node:path';
import { TAG_NAME } from '../domain/public-documents.ts';
import { CommandMistake, readOptions, readSeq } from './command-options.ts';

const USAGE = 'Можно так: npm run freeze -- --name 2026-Q3 --seq 17 (или --date 2026-09-30) --data ПАПКА';

export interface FreezeCommand {
  readonly name: string;
  readonly which: 'newest' | { readonly seq: number } | { readonly date: string };
  readonly dataFolder: string;
}

const OPTIONS = {
  name: { type: 'string' },
  seq: { type: 'string' },
  date: { type: 'string' },
  data: { type: 'string', default: 'data' },
} as const;

function mistake(message: string): CommandMistake {
  return new CommandMistake(message, USAGE);
}

function readWhich(seq: string | undefined, date: string | undefined): FreezeCommand['which'] {
  if (seq !== undefined && date !== undefined) throw mistake('Нужно что-то одно: --seq или --date.');
  if (seq !== undefined) return { seq: readSeq('seq', seq, USAGE) };
  if (date === undefined) return 'newest';
  if (/^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(Date.parse(date))) return { date };
  throw mistake('В --date нужна дата, например 2026-09-30.');
}

export function readFreezeCommand(args: readonly string[]): FreezeCommand {
  const { name, seq, date, data } = readOptions(args, OPTIONS, USAGE);
  if (name === undefined) throw mistake('Не указано имя: --name.');
  if (!TAG_NAME.test(name)) {
    throw mistake(`Имя «${name.slice(0, 70)}» не подходит: латинские буквы, цифры, точка и дефис, хотя бы одна буква.`);
  }
  return { name, which: readWhich(seq, date), dataFolder: resolve(data) };
}
