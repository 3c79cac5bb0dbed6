/** An account for every duty. None has a key: Google itself hands out their tokens, for an hour at most. */
import { Account } from '@pulumi/gcp/serviceaccount/index.js';
import { interpolate, type Output, type Resource } from '@pulumi/pulumi';

const DUTIES = {
  'svod-refresh': 'Функция: читает таблицы, пишет в хранилища',
  'svod-schedule': 'Расписание: вызывает функцию, и больше ничего',
  'svod-build': 'Сборка: делает из кода образ',
  'svod-delivery': 'Поставка: меняет код функции из GitHub',
} as const;
type Duty = keyof typeof DUTIES;

export function createAccount(duty: Duty, project: string, dependsOn: readonly Resource[]): Account {
  return new Account(duty, { project, accountId: duty, displayName: DUTIES[duty] }, { dependsOn: [...dependsOn] });
}

/** How rights name an account. */
export function memberOf({ email }: Account): Output<string> {
  return interpolate`serviceAccount:${email}`;
}
