import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { newWorkbook } from '../../../local/google/new-workbook.ts';
import { openScriptHost } from '../../../local/script-host/script-host.ts';
import { EDITOR, OWNER, runScript, STRANGER } from './running-script.ts';

describe('PropertiesService', () => {
  it('keeps script, user and document properties apart, over the end of the host', async () => {
    const { evaluate, host, store, folder, spreadsheetId } = runScript();
    await evaluate(`
      PropertiesService.getScriptProperties().setProperty('key', 'script');
      PropertiesService.getUserProperties().setProperty('key', 'user');
      PropertiesService.getDocumentProperties().setProperties({ key: 'document', other: 2 });`);
    host.close();
    const read = `function read() { return ['Script', 'User', 'Document'].map((of) => PropertiesService['get' + of + 'Properties']().getProperties()); }`;
    const again = openScriptHost({ store, folder, bundle: read, people: { owner: OWNER } });
    onTestFinished(() => again.close());
    const byOwner = await again.runFunction('read', [], { spreadsheetId });
    const byOther = await again.runFunction('read', [], { spreadsheetId, user: EDITOR });
    expect(byOwner.value).toEqual([{ key: 'script' }, { key: 'user' }, { key: 'document', other: '2' }]);
    expect(byOther.value).toEqual([{ key: 'script' }, {}, { key: 'document', other: '2' }]);
  });

  it('getProperty: “null if no such key exists”; keys can be listed and deleted', async () => {
    const { evaluate } = runScript();
    const body = `
      const store = PropertiesService.getScriptProperties().setProperty('a', '1').setProperties({ b: '2', c: '3' });
      const before = [store.getProperty('nothing'), store.getProperty('toString'), store.getKeys()];
      store.setProperties({ d: '4' }, true);
      const replaced = store.getKeys();
      store.deleteProperty('d');
      return [...before, replaced, store.deleteAllProperties().getKeys()];`;
    expect(await evaluate(body)).toEqual([null, null, ['a', 'b', 'c'], ['d'], []]);
  });

  it('“9 KB per value, 500 KB per store”', async () => {
    const { evaluate } = runScript();
    const store = 'const store = PropertiesService.getScriptProperties();';
    await evaluate(`${store} store.setProperty('a', 'x'.repeat(9 * 1024))`);
    await expect(evaluate(`${store} store.setProperty('a', 'x'.repeat(9 * 1024 + 1))`)).rejects.toThrow(
      'Argument too large: value',
    );
    const many = `${store} const all = {}; for (let i = 0; i < 56; i += 1) all['k' + i] = 'я'.repeat(4600); store.setProperties(all);`;
    await expect(evaluate(many)).rejects.toThrow('You have exceeded the property storage quota.');
  });
});

describe('CacheService', () => {
  it('get: “the cached value, or null if none was found”; a value is gone after its time, 600 seconds unless said', async () => {
    const { evaluate, pass } = runScript();
    await evaluate("const cache = CacheService.getScriptCache(); cache.put('short', 'a', 10); cache.put('long', 'b');");
    const read = "return CacheService.getScriptCache().getAll(['short', 'long', 'none'])";
    expect(await evaluate(read)).toEqual({ short: 'a', long: 'b' });
    pass(11_000);
    expect(await evaluate(read)).toEqual({ long: 'b' });
    pass(590_000);
    expect(await evaluate(`${read}`)).toEqual({});
    expect(await evaluate("return CacheService.getScriptCache().get('long')")).toBeNull();
  });

  it('“the maximum length of a key is 250 characters, the maximum amount of data per key is 100KB”', async () => {
    const { evaluate } = runScript();
    const put = (key: number, value: number) =>
      evaluate(`CacheService.getUserCache().put('k'.repeat(${key}), 'v'.repeat(${value}))`);
    await put(250, 100 * 1024);
    await expect(put(251, 1)).rejects.toThrow('Argument too large: key');
    await expect(put(1, 100 * 1024 + 1)).rejects.toThrow('Argument too large: value');
  });

  it('“the maximum is 21600 seconds (6 hours)”, and values can be removed', async () => {
    const { evaluate, pass } = runScript();
    await evaluate("CacheService.getDocumentCache().putAll({ a: '1', b: '2', c: '3' }, 100000)");
    await evaluate("const c = CacheService.getDocumentCache(); c.remove('a'); c.removeAll(['b'])");
    const read = "return CacheService.getDocumentCache().getAll(['a', 'b', 'c'])";
    expect(await evaluate(read)).toEqual({ c: '3' });
    pass(21_601_000);
    expect(await evaluate(read)).toEqual({});
  });
});

