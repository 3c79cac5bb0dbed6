/** «Приём» of a regional workbook: what the publication took, written when the verdict changed, and only then. */
import { describe, expect, it } from 'vitest';
import { declaredCluster } from '../domain/rows.ts';
import { valuesOf, write } from '../faults/filled-workbook.ts';
import { standing } from '../faults/standing-svod.ts';
import { type RunningSvod, refreshOverHttp } from '../local/running-svod.ts';

async function versionOf({ google }: RunningSvod, fileId: string): Promise<string> {
  const { data } = await google.drive.files.get({ fileId, fields: 'version' });
  return String(data.version);
}

describe('«Приём»', () => {
  it('tells every row that was set aside, its cell, and the version', async () => {
    const wrong = declaredCluster({ id: 'C59-24-002', name: '=Кластер', statusDate: '31.02.2024' });
    const { svod, id } = await standing({ clusters: [declaredCluster(), { ...wrong, name: 'Кластер второй' }] });
    expect(await valuesOf(svod, id, 'Приём')).toEqual([
      ['Приём данных: что взято из этой таблицы'],
      ['Так опубликовано', '23.11.2026 12:00', 'версия 1'],
      [],
      ['Строк прочитано', 2],
      ['Принято', 1],
      ['Отложено', 1],
      [],
      ['Ячейка', 'Строка', 'Что не так', 'Что сделать', 'Правило'],
      [
        'Кластеры!I3',
        'отложена',
        '«31.02.2024» — это не дата.',
        'Введите дату как день.месяц.год: 01.03.2024.',
        'не дата',
      ],
    ]);
  });

  it('is written again only when the verdict has changed', async () => {
    const { svod, id } = await standing({ clusters: [declaredCluster()] });
    const before = await versionOf(svod, id);
    await refreshOverHttp(svod);
    expect(await versionOf(svod, id)).toBe(before);
    await write(svod, id, 'Кластеры!I2', [['31.02.2024']]);
    await refreshOverHttp(svod);
    expect((await valuesOf(svod, id, 'Приём')).slice(3, 6)).toEqual([
      ['Строк прочитано', 1],
      ['Принято', 0],
      ['Отложено', 1],
    ]);
    const after = await versionOf(svod, id);
    await refreshOverHttp(svod);
    expect(await versionOf(svod, id)).toBe(after);
  });

  it('says why a workbook could not be read', async () => {
    const { svod, id } = await standing({ clusters: [declaredCluster()] });
    await write(svod, id, 'Кластеры!H1', [['Состояние']]);
    await refreshOverHttp(svod);
    const [, since, , unread] = await valuesOf(svod, id, 'Приём');
    expect([since?.[0], unread?.[0]]).toEqual(['Публикация остановлена', 'Таблица не прочитана']);
    expect(unread?.[1]).toMatch(/лист «Кластеры»: Не найден столбец «Статус»/);
  });
});
