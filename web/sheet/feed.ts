/** The feed of what changes in the workbook: it goes on by itself where it broke off. */
import type { Patch, Question } from './protocol.ts';
import { server } from './server.ts';

export interface FeedEvents {
  readonly onPatch: (patch: Patch) => void;
  /** The server no longer knows the version of this page. */
  readonly onAnew: () => void;
  readonly onQuestion: (question: Question) => void;
  readonly onToast: (toast: { readonly title: string; readonly message: string }) => void;
  readonly onLink: (isThere: boolean) => void;
}

const AGAIN_MS = 1_000;

export class Feed {
  private readonly windowId: string;
  private readonly events: FeedEvents;
  private source: EventSource | undefined;
  version: number;

  constructor(windowId: string, version: number, events: FeedEvents) {
    this.windowId = windowId;
    this.version = version;
    this.events = events;
    this.listen();
  }

  private listen(): void {
    const source = server.events(this.windowId, this.version);
    this.source = source;
    const on = <T>(name: string, act: (data: T) => void) =>
      source.addEventListener(name, ({ data }: MessageEvent<string>) => act(JSON.parse(data) as T));
    on<unknown>('here', () => this.events.onLink(true));
    on<unknown>('anew', () => this.events.onAnew());
    on<Question>('question', (question) => this.events.onQuestion(question));
    on<{ title: string; message: string }>('toast', (toast) => this.events.onToast(toast));
    on<Patch>('patch', (patch) => {
      this.version = patch.version;
      this.events.onPatch(patch);
    });
    source.addEventListener('error', () => this.again(source));
  }

  /** The browser's own retry waits for longer the more often it failed, and gives up at an answer that is no feed. */
  private again(source: EventSource): void {
    this.events.onLink(false);
    source.close();
    if (this.source !== source) return;
    setTimeout(() => this.listen(), AGAIN_MS);
  }

  close(): void {
    this.source?.close();
    this.source = undefined;
  }
}
