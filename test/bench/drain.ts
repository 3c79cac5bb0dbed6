/** A process of its own that asks for an address again and again, takes every byte, and says how long each answer took. */
import { request } from 'node:http';

const [address = '', rounds = '1'] = process.argv.slice(2);

function drain(): Promise<number> {
  const start = performance.now();
  return new Promise((resolve, reject) => {
    request(address, { agent: false }, (response) => {
      response.on('data', () => undefined);
      response.on('end', () => resolve(performance.now() - start));
    })
      .on('error', reject)
      .end();
  });
}

const times: number[] = [];
for (let round = 0; round < Number(rounds); round += 1) times.push(await drain());
process.stdout.write(JSON.stringify(times));