describe('Ui', () => {
  const BUNDLE = `
    function onOpen() {
      SpreadsheetApp.getUi().createMenu('Свод').addItem('Проверить', 'check').addSeparator()
        .addSubMenu(SpreadsheetApp.getUi().createMenu('Ещё').addItem('Панель', 'panel')).addToUi();
      SpreadsheetApp.getActive().addMenu('Старое', [{ name: 'Раз', functionName: 'one' }, null]);
    }
    function check() {
      const ui = SpreadsheetApp.getUi();
      const button = ui.alert('Проверка', 'Продолжить?', ui.ButtonSet.YES_NO);
      const answer = ui.prompt('Код', ui.ButtonSet.OK_CANCEL);
      SpreadsheetApp.getActive().toast('Готово', 'Свод');
      return [button === ui.Button.YES, answer.getResponseText(), answer.getSelectedButton() == ui.Button.OK];
    }
    function panel() {
      const page = HtmlService.createTemplateFromFile('panel');
      page.rows = [['<b>'], ['два']];
      SpreadsheetApp.getUi().showSidebar(page.evaluate().setTitle('Замечания'));
      SpreadsheetApp.getUi().showModalDialog(HtmlService.createHtmlOutputFromFile('plain').setWidth(300), 'Окно');
    }
    function include(name) { return HtmlService.createHtmlOutputFromFile(name).getContent(); }`;
  const files = [
    { name: 'Code', kind: 'script', source: BUNDLE },
    {
      name: 'panel',
      kind: 'html',
      source: "<ul><? for (const [text] of rows) { ?><li><?= text ?></li><? } ?></ul><?!= include('plain'); ?>",
    },
    { name: 'plain', kind: 'html', source: '<p>текст</p>' },
  ] as const;

  it('addToUi: “inserts the menu into the editor’s user interface”; its items run functions', async () => {
    const { host, spreadsheetId } = runScript('', { files });
    await host.open(spreadsheetId, EDITOR);
    expect(host.menus(spreadsheetId, EDITOR)).toEqual([
      {
        title: 'Свод',
        items: [
          { caption: 'Проверить', functionName: 'check' },
          { separator: true },
          { menu: { title: 'Ещё', items: [{ caption: 'Панель', functionName: 'panel' }] } },
        ],
      },
      { title: 'Старое', items: [{ caption: 'Раз', functionName: 'one' }, { separator: true }] },
    ]);
    expect(host.menus(spreadsheetId, OWNER)).toEqual([]);
  });

  it('alert and prompt take the answers that were prepared, and are recorded', async () => {
    const { host, spreadsheetId } = runScript('', { files });
    const answers = [{ button: 'YES' }, { button: 'OK', text: '59' }] as const;
    const record = await host.runFunction('check', [], { spreadsheetId, user: EDITOR, answers });
    expect(record.value).toEqual([true, '59', true]);
    expect(record.dialogs.map(({ sort, text, buttons }) => [sort, text, buttons])).toEqual([
      ['alert', 'Продолжить?', 'YES_NO'],
      ['prompt', 'Код', 'OK_CANCEL'],
    ]);
    expect(record.toasts).toEqual([{ title: 'Свод', message: 'Готово' }]);
    const unanswered = await host.runFunction('check', [], { spreadsheetId });
    expect(unanswered.error?.message).toBe('The stand-in was given no answer to the dialog «Проверка».');
  });

  it('showSidebar keeps the page; <?= ?> escapes, <?!= ?> does not, and functions of the script are at hand', async () => {
    const { host, spreadsheetId } = runScript('', { files });
    const record = await host.runFunction('panel', [], { spreadsheetId, user: EDITOR });
    expect(record.error).toBeUndefined();
    expect(host.sidebar(spreadsheetId, EDITOR)).toEqual({
      title: 'Замечания',
      html: '<ul><li>&lt;b&gt;</li><li>два</li></ul><p>текст</p>',
    });
    expect(host.dialog(spreadsheetId, EDITOR)).toEqual({ title: 'Окно', html: '<p>текст</p>', width: 300 });
  });

  it('Browser answers with lower-case words', async () => {
    const bundle =
      'function ask() { return [Browser.msgBox("a", "b", Browser.Buttons.OK_CANCEL), Browser.inputBox("c")]; }';
    const { host, spreadsheetId } = runScript(bundle);
    const answers = [{ button: 'CANCEL' }, { button: 'CLOSE' }] as const;
    expect((await host.runFunction('ask', [], { spreadsheetId, answers })).value).toEqual(['cancel', 'cancel']);
  });
});

