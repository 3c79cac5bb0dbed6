/** Serves a public store as the laptop does, and publishes into it every second; a process of its own for a bench. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import express from 'express';
import { takeSnapshot } from '../../domain/snapshot.ts';
import { STARTING_REFERENCE } from '../../domain/starting-reference.ts';
import { publishSnapshot, readBase } from '../../functions/publish-snapshot.ts';
import { createFileStore } from '../../functions/stores/file-store.ts';
import { documentsOf } from '../../functions/version-documents.ts';
import { publicFiles } from '../../local/public-files.ts';
import { AS_OF, operatingCluster, summaryOf } from '../domain/rows.ts';
import { pressOf, vectorOf } from '../publication/tiny-register.ts';

const CLUSTERS = 800;
const PERIOD_MS = 1_000;
const [folder = ''] = process.argv.slice(2);

const store = createFileStore(folder);
const clusters = Array.from({ length: CLUSTERS }, (_, index) =>
  operatingCluster({
    id: `C59-24-${100 + index}`,
    registryNumber: `${1000 + index}`,
    name: `Кластер литья № ${index}`,
  }),
);
const summary = summaryOf({ region: '59', clusters });
const publisher = { publisher: 'Ассоциация', licence: 'CC BY 4.0', contact: 'role@example.org' };

async function publish(number: number): Promise<void> {
  const base = await readBase(store);
  const changed = { ...summary, headline: { ...summary.headline, declaredClusters: number } };
  const when = { takenAt: new Date(), asOf: AS_OF };
  const snapshot = takeSnapshot(changed, [], publisher, when, base, STARTING_REFERENCE);
  await publishSnapshot(pressOf(store, { documentsOf }), { snapshot, vector: vectorOf(number) }, base);
}

await publish(1);
const published = publicFiles(folder);
const app = express().disable('etag').use('/public', published.handler);
const server = createServer((request, response) => {
  if (!published.answerAtOnce(request, response)) app(request, response);
});
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.(user + system);
});
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
for (let number = 2; ; number += 1) {
  await wait(PERIOD_MS);
  await publish(number);
}
