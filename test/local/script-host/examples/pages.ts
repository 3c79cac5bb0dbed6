/** Examples of HtmlService, Ui, Menu and Browser: what the person at the screen would see. */
import { OWNER } from '../running-script.ts';
import type { Ground } from './ground.ts';
import { gives, type MemberExample, type MemberExamples, prefixed } from './member-example.ts';

const PAGE = "const page = HtmlService.createHtmlOutput('<p>');";
const UI = 'const ui = SpreadsheetApp.getUi();';
const MENU = `${UI} const menu = ui.createMenu('Menu');`;

function menu(says: string, script: string, items: readonly unknown[], title = 'Menu'): MemberExample {
  return {
    says,
    script,
    seen: ({ host, spreadsheetId }: Ground) => host.menus(spreadsheetId, OWNER),
    expected: [{ title, items }],
  };
}

function shown(says: string, call: string, where: 'sidebar' | 'dialog', expected: object): MemberExample {
  return {
    says,
    script: `${UI} ${PAGE} ${call}`,
    seen: ({ host, spreadsheetId }) => host[where](spreadsheetId, OWNER),
    expected,
  };
}

/** Asked, and answered by the person. */
function asked(
  says: string,
  script: string,
  answer: MemberExample['answers'],
  given: unknown,
  dialog: object,
): MemberExample {
  return {
    ...{ says, script, answers: answer ?? [] },
    seen: (_, { value, dialogs }) => [value, dialogs],
    expected: [given, [dialog]],
  };
}