describe('google.script.run', () => {
  const BUNDLE = `
    function sum(a, b) { return { sum: a + b }; }
    function date() { return [new Date(0)]; }
    function fail() { throw new Error('нет'); }
    function secret_() { return 1; }`;

  it('calls a function and gives what it returns, or throws for the failure handler', async () => {
    const { host, spreadsheetId } = runScript(BUNDLE);
    expect(await host.runClientCall('sum', [1, 2], { spreadsheetId, user: EDITOR })).toEqual({ sum: 3 });
    await expect(host.runClientCall('fail', [], { spreadsheetId })).rejects.toThrow('нет');
    expect(host.executions().at(-1)).toMatchObject({ sort: 'CLIENT', status: 'FAILED' });
  });

  it('“requests fail if you attempt to pass a Date, Function or other prohibited type, including inside arrays”', async () => {
    const { host, spreadsheetId } = runScript(BUNDLE);
    await expect(host.runClientCall('sum', [new Date(0), 1], { spreadsheetId })).rejects.toThrow(/cannot be passed/);
    await expect(host.runClientCall('date', [], { spreadsheetId })).rejects.toThrow(/cannot be passed/);
  });

  it('a function whose name ends with an underscore is private', async () => {
    const { host, spreadsheetId } = runScript(BUNDLE);
    await expect(host.runClientCall('secret_', [], { spreadsheetId })).rejects.toThrow(
      'Script function not found: secret_',
    );
    await expect(host.runClientCall('nobody', [], { spreadsheetId })).rejects.toThrow(
      'Script function not found: nobody',
    );
  });
});

