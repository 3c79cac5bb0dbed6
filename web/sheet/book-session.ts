/** One open workbook: what its person does goes to the server, what comes from there is shown. */
import { Bar, type BarItem, scriptItems } from './bar.ts';
import { CellPopups } from './cell-popups.ts';
import { Charts } from './charts.ts';
import { parseClipboard } from './clipboard-table.ts';
import { interceptCommands } from './commands.ts';
import { askPerson, confirmPerson, tellPerson } from './dialogs.ts';
import { EditQueue } from './edit-queue.ts';
import { Feed } from './feed.ts';
import { type Grid, openBook } from './grid.ts';
import { Notices } from './notices.ts';
import { placeInAddress } from './place-in-address.ts';
import { rangeName } from './place-names.ts';
import type { BookView, MenuView, Patch, Question, RunAnswer, SelectedView, SheetEdit } from './protocol.ts';
import { ScriptFrames } from './script-frames.ts';
import { server } from './server.ts';
import { drawn } from './univer.ts';

const USUAL_OWNER = 'svod@localhost';

interface Copied {
  readonly from: string;
  readonly text: string;
  readonly cuts: boolean;
}

export class BookSession {
  readonly grid: Grid;
  private readonly windowId: string;
  private readonly title: string;
  private readonly bar: Bar;
  private readonly notices = new Notices();
  private readonly queue: EditQueue;
  private readonly feed: Feed;
  private readonly frames: ScriptFrames;
  private readonly popups: CellPopups;
  private readonly charts: Charts;
  private readonly complete = new Set<number>();
  private copied: Copied | undefined;
  /** Which of the two ways to the server is out. */
  private lost = { edits: false, feed: false };
  private menus: readonly MenuView[] = [];

  constructor(container: HTMLElement, bar: HTMLElement, panel: HTMLElement, book: BookView, windowId: string) {
    this.windowId = windowId;
    this.title = book.title;
    this.grid = openBook(container, book);
    this.bar = new Bar(bar, book.title);
    if (book.user !== USUAL_OWNER) this.bar.showPerson(book.user);
    this.queue = new EditQueue(windowId, {
      onState: (_waiting, isLost) => this.showLink({ ...this.lost, edits: isLost }),
      onDone: () => undefined,
      onRefused: (edit, message) => void this.refuse(edit, message),
      onAsked: (message) => confirmPerson(message),
      onCrowded: () => this.notices.crowd(),
    });
    this.feed = new Feed(windowId, book.version, {
      onPatch: (patch) => this.takePatch(patch),
      onAnew: () => void this.readAnew(),
      onQuestion: (question) => void this.ask(question),
      onToast: ({ title, message }) => this.notices.toast(title, message),
      onLink: (isThere) => this.showLink({ ...this.lost, feed: !isThere }),
    });
    this.frames = new ScriptFrames(panel, windowId, (answer) => this.showRun(answer));
    this.popups = new CellPopups(this.grid, container, (row, column, text) => this.type(row, column, text));
    this.charts = new Charts(this.grid, container);
    interceptCommands(this.grid, {
      edit: (edit) => this.queue.add(edit),
      type: (row, column, text) => this.type(row, column, text),
      paste: (html, text) => this.paste(html, text),
      pasteFromMenu: () => void this.pasteFromMenu(),
      copy: (cuts) => this.copy(cuts),
      refuse: () => this.notices.toast('', 'Этого в таблице на ноутбуке сделать нельзя: вид листов задаёт Свод.'),
    });
    const { api } = this.grid.opened;
    api.addEvent(api.Event.ActiveSheetChanged, () => {
      this.grid.focus();
      void this.readOpenTab();
    });
    this.showMenus();
  }

  /** What was typed before a reload; the rows below the first; the menu of the script. */
  async begin(): Promise<void> {
    await this.queue.restore();
    await this.readOpenTab();
    this.charts.draw();
    this.menus = await server.open();
    this.showMenus();
    await drawn(this.grid.opened);
    this.goToAddress();
    addEventListener('hashchange', () => this.goToAddress());
  }

