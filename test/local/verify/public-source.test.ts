import { writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openSource } from '../../../local/verify/public-source.ts';
import { freePort, temporaryFolder } from '../running-svod.ts';

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

describe('a folder', () => {
  it('gives a file whole, nothing for none, and refuses one that is too long', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'a.json'), '12345');
    const source = openSource(folder);
    expect(String(await source.read('a.json', 5))).toBe('12345');
    expect(await source.read('b.json', 5)).toBeNull();
    await expect(source.read('a.json', 4)).rejects.toMatchObject({ reason: { code: 'TOO_LARGE', mostBytes: 4 } });
  });
});

describe('an address', () => {
  it.each([404, 410, 403])('gives a file whole, and nothing where the answer is %i', async (absent) => {
    const source = openSource(
      await serve((request, response) => {
        response.writeHead(request.url === '/a.json' ? 200 : absent).end('12345');
      }),
    );
    expect(String(await source.read('a.json', 5))).toBe('12345');
    expect(await source.read('b.json', 5)).toBeNull();
  });

  it('whose file never ends is read no further than the file may be long', async () => {
    const address = await serve((_request, response) => {
      const more = () => {
        while (response.write(Buffer.alloc(1024)));
        response.once('drain', more);
      };
      more();
    });
    await expect(openSource(address).read('a.json', 10_000)).rejects.toMatchObject({ reason: { code: 'TOO_LARGE' } });
  });

  it('that answers with an error, or not at all, may pass', async () => {
    const ailing = await serve((_request, response) => {
      response.writeHead(503).end();
    });
    const refused = { mayPass: true, reason: { code: 'UNREACHABLE', path: 'a.json', answer: '503' } };
    await expect(openSource(ailing).read('a.json', 5)).rejects.toMatchObject(refused);
    const silent = `http://127.0.0.1:${await freePort()}/`;
    await expect(openSource(silent).read('a.json', 5)).rejects.toMatchObject({ reason: { answer: 'ECONNREFUSED' } });
  });
});
