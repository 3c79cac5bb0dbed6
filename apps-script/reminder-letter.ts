/** The letter to the people of a region: what is missing, wrong or stale in their workbook, where, and how to mend it. */
import { plural } from '../domain/headline.ts';
import { RECEIPT_TAB } from '../domain/workbook-tabs.ts';
import { type Block, type Letter, type Line, writeLetter } from './letter.ts';
import type { Receipt } from './receipt.ts';
import { type Fault, type RegionState, sayFaults } from './region-state.ts';
import type { RegionalBook } from './regional-books.ts';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

const MOST_PLACES = 30;
const CLUSTERS_TAB = 'Кластеры';

/** The address of a tab or of a cell in it, as a browser opens it. */
function linkTo(book: Spreadsheet, title: string, cell = ''): string {
  const gid = book.getSheetByName(title)?.getSheetId();
  const place = gid === undefined ? '' : `#gid=${gid}${cell === '' ? '' : `&range=${cell}`}`;
  return `${book.getUrl()}${place}`;
}

function placeLines(book: Spreadsheet, { places, setAside }: Receipt): readonly Line[] {
  const tabs = new Map<string, string>();
  const address = (tab: string) => {
    const known = tabs.get(tab) ?? linkTo(book, tab);
    tabs.set(tab, known);
    return known;
  };
  const lines = places.slice(0, MOST_PLACES).map(({ tab, cell, rule }): Line => {
    const tabAddress = address(tab);
    const url = tabAddress.includes('#gid=') ? `${tabAddress}&range=${cell}` : tabAddress;
    return { link: { words: `${tab}, ${cell}`, url }, words: rule === '' ? '' : `: ${rule}` };
  });
  const isMore = places.length > MOST_PLACES || (lines.length === 0 && setAside > 0);
  if (!isMore) return lines;
  const words = lines.length === 0 ? '' : `остальные ${places.length - MOST_PLACES} — `;
  return [...lines, { words: `${words}все замечания стоят на листе «${RECEIPT_TAB}»` }];
}

function setAsideBlocks(book: Spreadsheet, { receipt }: RegionState): readonly Block[] {
  const { setAside } = receipt;
  const rows = `${setAside} ${plural(setAside, 'строка', 'строки', 'строк')}`;
  const pending = plural(
    setAside,
    'отложена: пока её не исправят, она не входит',
    'отложены: пока их не исправят, они не входят',
    'отложено: пока их не исправят, они не входят',
  );
  return [
    { words: `${rows} ${pending} ни в один показатель. Что исправить:` },
    placeLines(book, receipt),
    {
      words:
        'Как исправить: откройте ячейку по ссылке. Рядом с ней, на листе «Приём» и в меню «Свод» → «Моя подача» написано, что найдено и что сделать. Исправленная строка вернётся в свод сама, отвечать на письмо не нужно.',
    },
  ];
}

type BlocksOf = (book: Spreadsheet, state: RegionState) => readonly Block[];

/** A sentence about the whole workbook, which begins with a link to it. */
function aboutBook(book: Spreadsheet, words: string): readonly Block[] {
  return [{ link: { words: 'Таблица', url: linkTo(book, CLUSTERS_TAB) }, words }];
}

function aboutReceipt(book: Spreadsheet, words: string): readonly Block[] {
  return [{ link: { words: RECEIPT_TAB, url: linkTo(book, RECEIPT_TAB) }, words }];
}

const BLOCKS: Readonly<Record<Fault, BlocksOf>> = {
  'not-begun': (book) =>
    aboutBook(
      book,
      ` ещё не начата: в ней нет ни одной строки. Начните с листа «${CLUSTERS_TAB}»: что писать в столбце, подскажет заметка у его заголовка.`,
    ),
  'not-taken': (book) =>
    aboutReceipt(
      book,
      ': таблица не прочитана, и её новых данных в своде нет. Что помешало и что сделать, написано на этом листе.',
    ),
  kept: (book) =>
    aboutReceipt(book, ': в своде остались прежние данные. Почему и что сделать, написано на этом листе.'),
  'set-aside': setAsideBlocks,
  stale: (book, { quietDays: days = 0 }) =>
    aboutBook(
      book,
      ` не менялась ${days} ${plural(days, 'день', 'дня', 'дней')}. Проверьте, нет ли новостей: статусы кластеров, участники, проекты. Если всё верно, менять ничего не нужно.`,
    ),
};

/** It quotes no cell: the place, the rule and the link are enough to find it, and a letter travels farther than a workbook. */
export function reminderLetter(book: Spreadsheet, { name }: RegionalBook, state: RegionState): Letter {
  const faults = sayFaults(state);
  const summary = faults.length > 1 ? ` Сейчас: ${faults.join('; ')}.` : '';
  return writeLetter(`Свод: проверьте таблицу — ${name}`, [
    { words: 'Здравствуйте!' },
    {
      words: `Это напоминание о таблице «${name}» в своде промышленных кластеров.${summary}`,
    },
    ...state.faults.flatMap((fault) => BLOCKS[fault](book, state)),
    {
      words:
        'Письмо пришло вам, потому что вы можете править эту таблицу. Имён, телефонов и других персональных данных в неё не вносите.',
    },
  ]);
}
