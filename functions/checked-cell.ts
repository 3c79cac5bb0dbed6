/** «Проверено»: a cell that stays true without being written. It says «сегодня» only today, and when nothing was checked since. */
import { type CivilDate, dateInMoscow } from '../domain/date.ts';
import { moscowTime } from './moscow-time.ts';
import type { StyledCell } from './tab-cells.ts';

const MINUTE_MS = 60_000;
/** Of the time between two runs: what was checked less long ago is told well enough. */
const LONG_ENOUGH = 0.75;
/** As the formula says the moment whatever separators the locale of the workbook has. */
const SAID = /^=.*"(\d\d)\.(\d\d)\.(\d{4}) в (\d\d):(\d\d)/;

function checkedAtOf(shown: unknown): number | null {
  const [, day, month, year, hour, minute] = (typeof shown === 'string' && SAID.exec(shown)) || [];
  if (day === undefined) return null;
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:00+03:00`);
}

/** The spreadsheet counts its days as civil dates are kept here; arguments are separated so in every locale. */
function formulaOf(day: CivilDate, text: string): string {
  const [date, time] = text.split(' ');
  const silent = `"${date} в ${time}. С тех пор проверить не удалось, причина — на листе «Публикации»"`;
  return `=IF(TODAY()=${day};"сегодня в ${time}";IF(TODAY()>${day + 1};${silent};"${date} в ${time}"))`;
}

/**
 * The cell for a check at this moment; one that is not much older may stay.
 * @param periodMinutes how often runs come
 */
export function checkedCell(at: Date, periodMinutes: number): StyledCell {
  const isFresh = (shown: unknown) => {
    const before = checkedAtOf(shown);
    if (before === null) return false;
    const age = at.getTime() - before;
    return age >= 0 && age < periodMinutes * MINUTE_MS * LONG_ENOUGH;
  };
  const value = formulaOf(dateInMoscow(at.getTime()), moscowTime(at.toISOString()));
  return { value, style: 'title', isFormula: true, allows: isFresh };
}
