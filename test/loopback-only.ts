/**
 * No test can reach the network: every connection that leaves this machine is refused before it is tried, unless whoever
 * starts the conformance suite names in the environment what it shall run against.
 */
import { Socket } from 'node:net';

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost', undefined]);
const NAMED = process.env['SVOD_CONFORMANCE_BASE_URL'];
const GOOGLE = /(?:^|\.)(?:googleapis|googleusercontent)\.com$|^docs\.google\.com$/;
const connect = Socket.prototype.connect;

function hostOf(args: readonly unknown[]): string | undefined {
  const [first, second] = args;
  if (Array.isArray(first)) return hostOf(first);
  if (typeof first === 'object' && first !== null) return (first as { host?: string }).host;
  return typeof second === 'string' ? second : undefined;
}

function isAllowed(host: string | undefined): boolean {
  if (host === undefined || LOOPBACK.has(host)) return true;
  if (!NAMED) return false;
  return NAMED === 'google' ? GOOGLE.test(host) : new URL(NAMED).hostname === host;
}

Socket.prototype.connect = function (this: Socket, ...args: unknown[]) {
  const host = hostOf(args);
  if (!isAllowed(host)) throw new Error(`A test tried to reach ${host}: tests may only use this machine.`);
  return Reflect.apply(connect, this, args);
} as typeof connect;
