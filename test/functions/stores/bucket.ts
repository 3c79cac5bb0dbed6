/** What a bucket holds, and how the servers of this folder can be told to misbehave. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface HeldObject {
  readonly bytes: Buffer;
  readonly contentType: string;
  readonly cacheControl: string;
  /** Grows with every write to the bucket. */
  readonly generation: number;
  readonly writtenAt: Date;
}

/** Ways in which a store fails its user, the next time it is asked to write. */
export type Trouble = 'ignoresConditions' | 'losesAnswer' | 'conflicts' | 'slowDown' | 'forbidden';

export interface Bucket {
  readonly name: string;
  readonly objects: Map<string, HeldObject>;
  /** Lasting troubles. */
  readonly troubles: Set<Trouble>;
  /** Troubles of the next writes, one each. */
  readonly next: Trouble[];
  /** The methods and paths of all requests, in their order. */
  readonly requests: string[];
}

export interface BucketServer {
  readonly url: string;
  readonly bucket: Bucket;
  close(): Promise<void>;
}

export function newBucket(name: string): Bucket {
  return { name, objects: new Map(), troubles: new Set(), next: [], requests: [] };
}

export function hold(bucket: Bucket, path: string, object: Omit<HeldObject, 'generation' | 'writtenAt'>): HeldObject {
  const generations = [...bucket.objects.values()].map(({ generation }) => generation);
  const held = { ...object, generation: Math.max(1_000, ...generations) + 1, writtenAt: new Date() };
  bucket.objects.set(path, held);
  return held;
}

/** The trouble of this write, if any. */
export function troubleOf(bucket: Bucket): Trouble | undefined {
  return bucket.next.shift() ?? [...bucket.troubles][0];
}

export async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

export type Answer = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void>;

export async function serveBucket(bucket: Bucket, answer: Answer): Promise<BucketServer> {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    bucket.requests.push(`${request.method} ${decodeURIComponent(url.pathname)}`);
    answer(request, response, url).catch((thrown: unknown) => {
      response.writeHead(500).end(String(thrown));
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    bucket,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
