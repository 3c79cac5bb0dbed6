/** What the page says beside the grid: whether everything is saved, what was refused, and a script's short messages. */
import { element } from './dialogs.ts';

const TOAST_MS = 6_000;

function found(id: string): HTMLElement {
  const known = document.getElementById(id);
  if (known) return known;
  const made = element('div', document.body);
  made.id = id;
  return made;
}

function countedEdits(count: number): string {
  const [tens, ones] = [count % 100, count % 10];
  if (ones === 1 && tens !== 11) return `${count} правка хранится`;
  const few = ones >= 2 && ones <= 4 && (tens < 12 || tens > 14);
  return few ? `${count} правки хранятся` : `${count} правок хранятся`;
}

export class Notices {
  private isCrowded = false;

  /** Shown as long as it is true. */
  showLink(isLost: boolean, waiting: number): void {
    const notice = found('notice');
    notice.hidden = !isLost;
    notice.className = '';
    const kept = waiting > 0 ? `Связь потеряна: ${countedEdits(waiting)} здесь и уйдут сами.` : 'Связь потеряна.';
    const rest =
      waiting > 0 ? 'Можно продолжать работу.' : 'Можно продолжать работу: правки сохранятся здесь и уйдут сами.';
    notice.textContent = `${kept} ${this.isCrowded ? 'Их слишком много: не закрывайте эту страницу.' : rest}`;
    const state = document.querySelector('#bar .state');
    if (state) state.textContent = isLost ? 'Нет связи' : waiting > 0 ? 'Сохраняю…' : 'Всё сохранено';
  }

  crowd(): void {
    this.isCrowded = true;
  }

  toast(title: string, message: string): void {
    const toasts = found('toasts');
    toasts.setAttribute('role', 'status');
    const toast = element('div', toasts, [title, message].filter((words) => words !== '').join(': '));
    setTimeout(() => toast.remove(), TOAST_MS);
  }
}
