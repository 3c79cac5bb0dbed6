/** The page of one workbook. */
import { BookSession } from './book-session.ts';
import { server } from './server.ts';
import { nameWindow } from './window-name.ts';

function part(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no ${id}.`);
  return found;
}

async function openPage(): Promise<void> {
  const [book, windowId] = await Promise.all([server.book(), nameWindow()]);
  const session = new BookSession(part('grid'), part('bar'), part('panel'), book, windowId);
  part('opening').remove();
  // For whoever looks at the page from outside: a test, or a person at the console.
  Object.assign(window, { svodSheet: { grid: session.grid, api: session.grid.opened.api } });
  await session.begin();
}

openPage().catch((error: unknown) => {
  part('grid').textContent = error instanceof Error ? error.message : 'Таблица не открылась. Обновите страницу.';
});