  private goToAddress(): void {
    const place = placeInAddress(location.hash, this.grid.allTabs);
    if (place) this.grid.select(place);
  }

  private showLink(lost: BookSession['lost']): void {
    this.lost = lost;
    this.notices.showLink(lost.edits || lost.feed, this.queue.size);
  }

  private showMenus(): void {
    const act = (edit: SheetEdit) => () => this.queue.add(edit);
    const edits: BarItem[] = [
      { caption: 'Отменить', keys: 'Ctrl+Z', act: act({ kind: 'undo' }) },
      { caption: 'Вернуть', keys: 'Ctrl+Y', act: act({ kind: 'redo' }) },
      { separator: true },
      { caption: 'Вставить', keys: 'Ctrl+V', act: () => void this.pasteFromMenu() },
      { caption: 'Очистить', keys: 'Delete', act: () => this.queue.add({ kind: 'clear', range: this.selectedRange }) },
    ];
    const data: BarItem[] = [
      { caption: 'Сортировать строки: А → Я', act: () => this.sort(false) },
      { caption: 'Сортировать строки: Я → А', act: () => this.sort(true) },
    ];
    const own = this.menus.map(({ title, items }) => ({
      title,
      items: scriptItems(items, (functionName) => void this.run(functionName)),
    }));
    this.bar.show([{ title: 'Правка', items: edits }, { title: 'Данные', items: data }, ...own]);
  }

  private get selectedRange(): string {
    return rangeName(this.grid.tab.title, this.grid.selected.area);
  }

  private type(row: number, column: number, text: string): void {
    const { sheetId, title } = this.grid.tab;
    if (text === (this.grid.cellsOf(sheetId).at(row, column)?.input ?? '')) return;
    const area = { startRowIndex: row, endRowIndex: row + 1, startColumnIndex: column, endColumnIndex: column + 1 };
    this.grid.showTyped(sheetId, row, column, text);
    this.queue.add({ kind: 'type', range: rangeName(title, area), values: [[text]] });
  }

  private copy(cuts: boolean): void {
    const { sheetId, area } = this.grid.selected;
    const cells = this.grid.cellsOf(sheetId);
    const lines: string[] = [];
    for (let row = area.startRowIndex; row < area.endRowIndex; row += 1) {
      const texts: string[] = [];
      for (let column = area.startColumnIndex; column < area.endColumnIndex; column += 1) {
        texts.push(cells.at(row, column)?.text ?? '');
      }
      lines.push(texts.join('\t'));
    }
    this.copied = { from: this.selectedRange, text: lines.join('\n'), cuts };
  }

  /** What was copied here is copied as it is, formulas and all; anything else is typed cell by cell. */
  private paste(html: string, text: string): void {
    const { copied } = this;
    const isOwn = copied && text.replace(/\r\n/g, '\n').trim() === copied.text.trim();
    const to = this.selectedRange;
    if (isOwn) {
      this.queue.add({ kind: 'copy', from: copied.from, to });
      if (copied.cuts && copied.from !== to) this.queue.add({ kind: 'clear', range: copied.from });
      if (copied.cuts) this.copied = undefined;
      return;
    }
    const values = parseClipboard(html, text);
    const { startRowIndex, startColumnIndex } = this.grid.selected.area;
    const { sheetId, title } = this.grid.tab;
    const width = Math.max(...values.map(({ length }) => length));
    const area = {
      startRowIndex,
      startColumnIndex,
      endRowIndex: startRowIndex + values.length,
      endColumnIndex: startColumnIndex + width,
    };
    this.queue.add({ kind: 'paste', range: rangeName(title, area), values });
    this.grid.select({ sheetId, area: { ...area, endRowIndex: Math.min(area.endRowIndex, this.grid.tab.rowCount) } });
  }

