/** «Напомнить регионам…»: who would be reminded of what, and the sending, which a trigger goes on with where a run has to stop. */
import { type CivilDate, dateInMoscow, formatDate } from '../domain/date.ts';
import { STALE_AFTER } from '../domain/workbook-tabs.ts';
import { startClock, stopClock } from './clock-trigger.ts';
import { underLock } from './document-lock.ts';
import { lettersLeft, sendToEach } from './letter-sending.ts';
import { houseOf, peopleOfRegion } from './recipients.ts';
import { type RegionState, readState, sayFaults } from './region-state.ts';
import { type RegionalBook, readRegionalBooks } from './regional-books.ts';
import { reminderLetter } from './reminder-letter.ts';
import {
  beginRound,
  endRound,
  isGoingOn,
  mark,
  type Round,
  readRound,
  regionsThat,
  type Standing,
} from './reminder-round.ts';
import { type NameOf, type Stop, sayLastRound, sayRound } from './reminder-words.ts';
import { timeToLook, timeToSend } from './run-time.ts';
import { settingIn } from './setting.ts';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** The function that the trigger calls, as central-triggers.ts exports it. */
const GOES_ON = 'continueReminders';
const STALE_DAYS = 45;
const MOST_PEOPLE = 50;
const MOST_DAYS = 7;
const BUSY = 'Напоминания уже отправляются. Подождите несколько минут и откройте «Напомнить регионам…» снова.';
const NOBODY_LEFT = 'Отправлять нечего: отмеченным субъектам сегодня уже напоминали, или их больше нет в «Книгах».';

function today(): CivilDate {
  return dateInMoscow(Date.now());
}

function staleDaysIn(central: Spreadsheet): number {
  const days = Number(settingIn(central, STALE_AFTER));
  return Number.isInteger(days) && days > 0 ? days : STALE_DAYS;
}

function namesIn(books: readonly RegionalBook[]): NameOf {
  const names = new Map(books.map(({ region, name }) => [region, name]));
  return (region) => names.get(region) ?? region;
}

interface Looked {
  readonly book: Spreadsheet;
  readonly state: RegionState;
  readonly people: readonly string[];
}

/** What is needed for all regions alike. */
interface Rules {
  readonly house: ReadonlySet<string>;
  readonly staleDays: number;
}

function rulesIn(central: Spreadsheet): Rules {
  return { house: houseOf(central), staleDays: staleDaysIn(central) };
}

/** Undefined where the workbook, or the list of its people, is closed to the person who runs the script. */
function look({ spreadsheetId }: RegionalBook, { house, staleDays }: Rules): Looked | undefined {
  try {
    const book = SpreadsheetApp.openById(spreadsheetId);
    return { book, state: readState(book, today(), staleDays), people: peopleOfRegion(book, house) };
  } catch {
    return undefined;
  }
}

/** Why a region gets no letter; undefined where it can get one. */
function obstacle(looked: Looked | undefined): Standing | undefined {
  if (!looked) return 'closed';
  const { state, people } = looked;
  if (state.faults.length === 0) return 'mended';
  if (people.length === 0) return 'nobody';
  return people.length > MOST_PEOPLE ? 'crowded' : undefined;
}

interface ReminderLine {
  readonly region: string;
  readonly name: string;
  readonly faults: readonly string[];
  readonly editors: number;
  /** When it was reminded last: 25.11.2026. */
  readonly remindedOn: string;
  /** Whether a letter can go today, or why not. */
  readonly can: 'yes' | 'in-order' | 'closed' | 'nobody' | 'crowded' | 'today';
}

export interface ReminderPage {
  readonly lines: readonly ReminderLine[];
  readonly total: number;
  /** From where to go on asking; null when all have been looked at. */
  readonly next: number | null;
  /** Of «Книги». */
  readonly wrongRows: number;
  readonly lettersLeft: number;
  readonly lastRound: string;
  readonly isGoingOn: boolean;
}

const CANNOT: Readonly<Partial<Record<Standing, ReminderLine['can']>>> = {
  closed: 'closed',
  mended: 'in-order',
  nobody: 'nobody',
  crowded: 'crowded',
};

