/** Examples of ScriptApp and of the builders of triggers: as the host's table of triggers shows them. */
import { NOW } from '../../google/stand-in.ts';
import { gives, type MemberExample, type MemberExamples, prefixed } from './member-example.ts';

const MADE = "const made = ScriptApp.newTrigger('f').forSpreadsheet(book).onEdit().create();";
const CLOCK = "const clock = ScriptApp.newTrigger('f').timeBased().after(1000).create();";

/** When a clock fires first, in UTC; the zone of the script is Moscow, three hours ahead, where it is noon. */
function fires(says: string, calls: string, expected: string): MemberExample {
  return {
    says,
    script: `ScriptApp.newTrigger('f').timeBased().${calls}.create()`,
    seen({ host, spreadsheetId }) {
      const made = host.triggers().find(({ scriptOf }) => scriptOf === spreadsheetId);
      return new Date(made?.nextAt ?? 0).toISOString().slice(0, 16);
    },
    expected,
  };
}

function clocked(says: string, call: string, minutes: number): MemberExample {
  return {
    says,
    script: `ScriptApp.newTrigger('f').timeBased().${call}.create()`,
    seen({ host, spreadsheetId }, { startedAt }) {
      const made = host.triggers().find(({ scriptOf }) => scriptOf === spreadsheetId);
      return ((made?.nextAt ?? NOW.getTime()) - startedAt.getTime()) / 60_000;
    },
    expected: minutes,
  };
}

function watches(says: string, member: string, eventType: string): MemberExample {
  return {
    says,
    script: `ScriptApp.newTrigger('f').forSpreadsheet(book.getId()).${member}().create()`,
    seen: ({ host, spreadsheetId }) =>
      host
        .triggers()
        .filter(({ sourceId }) => sourceId === spreadsheetId)
        .map((each) => [each.functionName, each.eventType]),
    expected: [['f', eventType]],
  };
}

export const TRIGGERS: MemberExamples = {
  ...prefixed('ScriptApp', {
    newTrigger: watches('begins a trigger that calls a function', 'onEdit', 'ON_EDIT'),
    deleteTrigger: gives(
      'removes a trigger, so that it runs no more',
      `${MADE} ScriptApp.deleteTrigger(made); return ScriptApp.getProjectTriggers().length`,
      0,
    ),
    getProjectTriggers: gives(
      'the triggers of the script and the person',
      `${MADE} ${CLOCK} return ScriptApp.getProjectTriggers().map((each) => String(each.getEventType()))`,
      ['ON_EDIT', 'CLOCK'],
    ),
    getUserTriggers: gives(
      'those that watch a workbook',
      `${MADE} ${CLOCK} return ScriptApp.getUserTriggers(book).map((each) => String(each.getEventType()))`,
      ['ON_EDIT'],
    ),
    getScriptId: {
      ...gives('the identifier of the script', 'ScriptApp.getScriptId()', true),
      seen: ({ spreadsheetId }, { value }) => value === `script-of-${spreadsheetId}`,
    },
    getOAuthToken: gives(
      'a token with which the script calls Google',
      "const token = ScriptApp.getOAuthToken(); return [token, JSON.parse(UrlFetchApp.fetch(origin + '/v4/spreadsheets/' + book.getId() + '?fields=properties.title', { headers: { authorization: 'Bearer ' + token } }).getContentText())]",
      ['local', { properties: { title: 'Book' } }],
    ),
    getIdentityToken: gives(
      'a token of three parts, the second of which says who runs the script',
      "JSON.parse(Utilities.newBlob(Utilities.base64DecodeWebSafe(ScriptApp.getIdentityToken().split('.')[1])).getDataAsString()).email",
      'svod@localhost',
    ),
  }),
  ...prefixed('TriggerBuilder', {
    forSpreadsheet: watches('a trigger of a workbook, by its identifier', 'onEdit', 'ON_EDIT'),
    timeBased: gives('a trigger of the clock', `${CLOCK} return String(clock.getTriggerSource())`, 'CLOCK'),
  }),
  ...prefixed('SpreadsheetTriggerBuilder', {
    onOpen: watches('when it is opened', 'onOpen', 'ON_OPEN'),
    onEdit: watches('when it is edited', 'onEdit', 'ON_EDIT'),
    onChange: watches('when its content or structure is changed', 'onChange', 'ON_CHANGE'),
    create: watches('makes the trigger', 'onEdit', 'ON_EDIT'),
  }),
  ...prefixed('Trigger', {
    getEventType: gives(
      'which event fires it',
      `${MADE} return made.getEventType() === ScriptApp.EventType.ON_EDIT`,
      true,
    ),
    getHandlerFunction: gives('the function that it calls', `${MADE} return made.getHandlerFunction()`, 'f'),
    getTriggerSource: gives(
      'the source of its events',
      `${MADE} return made.getTriggerSource() === ScriptApp.TriggerSource.SPREADSHEETS`,
      true,
    ),
    getTriggerSourceId: gives(
      'the identifier of what it watches',
      `${MADE} return made.getTriggerSourceId() === book.getId()`,
      true,
    ),
    getUniqueId: gives(
      'a number that no other trigger has',
      `${MADE} ${CLOCK} return [made.getUniqueId() === ScriptApp.getProjectTriggers()[0].getUniqueId(), made.getUniqueId() === clock.getUniqueId()]`,
      [true, false],
    ),
  }),
  ...prefixed('ClockTriggerBuilder', {
    create: fires('makes the trigger', 'at(new Date(Date.UTC(2027, 0, 1)))', '2027-01-01T00:00'),
    after: {
      ...gives('after milliseconds', "ScriptApp.newTrigger('f').timeBased().after(3600000).create()", 3_600_000),
      seen({ host, spreadsheetId }, { startedAt }) {
        const made = host.triggers().find(({ scriptOf }) => scriptOf === spreadsheetId);
        return (made?.nextAt ?? 0) - startedAt.getTime();
      },
    },
    at: fires('at an instant', 'at(new Date(Date.UTC(2027, 0, 1, 5, 30)))', '2027-01-01T05:30'),
    atDate: fires('on a day, in the zone of the script', 'atDate(2027, 3, 1)', '2027-02-28T21:00'),
    atHour: fires('at an hour', 'everyDays(1).atHour(9)', '2026-05-21T06:00'),
    nearMinute: fires('near a minute of the hour', 'everyDays(1).atHour(9).nearMinute(30)', '2026-05-21T06:30'),
    everyMinutes: clocked('every so many minutes', 'everyMinutes(10)', 10),
    everyHours: clocked('every so many hours', 'everyHours(6)', 360),
    everyDays: fires('every so many days', 'everyDays(3).atHour(9)', '2026-05-22T06:00'),
    everyWeeks: fires(
      'every so many weeks',
      'everyWeeks(2).onWeekDay(ScriptApp.WeekDay.FRIDAY).atHour(9)',
      '2026-05-29T06:00',
    ),
    onWeekDay: fires('on a day of the week', 'onWeekDay(ScriptApp.WeekDay.FRIDAY).atHour(9)', '2026-05-22T06:00'),
    onMonthDay: fires('on a day of the month', 'onMonthDay(3).atHour(9)', '2026-06-03T06:00'),
    inTimezone: fires(
      'by the clock of a zone',
      "everyDays(1).atHour(9).inTimezone('Asia/Vladivostok')",
      '2026-05-20T23:00',
    ),
  }),
};
