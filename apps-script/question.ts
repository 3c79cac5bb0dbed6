/** Dialogs: one that tells, and one that asks for a region and tells what came of it. */

const TITLE = 'Свод';

export function tell(words: string): void {
  const ui = SpreadsheetApp.getUi();
  ui.alert(TITLE, words, ui.ButtonSet.OK);
}

export function askForRegion(question: string, act: (region: string) => string): void {
  const ui = SpreadsheetApp.getUi();
  const answer = ui.prompt(TITLE, `${question} Двузначный код субъекта:`, ui.ButtonSet.OK_CANCEL);
  if (answer.getSelectedButton() === ui.Button.OK) tell(act(answer.getResponseText().trim()));
}
