/** Reads what somebody asks for at `/local/faults`; a mistake is answered with what is allowed there. */
import * as z from 'zod';
import { Failure } from '../../functions/failure.ts';
import type { AskedFault } from './fault-desk.ts';
import { FAULT_KINDS, type FaultKind, isFaultKind } from './fault-kinds.ts';
import { type FaultMatch, MATCH_FIELDS } from './fault-match.ts';

const EXAMPLE = '{"match":{"method":"sheets.spreadsheets.values.batchGet","nth":1},"fault":{"kind":"unavailable"}}';
const TURNS = ['nth', 'every', 'probability'] as const;
const LONGEST_ID = 40;

const askedShape = z.strictObject({
  id: z.string().min(1).max(LONGEST_ID).optional(),
  match: z.strictObject(MATCH_FIELDS).default({}),
  fault: z.looseObject({ kind: z.unknown().optional() }),
});

function refused(message: string): Failure {
  return new Failure('BAD_REQUEST', message, `Пример верного запроса: ${EXAMPLE}`);
}

/** What is allowed where the issue is; `known` are the names of that place. */
function say(issue: z.core.$ZodIssue, place: string, known: readonly string[]): string {
  const where = [place, ...issue.path.map(String)].filter((part) => part !== '').join('.');
  if (issue.code === 'unrecognized_keys') {
    const allowed = known.length > 0 ? `можно: ${known.join(', ')}` : 'параметров здесь нет';
    return `лишнее — ${issue.keys.map((key) => [where, key].filter(Boolean).join('.')).join(', ')} (${allowed})`;
  }
  if (issue.code === 'invalid_value') return `${where} — можно: ${issue.values.map(String).join(', ')}`;
  if (issue.code === 'too_small') return `${where} — не меньше ${issue.minimum}`;
  if (issue.code === 'too_big') return `${where} — не больше ${issue.maximum}`;
  if (issue.code === 'invalid_type')
    return `${where || 'тело запроса'} — нужно ${TYPES[issue.expected] ?? issue.expected}`;
  return `${where} — так нельзя`;
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'текст',
  number: 'число',
  int: 'целое число',
  boolean: 'true или false',
  object: 'объект',
  array: 'список',
};

function parse<T>(schema: z.ZodType<T>, body: unknown, place: string, known: (path: string) => readonly string[]): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const told = parsed.error.issues.map((issue) => say(issue, place, known(issue.path.join('.'))));
  throw refused(`Запрос не понят: ${told.join('; ')}.`);
}

function checkTurns(match: FaultMatch): void {
  if (TURNS.filter((turn) => match[turn] !== undefined).length > 1) {
    throw refused(`Запрос не понят: в match можно только одно из ${TURNS.join(', ')}.`);
  }
  if (match.seed !== undefined && match.probability === undefined) {
    throw refused('Запрос не понят: match.seed бывает только вместе с match.probability.');
  }
}

export function parseAskedFault(body: unknown): AskedFault {
  const names = { '': Object.keys(askedShape.shape), match: Object.keys(MATCH_FIELDS) };
  const { id, match, fault } = parse(askedShape, body, '', (path) => names[path as keyof typeof names] ?? []);
  checkTurns(match);
  const { kind, ...given } = fault;
  if (!isFaultKind(kind)) {
    const named = typeof kind === 'string' ? `сбоя «${kind.slice(0, LONGEST_ID)}» нет` : 'не назван сбой (fault.kind)';
    throw refused(`Запрос не понят: ${named}. Есть: ${Object.keys(FAULT_KINDS).join(', ')}.`);
  }
  const { parameters }: FaultKind = FAULT_KINDS[kind];
  const read = parse(parameters, given, 'fault', () => Object.keys(parameters.shape));
  return { ...(id !== undefined && { id }), match, fault: { ...read, kind } };
}
