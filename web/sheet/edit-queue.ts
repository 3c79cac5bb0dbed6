/** Edits on their way to the server: sent one after another in the order of typing, kept over a reload, each done once. */
import type { EditAnswer, EditRequest, SheetEdit } from './protocol.ts';
import { ServerRefusal, server } from './server.ts';
import { isOpen } from './window-name.ts';

const FIRST_PAUSE_MS = 300;
const LONGEST_PAUSE_MS = 5_000;

export interface QueueEvents {
  /** How many are not sent yet, and whether the server is out of reach. */
  readonly onState: (waiting: number, isLost: boolean) => void;
  readonly onDone: (edit: SheetEdit) => void;
  readonly onRefused: (edit: SheetEdit, message: string) => void;
  /** Whether the person says «anyway». */
  readonly onAsked: (message: string) => Promise<boolean>;
  /** They cannot be kept over a reload: too much waits. */
  readonly onCrowded: () => void;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

export class EditQueue {
  private readonly windowId: string;
  private readonly place: string;
  private readonly prefix: string;
  private readonly events: QueueEvents;
  private waiting: EditRequest[] = [];
  private isSending = false;
  private isLost = false;

  constructor(windowId: string, events: QueueEvents) {
    this.windowId = windowId;
    this.prefix = `svod-edits ${location.pathname}${location.search} `;
    this.place = this.prefix + windowId;
    this.events = events;
  }

  /** What this window had not sent before a reload, and what windows that are gone had not. */
  async restore(): Promise<void> {
    for (const key of Object.keys(localStorage).filter((each) => each.startsWith(this.prefix))) {
      const isOwn = key === this.place;
      if (!isOwn && (await isOpen(key.slice(this.prefix.length)))) continue;
      this.waiting.push(...(JSON.parse(localStorage.getItem(key) ?? '[]') as EditRequest[]));
      if (!isOwn) localStorage.removeItem(key);
    }
    this.keep();
    void this.send();
  }

  get size(): number {
    return this.waiting.length;
  }

  add(edit: SheetEdit): void {
    // Rows are sorted whole, with what Svod itself has written beside them: nobody need be asked about that.
    const confirmed = edit.kind === 'sort' ? { confirmed: true } : {};
    this.waiting.push({ editId: crypto.randomUUID(), windowId: this.windowId, edit, ...confirmed });
    this.keep();
    void this.send();
  }

  private keep(): void {
    try {
      if (this.waiting.length === 0) localStorage.removeItem(this.place);
      else localStorage.setItem(this.place, JSON.stringify(this.waiting));
    } catch {
      this.events.onCrowded();
    }
    this.events.onState(this.waiting.length, this.isLost);
  }

  private async answerTo(request: EditRequest): Promise<EditAnswer> {
    for (let milliseconds = FIRST_PAUSE_MS; ; milliseconds = Math.min(milliseconds * 2, LONGEST_PAUSE_MS)) {
      try {
        const answer = await server.edit(request);
        this.isLost = false;
        return answer;
      } catch (error) {
        if (error instanceof ServerRefusal) return { outcome: 'refused', message: error.message };
        this.isLost = true;
        this.events.onState(this.waiting.length, true);
        await pause(milliseconds);
      }
    }
  }

  private async settle(request: EditRequest): Promise<void> {
    const { outcome, message = '' } = await this.answerTo(request);
    if (outcome === 'done') return this.events.onDone(request.edit);
    if (outcome === 'refused') return this.events.onRefused(request.edit, message);
    if (await this.events.onAsked(message)) return this.settle({ ...request, confirmed: true });
    this.events.onRefused(request.edit, '');
  }

  private async send(): Promise<void> {
    if (this.isSending) return;
    this.isSending = true;
    for (let [next] = this.waiting; next; [next] = this.waiting) {
      await this.settle(next);
      this.waiting.shift();
      this.keep();
    }
    this.isSending = false;
  }
}
