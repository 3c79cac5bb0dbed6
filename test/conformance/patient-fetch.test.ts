import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { patientFetch } from './patient-fetch.ts';

it('a request that meets a used-up quota is sent again, whole', async () => {
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => {
      body += part.toString('utf8');
    });
    request.on('end', () => {
      bodies.push(body);
      response.writeHead(bodies.length < 3 ? 429 : 200).end('done');
    });
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  onTestFinished(() => {
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const answer = await patientFetch(fetch, 1)(url, { method: 'POST', body: 'rows' });
  expect([answer.status, await answer.text(), bodies]).toEqual([200, 'done', ['rows', 'rows', 'rows']]);
});
