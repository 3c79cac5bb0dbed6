/** What is said of a round of reminders: how many regions got theirs, who still waits and until when, who got none and why. */
import { formatDate } from '../domain/date.ts';
import { plural } from '../domain/headline.ts';
import { isGoingOn, type Round, regionsThat, type Standing } from './reminder-round.ts';

/** Why a run stopped before all was sent. */
export type Stop = 'quota' | 'time';

/** What is told of a region that did not simply get its letters. */
const WHY: Readonly<Partial<Record<Standing, string>>> = {
  mended: 'уже всё исправлено, напоминать не о чем',
  nobody: 'у таблицы нет редакторов, кроме тех, кто ведёт центральную: откройте её сотрудникам субъекта',
  closed: 'таблицу или список её редакторов прочитать нельзя: она удалена или закрыта для вас',
  crowded: 'редакторов больше пятидесяти: похоже, таблица открыта лишним людям',
  partly: 'часть адресов почта не приняла, остальным письма ушли',
  refused: 'почта не приняла ни одного адреса',
  sending: 'отправка прервалась на этом субъекте: часть писем могла не уйти, второй раз они не отправляются',
  late: 'неделя прошла, а очередь не дошла',
  stopped: 'отправку остановили',
};

export type NameOf = (region: string) => string;

function regions(count: number): string {
  return `${count} ${plural(count, 'субъекту', 'субъектам', 'субъектам')}`;
}

function sentTo(round: Round): string {
  return regions(regionsThat(round, 'sent').length + regionsThat(round, 'partly').length);
}

function remarks(round: Round, nameOf: NameOf): string {
  const reasons = Object.entries(WHY) as readonly (readonly [Standing, string])[];
  const told = reasons
    .map(([standing, why]) => [regionsThat(round, standing), why] as const)
    .filter(([found]) => found.length > 0)
    .map(([found, why]) => `${found.map(nameOf).join(', ')} — ${why}`);
  return told.length === 0 ? '' : `Обратите внимание: ${told.join('; ')}.`;
}

function pending(round: Round, stop: Stop | undefined, byItself: boolean): string {
  const count = regionsThat(round, 'waiting').length;
  if (count === 0) return '';
  const rest = `${plural(count, 'ещё', 'остальные', 'остальные')} ${count}`;
  if (!byItself) {
    return `${rest}: сами письма не уйдут, потому что Google не разрешил включить расписание. Выберите «Напомнить регионам…» завтра и нажмите «Продолжить».`;
  }
  if (stop === 'time') return `${rest} ${plural(count, 'получит', 'получат', 'получат')} в течение часа.`;
  return `${rest} ${plural(count, 'получит', 'получат', 'получат')} завтра: письма, которые Google разрешает на день, закончились.`;
}

/** What came of a run. */
export function sayRound(round: Round, nameOf: NameOf, stop: Stop | undefined, byItself: boolean): string {
  const sent = `Отправлено ${sentTo(round)}`;
  const later = pending(round, stop, byItself);
  return [later === '' ? `${sent}.` : `${sent}, ${later}`, remarks(round, nameOf)]
    .filter((part) => part !== '')
    .join(' ');
}

/** What is known of the last round; empty where there was none. */
export function sayLastRound(round: Round, nameOf: NameOf): string {
  if (round.standing.size === 0) return '';
  const sent = sentTo(round);
  const waiting = regionsThat(round, 'waiting').length;
  const begun = formatDate(round.begunOn);
  const head = isGoingOn(round)
    ? `Напоминание от ${begun} ещё идёт: отправлено ${sent}, ${plural(waiting, 'ждёт', 'ждут', 'ждут')} ${waiting}. Новое можно начать, когда оно закончится.`
    : `Прошлое напоминание, от ${begun}: отправлено ${sent}.`;
  return [head, remarks(round, nameOf)].filter((part) => part !== '').join(' ');
}
