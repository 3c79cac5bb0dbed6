/** The folder where everything is kept: one process at a time may use it. */
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SigningKey } from '../functions/signing-key.ts';
import { keyFileOf, readOrMakeKeyFile } from './keys/key-file.ts';
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
  /** With it the snapshots of this folder are signed: made when the folder is first used, and never again by itself. */
  readonly signingKey: SigningKey;
  /** Null in a new folder, and where an earlier start was cut short before the folder was set up. */
  readonly contents: Contents | null;
  /** The last step of setting up: from now on the folder counts as whole. */
  finishSetUp(contents: Contents): void;
  close(): Promise<void>;
}

const CONTENTS = 'svod.json';
const PUBLIC_STORE = 'public';
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

/** @param url where the holder answers, for who asks */
async function claim(folder: string, url: string): Promise<Server> {
  const path = socketPath(folder);
  const name = `${process.pid} ${randomUUID()} ${url}`;
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

/** Null in a folder that was never set up. */
export function readContents(folder: string): Contents | null {
  const file = join(folder, CONTENTS);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Contents) : null;
}

/** A new key where versions are signed already would be one that no consumer believes: that is for the operator to decide. */
export function readSigningKey(folder: string): SigningKey {
  const file = keyFileOf(folder);
  const isLost = !existsSync(file) && existsSync(join(publicStoreOf(folder), 'latest.json'));
  const key = isLost ? undefined : readOrMakeKeyFile(file);
  if (key) return key;
  throw new StartFailure(
    isLost ? `Файла ${file} с ключом подписи нет.` : `В файле ${file} нет ключа подписи Ed25519.`,
    `Верните его из копии. Если копии нет: npm run keys -- --lost --data ${folder}`,
  );
}

/** What the world sees of a data folder. */
export function publicStoreOf(folder: string): string {
  return join(folder, PUBLIC_STORE);
}

/** What is kept between two runs and shown to nobody. */
export function privateStoreOf(folder: string): string {
  return join(folder, 'private');
}

/** Whether a register is kept there. */
export function isDataFolder(path: string): boolean {
  return existsSync(join(path, CONTENTS));
}

/** The stores and the key of a folder that was set up; another process may be using it, and nothing in it is made. */
export function lookIntoDataFolder(
  folder: string,
): Pick<DataFolder, 'workbooks' | 'publicStore' | 'privateStore' | 'signingKey'> & Contents {
  const contents = readContents(folder);
  if (!contents || !existsSync(keyFileOf(folder))) {
    const remedy = 'Укажите папку, с которой работает npm start: --data ПАПКА. Для хранилищ в облаке: --cloud.';
    throw new StartFailure(`В папке ${folder} реестра нет.`, remedy);
  }
  return { ...contents, ...placesIn(folder), signingKey: readSigningKey(folder) };
}

function placesIn(folder: string): Pick<DataFolder, 'workbooks' | 'publicStore' | 'privateStore'> {
  return {
    workbooks: join(folder, 'workbooks'),
    publicStore: publicStoreOf(folder),
    privateStore: privateStoreOf(folder),
  };
}

/** A folder that no other process uses, until it is closed. */
export async function claimFolder(path: string, url = ''): Promise<{ folder: string; close(): Promise<void> }> {
  mkdirSync(path, { recursive: true });
  const folder = realpathSync(path);
  const server = await claim(folder, url);
  return { folder, close: () => new Promise((resolve) => server.close(() => resolve())) };
}

/** Where the Svod answers that uses the folder now; undefined when none does, or it is another program of ours. */
export async function findRunning(folder: string): Promise<string | undefined> {
  const url = (await ask(socketPath(realpathSync(folder))))?.split(' ')[2] ?? '';
  return url === '' ? undefined : url;
}

export async function openDataFolder(path: string, url: string): Promise<DataFolder> {
  const { folder, close } = await claimFolder(path, url);
  try {
    return openClaimed(folder, close);
  } catch (thrown) {
    await close();
    throw thrown;
  }
}

function openClaimed(folder: string, close: () => Promise<void>): DataFolder {
  const places = placesIn(folder);
  const { workbooks } = places;
  const contents = readContents(folder);
  if (!contents && existsSync(workbooks)) renameSync(workbooks, `${workbooks}.unfinished-${Date.now()}`);
  return {
    ...places,
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