export const PAGES: MemberExamples = {
  ...prefixed('HtmlService', {
    createHtmlOutput: gives(
      'a page of a text, of a blob, or blank',
      "[HtmlService.createHtmlOutput('<p>'), HtmlService.createHtmlOutput(Utilities.newBlob('<b>')), HtmlService.createHtmlOutput()].map((page) => page.getContent())",
      ['<p>', '<b>', ''],
    ),
    createHtmlOutputFromFile: gives(
      'a page of a file of the project',
      "HtmlService.createHtmlOutputFromFile('page').getContent().slice(0, 5)",
      '<p><?',
    ),
    createTemplate: gives(
      'a template of a text or a blob',
      "['<?= 1 + 1 ?>', Utilities.newBlob('<?= 2 ?>')].map((source) => HtmlService.createTemplate(source).evaluate().getContent())",
      ['2', '2'],
    ),
    createTemplateFromFile: gives(
      'a template of a file of the project',
      "HtmlService.createTemplateFromFile('page').evaluate().getContent()",
      '<p>?</p>',
    ),
    getUserAgent: gives('the browser of the person; null where there is none', 'HtmlService.getUserAgent()', null),
  }),
  ...prefixed('HtmlTemplate', {
    evaluate: gives(
      'runs the scriptlets with the properties of the template as variables',
      "const template = HtmlService.createTemplateFromFile('page'); template.name = '<b>'; return template.evaluate().getContent()",
      '<p>&lt;b&gt;</p>',
    ),
    getCode: gives(
      'the code that the template becomes',
      "HtmlService.createTemplate('<?= 1 ?>').getCode().startsWith('function')",
      true,
    ),
    getRawContent: gives(
      'the template as it was given',
      "HtmlService.createTemplate('<?= 1 ?>').getRawContent()",
      '<?= 1 ?>',
    ),
  }),
  ...prefixed('HtmlOutput', {
    addMetaTag: shown('a meta tag of the page', "ui.showSidebar(page.addMetaTag('viewport', 'width=1'))", 'sidebar', {
      title: '',
      html: '<meta name="viewport" content="width=1"><p>',
    }),
    append: gives('adds to the content', `${PAGE} return page.append('<b>').getContent()`, '<p><b>'),
    appendUntrusted: gives(
      'adds to the content, escaped',
      `${PAGE} return page.appendUntrusted('<b>').getContent()`,
      '<p>&lt;b&gt;',
    ),
    clear: gives('clears the content', `${PAGE} return page.clear().getContent()`, ''),
    getContent: gives('the content', `${PAGE} return page.getContent()`, '<p>'),
    setContent: gives('sets the content', `${PAGE} return page.setContent('<b>').getContent()`, '<b>'),
    getTitle: gives('the title', `${PAGE} return page.setTitle('t').getTitle()`, 't'),
    setTitle: shown('the title of the page', "ui.showSidebar(page.setTitle('t'))", 'sidebar', {
      title: 't',
      html: '<p>',
    }),
    getWidth: gives(
      'the width, null where it was not set',
      `${PAGE} return [page.getWidth(), page.setWidth(300).getWidth()]`,
      [null, 300],
    ),
    setWidth: shown('the width of a dialog', "ui.showModalDialog(page.setWidth(300), 't')", 'dialog', {
      title: 't',
      html: '<p>',
      width: 300,
    }),
    getHeight: gives(
      'the height, null where it was not set',
      `${PAGE} return [page.getHeight(), page.setHeight(200).getHeight()]`,
      [null, 200],
    ),
    setHeight: shown('the height of a dialog', "ui.showModalDialog(page.setHeight(200), 't')", 'dialog', {
      title: 't',
      html: '<p>',
      height: 200,
    }),
    setSandboxMode: gives(
      'has no effect any more, and returns the page',
      `${PAGE} return page.setSandboxMode(HtmlService.SandboxMode.IFRAME).getContent()`,
      '<p>',
    ),
    setXFrameOptionsMode: gives(
      'is for pages of web apps, and returns the page',
      `${PAGE} return page.setXFrameOptionsMode(HtmlService.XFrameOptionsMode.DEFAULT).getContent()`,
      '<p>',
    ),
  }),
  ...prefixed('Ui', {
    alert: asked(
      'shows a dialog with buttons, and says which was pressed',
      `${UI} return ui.alert('Title', 'Words', ui.ButtonSet.YES_NO) === ui.Button.YES`,
      [{ button: 'YES' }],
      true,
      { sort: 'alert', title: 'Title', text: 'Words', buttons: 'YES_NO' },
    ),
    prompt: asked(
      'shows a dialog that a text is typed into',
      `${UI} return ui.prompt('Title', 'Words', ui.ButtonSet.OK_CANCEL).getResponseText()`,
      [{ button: 'OK', text: 'typed' }],
      'typed',
      { sort: 'prompt', title: 'Title', text: 'Words', buttons: 'OK_CANCEL' },
    ),
    createMenu: menu('begins a menu', `${MENU} menu.addItem('Item', 'f').addToUi()`, [
      { caption: 'Item', functionName: 'f' },
    ]),
    createAddonMenu: menu(
      'begins a menu among the add-ons',
      `${UI} ui.createAddonMenu().addItem('Item', 'f').addToUi()`,
      [{ caption: 'Item', functionName: 'f' }],
      'Add-on',
    ),
    showSidebar: shown('opens a panel at the side', 'ui.showSidebar(page)', 'sidebar', { title: '', html: '<p>' }),
    showModalDialog: shown('opens a dialog under a title', "ui.showModalDialog(page, 't')", 'dialog', {
      title: 't',
      html: '<p>',
    }),
    showModelessDialog: shown(
      'opens a dialog that lets the person go on',
      "ui.showModelessDialog(page, 't')",
      'dialog',
      { title: 't', html: '<p>' },
    ),
  }),
  ...prefixed('PromptResponse', {
    getResponseText: gives('what was typed', `${UI} return ui.prompt('Words').getResponseText()`, 'typed', {
      answers: [{ button: 'OK', text: 'typed' }],
    }),
    getSelectedButton: gives(
      'which button was pressed',
      `${UI} return ui.prompt('Words').getSelectedButton() === ui.Button.CLOSE`,
      true,
      { answers: [{ button: 'CLOSE' }] },
    ),
  }),
  ...prefixed('Menu', {
    addItem: menu('adds an item that calls a function', `${MENU} menu.addItem('Item', 'f').addToUi()`, [
      { caption: 'Item', functionName: 'f' },
    ]),
    addSeparator: menu('adds a line', `${MENU} menu.addSeparator().addToUi()`, [{ separator: true }]),
    addSubMenu: menu(
      'adds a menu within the menu',
      `${MENU} menu.addSubMenu(ui.createMenu('Sub').addItem('Item', 'f')).addToUi()`,
      [{ menu: { title: 'Sub', items: [{ caption: 'Item', functionName: 'f' }] } }],
    ),
    addToUi: menu('puts the menu into the bar', `${MENU} menu.addToUi()`, []),
  }),
  ...prefixed('Browser', {
    msgBox: asked(
      'shows a dialog, and gives the button in small letters',
      "return Browser.msgBox('Title', 'Words', Browser.Buttons.YES_NO)",
      [{ button: 'NO' }],
      'no',
      { sort: 'alert', title: 'Title', text: 'Words', buttons: 'YES_NO' },
    ),
    inputBox: asked(
      'shows a dialog, and gives what is typed into it',
      "return Browser.inputBox('Title', 'Words', Browser.Buttons.OK_CANCEL)",
      [{ button: 'OK', text: 'typed' }],
      'typed',
      { sort: 'prompt', title: 'Title', text: 'Words', buttons: 'OK_CANCEL' },
    ),
  }),
};
