/** Why the grid does not take an edit, as the person is told. */
import { EditRefused } from '../google/edit-refused.ts';
import { GoogleError } from '../google/google-error.ts';

const WORDS: Readonly<Record<Exclude<EditRefused['code'], 'INVALID'>, string>> = {
  READ_ONLY: 'Эта таблица открыта вам только для чтения. Чтобы вносить данные, попросите владельца дать право правки.',
  PROTECTED:
    'Эти ячейки защищены, прежнее значение возвращено. Если их нужно изменить, обратитесь к владельцу таблицы.',
  WARNING: 'Эти ячейки Свод заполняет сам, и при следующей проверке ваша правка может пропасть. Всё равно изменить?',
  NOTHING_TO_UNDO: 'Отменять или возвращать больше нечего. Правки других людей вы не отменяете.',
};

const CELL = /in cell ([A-Z]+\d+)/;

/** Undefined for a fault of the world. */
export function refusalWords(thrown: unknown): string | undefined {
  if (thrown instanceof EditRefused) {
    if (thrown.code !== 'INVALID') return WORDS[thrown.code];
    const [, cell = ''] = CELL.exec(thrown.message) ?? [];
    return `Значение для ячейки ${cell} не подходит, прежнее возвращено. Выберите значение из списка в этой ячейке.`;
  }
  if (thrown instanceof GoogleError && thrown.code === 400) {
    return `Таблица не приняла правку: ${thrown.message} Проверьте, что лист и ячейки на месте.`;
  }
  return undefined;
}
