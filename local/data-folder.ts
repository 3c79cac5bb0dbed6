/** The folder where everything is kept: one process at a time may use it. */
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateSigningKey, parseSigningKey, type SigningKey } from '../functions/signing-key.ts';
import { StartFailure } from './start-failure.ts';

/** What the folder holds, once it has been set up. */
interface Contents {
  readonly centralSpreadsheetId: string;
}

export interface DataFolder {
  readonly workbooks: string;
  readonly publicStore: string;
  readonly privateStore: string;
  /** Properties, triggers and letters of the script. */
  readonly scripts: string;
  /** With it the snapshots of this folder are signed: made when the folder is first used, and never again. */
  readonly signingKey: SigningKey;
  /** Null in a new folder, and where an earlier start was cut short before the folder was set up. */
  readonly contents: Contents | null;
  /** The last step of setting up: from now on the folder counts as whole. */
  finishSetUp(contents: Contents): void;
  close(): Promise<void>;
}

const CONTENTS = 'svod.json';
const SIGNING_KEY = 'signing-key.pem';
/** A socket's path may have 107 bytes on Linux, fewer elsewhere. */
const LONGEST_SOCKET_PATH = 90;

/** While a process lives it answers on this socket; the system forgets the answer, not the file, when it dies. */
function socketPath(folder: string): string {
  const hash = createHash('sha256').update(folder).digest('hex').slice(0, 24);
  if (process.platform === 'win32') return `\\\\.\\pipe\\svod-${hash}`;
  const inside = join(folder, '.in-use');
  return Buffer.byteLength(inside) <= LONGEST_SOCKET_PATH ? inside : join(tmpdir(), `svod-${hash}.in-use`);
}

function ask(path: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = createConnection(path);
    socket.setEncoding('utf8');
    socket.on('data', (text: string) => {
      answer += text;
    });
    socket.on('end', () => resolve(answer));
    socket.on('error', () => resolve(undefined));
  });
}

function listen(path: string, name: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => {
      socket.on('error', () => socket.destroy());
      socket.end(name);
    });
    server.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
    );
    server.listen(path, () => resolve(server));
  });
}

function inUse(folder: string, holder: string): StartFailure {
  const process = holder.split(' ')[0] ?? '';
  return new StartFailure(
    `Папку ${folder} уже использует другой запущенный Свод (процесс ${process}).`,
    'Остановите его (Ctrl-C в его окне) или укажите другую папку: --data ПАПКА.',
  );
}

async function claim(folder: string): Promise<Server> {
  const path = socketPath(folder);
  const name = `${process.pid} ${randomUUID()}`;
  const first = await listen(path, name);
  if (first) return first;
  const holder = await ask(path);
  if (holder !== undefined) throw inUse(folder, holder);
  rmSync(path, { force: true });
  const second = await listen(path, name);
  // Two may find the same dead socket at once: the one whose name is answered has won.
  const winner = await ask(path);
  if (second && winner === name) return second;
  throw inUse(folder, winner ?? '');
}

function readContents(folder: string): Contents | null {
  const file = join(folder, CONTENTS);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Contents) : null;
}

/** The key of a data folder; a new one is made where there is none. */
export function readSigningKey(folder: string): SigningKey {
  const file = join(folder, SIGNING_KEY);
  if (!existsSync(file)) {
    writeFileSync(`${file}.new`, generateSigningKey(), { mode: 0o600, flush: true });
    renameSync(`${file}.new`, file);
  }
  const key = parseSigningKey(readFileSync(file, 'utf8'));
  if (key) return key;
  throw new StartFailure(
    `В файле ${file} нет ключа подписи Ed25519.`,
    'Верните его из копии; если копии нет, удалите файл: следующий запуск сделает новый ключ.',
  );
}

/** Whether a register is kept there. */
export function isDataFolder(path: string): boolean {
  return existsSync(join(path, CONTENTS));
}

/** A folder that no other process uses, until it is closed. */
export async function claimFolder(path: string): Promise<{ folder: string; close(): Promise<void> }> {
  mkdirSync(path, { recursive: true });
  const folder = realpathSync(path);
  const server = await claim(folder);
  return { folder, close: () => new Promise((resolve) => server.close(() => resolve())) };
}

export async function openDataFolder(path: string): Promise<DataFolder> {
  const { folder, close } = await claimFolder(path);
  const workbooks = join(folder, 'workbooks');
  const contents = readContents(folder);
  if (!contents && existsSync(workbooks)) renameSync(workbooks, `${workbooks}.unfinished-${Date.now()}`);
  return {
    workbooks,
    publicStore: join(folder, 'public'),
    privateStore: join(folder, 'private'),
    scripts: join(folder, 'scripts'),
    signingKey: readSigningKey(folder),
    contents,
    finishSetUp(made) {
      const file = join(folder, CONTENTS);
      writeFileSync(`${file}.new`, `${JSON.stringify(made)}\n`, { flush: true });
      renameSync(`${file}.new`, file);
    },
    close,
  };
}
