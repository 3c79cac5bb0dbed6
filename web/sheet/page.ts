/** The page of one workbook. */
import { BookSession } from './book-session.ts';
import { server } from './server.ts';
import { drawn } from './univer.ts';
import { nameWindow } from './window-name.ts';

function part(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no ${id}.`);
  return found;
}

/** For whoever looks at the page from outside, a test or a person at the console; before it is drawn, Univer bears no question. */
async function showOutside({ grid }: BookSession): Promise<void> {
  await drawn(grid.opened);
  Object.assign(window, { svodSheet: { grid, api: grid.opened.api } });
}

async function openPage(): Promise<void> {
  const [book, windowId] = await Promise.all([server.book(), nameWindow()]);
  const session = new BookSession(part('grid'), part('bar'), part('panel'), book, windowId);
  part('opening').remove();
  await Promise.all([session.begin(), showOutside(session)]);
}

openPage().catch((error: unknown) => {
  part('grid').textContent = error instanceof Error ? error.message : 'Таблица не открылась. Обновите страницу.';
});
