/** The central workbook: whether it is readable, its tabs right, closed to strangers, and Google's clock that of this machine. */

import { type ListedWorkbook, SETTINGS_TAB, workbookList } from '../../domain/central.ts';
import { dateInMoscow } from '../../domain/date.ts';
import { plural } from '../../domain/headline.ts';
import { REFERENCE_TABLES } from '../../domain/reference.ts';
import type { Central } from '../../functions/read-central.ts';
import { inspectCentral } from '../../functions/read-central.ts';
import type { OperatorPlace } from '../operating/operator-place.ts';
import { type Finding, look, note, right, wrong } from './finding.ts';
import { lookAtSharing } from './workbook-checks.ts';

const WHAT = 'Центральная таблица';
const MOST_CLOCK_ERROR_MS = 60_000;

export interface CentralSeen {
  readonly findings: readonly Finding[];
  /** Null where it cannot be read: then nothing is known of the others. */
  readonly central: Central | null;
}

const TITLES = [workbookList.title, SETTINGS_TAB.title, ...Object.values(REFERENCE_TABLES).map(({ title }) => title)];

function listFinding(workbooks: readonly ListedWorkbook[], errors: number): Finding {
  const what = `Листы ${TITLES.map((title) => `«${title}»`).join(', ')}`;
  if (errors > 0) {
    const counted = `${errors} ${plural(errors, 'ошибка', 'ошибки', 'ошибок')}`;
    return wrong(what, `${counted}: публикация стоит`, 'npm run refresh -- --dry-run назовёт строки; исправьте их.');
  }
  if (workbooks.length === 0) return note(what, '«Книги» пусты', 'npm run provision -- --regions 59,16');
  return right(what, `ошибок нет, таблиц в «Книгах»: ${workbooks.length}`);
}

/** The client keeps headers as its way of sending does: in an object of its own kind, or by their names. */
function dateIn(headers: object): string {
  const isKind = 'get' in headers && typeof headers.get === 'function';
  return String(isKind ? (headers as Pick<Headers, 'get'>).get('date') : Reflect.get(headers, 'date'));
}

async function lookAtClock({ google, centralSpreadsheetId, now }: OperatorPlace): Promise<Finding> {
  const what = 'Часы этого компьютера';
  const { headers } = await google.sheets.spreadsheets.get({
    spreadsheetId: centralSpreadsheetId,
    fields: 'spreadsheetId',
  });
  const there = Date.parse(dateIn(headers));
  if (Number.isNaN(there)) return note(what, 'Google не сказал своего времени');
  const seconds = Math.round((now().getTime() - there) / 1000);
  const found = `расходятся с часами Google на ${Math.abs(seconds)} с`;
  if (Math.abs(now().getTime() - there) <= MOST_CLOCK_ERROR_MS) return right(what, found);
  return wrong(
    what,
    `${found}: вход в Google и свежесть по ним не проверить`,
    'Включите в системе «Устанавливать время автоматически».',
  );
}

export async function lookAtCentral(operator: OperatorPlace): Promise<CentralSeen> {
  const { google, centralSpreadsheetId, now } = operator;
  let central: Central | null = null;
  const readable = await look(WHAT, async () => {
    const reading = await inspectCentral(google.sheets, centralSpreadsheetId, dateInMoscow(now().getTime()));
    ({ central } = reading);
    const errors = reading.problems.filter(({ severity }) => severity === 'error').length;
    return [right(WHAT, 'читается'), listFinding(reading.central.workbooks, errors)];
  });
  if (!central) return { findings: readable, central };
  const sharing = await lookAtSharing(google, WHAT, centralSpreadsheetId);
  const clock = await look('Часы этого компьютера', () => lookAtClock(operator));
  return { findings: [...readable, ...sharing, ...clock], central };
}
