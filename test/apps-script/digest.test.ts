/** «Дайджест для руководства»: what it tells, whom, how often; from documents of the public site as a server gives them. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { encodeSnapshot, type Snapshot, takeSnapshot } from '../../domain/snapshot.ts';
import { STARTING_REFERENCE } from '../../domain/starting-reference.ts';
import { AS_OF, declaredCluster, summaryOf } from '../domain/rows.ts';
import { type CentralDesk, centralDesk, centralProject, DAY_MS, type DeskOptions, OPERATOR } from './central-desk.ts';

beforeAll(async () => {
  await centralProject();
}, 180_000);

const PUBLISHER = { publisher: 'Ассоциация', licence: 'CC BY 4.0', contact: 'role@example.org' };
const WHEN = { takenAt: new Date('2026-11-23T09:15:00Z'), asOf: AS_OF };
const SUMMARY = summaryOf({ region: '59', clusters: [declaredCluster({ publishCard: 'Да' })] });
const TAKEN = takeSnapshot(SUMMARY, [], PUBLISHER, WHEN, null, STARTING_REFERENCE);

function source(region: string, state: Snapshot['sources'][number]['state'], read: number, setAside = 0) {
  return { region, state, since: '2026-11-23', rows: { read, accepted: read - setAside, setAside } };
}

const FIRST: Snapshot = { ...TAKEN, sources: [source('18', 'empty', 0), source('59', 'fresh', 3)] };
const [CARD] = FIRST.clusters;
const SECOND: Snapshot = {
  ...FIRST,
  seq: 2,
  rows: { ...FIRST.rows, read: 5, accepted: 4, setAside: 1 },
  headline: { ...FIRST.headline, declaredClusters: 2 },
  clusters: CARD ? [CARD, { ...CARD, id: 'C59-24-009', name: 'Кластер <script>alert(1)</script> & "Ко"' }] : [],
  sources: [
    source('18', 'fresh', 2, 1),
    source('59', 'fresh', 3),
    source('77', 'missing', 0),
    source('78', 'empty', 0),
  ],
};

interface Site {
  readonly url: string;
  publish(snapshot: Snapshot, outcome?: string): void;
}

/** What the function would have published, under the addresses that it gives. */
async function site(): Promise<Site> {
  const documents = new Map<string, string>();
  const versions: unknown[] = [];
  const server = createServer((request, response) => {
    const text = documents.get(request.url ?? '');
    response.writeHead(text === undefined ? 404 : 200).end(text ?? 'нет');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => void server.close());
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/public`,
    publish(snapshot, outcome = 'published') {
      const { seq, takenAt, headline } = snapshot;
      const path = `versions/${seq}-aaaaaaaaaaaa/`;
      const entry = { seq, sha256: 'a'.repeat(64), takenAt, path, headline };
      if (!documents.has(`/public/${path}snapshot.json`)) versions.unshift(entry);
      documents.set(`/public/${path}snapshot.json`, encodeSnapshot(snapshot));
      documents.set('/public/latest.json', encodeSnapshot(snapshot));
      documents.set('/public/versions.json', JSON.stringify({ versions }));
      const status = {
        ...{ checkedAt: takenAt, lastSuccess: { seq, takenAt }, lastAttempt: { at: takenAt, outcome } },
        ...{ nextPlanned: takenAt, stale: [], keyId: 'k' },
      };
      documents.set('/public/status.json', JSON.stringify(status));
    },
  };
}

const PEOPLE = {
  centralEditors: ['boss@house.example'],
  centralViewers: ['chief@house.example', 'svod@p.iam.gserviceaccount.com'],
};

async function deskAt(at: Site, options: DeskOptions = {}): Promise<CentralDesk> {
  return centralDesk([{ region: '59', editors: ['a@perm.example'] }], { site: at.url, ...PEOPLE, ...options });
}

async function textOf({ call }: CentralDesk): Promise<string> {
  return ((await call('readDigest')) as { text: string }).text;
}

describe('the digest', () => {
  it('tells the headline, what changed since the last one, how the regions get on; to the house, each alone', async () => {
    const at = await site();
    at.publish(FIRST);
    const desk = await deskAt(at);
    expect(await desk.call('readDigest')).toMatchObject({ trouble: '', editors: 2, viewers: 1, rhythm: 'off' });
    expect(await textOf(desk)).toContain('Это первая версия: сравнивать её ещё не с чем.');
    expect(await desk.call('sendDigest')).toBe('Дайджест отправлен. Писем: 3.');
    expect(desk.newLetters().map(({ to }) => to)).toEqual([OPERATOR, 'boss@house.example', 'chief@house.example']);
    expect(await desk.call('sendDigest')).toBe('Дайджест о версии 1 сегодня уже отправлен.');
    expect(await textOf(desk)).toContain('Новых версий после прошлого дайджеста не было: действует версия 1.');

    at.publish(SECOND);
    await desk.call('sendDigest');
    const [letter] = desk.newLetters();
    const { subject = '', body = '', htmlBody = '' } = letter ?? {};
    expect(subject).toMatch(/^Свод: дайджест на \d\d\.\d\d\.\d{4}$/);
    expect(body.startsWith(SECOND.sentence.ru)).toBe(true);
    expect(body).toContain('Что изменилось с версии 1 (данные на 23.11.2026):\n\n— 2 заявленных кластера (было 1)');
    expect(body).toContain('данные внесены в 2 из 4 таблиц; строк прочитано 5, принято 4, 1 отложена.');
    expect(body).toContain(
      '— Начали заполнять: Удмуртская Республика\n— Ещё пусты: Санкт-Петербург\n— Не прочитаны: Москва',
    );
    expect(body).toContain('— Отложены строки: Удмуртская Республика (1)');
    expect(body).toContain('Кластер <script>alert(1)</script> & "Ко"');
    expect(htmlBody).toContain('Кластер &lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;Ко&quot;');
    expect(htmlBody).not.toContain('<script');
    expect(body).not.toContain('@');
  });

  it('says what is missing where there is no address, no site, or fewer letters than readers', async () => {
    const at = await site();
    const silent = await deskAt(at);
    expect(await silent.call('readDigest')).toMatchObject({
      trouble: expect.stringMatching(/^Открытый сайт не ответил/),
    });
    const lost = await centralDesk([]);
    expect(await lost.call('sendDigest')).toMatch(
      /^В «Настройках» не указан адрес открытого сайта\. Добавьте строку «Адрес сайта»/,
    );
    at.publish(FIRST);
    const poor = await deskAt(at, { recipientsPerDay: 2 });
    expect(await poor.call('sendDigest')).toBe(
      'Получателей 3, а писем на сегодня осталось 2. Дайджест не отправлен никому: повторите завтра.',
    );
    expect(poor.newLetters()).toEqual([]);
  });

  it('goes by itself in the rhythm that was chosen, when there is something to tell, and stops when told so', async () => {
    const at = await site();
    at.publish(FIRST);
    const desk = await deskAt(at);
    const nextMorning = async () => {
      desk.pass(DAY_MS);
      for (const { error } of await desk.host.tick()) expect(error?.message).toBeUndefined();
      return desk.newLetters().length;
    };
    expect(await desk.call('planDigest', 'week')).toMatch(/^Дайджест будет уходить по понедельникам/);
    expect(await desk.call('planDigest', 'day')).toMatch(/^Дайджест будет уходить каждый день/);
    expect(desk.host.triggers().map(({ functionName }) => functionName)).toEqual(['sendPlannedDigest']);
    expect(await nextMorning()).toBe(3);
    expect(await nextMorning()).toBe(0);
    at.publish(FIRST, 'held');
    desk.pass(DAY_MS);
    await desk.host.tick();
    const [warning] = desk.newLetters();
    expect(warning?.body).toContain('последний запуск публикации не удался или остановлен');
    expect(await nextMorning()).toBe(0);
    expect(await desk.call('planDigest', 'off')).toBe('Сам дайджест больше не отправляется.');
    at.publish(SECOND);
    expect(await nextMorning()).toBe(0);
    expect(desk.host.triggers()).toEqual([]);
  });

  it('ended by Google in the middle goes to nobody twice', async () => {
    let isSlow = true;
    const at = await site();
    at.publish(FIRST);
    const desk = await deskAt(at, { jump: (letters) => (isSlow && letters >= 1 ? 7 * 60_000 : 0) });
    await expect(desk.call('sendDigest')).rejects.toThrow('Exceeded maximum execution time');
    isSlow = false;
    expect(await desk.call('sendDigest')).toBe('Дайджест о версии 1 сегодня уже отправлен.');
    expect(desk.newLetters().map(({ to }) => to)).toEqual([OPERATOR]);
  });
});
