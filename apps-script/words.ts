/** What the script says in more than one place. */

export const NOT_PREPARED = 'Таблица ещё не подготовлена: выберите «Подготовить книгу» в меню «Свод».';
export const BUSY = 'Другие правки ещё проверяются. Повторите через минуту.';
