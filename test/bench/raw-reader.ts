/** A reader that asks over one kept connection and takes no more from the processor than it must: it shares the cores with the server. */
import { connect, type Socket } from 'node:net';

export interface Answer {
  readonly status: number;
  readonly tag: string;
  readonly body: Buffer;
}

const HEAD_END = '\r\n\r\n';

function fieldOf(head: string, name: string): string {
  return new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1]?.trim() ?? '';
}

/** null while some of it is still on its way. */
function answerIn(bytes: Buffer): Answer | null {
  const end = bytes.indexOf(HEAD_END);
  if (end < 0) return null;
  const status = Number(bytes.toString('latin1', 9, 12));
  // Who has the file already knows its tag.
  if (status === 304) return { status, tag: '', body: Buffer.alloc(0) };
  const head = bytes.toString('latin1', 0, end);
  const from = end + HEAD_END.length;
  const length = Number(fieldOf(head, 'content-length'));
  if (bytes.length < from + length) return null;
  return { status, tag: fieldOf(head, 'etag'), body: bytes.subarray(from, from + length) };
}

export class RawReader {
  private readonly socket: Socket;
  private pieces: Buffer[] = [];
  private waiting: { resolve: (answer: Answer) => void; reject: (reason: Error) => void } | undefined;

  constructor(port: number) {
    this.socket = connect({ port, host: '127.0.0.1', noDelay: true });
    this.socket.on('data', (piece) => this.take(piece as Buffer));
    this.socket.on('error', (error) => this.waiting?.reject(error));
    this.socket.on('close', () => this.waiting?.reject(new Error('The connection was closed.')));
  }

  get(path: string, headers: string): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
      this.socket.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n${headers}\r\n`);
    });
  }

  close(): void {
    this.socket.destroy();
  }

  private take(piece: Buffer): void {
    this.pieces.push(piece);
    const whole = this.pieces.length === 1 ? piece : Buffer.concat(this.pieces);
    const answer = answerIn(whole);
    if (!answer) return;
    this.pieces = [];
    this.waiting?.resolve(answer);
  }
}
