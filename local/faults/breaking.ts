/** Faults of the connection and of the bytes: late, cut, endless, or no JSON at all. */
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { Response } from 'express';
import { type Answer, sendAnswer } from './captured-answer.ts';
import type { Act, Scene } from './scene.ts';

/** Ends when the client goes away, so that nothing outlives a test or a closing server. */
function untilGone(response: Response): AbortSignal {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  return gone.signal;
}

function lengthOfPart(body: Buffer, share: number): number {
  return Math.max(0, Math.min(body.length - 1, Math.floor(body.length * share)));
}

function writeHead(response: Response, { status, headers }: Answer, own: object): void {
  response.writeHead(status, { ...headers, ...own });
}

/** The real answer, late. */
export function delayBy(ms: number): Act {
  return async ({ response, ask }) => {
    const kept = await wait(ms, true, { signal: untilGone(response) }).catch(() => false);
    if (kept) sendAnswer(response, await ask());
    return true;
  };
}

/** After so many bytes of the body; without a number, before a single byte of the answer. */
export function resetAfter(bytes: number | undefined): Act {
  return async ({ request, response, ask }) => {
    if (bytes !== undefined) {
      const answer = await ask();
      writeHead(response, answer, { 'Content-Length': answer.body.length });
      await new Promise<void>((sent) => response.write(answer.body.subarray(0, bytes), () => sent()));
    }
    request.socket.resetAndDestroy();
    return true;
  };
}

/** One byte after the other, and never the last one. */
export function dripEvery(ms: number): Act {
  return async ({ response, ask }) => {
    const answer = await ask();
    const signal = untilGone(response);
    writeHead(response, answer, { 'Content-Length': answer.body.length });
    for (let sent = 0; sent < answer.body.length - 1 && !signal.aborted; sent += 1) {
      response.write(answer.body.subarray(sent, sent + 1));
      await wait(ms, undefined, { signal }).catch(() => undefined);
    }
    return true;
  };
}

/** The length fits the part, so that only the content tells that it is one. */
export function cutBody(share: number): Act {
  return async ({ response, ask }) => {
    const answer = await ask();
    sendAnswer(response, { ...answer, body: answer.body.subarray(0, lengthOfPart(answer.body, share)) });
    return true;
  };
}

/** More bytes are promised than come, or fewer: then the rest follows when the client has its answer. */
export function misstateLength(by: number): Act {
  return async ({ request, response, ask }) => {
    const answer = await ask();
    const promised = Math.max(0, answer.body.length + by);
    writeHead(response, answer, { 'Content-Length': promised });
    response.write(answer.body.subarray(0, promised), () => {
      request.socket.end(answer.body.subarray(promised));
    });
    return true;
  };
}

export function cutGzip(share: number): Act {
  return async ({ response, ask }) => {
    const answer = await ask();
    const packed = gzipSync(answer.body);
    const body = packed.subarray(0, lengthOfPart(packed, share));
    writeHead(response, answer, { 'Content-Encoding': 'gzip', 'Content-Length': body.length });
    response.end(body);
    return true;
  };
}

function sendPage({ response }: Scene): void {
  response.writeHead(200, { 'Content-Type': 'text/html; charset=UTF-8' });
  response.end('<!DOCTYPE html>\n<html lang="en"><title>Sign in - Google Accounts</title><p>Sign in\n</html>\n');
}

export const answerPage: Act = (scene) => {
  sendPage(scene);
  return true;
};

export const answerErrorAsRight: Act = ({ response }) => {
  response.writeHead(200, { 'Content-Type': 'application/json; charset=UTF-8' });
  const message = 'Internal error encountered.';
  response.end(JSON.stringify({ error: { code: 500, message, status: 'INTERNAL' } }));
  return true;
};
