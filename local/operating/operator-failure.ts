/** What stopped a command of the operator, in words that say what he has to do: sign in, allow an API, open a file to himself. */
import { Failure } from '../../functions/failure.ts';
import { googleErrorOf, mayHaveBeenDone } from '../../functions/google-error.ts';
import { googleFailure } from '../../functions/google-failure.ts';

const SIGN_IN =
  'Войдите в Google: gcloud auth application-default login --scopes=https://www.googleapis.com/auth/cloud-platform,' +
  'https://www.googleapis.com/auth/spreadsheets,https://www.googleapis.com/auth/drive,' +
  'https://www.googleapis.com/auth/script.projects — или дайте токен в SVOD_GOOGLE_TOKEN.';

interface Said {
  readonly when: RegExp;
  readonly message: string;
  readonly remedy: string;
}

/** By what Google says itself. */
const KNOWN: readonly Said[] = [
  {
    when: /Could not load the default credentials|Could not refresh access token|invalid_grant/i,
    message: 'Вы не вошли в Google, или вход устарел.',
    remedy: SIGN_IN,
  },
  { when: /insufficient authentication scopes/i, message: 'Вход в Google не даёт нужных прав.', remedy: SIGN_IN },
  {
    when: /User has not enabled the Apps Script API/i,
    message: 'Apps Script API не разрешён у того, кто вошёл.',
    remedy: 'Включите его на https://script.google.com/home/usersettings и через несколько минут повторите.',
  },
  {
    when: /API has not been used in project|it is disabled/i,
    message: 'Нужный API Google выключен в проекте, от имени которого идёт вход.',
    remedy:
      'Включите в консоли Google: Google Sheets API, Google Drive API, Apps Script API. Через несколько минут повторите.',
  },
];

/** The message of whatever was thrown, without what it may quote. */
function knownCause(thrown: unknown): Said | undefined {
  const message = thrown instanceof Error ? thrown.message : '';
  return KNOWN.find(({ when }) => when.test(message));
}

/** @param place what was being done, to what: «таблица субъекта 59» */
export function operatorFailure(thrown: unknown, place: string): Failure {
  if (thrown instanceof Failure) return thrown;
  const known = knownCause(thrown);
  if (known) return new Failure('GOOGLE_SIGN_IN', `${known.message} (${place})`, known.remedy, { cause: thrown });
  const error = googleErrorOf(thrown);
  if (error && mayHaveBeenDone(error)) {
    const message = `Google не ответил: ${place}. Сделано это или нет, неизвестно.`;
    return new Failure(
      'GOOGLE_UNAVAILABLE',
      message,
      'Запустите команду снова: сделанное она найдёт и второй раз не сделает.',
      {
        cause: thrown,
      },
    );
  }
  if (error?.status === 403 || error?.status === 404) {
    const message = `Google не пускает (${error.status}): ${place}.`;
    const remedy = 'Проверьте, есть ли это и открыто ли оно с правом редактора тому, кто вошёл.';
    return new Failure('GOOGLE_UNAVAILABLE', message, remedy, { cause: thrown });
  }
  return googleFailure(thrown, place);
}
