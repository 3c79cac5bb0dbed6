/** Menu: what a script adds to the bar above the grid. */
import { instanceOf, isFields, text } from './argument-kinds.ts';
import type { Book } from './book.ts';
import type { BrowserWindow, Menu, MenuItem } from './dialog.ts';
import { ScriptError } from './script-error.ts';
import type { ScriptRun } from './script-world.ts';
import { SELF, ServiceObject, serviceClass, signatures } from './service-class.ts';

interface MenuState {
  readonly run: ScriptRun;
  readonly title: string;
  readonly items: MenuItem[];
}

const on = signatures<MenuState>();
const aMenu = instanceOf<MenuState>('Menu');

export function menuObject(run: ScriptRun, title: string): ServiceObject<MenuState> {
  return new ServiceObject('Menu', { run, title, items: [] });
}

/** A menu of a title that is there already takes its place. */
function show(window: BrowserWindow, menu: Menu): void {
  const place = window.menus.findIndex(({ title }) => title === menu.title);
  window.menus = place < 0 ? [...window.menus, menu] : window.menus.toSpliced(place, 1, menu);
}

function add(state: MenuState, item: MenuItem): typeof SELF {
  state.items.push(item);
  return SELF;
}

export const menuClass = serviceClass<MenuState>('Menu', {
  addItem: on([text, text], (state, caption, functionName) => add(state, { caption, functionName })),
  addSeparator: on([], (state) => add(state, { separator: true })),
  addSubMenu: on([aMenu], (state, { title, items }) => add(state, { menu: { title, items: [...items] } })),
  addToUi: on([], ({ run, title, items }) => {
    if (run.screen) show(run.screen.window, { title, items: [...items] });
  }),
});

function itemOf(entry: unknown): MenuItem {
  if (entry === null) return { separator: true };
  const { name, functionName } = isFields(entry) ? entry : {};
  if (typeof name !== 'string' || typeof functionName !== 'string') throw new ScriptError('Invalid argument: subMenus');
  return { caption: name, functionName };
}

/** The older way: `[{name, functionName}, null, …]`, null for a line between. */
export function addSpreadsheetMenu({ run }: Book, title: string, entries: readonly unknown[]): void {
  if (run.screen) show(run.screen.window, { title, items: entries.map(itemOf) });
}
