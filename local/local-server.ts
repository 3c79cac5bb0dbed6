/** A server that only this machine reaches: its port, and who may speak to it. */
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { StartFailure } from './start-failure.ts';

export const HOST = '127.0.0.1';
const LOCAL_NAMES = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Finds out whether the port is free before anything is made in a folder. */
export function claimPort(server: Server, port: number, command: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') return reject(error);
      const message = error.code === 'EACCES' ? `Порт ${port} системой не разрешён.` : `Порт ${port} уже занят.`;
      return reject(
        new StartFailure(message, `Выберите другой: ${command} -- --port ${port < 65_000 ? port + 1 : 8080}`),
      );
    });
    server.listen(port, HOST, () => resolve((server.address() as AddressInfo).port));
  });
}

/** A page of another site must not reach this server under a name of its own. */
export function isLocal(request: IncomingMessage): boolean {
  return LOCAL_NAMES.has((request.headers.host ?? '').replace(/:\d+$/, ''));
}
