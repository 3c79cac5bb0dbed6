/** The function in the cloud: closed to who brings no token, and there for who brings one. Asked by GET, which starts no run. */
import { type Finding, note, right, wrong } from './finding.ts';

const WHAT = 'Функция';
const TIMEOUT_MS = 30_000;
/** What the function itself answers to a GET: so far only who is let in comes. */
const REACHED = 405;
const REFUSED = new Set([401, 403]);

async function ask(url: string, token: string | undefined): Promise<number | null> {
  const headers: Record<string, string> = token === undefined ? {} : { Authorization: `Bearer ${token}` };
  try {
    const response = await fetch(url, { headers, redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS) });
    await response.body?.cancel();
    return response.status;
  } catch {
    return null;
  }
}

function withoutToken(status: number | null): Finding {
  const name = `${WHAT} без токена`;
  if (status === null) return wrong(name, 'адрес не отвечает', 'Проверьте адрес и развёрнута ли функция.');
  if (REFUSED.has(status)) return right(name, `не пускает (${status})`);
  if (status === REACHED)
    return wrong(
      name,
      'пускает любого: запускать публикацию может кто угодно',
      'Уберите allUsers из roles/run.invoker.',
    );
  return wrong(name, `ответ ${status}: по этому адресу не функция Свода`, 'Проверьте адрес.');
}

function withToken(status: number | null): Finding {
  const name = `${WHAT} с токеном`;
  if (status === REACHED) return right(name, 'отвечает');
  if (status !== null && REFUSED.has(status)) {
    return wrong(
      name,
      `не пускает (${status})`,
      'Токен живёт час и выдан на этот адрес? Дайте учётной записи roles/run.invoker.',
    );
  }
  return wrong(name, status === null ? 'не отвечает' : `ответ ${status}`, 'Смотрите журнал функции.');
}

/** @param token an identity token; without one only strangers are tried */
export async function lookAtFunction(url: string, token: string | undefined): Promise<readonly Finding[]> {
  const stranger = withoutToken(await ask(url, undefined));
  if (token === undefined) {
    const how = 'gcloud auth print-identity-token > ФАЙЛ, затем --id-token-file ФАЙЛ';
    return [stranger, note(`${WHAT} с токеном`, 'не проверялась', how)];
  }
  return [stranger, withToken(await ask(url, token))];
}