describe('UrlFetchApp', () => {
  async function echo(): Promise<string> {
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => {
        body += chunk.toString('utf8');
      });
      request.on('end', () => {
        if (request.url === '/away') response.writeHead(302, { Location: 'http://example.com/' });
        else if (request.url === '/back') response.writeHead(302, { Location: '/there' });
        else
          response.writeHead(request.url === '/error' ? 500 : 200, {
            'X-Echo': 'yes',
            'Content-Type': 'application/json',
          });
        const { method, url, headers } = request;
        response.end(JSON.stringify({ method, url, type: headers['content-type'], own: headers['x-own'], body }));
      });
    });
    server.listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  it('fetch waits for the answer of a server that lives in the same process', async () => {
    const url = await echo();
    const { evaluate } = runScript();
    const body = `
      const response = UrlFetchApp.fetch('${url}/path?q=1', { method: 'post', contentType: 'application/json', payload: JSON.stringify({ a: 'ы' }), headers: { 'X-Own': 'mine' } });
      return [response.getResponseCode(), JSON.parse(response.getContentText()), response.getHeaders()['X-Echo']];`;
    expect(await evaluate(body)).toEqual([
      200,
      { method: 'POST', url: '/path?q=1', type: 'application/json', own: 'mine', body: '{"a":"ы"}' },
      'yes',
    ]);
  });

  it('payload: “a JavaScript object is interpreted as a map of form fields”', async () => {
    const url = await echo();
    const { evaluate } = runScript();
    const body = `return JSON.parse(UrlFetchApp.fetch('${url}/', { method: 'post', payload: { a: 1, b: 'x y' } }).getContentText())`;
    expect(await evaluate(body)).toMatchObject({ type: 'application/x-www-form-urlencoded', body: 'a=1&b=x+y' });
  });

  it('muteHttpExceptions: “if true the fetch doesn’t throw an exception if the response code indicates failure”', async () => {
    const url = await echo();
    const { evaluate } = runScript();
    await expect(evaluate(`UrlFetchApp.fetch('${url}/error')`)).rejects.toThrow(
      /^Request failed for .* returned code 500/,
    );
    const muted = `return UrlFetchApp.fetch('${url}/error', { muteHttpExceptions: true }).getResponseCode()`;
    expect(await evaluate(muted)).toBe(500);
  });

  it('goes nowhere but to this machine, redirected or not', async () => {
    const url = await echo();
    const { evaluate } = runScript();
    await expect(evaluate("UrlFetchApp.fetch('https://example.com/')")).rejects.toThrow(/only reach this machine/);
    await expect(evaluate(`UrlFetchApp.fetch('${url}/away')`)).rejects.toThrow(/only reach this machine/);
    const stay = `return UrlFetchApp.fetch('${url}/away', { followRedirects: false }).getResponseCode()`;
    expect(await evaluate(stay)).toBe(302);
    const all = `return UrlFetchApp.fetchAll(['${url}/back', { url: '${url}/b' }]).map((r) => JSON.parse(r.getContentText()).url)`;
    expect(await evaluate(all)).toEqual(['/there', '/b']);
  });
});

describe('MailApp', () => {
  it('puts letters into the folder, and counts down the quota of the day', async () => {
    const { evaluate, host } = runScript();
    const body = `
      MailApp.sendEmail('a@example.org', 'Тема', 'Текст', { htmlBody: '<b>', cc: 'c@example.org' });
      MailApp.sendEmail({ to: 'b@example.org', subject: 'Вторая', body: '' });
      return MailApp.getRemainingDailyQuota();`;
    expect(await evaluate(body)).toBe(97);
    expect(host.letters()).toMatchObject([
      { from: OWNER, to: 'a@example.org', subject: 'Тема', body: 'Текст', htmlBody: '<b>', cc: 'c@example.org' },
      { to: 'b@example.org' },
    ]);
    await expect(evaluate("MailApp.sendEmail('', 's', 'b')")).rejects.toThrow('Failed to send email: no recipient');
  });

  it('counts recipients and not letters, and refuses a letter to more than are left, or to no address', async () => {
    const { evaluate, host, pass } = runScript('', { recipientsPerDay: 3 });
    const bcc =
      "MailApp.sendEmail({ to: 'a@example.org', bcc: 'b@example.org, c@example.org', subject: '', body: '' })";
    await expect(evaluate("MailApp.sendEmail('нет адреса', 's', 'b')")).rejects.toThrow('Invalid email: нет адреса');
    expect(await evaluate(`${bcc}; return MailApp.getRemainingDailyQuota()`)).toBe(0);
    const once = "MailApp.sendEmail('d@example.org', 's', 'b')";
    await expect(evaluate(once)).rejects.toThrow('Service invoked too many times for one day: email.');
    pass(86_400_001);
    await evaluate(once);
    expect(host.letters().map(({ to }) => to)).toEqual(['a@example.org', 'd@example.org']);
    const many = 'MailApp.sendEmail(new Array(51).fill("e@example.org").join(), "s", "b")';
    await expect(runScript().evaluate(many)).rejects.toThrow('Limit Exceeded: Email Recipients Per Message.');
  });
});

