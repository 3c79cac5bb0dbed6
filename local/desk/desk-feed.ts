/** Tells every open desk that something is different; what it is, the desk fetches itself. */
import type { Request, Response } from 'express';

/** So long is waited for what comes together. */
const GATHER_MS = 100;

export class DeskFeed {
  private readonly listeners = new Set<Response>();
  private timer: NodeJS.Timeout | undefined;

  get isHeard(): boolean {
    return this.listeners.size > 0;
  }

  open(request: Request, response: Response): void {
    response.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-store' });
    response.write('retry: 1000\n\n');
    this.listeners.add(response);
    request.on('close', () => this.listeners.delete(response));
  }

  tell(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      for (const listener of this.listeners) listener.write('data: changed\n\n');
    }, GATHER_MS);
  }

  close(): void {
    clearTimeout(this.timer);
    for (const listener of this.listeners) listener.end();
    this.listeners.clear();
  }
}
