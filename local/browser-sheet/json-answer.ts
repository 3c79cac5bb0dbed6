/** An answer in JSON, packed when it is long and the page can unpack it. */
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import type { Request, Response } from 'express';

const WORTH_PACKING_CHARS = 10_000;
const FAST = { level: constants.Z_BEST_SPEED };

export async function sendJson(request: Request, response: Response, value: unknown): Promise<void> {
  const text = JSON.stringify(value);
  const packs = text.length > WORTH_PACKING_CHARS && /\bgzip\b/.test(String(request.headers['accept-encoding']));
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  if (packs) response.setHeader('Content-Encoding', 'gzip');
  response.end(packs ? await promisify(gzip)(text, FAST) : text);
}
