/** Dialogs: one that tells, one that asks for a region and tells what came of it, and one that is a page. */

const TITLE = 'Свод';
const PAGE_WIDTH = 720;
const PAGE_HEIGHT = 600;

export function tell(words: string): void {
  const ui = SpreadsheetApp.getUi();
  ui.alert(TITLE, words, ui.ButtonSet.OK);
}

export function askForRegion(question: string, act: (region: string) => string): void {
  const ui = SpreadsheetApp.getUi();
  const answer = ui.prompt(TITLE, `${question} Двузначный код субъекта:`, ui.ButtonSet.OK_CANCEL);
  if (answer.getSelectedButton() === ui.Button.OK) tell(act(answer.getResponseText().trim()));
}

export function showPage(file: string, title: string): void {
  const page = HtmlService.createHtmlOutputFromFile(file).setWidth(PAGE_WIDTH).setHeight(PAGE_HEIGHT);
  SpreadsheetApp.getUi().showModalDialog(page, title);
}
