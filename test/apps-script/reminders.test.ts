/** «Напомнить регионам…»: who is told what, how often, and what is left of it anywhere: no address, no word of a cell. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ExecutionRecord } from '../../local/script-host/execution-record.ts';
import {
  type CentralDesk,
  centralDesk,
  centralProject,
  DAY_MS,
  HOUR_MS,
  OPERATOR,
  type Region,
  receipt,
  wrongDate,
} from './central-desk.ts';

beforeAll(async () => {
  await centralProject();
}, 180_000);

const WRONG = receipt([wrongDate('Кластеры!I3')]);

function wrong(region: string, ...editors: string[]): Region {
  return { region, editors, receipt: WRONG };
}

function recipients({ newLetters }: CentralDesk): readonly string[] {
  return newLetters().map(({ to }) => to);
}

async function tick({ host }: CentralDesk): Promise<readonly ExecutionRecord[]> {
  const records = await host.tick();
  for (const { error } of records) expect(error?.message).toBeUndefined();
  return records;
}

function clocks({ host }: CentralDesk): readonly string[] {
  return host.triggers().map(({ functionName }) => functionName);
}

describe('the preview', () => {
  it('tells of each region what is missing, wrong or stale, and of its people only how many there are', async () => {
    const unread = [
      ['Приём'],
      ['Публикация остановлена', '22.11.2026 12:00'],
      [],
      ['Таблица не прочитана', 'лист «ТАЙНА»'],
    ];
    const desk = await centralDesk(
      [
        wrong(
          '59',
          'a@perm.example',
          'b@perm.example',
          OPERATOR,
          'svod@p.iam.gserviceaccount.com',
          'boss@house.example',
        ),
        { region: '18', editors: ['c@udm.example'] },
        { region: '77', editors: ['d@mos.example'], receipt: unread },
        { region: '78', editors: ['e@spb.example'], receipt: receipt([], 5) },
        { region: '01', receipt: WRONG },
        { region: '02', receipt: WRONG, isGone: true },
      ],
      { centralEditors: ['boss@house.example'] },
    );
    const page = await desk.call('readReminders', 0);
    expect(page).toMatchObject({
      total: 6,
      next: null,
      wrongRows: 0,
      lettersLeft: 100,
      lastRound: '',
      isGoingOn: false,
    });
    const { lines } = page as { lines: { region: string; faults: string[]; editors: number; can: string }[] };
    expect(lines.map(({ region, faults, editors, can }) => [region, faults.join('; '), editors, can])).toEqual([
      ['01', '1 строка отложена', 0, 'nobody'],
      ['02', '', 0, 'closed'],
      ['18', 'не начата', 1, 'yes'],
      ['59', '1 строка отложена', 2, 'yes'],
      ['77', 'заблокирована: не прочитана', 1, 'yes'],
      ['78', '', 1, 'in-order'],
    ]);
    expect(JSON.stringify(page)).not.toMatch(/@|ТАЙНА/);
    desk.pass(42 * DAY_MS);
    const later = JSON.stringify(await desk.call('readReminders', 0));
    expect(later).toContain('"faults":["1 строка отложена","не обновлялась 45 дней"]');
    expect(later).toContain('"faults":["не обновлялась 45 дней"],"editors":1,"remindedOn":"","can":"yes"');
  });

  it('counts an edit that «Журнал» tells as a change', async () => {
    const desk = await centralDesk([{ region: '78', editors: ['e@spb.example'], receipt: receipt([], 5) }]);
    desk.pass(60 * DAY_MS);
    const stale = () => desk.call('readReminders', 0).then((page) => JSON.stringify(page));
    expect(await stale()).toContain('не обновлялась 63 дня');
    const journal = { kind: 'type', range: 'Журнал!A2', values: [['20.01.2027', 'Кластеры']] } as const;
    await desk.host.edit(desk.books.get('78') ?? '', OPERATOR, journal, { confirmed: true }).fired;
    expect(await stale()).toContain('"faults":[]');
  });
});

describe('a reminder', () => {
  it('goes to each editor alone, with the place, the rule and the way there, and without a word of the cell', async () => {
    const desk = await centralDesk([wrong('59', 'a@perm.example', 'b@perm.example'), wrong('18', 'c@udm.example')]);
    expect(await desk.call('remind', ['59'])).toBe('Отправлено 1 субъекту.');
    const letters = desk.newLetters();
    expect(letters.map(({ to, cc, bcc }) => [to, cc, bcc])).toEqual([
      ['a@perm.example', undefined, undefined],
      ['b@perm.example', undefined, undefined],
    ]);
    const [{ subject, body, htmlBody = '', name } = { subject: '', body: '', name: '' }] = letters;
    expect([subject, name]).toEqual(['Свод: проверьте таблицу — Пермский край', 'Свод']);
    const link = `https://docs.google.com/spreadsheets/d/${desk.books.get('59')}/edit#gid=0&range=I3`;
    expect(body).toContain(`— Кластеры, I3: не дата\n  ${link}`);
    expect(htmlBody).toContain(`<a href="${link.replace('&', '&amp;')}">Кластеры, I3</a>: не дата`);
    expect(body).toContain('1 строка отложена: пока её не исправят, она не входит ни в один показатель.');
    expect(JSON.stringify(letters)).not.toContain('ТАЙНА');
    for (const { to, ...rest } of letters) expect(JSON.stringify(rest)).not.toMatch(/@(?:perm|udm)/);
  });

  it('says a hostile name, and what a region wrote into «Приём» itself, as text or not at all', async () => {
    const forged: readonly (readonly string[])[] = [
      ['Кластеры!I3', 'отложена', 'x', 'y', '<a href="https://evil.example">Войдите</a>'],
      ['Чужой лист!A1', 'отложена', 'x', 'y', 'не дата'],
      ['https://evil.example!A1', 'отложена', 'x', 'y', 'не дата'],
    ];
    const name = 'Край <img src=x onerror=alert(1)>\n Bcc: всем & "Ко"';
    const desk = await centralDesk([{ region: '59', editors: ['a@perm.example'], receipt: receipt(forged) }], {
      regionNames: { '59': name },
    });
    await desk.call('remind', ['59']);
    const [letter] = desk.newLetters();
    expect(letter?.subject).toBe('Свод: проверьте таблицу — Край <img src=x onerror=alert(1)> Bcc: всем & "Ко"');
    expect(letter?.htmlBody).toContain('Край &lt;img src=x onerror=alert(1)&gt; Bcc: всем &amp; &quot;Ко&quot;');
    expect(letter?.htmlBody).not.toMatch(/<img|evil\.example"|Войдите|Чужой/);
    expect(letter?.body).toContain('— Кластеры, I3\n');
  });

  it('goes once: not on a second press, not on the same day; the next day it may', async () => {
    const desk = await centralDesk([wrong('59', 'a@perm.example')]);
    const [first, second] = await Promise.all([desk.call('remind', ['59']), desk.call('remind', ['59'])]);
    expect([first, second].sort()).toEqual(
      [
        'Отправлено 1 субъекту.',
        'Отправлять нечего: отмеченным субъектам сегодня уже напоминали, или их больше нет в «Книгах».',
      ].sort(),
    );
    expect(recipients(desk)).toEqual(['a@perm.example']);
    expect(await desk.call('readReminders', 0)).toMatchObject({ lines: [{ remindedOn: '23.11.2026', can: 'today' }] });
    desk.pass(DAY_MS);
    await desk.call('remind', ['59']);
    expect(recipients(desk)).toEqual(['a@perm.example']);
  });

  it('names who got none and why, and what was mended meanwhile is not reminded of', async () => {
    const crowd = Array.from({ length: 51 }, (_, index) => `p${index}@crowd.example`);
    const desk = await centralDesk([
      wrong('01'),
      { ...wrong('02', 'x@ufa.example'), isGone: true },
      wrong('05', ...crowd),
      { region: '78', editors: ['e@spb.example'], receipt: receipt() },
      wrong('59', 'не адрес', 'a@perm.example'),
      wrong('77', 'не адрес'),
    ]);
    const said = await desk.call('remind', ['01', '02', '05', '59', '77', '78', '99']);
    expect(recipients(desk)).toEqual(['a@perm.example']);
    expect(said).toMatch(/^Отправлено 1 субъекту\. Обратите внимание: /);
    expect(said).toMatch(/Санкт-Петербург — уже всё исправлено/);
    expect(said).toMatch(/Республика Адыгея — у таблицы нет редакторов/);
    expect(said).toMatch(/Республика Башкортостан — таблицу или список её редакторов прочитать нельзя/);
    expect(said).toMatch(/Республика Дагестан — редакторов больше пятидесяти/);
    expect(said).toMatch(/Пермский край — часть адресов почта не приняла, остальным письма ушли/);
    expect(said).toMatch(/Москва — почта не приняла ни одного адреса/);
    expect(clocks(desk)).toEqual([]);
  });
});

describe('the quota of the day', () => {
  it('stops before it, says so, and the clock goes on with the rest when there are letters again; then the clock is gone', async () => {
    const desk = await centralDesk(
      [
        wrong('18', 'a@udm.example', 'b@udm.example'),
        wrong('59', 'c@perm.example', 'd@perm.example'),
        wrong('77', 'e@mos.example'),
      ],
      { recipientsPerDay: 3 },
    );
    const said =
      'Отправлено 1 субъекту, остальные 2 получат завтра: письма, которые Google разрешает на день, закончились.';
    expect(await desk.call('remind', ['18', '59', '77'])).toBe(said);
    expect(recipients(desk)).toEqual(['a@udm.example', 'b@udm.example']);
    expect(clocks(desk)).toEqual(['continueReminders']);
    const going = /^Напоминание от 23\.11\.2026 ещё идёт: отправлено 1 субъекту, ждут 2\. Новое можно начать/;
    expect(await desk.call('remind', ['59', '77'])).toMatch(going);
    desk.pass(HOUR_MS + 1);
    await tick(desk);
    expect(recipients(desk)).toEqual([]);
    desk.pass(DAY_MS);
    await tick(desk);
    expect(recipients(desk)).toEqual(['c@perm.example', 'd@perm.example', 'e@mos.example']);
    expect(clocks(desk)).toEqual([]);
    expect(await desk.call('readReminders', 0)).toMatchObject({
      lastRound: 'Прошлое напоминание, от 23.11.2026: отправлено 3 субъектам.',
      isGoingOn: false,
    });
  });

  it('does not wait for ever: after a week the rest is named; and the operator may end it at once', async () => {
    const desk = await centralDesk([wrong('18', 'a@udm.example'), wrong('59', 'b@perm.example', 'c@perm.example')], {
      recipientsPerDay: 1,
    });
    await desk.call('remind', ['18', '59']);
    desk.pass(8 * DAY_MS);
    await tick(desk);
    expect(recipients(desk)).toEqual(['a@udm.example']);
    expect(await desk.call('readReminders', 0)).toMatchObject({
      lastRound: expect.stringMatching(/Пермский край — неделя прошла, а очередь не дошла\.$/),
    });
    expect(clocks(desk)).toEqual([]);
    await desk.call('remind', ['18', '59']);
    expect(await desk.call('stopReminding')).toMatch(/Пермский край — отправку остановили\.$/);
    expect(clocks(desk)).toEqual([]);
  });
});

describe('the six minutes', () => {
  it('are not used up: what is left goes on within the hour', async () => {
    const onlyOne = {
      name: 'a run with time for one region',
      setup({ onLoad }: { onLoad(filter: object, load: () => object): void }) {
        const contents =
          'export const timeToLook = () => () => false; export const timeToSend = () => { let n = 0; return () => n++ < 1; };';
        onLoad({ filter: /apps-script\/run-time\.ts$/ }, () => ({ contents, loader: 'ts' }));
      },
    };
    const desk = await centralDesk([wrong('18', 'a@udm.example'), wrong('59', 'b@perm.example')], {
      plugins: [onlyOne],
    });
    expect(await desk.call('readReminders', 0)).toMatchObject({ lines: [{ region: '18' }], next: 1, total: 2 });
    expect(await desk.call('readReminders', 1)).toMatchObject({ lines: [{ region: '59' }], next: null });
    expect(await desk.call('remind', ['18', '59'])).toBe('Отправлено 1 субъекту, ещё 1 получит в течение часа.');
    desk.pass(HOUR_MS + 1);
    await tick(desk);
    expect(recipients(desk)).toEqual(['a@udm.example', 'b@perm.example']);
  });

  it('ended by Google in the middle of a region: nobody gets a second letter, the rest get theirs, the region is named', async () => {
    let isSlow = true;
    const desk = await centralDesk(
      [wrong('18', 'a@udm.example'), wrong('59', 'b@perm.example', 'c@perm.example'), wrong('77', 'd@mos.example')],
      { jump: (letters) => (isSlow && letters >= 2 ? 7 * 60_000 : 0) },
    );
    await expect(desk.call('remind', ['18', '59', '77'])).rejects.toThrow('Exceeded maximum execution time');
    expect(recipients(desk)).toEqual(['a@udm.example', 'b@perm.example']);
    isSlow = false;
    desk.pass(HOUR_MS + 1);
    await tick(desk);
    expect(recipients(desk)).toEqual(['d@mos.example']);
    expect(clocks(desk)).toEqual([]);
    const { lastRound } = (await desk.call('readReminders', 0)) as { lastRound: string };
    expect(lastRound).toMatch(
      /отправлено 2 субъектам\. Обратите внимание: Пермский край — отправка прервалась на этом субъекте/,
    );
  });
});

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}

describe('the addresses', () => {
  it('stand in no property, no log, no tab, no trigger and no answer', async () => {
    const regions = [
      wrong('59', 'a@perm.example', 'не адрес'),
      wrong('18', 'c@udm.example'),
      wrong('77', 'd@mos.example'),
    ];
    const desk = await centralDesk(regions, { recipientsPerDay: 2 });
    await desk.call('readReminders', 0);
    await desk.call('remind', ['18', '59', '77']);
    desk.pass(DAY_MS + HOUR_MS);
    await tick(desk);
    expect(recipients(desk).length).toBeGreaterThan(1);
    const properties = JSON.parse(readFileSync(join(desk.folder, 'properties.json'), 'utf8')) as Record<
      string,
      Record<string, string>
    >;
    const kept = properties[`document:${desk.central}`] ?? {};
    expect(Object.keys(kept)).toEqual(['reminders']);
    expect(kept['reminders']).toMatch(
      /^\{"begun":"2026-11-23","standing":\{"18":"sent","59":"partly","77":"\w+"\},"reminded":\{/,
    );
    const workbooks = new Set([...desk.books.values(), desk.central]);
    const centralCells = JSON.stringify(desk.store.get(desk.central)?.workbook.sheets);
    expect(workbooks.size).toBe(4);
    const address = /(?:perm|udm|mos)\.example|не адрес/;
    expect(JSON.stringify(kept)).not.toMatch(address);
    expect(centralCells).not.toMatch(address);
    const told = desk.host
      .executions()
      .map(({ logs, dialogs, toasts, value, error }) => ({ logs, dialogs, toasts, value, error }));
    expect(JSON.stringify(told)).not.toMatch(address);
    const others = filesIn(desk.folder).filter(
      (path) => !/\/mail\/|\.(?:base|journal)/.test(path) && !workbooksFile(path, workbooks),
    );
    for (const path of others) expect([path, address.test(readFileSync(path, 'utf8'))]).toEqual([path, false]);
    expect(others.some((path) => path.endsWith('properties.json'))).toBe(true);
  });
});

/** A workbook's own file holds to whom it is shared: that is where addresses belong. */
function workbooksFile(path: string, ids: ReadonlySet<string>): boolean {
  return [...ids].some((id) => path.includes(id));
}
