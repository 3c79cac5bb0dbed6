/** Why Svod cannot start on this laptop, and what to do. Shown without a stack: nothing is broken. */
export class StartFailure extends Error {
  readonly remedy: string;

  constructor(message: string, remedy: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.name = 'StartFailure';
    this.remedy = remedy;
  }
}
