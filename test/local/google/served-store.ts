/** A process that serves a folder of workbooks as Google would, says on which port, and ends by being killed. */
import { writeSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { googleRoutes } from '../../../local/google/routes.ts';
import { openWorkbookStore } from '../../../local/google/workbook-store.ts';

const [folder = ''] = process.argv.slice(2);
const server = express()
  .use(googleRoutes(openWorkbookStore(folder)))
  .listen(0, '127.0.0.1', () => writeSync(1, `${(server.address() as AddressInfo).port}\n`));
