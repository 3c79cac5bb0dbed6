/** The two stores: whether they keep their conditions, whether the world reads the public one, and nobody the other. */
import { relative, resolve } from 'node:path';
import type { Settings } from '../../functions/settings.ts';
import type { SnapshotStore } from '../../functions/stores/snapshot-store.ts';
import type { StoreAddress } from '../../functions/stores/store-address.ts';
import { probeStore } from '../../functions/stores/store-probe.ts';
import { type Finding, look, note, right, wrong } from './finding.ts';

const OPEN = 'Открытое хранилище';
const CLOSED = 'Закрытое хранилище';
const LATEST = 'latest.json';
const TIMEOUT_MS = 30_000;

export interface StoresSeen {
  readonly store: SnapshotStore;
  readonly privateStore: SnapshotStore;
  readonly settings: Pick<
    Settings,
    'publicStore' | 'privateStore' | 'publicUrl' | 's3Region' | 's3Endpoint' | 'storeWithoutConditions'
  >;
}

async function lookAtConditions(
  what: string,
  store: SnapshotStore,
  withoutConditions: boolean,
): Promise<readonly Finding[]> {
  const name = `${what}: условия записи`;
  if (withoutConditions)
    return [note(name, 'не проверялись: SVOD_STORE_WITHOUT_CONDITIONS=yes', 'Запуск всегда должен быть только один.')];
  return look(name, async () => {
    await probeStore(store);
    return right(name, 'соблюдает; пробный файл записан и убран');
  });
}

/** Where anybody would ask for a file of a bucket; undefined for a folder. */
function addressIn(
  address: StoreAddress,
  path: string,
  { s3Region, s3Endpoint }: StoresSeen['settings'],
): string | undefined {
  if (address.kind === 'folder') return undefined;
  const key = path.split('/').map(encodeURIComponent).join('/');
  if (address.kind === 'gcs') return `https://storage.googleapis.com/${address.bucket}/${key}`;
  return s3Endpoint === ''
    ? `https://${address.bucket}.s3.${s3Region}.amazonaws.com/${key}`
    : `${s3Endpoint}/${address.bucket}/${key}`;
}

/** What somebody without any right is answered; null when nobody answered. */
async function statusFor(address: string): Promise<number | null> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    await response.body?.cancel();
    return response.status;
  } catch {
    return null;
  }
}

async function lookAtWorld({ store, settings }: StoresSeen): Promise<Finding> {
  const what = `${OPEN}: видно миру`;
  const { publicUrl } = settings;
  const bucket = addressIn(settings.publicStore, LATEST, settings);
  const address = publicUrl === '' ? bucket : new URL(LATEST, publicUrl).href;
  if (address === undefined) return note(what, 'папка, которую сейчас никто не раздаёт: адрес не задан');
  if (!(await store.read(LATEST))) return note(what, 'ещё ничего не опубликовано', 'npm run refresh');
  const status = await statusFor(address);
  if (status === 200) return right(what, 'latest.json открывается без входа');
  const found = status === null ? 'адрес не отвечает' : `вместо latest.json ответ ${status}`;
  return wrong(what, found, 'Откройте хранилище миру на чтение и проверьте SVOD_PUBLIC_URL.');
}

function isInside(folder: string, other: string): boolean {
  const path = relative(resolve(other), resolve(folder));
  return !path.startsWith('..') && !path.includes(':');
}

async function lookAtClosed({ privateStore, settings }: StoresSeen): Promise<Finding> {
  const what = `${CLOSED}: закрыто`;
  const { publicStore: open, privateStore: closed } = settings;
  if (closed.kind === 'folder') {
    const isOpen = open.kind === 'folder' && isInside(closed.folder, open.folder);
    if (!isOpen) return right(what, 'папка вне открытой');
    return wrong(what, 'папка лежит внутри открытой: её раздают миру', 'Вынесите её и исправьте SVOD_PRIVATE_STORE.');
  }
  if (open.kind === closed.kind && open.bucket === closed.bucket) {
    return wrong(what, 'то же ведро, что открытое', 'Заведите второе ведро: SVOD_PRIVATE_STORE.');
  }
  const [first] = await privateStore.list('');
  const address = first && addressIn(closed, first.path, settings);
  if (address === undefined) return note(what, 'ещё пусто: проверить нечем', 'Повторите после первого запуска.');
  const status = await statusFor(address);
  if (status === null) return note(what, 'адрес ведра не отвечает');
  if (status !== 200) return right(what, `чужому ответ ${status}`);
  return wrong(
    what,
    'файл открывается без входа',
    'Сейчас же закройте ведро: уберите доступ allUsers. Строки таблиц в нём считайте утёкшими.',
  );
}

export async function lookAtStores(seen: StoresSeen): Promise<readonly Finding[]> {
  const { storeWithoutConditions } = seen.settings;
  return [
    ...(await lookAtConditions(OPEN, seen.store, storeWithoutConditions)),
    ...(await look(OPEN, () => lookAtWorld(seen))),
    ...(await lookAtConditions(CLOSED, seen.privateStore, storeWithoutConditions)),
    ...(await look(CLOSED, () => lookAtClosed(seen))),
  ];
}
