/** Dialogs over the grid: a script's messages and questions, warnings, and pages of scripts. */
import type { ButtonName, Question } from './protocol.ts';

export interface PersonAnswer {
  readonly button: ButtonName;
  readonly text: string;
}

const CAPTIONS: Readonly<Record<ButtonName, string>> = {
  OK: 'ОК',
  CANCEL: 'Отмена',
  YES: 'Да',
  NO: 'Нет',
  CLOSE: 'Закрыть',
};

function buttonsOf(set: string): readonly ButtonName[] {
  return set.split('_').filter((name): name is ButtonName => name in CAPTIONS);
}

export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  parent: HTMLElement,
  text = '',
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  made.textContent = text;
  parent.append(made);
  return made;
}

/** The first button is what Enter presses. Esc closes. */
export function askPerson({ sort, title, text, buttons }: Omit<Question, 'questionId'>): Promise<PersonAnswer> {
  const dialog = element('dialog', document.body);
  if (title !== '') element('h2', dialog, title);
  element('p', dialog, text);
  const form = element('form', dialog);
  form.method = 'dialog';
  const input = sort === 'prompt' ? element('input', form) : undefined;
  input?.setAttribute('aria-label', text);
  const row = element('div', form);
  row.className = 'buttons';
  for (const name of buttonsOf(buttons)) {
    const button = element('button', row, CAPTIONS[name]);
    button.value = name;
  }
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      const button = dialog.returnValue in CAPTIONS ? (dialog.returnValue as ButtonName) : 'CLOSE';
      resolve({ button, text: input?.value ?? '' });
      dialog.remove();
    });
  });
}

export async function confirmPerson(text: string): Promise<boolean> {
  const { button } = await askPerson({ sort: 'alert', title: '', text, buttons: 'YES_NO' });
  return button === 'YES';
}

export async function tellPerson(title: string, text: string): Promise<void> {
  await askPerson({ sort: 'alert', title, text, buttons: 'OK' });
}