  private async pasteFromMenu(): Promise<void> {
    try {
      this.paste('', await navigator.clipboard.readText());
    } catch {
      await tellPerson('', 'Браузер не дал прочитать буфер обмена. Вставьте клавишами: Ctrl+V.');
    }
  }

  /** The rows below the headings, whole, by the column of the selected cell. */
  private sort(descending: boolean): void {
    const { frozenRows, columnCount, sheetId, title } = this.grid.tab;
    const { area } = this.grid.selected;
    const isBlock = area.endRowIndex - area.startRowIndex > 1;
    const rows = isBlock
      ? { startRowIndex: area.startRowIndex, endRowIndex: area.endRowIndex }
      : { startRowIndex: frozenRows, endRowIndex: this.grid.cellsOf(sheetId).height };
    if (rows.endRowIndex <= rows.startRowIndex) return;
    const range = rangeName(title, { ...rows, startColumnIndex: 0, endColumnIndex: columnCount });
    this.queue.add({ kind: 'sort', range, column: area.startColumnIndex + 1, descending });
  }

  /** The cells get back what the server shows; of those that were typed over meanwhile, that is said by their own answer. */
  private async refuse(edit: SheetEdit, message: string): Promise<void> {
    if (edit.kind === 'type' || edit.kind === 'paste') await this.readOpenTab(true);
    if (message !== '') await tellPerson('', message);
  }

  private takePatch({ tabs, changed }: Patch): void {
    if (tabs && JSON.stringify(tabs) !== JSON.stringify(this.grid.allTabs)) this.takeTabs(tabs);
    for (const patch of changed) {
      if (!patch.isStale) this.grid.take(patch.sheetId, patch);
      else {
        this.complete.delete(patch.sheetId);
        if (patch.sheetId === this.grid.tab.sheetId) void this.readOpenTab();
      }
    }
    this.charts.draw();
  }

  private takeTabs(tabs: Patch['tabs'] & object): void {
    const { sheetId } = this.grid.tab;
    const open = tabs.find((tab) => tab.sheetId === sheetId && !tab.hidden) ?? tabs.find(({ hidden }) => !hidden);
    if (open) this.grid.open(this.title, tabs, open.sheetId);
  }

  private async readAnew(): Promise<void> {
    const book = await server.book(this.grid.tab.sheetId);
    this.complete.clear();
    this.grid.cellsOf(book.openTab).take(book.first);
    this.grid.open(book.title, book.tabs, book.openTab);
    this.feed.version = book.version;
    await this.readOpenTab();
  }

  /** All rows of the open tab, a part at a time. */
  private async readOpenTab(again = false): Promise<void> {
    this.popups.hide();
    const { sheetId, rowCount } = this.grid.tab;
    if (this.complete.has(sheetId) && !again) return this.charts.draw();
    this.complete.add(sheetId);
    for (let from = 0; from < rowCount; ) {
      const view = await server.rows(sheetId, from);
      this.grid.take(sheetId, view);
      const count = Object.keys(view.rows).length;
      if (count === 0) break;
      from += count;
    }
    this.charts.draw();
  }

  private async run(functionName: string): Promise<void> {
    const selected = this.grid.selected;
    try {
      this.showRun(await server.run(this.windowId, functionName, selected), selected);
    } catch (error) {
      await tellPerson('', error instanceof Error ? error.message : 'Нет связи с таблицей. Повторите позже.');
    }
  }

  private showRun(answer: RunAnswer, before?: SelectedView): void {
    for (const { title, message } of answer.toasts) this.notices.toast(title, message);
    if (answer.sidebar) this.frames.openPanel(answer.sidebar);
    if (answer.dialog) this.frames.openDialog(answer.dialog);
    const { selected } = answer;
    if (selected && JSON.stringify(selected) !== JSON.stringify(before)) this.grid.select(selected);
    if (answer.error !== undefined && before) void tellPerson('Скрипт остановился с ошибкой', answer.error);
  }

  private async ask(question: Question): Promise<void> {
    const { button, text } = await askPerson(question);
    await server.answer(question.questionId, button, text);
  }
}
