/** A person's edit that the grid does not take. */

export class EditRefused extends Error {
  /** WARNING: the person is asked, and may say so anyway. */
  readonly code: 'READ_ONLY' | 'PROTECTED' | 'WARNING' | 'INVALID' | 'NOTHING_TO_UNDO';

  constructor(code: EditRefused['code'], message: string) {
    super(message);
    this.name = 'EditRefused';
    this.code = code;
  }
}
