/** «Дайджест для руководства»: what it says now, the sending, and the trigger that sends it by itself. */
import { type CivilDate, dateInMoscow } from '../domain/date.ts';
import { startClock, stopClock } from './clock-trigger.ts';
import { digestLetter, isInOrder } from './digest-letter.ts';
import { underLock } from './document-lock.ts';
import type { Letter } from './letter.ts';
import { lettersLeft, sendToEach } from './letter-sending.ts';
import { NO_SITE, readLatest, readOutcome, readVersion, SITE_SILENT, siteOf } from './public-site.ts';
import { leadershipOf } from './recipients.ts';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

export type Rhythm = 'off' | 'day' | 'week';

/** What is remembered between digests. */
interface Memory {
  /** The version that the last one told of. */
  readonly seq?: number;
  readonly on?: CivilDate;
  readonly outcome?: string;
  readonly rhythm?: Rhythm;
}

/** The function that the trigger calls, as central-triggers.ts exports it. */
const SENDS = 'sendPlannedDigest';
const PROPERTY = 'digest';
const HOUR = 9;
const ZONE = 'Europe/Moscow';
const BUSY = 'Другие письма ещё отправляются. Повторите через несколько минут.';
const NO_READERS = 'Отправлять некому: центральная таблица никому не открыта.';

function readMemory(): Memory {
  try {
    const text = PropertiesService.getDocumentProperties().getProperty(PROPERTY);
    return (JSON.parse(text ?? '{}') as Memory | null) ?? {};
  } catch {
    return {};
  }
}

function keepMemory(memory: Memory): void {
  PropertiesService.getDocumentProperties().setProperty(PROPERTY, JSON.stringify(memory));
}

interface Digest {
  readonly letter: Letter;
  readonly seq: number;
  readonly outcome: string | undefined;
}

/** The digest as it would be now, or why there can be none. */
function makeDigest(central: Spreadsheet, { seq: told }: Memory): Digest | string {
  const site = siteOf(central);
  if (!site) return NO_SITE;
  const latest = readLatest(site);
  if (!latest) return SITE_SILENT;
  const outcome = readOutcome(site);
  const base = told === latest.seq ? latest : readVersion(site, told ?? latest.seq - 1);
  const letter = digestLetter({ latest, base, isFirst: told === undefined, outcome, url: central.getUrl() });
  return { letter, seq: latest.seq, outcome };
}

export interface DigestPage {
  /** Why there is no digest; empty where there is one. */
  readonly trouble: string;
  readonly subject: string;
  readonly text: string;
  readonly editors: number;
  readonly viewers: number;
  readonly lettersLeft: number;
  readonly rhythm: Rhythm;
}

export function readDigestPage(central: Spreadsheet): DigestPage {
  const memory = readMemory();
  const digest = makeDigest(central, memory);
  const { editors, viewers } = leadershipOf(central);
  const isMade = typeof digest !== 'string';
  return {
    trouble: isMade ? '' : digest,
    subject: isMade ? digest.letter.subject : '',
    text: isMade ? digest.letter.text : '',
    editors: editors.length,
    viewers: viewers.length,
    lettersLeft: lettersLeft(),
    rhythm: memory.rhythm ?? 'off',
  };
}

/** Remembered before it is sent, so that a run which Google ends in the middle does not send it twice. */
function send(central: Spreadsheet, memory: Memory, { letter, seq, outcome }: Digest): string {
  const { editors, viewers } = leadershipOf(central);
  const people = [...editors, ...viewers];
  const left = lettersLeft();
  if (people.length === 0) return NO_READERS;
  if (left < people.length) {
    return `Получателей ${people.length}, а писем на сегодня осталось ${left}. Дайджест не отправлен никому: повторите завтра.`;
  }
  keepMemory({ ...memory, seq, on: dateInMoscow(Date.now()), ...(outcome !== undefined && { outcome }) });
  const sent = sendToEach(people, letter);
  if (sent === 0) keepMemory(memory);
  return sent === people.length
    ? `Дайджест отправлен. Писем: ${sent}.`
    : `Дайджест отправлен не всем: писем ${sent} из ${people.length}.`;
}

export function sendDigestNow(central: Spreadsheet): string {
  const said = underLock(() => {
    const memory = readMemory();
    const digest = makeDigest(central, memory);
    if (typeof digest === 'string') return digest;
    const isTold = memory.seq === digest.seq && memory.on === dateInMoscow(Date.now());
    return isTold ? `Дайджест о версии ${digest.seq} сегодня уже отправлен.` : send(central, memory, digest);
  });
  return said ?? BUSY;
}

/** Nothing is sent where there is nothing to tell: no newer version, and publishing stands as it stood. */
export function sendDigestByItself(central: Spreadsheet): void {
  underLock(() => {
    const memory = readMemory();
    if ((memory.rhythm ?? 'off') === 'off') return stopClock(SENDS);
    const digest = makeDigest(central, memory);
    if (typeof digest === 'string') return;
    const isSame = memory.seq === digest.seq && isInOrder(memory.outcome) === isInOrder(digest.outcome);
    if (!isSame) send(central, memory, digest);
  });
}

const RHYTHM_WORDS: Readonly<Record<Rhythm, string>> = {
  off: 'Сам дайджест больше не отправляется.',
  day: 'Дайджест будет уходить каждый день около девяти утра (Москва), если есть что рассказать.',
  week: 'Дайджест будет уходить по понедельникам около девяти утра (Москва), если есть что рассказать.',
};

export function setDigestRhythm(rhythm: Rhythm): string {
  const said = underLock(() => {
    if (rhythm === 'off') stopClock(SENDS);
    else {
      const isSet = startClock(SENDS, (clock) => {
        const days = rhythm === 'day' ? clock.everyDays(1) : clock.onWeekDay(ScriptApp.WeekDay.MONDAY);
        return days.atHour(HOUR).inTimezone(ZONE);
      });
      if (!isSet)
        return 'Google не разрешил включить расписание: у скрипта слишком много триггеров. Удалите лишние и повторите.';
    }
    keepMemory({ ...readMemory(), rhythm });
    return RHYTHM_WORDS[rhythm];
  });
  return said ?? BUSY;
}
