/** Pages of scripts in frames: the panel at the side, and dialogs. What they call goes through here to the script. */
import { element } from './dialogs.ts';
import type { PageView, RunAnswer } from './protocol.ts';
import { server } from './server.ts';

interface FrameMessage {
  readonly call?: number;
  readonly functionName?: string;
  readonly args?: readonly unknown[];
  readonly close?: true;
  readonly width?: number;
  readonly height?: number;
}

export class ScriptFrames {
  private readonly panel: HTMLElement;
  private readonly windowId: string;
  private readonly show: (answer: RunAnswer) => void;
  private readonly frames = new Map<HTMLIFrameElement, () => void>();

  constructor(panel: HTMLElement, windowId: string, show: ScriptFrames['show']) {
    this.panel = panel;
    this.windowId = windowId;
    this.show = show;
    addEventListener('message', ({ source, data }: MessageEvent<{ svod?: FrameMessage }>) => {
      const frame = [...this.frames.keys()].find(({ contentWindow }) => contentWindow === source);
      if (frame && data.svod) void this.serve(frame, data.svod);
    });
  }

  private frame(parent: HTMLElement, { title, pageId }: PageView, close: () => void): HTMLIFrameElement {
    const frame = element('iframe', parent);
    frame.title = title;
    frame.setAttribute('sandbox', 'allow-scripts');
    frame.src = server.pageAddress(pageId);
    this.frames.set(frame, close);
    return frame;
  }

  private head(parent: HTMLElement, title: string, close: () => void): void {
    const head = element('div', parent);
    head.className = 'page-head';
    element('span', head, title);
    element('button', head, 'Закрыть').addEventListener('click', close);
  }

  private forget(parent: HTMLElement): void {
    for (const frame of this.frames.keys()) if (parent.contains(frame)) this.frames.delete(frame);
  }

  openPanel(page: PageView): void {
    const close = () => {
      this.forget(this.panel);
      this.panel.replaceChildren();
      this.panel.hidden = true;
    };
    close();
    this.head(this.panel, page.title, close);
    this.frame(this.panel, page, close);
    this.panel.hidden = false;
  }

  openDialog(page: PageView): void {
    const dialog = element('dialog', document.body);
    dialog.className = 'page';
    const close = () => {
      this.forget(dialog);
      dialog.close();
      dialog.remove();
    };
    this.head(dialog, page.title, close);
    const frame = this.frame(dialog, page, close);
    frame.style.width = `${page.width ?? 600}px`;
    frame.style.height = `${page.height ?? 400}px`;
    dialog.addEventListener('close', () => this.forget(dialog));
    dialog.showModal();
  }

  private async answerTo(functionName: string, args: readonly unknown[]): Promise<{ value?: unknown; error?: string }> {
    try {
      const answer = await server.call(this.windowId, functionName, args);
      this.show(answer);
      return answer.error === undefined ? { value: answer.value ?? null } : { error: answer.error };
    } catch (error) {
      const words = error instanceof Error && error.message !== '' ? error.message : 'Нет связи с таблицей.';
      return { error: words };
    }
  }

  private async serve(frame: HTMLIFrameElement, message: FrameMessage): Promise<void> {
    if (message.close) return this.frames.get(frame)?.();
    if (message.width !== undefined) frame.style.width = `${message.width}px`;
    if (message.height !== undefined) frame.style.height = `${message.height}px`;
    const { call, functionName, args = [] } = message;
    if (call === undefined || functionName === undefined) return;
    const answer = await this.answerTo(functionName, args);
    frame.contentWindow?.postMessage({ svodAnswer: { call, ...answer } }, '*');
  }
}
