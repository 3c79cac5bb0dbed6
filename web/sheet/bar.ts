/** The bar above the grid: the title, the menus of the page and of the script, and whether everything is saved. */
import { element } from './dialogs.ts';
import type { MenuEntry, MenuView } from './protocol.ts';

export type BarItem =
  | { readonly caption: string; readonly keys?: string; readonly act: () => void }
  | { readonly separator: true };

interface BarMenu {
  readonly title: string;
  readonly items: readonly BarItem[];
}

function closeAll(): void {
  for (const items of document.querySelectorAll('#bar .items')) items.remove();
  for (const button of document.querySelectorAll('#bar [aria-expanded]')) button.setAttribute('aria-expanded', 'false');
}

function drawItems(menu: HTMLElement, items: readonly BarItem[]): void {
  const list = element('div', menu);
  list.className = 'items';
  list.setAttribute('role', 'menu');
  for (const item of items) {
    if ('separator' in item) {
      element('hr', list);
      continue;
    }
    const button = element('button', list, item.caption);
    button.setAttribute('role', 'menuitem');
    if (item.keys !== undefined) element('kbd', button, item.keys);
    button.addEventListener('click', () => {
      closeAll();
      item.act();
    });
  }
  list.querySelector('button')?.focus();
}

/** Arrows go through the items, Esc closes. */
function moveByKeys(event: KeyboardEvent): void {
  const buttons = [...document.querySelectorAll<HTMLButtonElement>('#bar .items button')];
  if (buttons.length === 0) return;
  const { activeElement } = document;
  const at = activeElement instanceof HTMLButtonElement ? buttons.indexOf(activeElement) : -1;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step !== undefined) buttons.at((at + step + buttons.length) % buttons.length)?.focus();
  else if (event.key === 'Escape') closeAll();
  else return;
  event.preventDefault();
}

export class Bar {
  private readonly bar: HTMLElement;
  private readonly menus: HTMLElement;

  constructor(bar: HTMLElement, title: string) {
    this.bar = bar;
    bar.replaceChildren();
    element('h1', bar, title);
    this.menus = element('nav', bar);
    this.menus.style.display = 'flex';
    const state = element('span', bar, 'Всё сохранено');
    state.className = 'state';
    state.setAttribute('role', 'status');
    const home = element('a', bar, 'На главную');
    home.href = '/';
    document.addEventListener('keydown', moveByKeys, true);
    document.addEventListener('pointerdown', ({ target }) => {
      if (!(target instanceof Node) || !this.menus.contains(target)) closeAll();
    });
  }

  show(menus: readonly BarMenu[]): void {
    this.menus.replaceChildren();
    for (const { title, items } of menus) {
      const menu = element('div', this.menus);
      menu.className = 'menu';
      const button = element('button', menu, title);
      button.setAttribute('aria-haspopup', 'menu');
      button.setAttribute('aria-expanded', 'false');
      button.addEventListener('click', () => {
        const isOpen = button.getAttribute('aria-expanded') === 'true';
        closeAll();
        if (isOpen) return;
        button.setAttribute('aria-expanded', 'true');
        drawItems(menu, items);
      });
    }
  }

  /** Who somebody else is at this laptop. */
  showPerson(words: string): void {
    element('span', this.bar, words);
  }
}

/** The items of a script; a menu within a menu stands in line. */
export function scriptItems(items: MenuView['items'], run: (functionName: string) => void): readonly BarItem[] {
  return items.flatMap((item: MenuEntry): readonly BarItem[] => {
    if ('separator' in item) return [{ separator: true }];
    if ('menu' in item) return [{ separator: true }, ...scriptItems(item.menu.items, run), { separator: true }];
    return [{ caption: item.caption, act: () => run(item.functionName) }];
  });
}