function lineOf(book: RegionalBook, rules: Rules, { remindedOn }: Round): ReminderLine {
  const { region, name } = book;
  const looked = look(book, rules);
  const stop = obstacle(looked);
  const last = remindedOn.get(region);
  return {
    region,
    name,
    faults: looked ? sayFaults(looked.state) : [],
    editors: looked?.people.length ?? 0,
    remindedOn: last === undefined ? '' : formatDate(last),
    can: stop ? (CANNOT[stop] ?? 'closed') : last === today() ? 'today' : 'yes',
  };
}

/** As many regions as a person waits for; at least one. */
export function readReminderPage(central: Spreadsheet, from: number): ReminderPage {
  const { books, wrongRows } = readRegionalBooks(central);
  const rules = rulesIn(central);
  const round = readRound();
  const hasTime = timeToLook();
  const lines: ReminderLine[] = [];
  for (const book of books.slice(from)) {
    lines.push(lineOf(book, rules, round));
    if (!hasTime()) break;
  }
  const end = from + lines.length;
  return {
    lines,
    total: books.length,
    next: end < books.length ? end : null,
    wrongRows,
    lettersLeft: lettersLeft(),
    lastRound: sayLastRound(round, namesIn(books)),
    isGoingOn: isGoingOn(round),
  };
}

/** The round with the region in it, and whether the day's letters are used up: then it waits on. */
function remind(
  round: Round,
  region: string,
  book: RegionalBook | undefined,
  rules: Rules,
): { round: Round; isOut: boolean } {
  const looked = book && look(book, rules);
  const stop = obstacle(looked);
  if (stop || !book || !looked) return { round: mark(round, region, stop ?? 'closed'), isOut: false };
  const { people, state } = looked;
  if (lettersLeft() < people.length) return { round, isOut: true };
  const before = round.remindedOn.get(region) ?? null;
  const sending = mark(round, region, 'sending', today());
  const sent = sendToEach(people, reminderLetter(looked.book, book, state));
  if (sent > 0) return { round: mark(sending, region, sent === people.length ? 'sent' : 'partly'), isOut: false };
  const isOut = lettersLeft() < people.length;
  return { round: mark(sending, region, isOut ? 'waiting' : 'refused', before), isOut };
}

function goOn(central: Spreadsheet, begun: Round, byItself: boolean): string {
  const { books } = readRegionalBooks(central);
  const hasTime = timeToSend();
  const rules = rulesIn(central);
  let round = begun;
  let stop: Stop | undefined;
  for (const region of regionsThat(begun, 'waiting')) {
    if (!hasTime()) stop = 'time';
    if (stop) break;
    const book = books.find((one) => one.region === region);
    const reminded = remind(round, region, book, rules);
    round = reminded.round;
    if (reminded.isOut) stop = 'quota';
  }
  if (!isGoingOn(round)) stopClock(GOES_ON);
  return sayRound(round, namesIn(books), stop, byItself);
}

/** Every hour, so that it goes on soon after the day's letters are there again, whenever that is. */
function keepGoing(): boolean {
  return startClock(GOES_ON, (clock) => clock.everyHours(1));
}

export function sendReminders(central: Spreadsheet, regions: readonly string[]): string {
  const said = underLock(() => {
    const round = readRound();
    const { books } = readRegionalBooks(central);
    if (isGoingOn(round)) return sayLastRound(round, namesIn(books));
    const asked = books
      .map(({ region }) => region)
      .filter((region) => regions.includes(region) && round.remindedOn.get(region) !== today());
    if (asked.length === 0) return NOBODY_LEFT;
    // Before the first letter, so that a run which Google ends in the middle is gone on with.
    const begun = beginRound(round, asked, today());
    return goOn(central, begun, keepGoing());
  });
  return said ?? BUSY;
}

/** What the trigger calls, and the person who does not want to wait for it, or who has none. */
export function continueRound(central: Spreadsheet, isByHand: boolean): string {
  const said = underLock(() => {
    const round = readRound();
    if (isGoingOn(round) && today() - round.begunOn <= MOST_DAYS) {
      return goOn(central, round, isByHand ? keepGoing() : true);
    }
    stopClock(GOES_ON);
    return sayLastRound(endRound(round, 'late'), namesIn(readRegionalBooks(central).books));
  });
  return said ?? BUSY;
}

export function stopRound(central: Spreadsheet): string {
  const said = underLock(() => {
    stopClock(GOES_ON);
    return sayLastRound(endRound(readRound(), 'stopped'), namesIn(readRegionalBooks(central).books));
  });
  return said ?? BUSY;
}
