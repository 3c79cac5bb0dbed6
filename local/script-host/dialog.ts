/** What a script shows to the person at the screen, and what the person answers: dialogs, toasts, menus, panels. */
import { ScriptError } from './script-error.ts';

export interface Dialog {
  readonly sort: 'alert' | 'prompt';
  readonly title: string;
  readonly text: string;
  readonly buttons: string;
}

/** What a person will do with the next dialog. */
export interface DialogAnswer {
  readonly button: 'OK' | 'CANCEL' | 'YES' | 'NO' | 'CLOSE';
  readonly text?: string;
}

/** Shows a dialog and waits for what the person does with it. */
export type Asker = (dialog: Dialog) => Promise<DialogAnswer>;

export interface Toast {
  readonly title: string;
  readonly message: string;
}

export type MenuItem =
  | { readonly caption: string; readonly functionName: string }
  | { readonly separator: true }
  | { readonly menu: Menu };

export interface Menu {
  readonly title: string;
  readonly items: readonly MenuItem[];
}

/** A page that a script shows. */
export interface ShownPage {
  readonly title: string;
  readonly html: string;
  readonly width?: number;
  readonly height?: number;
}

/** A workbook as one person has it open: it lasts longer than a run. */
export interface BrowserWindow {
  menus: readonly Menu[];
  sidebar: ShownPage | undefined;
  /** The last one that was opened. */
  dialog: ShownPage | undefined;
}

export interface Screen {
  readonly window: BrowserWindow;
  readonly dialogs: Dialog[];
  readonly toasts: Toast[];
  /** Taken one after another; a dialog for which none is left would wait for ever, and is an error. */
  readonly answers: DialogAnswer[];
  /** Asks a person who really sits there. */
  readonly asker?: Asker | undefined;
}

/** A message that has only OK needs nobody to say what is pressed. */
export async function ask(screen: Screen, dialog: Dialog): Promise<DialogAnswer> {
  screen.dialogs.push(dialog);
  if (screen.asker) return screen.asker(dialog);
  const answer = screen.answers.shift();
  if (answer) return answer;
  if (dialog.sort === 'alert' && dialog.buttons === 'OK') return { button: 'OK' };
  throw new ScriptError(`The stand-in was given no answer to the dialog «${dialog.title || dialog.text}».`);
}
