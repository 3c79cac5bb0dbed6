/** An answer that a route gave and nobody has seen yet: it can be sent as it is, changed, or cut. */
import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';

export interface Answer {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body: Buffer;
}

const CAPTURED = ['writeHead', 'write', 'end', 'flushHeaders'] as const;

function bytesOf(chunk: unknown): Buffer {
  return typeof chunk === 'string' ? Buffer.from(chunk, 'utf8') : Buffer.from(chunk as Uint8Array);
}

function release(response: ServerResponse): void {
  for (const name of CAPTURED) Reflect.deleteProperty(response, name);
  for (const name of response.getHeaderNames()) response.removeHeader(name);
  response.statusCode = 200;
}

/** Runs a route over a response that only pretends to send. Headers go back to none, so that it may be answered anew. */
export function captureAnswer(response: ServerResponse, route: (failed: (error: unknown) => void) => void) {
  return new Promise<Answer>((resolve, reject) => {
    const chunks: Buffer[] = [];
    let written: OutgoingHttpHeaders = {};
    const take = (chunk: unknown) => {
      if (chunk !== undefined && chunk !== null && typeof chunk !== 'function') chunks.push(bytesOf(chunk));
    };
    const own = {
      writeHead(status: number, ...rest: readonly unknown[]) {
        response.statusCode = status;
        written = { ...written, ...(rest.findLast((one) => typeof one === 'object') as OutgoingHttpHeaders) };
        return response;
      },
      write(chunk: unknown) {
        take(chunk);
        return true;
      },
      end(chunk?: unknown) {
        take(chunk);
        const headers = { ...response.getHeaders(), ...written };
        const answer = { status: response.statusCode, headers, body: Buffer.concat(chunks) };
        release(response);
        resolve(answer);
        return response;
      },
      flushHeaders: () => undefined,
    };
    Object.assign(response, own);
    route((error) => {
      release(response);
      reject(error instanceof Error ? error : new Error('The stand-in has no such address.'));
    });
  });
}

/** The length is counted anew, and nothing is compressed. */
export function sendAnswer(response: ServerResponse, { status, headers, body }: Answer): void {
  const kept = Object.entries(headers).filter(([name]) => !/^(?:content-length|content-encoding)$/i.test(name));
  response.writeHead(status, { ...Object.fromEntries(kept), 'Content-Length': body.length });
  response.end(body);
}

/** The JSON of an answer; undefined when it is none. */
export function jsonOf({ body }: Answer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

export function withJson(answer: Answer, json: unknown): Answer {
  return { ...answer, body: Buffer.from(JSON.stringify(json), 'utf8') };
}
