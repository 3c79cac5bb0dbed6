/** Examples of the services that reach people and other machines: UrlFetchApp, MailApp, Session. */
import { OWNER } from '../running-script.ts';
import { gives, type MemberExample, type MemberExamples, prefixed } from './member-example.ts';

const ADDRESS = "const address = origin + '/v4/spreadsheets/' + book.getId() + '?fields=properties.title';";
const FETCHED = `${ADDRESS} const response = UrlFetchApp.fetch(address, { headers: { authorization: 'Bearer local' } });`;
const REPLY = { properties: { title: 'Book' } };

function response(says: string, expression: string, expected: unknown): MemberExample {
  return gives(says, `${FETCHED} return ${expression}`, expected);
}

export const CONNECTIONS: MemberExamples = {
  'UrlFetchApp.fetch': response('asks an address, with a header', 'JSON.parse(response.getContentText())', REPLY),
  'UrlFetchApp.fetchAll': gives(
    'asks several addresses at once',
    `${ADDRESS} const headers = { authorization: 'Bearer local' }; return UrlFetchApp.fetchAll([{ url: address, headers }, { url: origin + '/v4/none', headers, muteHttpExceptions: true }]).map((each) => each.getResponseCode())`,
    [200, 404],
  ),
  ...prefixed('HTTPResponse', {
    getResponseCode: response('the status', 'response.getResponseCode()', 200),
    getContentText: response('the content as a text', 'JSON.parse(response.getContentText())', REPLY),
    getContent: response(
      'the content as bytes',
      'JSON.parse(Utilities.newBlob(response.getContent()).getDataAsString())',
      REPLY,
    ),
    getBlob: response(
      'the content as a blob of its type',
      '[JSON.parse(response.getBlob().getDataAsString()), response.getBlob().getContentType().split(";")[0]]',
      [REPLY, 'application/json'],
    ),
    getHeaders: response('the headers', "response.getHeaders()['Content-Type'].split(';')[0]", 'application/json'),
    getAllHeaders: response(
      'the headers, those with several values as lists',
      "response.getAllHeaders()['Content-Type'].split(';')[0]",
      'application/json',
    ),
  }),
  ...prefixed('MailApp', {
    sendEmail: {
      says: 'sends a letter; optional arguments name an HTML body and who gets a copy',
      script: "MailApp.sendEmail('a@example.org', book.getId(), 'Body', { htmlBody: '<b>', cc: 'c@example.org' })",
      seen: ({ host, spreadsheetId }) =>
        host
          .letters()
          .filter(({ subject }) => subject === spreadsheetId)
          .map(({ from, to, body, htmlBody, cc }) => ({ from, to, body, htmlBody, cc })),
      expected: [{ from: OWNER, to: 'a@example.org', body: 'Body', htmlBody: '<b>', cc: 'c@example.org' }],
    },
    getRemainingDailyQuota: gives(
      'how many more recipients there may be on that day',
      "const before = MailApp.getRemainingDailyQuota(); MailApp.sendEmail('a@example.org', 's', 'b'); return [before <= 100, before - MailApp.getRemainingDailyQuota()]",
      [true, 1],
    ),
  }),
  ...prefixed('Session', {
    getActiveUser: gives(
      'who is at the keyboard; a blank address where that is not told',
      'Session.getActiveUser().getEmail()',
      '',
    ),
    getEffectiveUser: gives('as whom the script runs', 'Session.getEffectiveUser().getEmail()', OWNER),
    getActiveUserLocale: gives('the language of the person', 'Session.getActiveUserLocale()', 'ru'),
    getScriptTimeZone: gives('the zone of the script', 'Session.getScriptTimeZone()', 'Europe/Moscow'),
    getTemporaryActiveUserKey: {
      ...gives(
        'the same for the same person, and not the address',
        '[Session.getTemporaryActiveUserKey(), Session.getTemporaryActiveUserKey()]',
        true,
      ),
      seen: (_, { value }) =>
        Array.isArray(value) &&
        /^[\w+/=]{20,}$/.test(String(value[0])) &&
        value[0] === value[1] &&
        !Buffer.from(String(value[0]), 'base64').includes(OWNER),
    },
  }),
  ...prefixed('User', {
    getEmail: gives('the address', 'Session.getEffectiveUser().getEmail()', OWNER),
    getUserLoginId: gives('the address', 'Session.getEffectiveUser().getUserLoginId()', OWNER),
  }),
};
