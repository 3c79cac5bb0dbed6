/** What shows beside a cell: its note while the pointer is over it or it is selected, and the list that it offers. */
import { cellBox } from './cell-places.ts';
import { element } from './dialogs.ts';
import type { Grid } from './grid.ts';

const GAP_PX = 4;

interface Place {
  readonly row: number;
  readonly column: number;
}

export class CellPopups {
  private readonly grid: Grid;
  private readonly container: HTMLElement;
  private readonly choose: (row: number, column: number, text: string) => void;
  private note: HTMLElement | undefined;
  private offer: HTMLElement | undefined;
  private choices: HTMLElement | undefined;

  constructor(grid: Grid, container: HTMLElement, choose: CellPopups['choose']) {
    this.grid = grid;
    this.container = container;
    this.choose = choose;
    const { api } = grid.opened;
    api.addEvent(api.Event.CellHover, ({ row, column }) => this.showNote({ row, column }));
    api.addEvent(api.Event.SelectionChanged, () => this.showSelected());
    api.addEvent(api.Event.Scroll, () => this.hide());
    api.addEvent(api.Event.SheetEditStarted, () => this.hide());
    document.addEventListener('keydown', (event) => this.openByKeys(event), true);
    document.addEventListener('pointerdown', ({ target }) => {
      if (!(target instanceof Node) || !this.choices?.contains(target)) this.closeChoices();
    });
  }

  hide(): void {
    this.note?.remove();
    this.offer?.remove();
    this.closeChoices();
  }

  private closeChoices(): void {
    this.choices?.remove();
    this.choices = undefined;
  }

  private cellAt({ row, column }: Place) {
    return this.grid.cellsOf(this.grid.tab.sheetId).at(row, column);
  }

  private showNote(place: Place): void {
    this.note?.remove();
    const words = this.cellAt(place)?.note;
    if (words === undefined) return;
    const box = cellBox(this.grid, this.container, place.row, place.column);
    const note = element('div', this.container, words);
    note.className = 'note';
    note.setAttribute('role', 'note');
    const isRoomy = box.left + box.width + note.offsetWidth + GAP_PX <= this.container.clientWidth;
    note.style.left = `${isRoomy ? box.left + box.width + GAP_PX : Math.max(0, box.left - note.offsetWidth - GAP_PX)}px`;
    note.style.top = `${Math.max(0, Math.min(box.top, this.container.clientHeight - note.offsetHeight - GAP_PX))}px`;
    this.note = note;
  }

  private get selected(): Place {
    const { startRowIndex: row, startColumnIndex: column } = this.grid.selected.area;
    return { row, column };
  }

  private showSelected(): void {
    this.hide();
    const place = this.selected;
    this.showNote(place);
    if (!this.cellAt(place)?.list) return;
    const box = cellBox(this.grid, this.container, place.row, place.column);
    const offer = element('button', this.container, '▾');
    offer.className = 'offer';
    offer.title = 'Выбрать из списка (Alt+↓)';
    offer.style.left = `${box.left + box.width}px`;
    offer.style.top = `${box.top}px`;
    offer.addEventListener('click', () => this.openChoices());
    this.offer = offer;
  }

  private openByKeys(event: KeyboardEvent): void {
    if (!event.altKey || event.key !== 'ArrowDown' || this.grid.isEditing || !this.cellAt(this.selected)?.list) return;
    event.preventDefault();
    event.stopPropagation();
    this.openChoices();
  }

  private openChoices(): void {
    this.closeChoices();
    const place = this.selected;
    const cell = this.cellAt(place);
    const box = cellBox(this.grid, this.container, place.row, place.column);
    const list = element('ul', this.container);
    list.className = 'choices';
    list.tabIndex = -1;
    list.setAttribute('role', 'listbox');
    list.setAttribute('aria-label', 'Значения для этой ячейки');
    for (const text of cell?.list ?? []) {
      const option = element('li', list, text);
      option.setAttribute('role', 'option');
      option.setAttribute('aria-selected', String(text === cell?.text));
      option.addEventListener('click', () => this.take(place, text));
    }
    const isBelow = box.top + box.height + list.offsetHeight <= this.container.clientHeight;
    list.style.left = `${box.left}px`;
    list.style.top = `${isBelow ? box.top + box.height : Math.max(0, box.top - list.offsetHeight)}px`;
    list.addEventListener('keydown', (event) => this.moveInChoices(event, place));
    this.choices = list;
    list.focus();
  }

  private take({ row, column }: Place, text: string): void {
    this.closeChoices();
    this.choose(row, column, text);
  }

  /** Arrows move, Enter takes, Esc closes, a letter goes to the next entry that begins with it. */
  private moveInChoices(event: KeyboardEvent, place: Place): void {
    const options = [...(this.choices?.querySelectorAll('li') ?? [])];
    const at = options.findIndex((option) => option.getAttribute('aria-selected') === 'true');
    const mark = (index: number) => {
      for (const [other, option] of options.entries()) option.setAttribute('aria-selected', String(other === index));
      options[index]?.scrollIntoView({ block: 'nearest' });
    };
    event.stopPropagation();
    event.preventDefault();
    if (event.key === 'ArrowDown') mark(Math.min(at + 1, options.length - 1));
    else if (event.key === 'ArrowUp') mark(Math.max(at - 1, 0));
    else if (event.key === 'Escape' || event.key === 'Tab') this.closeChoices();
    else if (event.key === 'Enter' && at >= 0) this.take(place, options[at]?.textContent ?? '');
    else if (event.key.length === 1) {
      const begins = (option: HTMLElement) => option.textContent?.toLowerCase().startsWith(event.key.toLowerCase());
      const later = options.findIndex((option, index) => index > at && begins(option));
      const next = later >= 0 ? later : options.findIndex(begins);
      if (next >= 0) mark(next);
    }
  }
}
