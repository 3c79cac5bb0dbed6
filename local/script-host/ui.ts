/** Ui: dialogs, menus and the panel at the side; and Browser, its older form. */
import { instanceOf, oneOfEnum, text, textual } from './argument-kinds.ts';
import { ask, type Dialog, type DialogAnswer, type Screen, type ShownPage } from './dialog.ts';
import { enumValue } from './enumerations.ts';
import { type HtmlOutputState, pageOf } from './html-output.ts';
import { menuObject } from './menu.ts';
import { ScriptError } from './script-error.ts';
import type { ScriptRun } from './script-world.ts';
import { noted, ServiceObject, serviceClass, signatures } from './service-class.ts';

const on = signatures<ScriptRun>();
const onAnswer = signatures<DialogAnswer>();
const aPage = instanceOf<HtmlOutputState>('HtmlOutput');
const buttons = oneOfEnum('ButtonSet');
const SCOPE = { scope: 'script.container.ui' };

function screenOf(run: ScriptRun): Screen {
  if (!run.screen) throw new ScriptError('Cannot call SpreadsheetApp.getUi() from this context.');
  return run.screen;
}

async function alert(run: ScriptRun, dialog: Omit<Dialog, 'sort'>) {
  const { button } = await ask(screenOf(run), { sort: 'alert', ...dialog });
  return enumValue('Button', button);
}

async function prompt(run: ScriptRun, dialog: Omit<Dialog, 'sort'>): Promise<ServiceObject<DialogAnswer>> {
  return new ServiceObject('PromptResponse', await ask(screenOf(run), { sort: 'prompt', ...dialog }));
}

function showDialog(run: ScriptRun, output: HtmlOutputState, title: string): void {
  screenOf(run).window.dialog = { ...pageOf(output), title };
}

function showSidebar(run: ScriptRun, page: ShownPage): void {
  screenOf(run).window.sidebar = page;
}

export const uiClass = serviceClass<ScriptRun>(
  'Ui',
  {
    alert: [
      on([textual], (run, words) => alert(run, { title: '', text: words, buttons: 'OK' })),
      on([textual, buttons], (run, words, set) => alert(run, { title: '', text: words, buttons: set })),
      on([textual, textual, buttons], (run, title, words, set) => alert(run, { title, text: words, buttons: set })),
    ],
    prompt: [
      on([textual], (run, words) => prompt(run, { title: '', text: words, buttons: 'OK' })),
      on([textual, buttons], (run, words, set) => prompt(run, { title: '', text: words, buttons: set })),
      on([textual, textual, buttons], (run, title, words, set) => prompt(run, { title, text: words, buttons: set })),
    ],
    createMenu: on([text], menuObject),
    createAddonMenu: on([], (run) => menuObject(run, 'Add-on')),
    showSidebar: noted(
      SCOPE,
      on([aPage], (run, output) => showSidebar(run, pageOf(output))),
    ),
    showModalDialog: noted(SCOPE, on([aPage, text], showDialog)),
    showModelessDialog: noted(SCOPE, on([aPage, text], showDialog)),
  },
  { Button: 'Button', ButtonSet: 'ButtonSet' },
);

export const promptResponse = serviceClass<DialogAnswer>('PromptResponse', {
  getResponseText: onAnswer([], ({ text: typed }) => typed ?? ''),
  getSelectedButton: onAnswer([], ({ button }) => enumValue('Button', button)),
});

/** Browser answers with lower-case words instead of an enumeration. */
async function msgBox(run: ScriptRun, title: string, words: string, set: string): Promise<string> {
  const { button } = await ask(screenOf(run), { sort: 'alert', title, text: words, buttons: set });
  return button.toLowerCase();
}

async function inputBox(run: ScriptRun, title: string, words: string, set: string): Promise<string> {
  const { button, text: typed = '' } = await ask(screenOf(run), { sort: 'prompt', title, text: words, buttons: set });
  return button === 'OK' || button === 'YES' ? typed : 'cancel';
}

export const browserService = serviceClass<ScriptRun>(
  'Browser',
  {
    msgBox: [
      on([textual], (run, words) => msgBox(run, '', words, 'OK')),
      on([textual, buttons], (run, words, set) => msgBox(run, '', words, set)),
      on([textual, textual, buttons], msgBox),
    ],
    inputBox: [
      on([textual], (run, words) => inputBox(run, '', words, 'OK')),
      on([textual, buttons], (run, words, set) => inputBox(run, '', words, set)),
      on([textual, textual, buttons], inputBox),
    ],
  },
  { Buttons: 'ButtonSet' },
);