describe('the scopes of the manifest', () => {
  it('let a script call only what it asks leave for', async () => {
    const prefix = 'https://www.googleapis.com/auth/';
    const manifest = { timeZone: 'Europe/Moscow', oauthScopes: [`${prefix}script.send_mail`, 'openid'] };
    const { evaluate } = runScript('', { manifest });
    await evaluate("ScriptApp.getIdentityToken(); MailApp.sendEmail('a@example.org', 's', 'b')");
    await expect(evaluate('ScriptApp.getProjectTriggers()')).rejects.toThrow(
      `You do not have permission to call ScriptApp.getProjectTriggers. Required permissions: ${prefix}script.scriptapp`,
    );
  });
});

describe('the people of a workbook', () => {
  const shared = (role: string, emailAddress: string) => ({ type: 'user', role, emailAddress });

  it('getViewers tells who may read or comment and no more; who may not edit is told of nobody', async () => {
    const { evaluate, store } = runScript();
    const permissions = [shared('reader', 'r@example.org'), shared('commenter', 'c@example.org')];
    const { spreadsheetId } = store.create({
      ...newWorkbook({ properties: { title: 'Чужая' } }),
      file: { permissions },
    });
    const viewers = `return SpreadsheetApp.openById('${spreadsheetId}').getViewers().map((user) => user.getEmail())`;
    expect(await evaluate(viewers)).toEqual(['r@example.org', 'c@example.org']);
    const refused = 'You do not have permission to perform that action.';
    await expect(evaluate(viewers, 'r@example.org')).rejects.toThrow(refused);
    await expect(evaluate(viewers.replace('Viewers', 'Editors'), 'r@example.org')).rejects.toThrow(refused);
    const opened = `return SpreadsheetApp.openById('${spreadsheetId}').getName()`;
    expect(await evaluate(opened, 'r@example.org')).toBe('Чужая');
    await expect(evaluate(opened, STRANGER)).rejects.toThrow(/permission to access the requested document/);
  });
});

describe('Session', () => {
  it('getActiveUser: “a blank string if security policies do not allow access to the user’s email address”', async () => {
    const body =
      'return [Session.getActiveUser().getEmail(), Session.getEffectiveUser().getEmail(), Session.getScriptTimeZone(), Session.getActiveUserLocale()]';
    const hidden = runScript();
    expect(await hidden.evaluate(body, EDITOR)).toEqual(['', EDITOR, 'Europe/Moscow', 'ru']);
    const visible = runScript('', { people: { owner: OWNER, editors: [EDITOR], emailsVisible: true } });
    expect(await visible.evaluate(body, EDITOR)).toEqual([EDITOR, EDITOR, 'Europe/Moscow', 'ru']);
  });
});

describe('ScriptApp', () => {
  it('getIdentityToken has three parts, the middle one says for whom', async () => {
    const { evaluate } = runScript();
    const token = String(await evaluate('return ScriptApp.getIdentityToken()', EDITOR));
    const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    expect(claims).toMatchObject({ email: EDITOR, iss: 'https://accounts.google.com' });
  });
});

