/** The leadership's digest: the headline, what changed, how the regions are getting on, whether publishing goes on. */
import { compareSnapshots } from '../domain/changes.ts';
import { formatDate, parseDate } from '../domain/date.ts';
import { plural } from '../domain/headline.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import { type Block, type Letter, type Line, writeLetter } from './letter.ts';

export interface DigestFacts {
  readonly latest: Snapshot;
  /** The version of the digest before, or the one before the newest; undefined where there is none to compare with. */
  readonly base: Snapshot | undefined;
  /** Whether there was a digest before. */
  readonly isFirst: boolean;
  readonly outcome: string | undefined;
  /** Of the central workbook. */
  readonly url: string;
}

const MOST_CHANGES = 40;
const MOST_NAMED = 15;
/** How a run may end without anything being wrong. */
const IN_ORDER: ReadonlySet<string> = new Set(['published', 'unchanged', 'superseded', 'begun']);

export function isInOrder(outcome: string | undefined): boolean {
  return outcome === undefined || IN_ORDER.has(outcome);
}

function russianDate(iso: string): string {
  const date = parseDate(iso);
  return typeof date === 'number' ? formatDate(date) : iso;
}

function changeBlocks({ latest, base, isFirst }: DigestFacts): readonly Block[] {
  if (base?.seq === latest.seq) {
    return [{ words: `Новых версий после прошлого дайджеста не было: действует версия ${latest.seq}.` }];
  }
  if (latest.seq === 1) return [{ words: 'Это первая версия: сравнивать её ещё не с чем.' }];
  if (!base)
    return [{ words: 'Сравнить не с чем: версии, о которой рассказывал прошлый дайджест, на сайте больше нет.' }];
  const from = `версии ${base.seq} (данные на ${russianDate(base.asOf)})`;
  const { ru } = compareSnapshots(base, latest).words;
  const lines = ru.slice(0, MOST_CHANGES).map((words): Line => ({ words }));
  const rest = ru.length - lines.length;
  const more: readonly Line[] = rest > 0 ? [{ words: `и ещё изменений: ${rest}` }] : [];
  return [{ words: `Что изменилось с ${isFirst ? 'предыдущей ' : ''}${from}:` }, [...lines, ...more]];
}

type Sources = Snapshot['sources'];

function progressBlocks({ latest, base }: DigestFacts): readonly Block[] {
  const { sources, rows } = latest;
  const names = new Map(latest.breakdowns.byRegion.map(({ key, name }) => [key, name]));
  const nameOf = (region: string) => (region === '*' ? 'все субъекты' : (names.get(region) ?? region));
  const list = (found: Sources, sayOne: (source: Sources[number]) => string) => {
    const named = found.slice(0, MOST_NAMED).map(sayOne).join(', ');
    return found.length > MOST_NAMED ? `${named} и ещё ${found.length - MOST_NAMED}` : named;
  };
  const filled = sources.filter((source) => source.rows.read > 0);
  const filledBefore = new Set(base?.sources.filter((source) => source.rows.read > 0).map(({ region }) => region));
  const groups: readonly (readonly [string, Sources])[] = [
    ['Начали заполнять', base ? filled.filter(({ region }) => !filledBefore.has(region)) : []],
    [
      'Ещё пусты',
      sources.filter(({ state, rows: { read } }) => state !== 'missing' && state !== 'stale' && read === 0),
    ],
    ['Остались прежние данные', sources.filter(({ state }) => state === 'stale')],
    ['Не прочитаны', sources.filter(({ state }) => state === 'missing')],
  ];
  const worst = [...sources]
    .filter((source) => source.rows.setAside > 0)
    .sort((left, right) => right.rows.setAside - left.rows.setAside);
  const told = [
    ...groups.map(([words, found]) => [words, list(found, ({ region }) => nameOf(region))] as const),
    [
      'Отложены строки',
      list(worst, ({ region, rows: { setAside: count } }) => `${nameOf(region)} (${count})`),
    ] as const,
  ]
    .filter(([, named]) => named !== '')
    .map(([words, named]): Line => ({ words: `${words}: ${named}` }));
  const setAside = `${rows.setAside} ${plural(rows.setAside, 'отложена', 'отложены', 'отложено')}`;
  const head = `Как идёт сбор: данные внесены в ${filled.length} из ${sources.length} таблиц; строк прочитано ${rows.read}, принято ${rows.accepted}, ${setAside}.`;
  return told.length > 0 ? [{ words: head }, told] : [{ words: head }];
}

export function digestLetter(facts: DigestFacts): Letter {
  const { latest, outcome, url } = facts;
  const date = russianDate(latest.asOf);
  const stopped: readonly Block[] = isInOrder(outcome)
    ? []
    : [
        {
          words:
            'Внимание: последний запуск публикации не удался или остановлен, действует прежняя версия. Почему и что сделать — на листе «Публикации».',
        },
      ];
  return writeLetter(`Свод: дайджест на ${date}`, [
    { words: latest.sentence.ru },
    { words: `Данные на ${date}, версия ${latest.seq}.` },
    ...stopped,
    ...changeBlocks(facts),
    ...progressBlocks(facts),
    { link: { words: 'Центральная таблица', url }, words: ': полные цифры на листе «Сводка».' },
    { words: 'Письмо получили те, кому открыта центральная таблица.' },
  ]);
}
