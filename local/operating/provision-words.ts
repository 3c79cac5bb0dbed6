/** What `npm run provision` says in Russian. */
import { plural } from '../../domain/headline.ts';
import type { Failure } from '../../functions/failure.ts';

export const PROVISION_USAGE =
  'Можно так: npm run provision -- --regions 59,16 --share ФАЙЛ.csv --folder ПАПКА --data ПАПКА (или --cloud). Без --yes только показывает, что сделает; с --yes делает. --notify: Google напишет каждому, кому дан доступ.';

export const PROVISION_MISTAKES = {
  noRegions: 'Не указано, для каких субъектов: --regions 59,16.',
  wrongRegions: 'В --regions нужны двузначные коды субъектов через запятую: 59,16.',
  regionTwice: (region: string) => `Субъект ${region} назван в --regions дважды.`,
  unknownRegion: (regions: readonly string[]) => `В «Регионах» центральной таблицы нет кодов: ${regions.join(', ')}.`,
  wrongFolder: 'В --folder нужен идентификатор папки или общего диска (или адрес, где он стоит).',
} as const;

export const SHARE_MISTAKES = {
  unreadable: (path: string) => `Файл ${path} не открывается: его нет или к нему нет доступа.`,
  notUtf8: 'Файл с доступами не в кодировке UTF-8. Сохраните его как «CSV UTF-8».',
  tooLarge: 'Файл с доступами слишком велик.',
  fields: 'нужны три поля через точку с запятой: субъект;адрес;роль',
  region: 'первым полем нужен двузначный код субъекта',
  otherRegion: 'этого субъекта нет в --regions',
  address: 'второе поле не похоже на адрес почты',
  role: 'третьим полем нужна роль: reader (читатель) или writer (редактор)',
  twice: (line: number) => `тот же адрес с другой ролью, что в строке ${line}`,
  inLine: (line: number, mistake: string) => `Файл с доступами, строка ${line}: ${mistake}.`,
} as const;

/** What is to be done for a region, or was done. */
export interface Deeds {
  readonly region: string;
  readonly name: string;
  readonly makesFile: boolean;
  readonly makesTabs: boolean;
  readonly lists: boolean;
  readonly gives: number;
  readonly raises: number;
  readonly standing: number;
  readonly wider: number;
  readonly isOpenToAnyone: boolean;
  /** Further files of the region that bear the marks and are not in use. */
  readonly strays: number;
  /** Lines of the file whose addresses Google refused. */
  readonly refused: readonly number[];
}

function accesses(count: number): string {
  return `${count} ${plural(count, 'доступ', 'доступа', 'доступов')}`;
}

function deedsInWords(deeds: Deeds, isDone: boolean): readonly string[] {
  const say = (done: string, planned: string) => (isDone ? done : planned);
  return [
    ...(deeds.makesFile ? [say('таблица создана', 'создать таблицу')] : []),
    ...(deeds.makesTabs ? [say('листы сделаны', 'сделать листы')] : []),
    ...(deeds.gives > 0 ? [say(`дано: ${accesses(deeds.gives)}`, `дать ${accesses(deeds.gives)}`)] : []),
    ...(deeds.raises > 0
      ? [say(`расширено: ${accesses(deeds.raises)}`, `расширить до редактора: ${accesses(deeds.raises)}`)]
      : []),
    ...(deeds.lists ? [say('внесена в «Книги»', 'внести в «Книги»')] : []),
  ];
}

function remarks({ standing, wider, isOpenToAnyone, strays, refused }: Deeds): readonly string[] {
  return [
    ...(standing > 0 ? [`    уже есть: ${accesses(standing)}`] : []),
    ...(wider > 0 ? [`    шире, чем в файле, и оставлено: ${accesses(wider)}`] : []),
    ...(refused.length > 0
      ? [
          `    Google не дал доступ адресам строк: ${refused.join(', ')}. Проверьте их; адресу без учётной записи Google нужно письмо: --notify.`,
        ]
      : []),
    ...(strays > 0
      ? [`    ещё таблиц этого субъекта на Диске, которых в «Книгах» нет: ${strays}. Уберите лишние в корзину.`]
      : []),
    ...(isOpenToAnyone ? ['    ✖ открыта всем, у кого есть ссылка: закройте это в «Настройках доступа».'] : []),
  ];
}

export function sayRegion(deeds: Deeds, isDone: boolean): string {
  const words = deedsInWords(deeds, isDone);
  const line = `  ${deeds.region} ${deeds.name}: ${words.length > 0 ? words.join('; ') : 'всё на месте'}`;
  return [line, ...remarks(deeds)].join('\n');
}

export const PLANNED = 'Ничего не записано. Чтобы сделать это, добавьте --yes.';
export const NOTHING_TO_DO = 'Делать нечего.';

/** @param untried regions that were not begun */
export function sayStopped({ message, remedy }: Failure, region: string, untried: readonly string[]): string {
  const rest = untried.length > 0 ? `\nНе начаты: ${untried.join(', ')}.` : '';
  return `  ${region}: не закончено.\n${message}\n${remedy}${rest}`;
}

export function sayDone(regions: number, changed: number): string {
  const counted = `${regions} ${plural(regions, 'субъект', 'субъекта', 'субъектов')}`;
  return changed === 0
    ? `Готово: ${counted}, ничего менять не пришлось.`
    : `Готово: ${counted}, из них изменено: ${changed}. Дальше: npm run roll-out (скрипт у ячейки), npm run doctor (проверка).`;
}