describe('Utilities', () => {
  it.each([
    ['Europe/Moscow', 'yyyy-MM-dd HH:mm:ss', '2026-01-05 03:07:09'],
    ['GMT', "yyyy-MM-dd'T'HH:mm:ss'Z'", '2026-01-05T00:07:09Z'],
    ['America/New_York', 'EEE, d MMM yyyy h:mm a', 'Sun, 4 Jan 2026 7:07 PM'],
    ['Asia/Kolkata', "EEEE dd.MM.yy Z XXX D 'o''clock' u", "Monday 05.01.26 +0530 +05:30 5 o'clock 1"],
    ['Europe/Moscow', 'MMMM k K S', 'January 3 3 0'],
  ])(
    'formatDate “formats date according to specification described in Java SE SimpleDateFormat”: %s %s',
    async (zone, pattern, shown) => {
      const { evaluate } = runScript();
      const body = `return Utilities.formatDate(new Date(Date.UTC(2026, 0, 5, 0, 7, 9)), ${JSON.stringify(zone)}, ${JSON.stringify(pattern)})`;
      expect(await evaluate(body)).toBe(shown);
    },
  );

  it('computeDigest gives signed bytes, as the sample of the documentation turns into hexadecimal', async () => {
    const { evaluate } = runScript();
    const hex = "map((byte) => ('0' + (byte & 0xff).toString(16)).slice(-2)).join('')";
    const body = `return [
      Utilities.computeDigest(Utilities.DigestAlgorithm.MD5, 'input to hash').some((byte) => byte < 0),
      Utilities.computeDigest(Utilities.DigestAlgorithm.SHA_256, 'свод', Utilities.Charset.UTF_8).${hex},
      Utilities.computeHmacSha256Signature('value', 'key').${hex},
      Utilities.computeHmacSignature(Utilities.MacAlgorithm.HMAC_SHA_256, 'value', 'key').${hex}]`;
    const mac = '90fbfcf15e74a36b89dbdb2a721d9aecffdfdddc5c83e27f7592594f71932481';
    expect(await evaluate(body)).toEqual([
      true,
      'a596a4020102647ffc72ce6d984413014a0b03d6982c3cd9593ee21d59ad5838',
      mac,
      mac,
    ]);
  });

  it('base64 there and back, web-safe too, as text and as bytes', async () => {
    const { evaluate } = runScript();
    const body = `
      const encoded = Utilities.base64Encode('Свод??>>');
      const safe = Utilities.base64EncodeWebSafe('Свод??>>');
      const back = (bytes) => Utilities.newBlob(bytes).getDataAsString();
      return [encoded, safe, back(Utilities.base64Decode(encoded)), back(Utilities.base64DecodeWebSafe(safe)), Utilities.getUuid().length];`;
    const encoded = Buffer.from('Свод??>>').toString('base64');
    expect(await evaluate(body)).toEqual([
      encoded,
      encoded.replaceAll('+', '-').replaceAll('/', '_'),
      'Свод??>>',
      'Свод??>>',
      36,
    ]);
  });

  it('newBlob keeps text, type and name; parseCsv and formatString read what they are given', async () => {
    const { evaluate } = runScript();
    const body = `
      const blob = Utilities.newBlob('текст', 'text/csv', 'a.csv');
      return [blob.getDataAsString(), blob.getContentType(), blob.setName('b.csv').getName(), blob.getBytes().length,
        Utilities.parseCsv('a,"b ""c"""\\nd,e'), Utilities.formatString('%s=%05.2f %d%%', 'x', 3.14159, 7)];`;
    expect(await evaluate(body)).toEqual([
      'текст',
      'text/csv',
      'b.csv',
      10,
      [
        ['a', 'b "c"'],
        ['d', 'e'],
      ],
      'x=03.14 7%',
    ]);
  });
});

describe('console and Logger', () => {
  it('are captured with their levels', async () => {
    const { run } = runScript();
    const record = await run(`
      console.log('a', 1, { b: [2] });
      console.warn('%s из %s', 3, 4, 'ещё');
      Logger.log('Строка %s', 5).log(SpreadsheetApp.getActiveRange());
      return Logger.getLog();`);
    expect(record.logs).toEqual([
      { level: 'log', text: 'a 1 {"b":[2]}' },
      { level: 'warn', text: '3 из 4 ещё' },
      { level: 'log', text: 'Строка 5' },
      { level: 'log', text: 'Range' },
    ]);
    expect(record.value).toBe('Строка 5\nRange');
    expect(record.calls.total).toBe(1);
  });
});
