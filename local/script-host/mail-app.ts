/** MailApp: «sends email», here into a folder. */
import { type Fields, fields, text } from './argument-kinds.ts';
import type { Letter } from './mailbox.ts';
import { notInStandIn, ScriptError } from './script-error.ts';
import type { ScriptRun } from './script-world.ts';
import { noted, serviceClass, signatures } from './service-class.ts';

const on = signatures<ScriptRun>();
const SCOPE = { scope: 'script.send_mail' };
const DAY_MS = 86_400_000;
const MOST_PER_MESSAGE = 50;
const ADDRESS = /^(?:[^<>@\s,]+@[^<>@\s,]+|[^<>,]*<[^<>@\s,]+@[^<>@\s,]+>)$/;
const KNOWN = ['to', 'subject', 'body', 'htmlBody', 'cc', 'bcc', 'replyTo', 'name', 'noReply'];

function addressesIn(list: string): readonly string[] {
  return list
    .split(',')
    .map((address) => address.trim())
    .filter((address) => address !== '');
}

/** Whoever a letter goes to; quotas count these, not letters. */
function recipientsOf({ to, cc = '', bcc = '' }: Pick<Letter, 'to' | 'cc' | 'bcc'>): readonly string[] {
  return [to, cc, bcc].flatMap(addressesIn);
}

function send({ world, effectiveUser }: ScriptRun, message: Fields): void {
  const unknown = Object.keys(message).find((name) => !KNOWN.includes(name));
  if (unknown !== undefined) throw notInStandIn(`MailApp.sendEmail with ${unknown}`);
  const { noReply: _noReply, ...texts } = message;
  const letter = Object.fromEntries(Object.entries(texts).map(([name, value]) => [name, String(value)]));
  const { to = '', subject = '', body = '' } = letter;
  if (to.trim() === '') throw new ScriptError('Failed to send email: no recipient');
  const recipients = recipientsOf({ ...letter, to });
  const wrong = recipients.find((address) => !ADDRESS.test(address));
  if (wrong !== undefined) throw new ScriptError(`Invalid email: ${wrong}`);
  if (recipients.length > MOST_PER_MESSAGE) throw new ScriptError('Limit Exceeded: Email Recipients Per Message.');
  if (remaining({ world }) < recipients.length) {
    throw new ScriptError('Service invoked too many times for one day: email.');
  }
  const sentAt = world.now().toISOString();
  world.mailbox.send({ from: effectiveUser, ...letter, to, subject, body, sentAt } as Letter);
}

/** Recipients, of the last 24 hours. */
function remaining({ world }: Pick<ScriptRun, 'world'>): number {
  const since = world.now().getTime() - DAY_MS;
  const recent = world.mailbox.letters().filter(({ sentAt }) => Date.parse(sentAt) > since);
  return recent.reduce((left, letter) => left - recipientsOf(letter).length, world.recipientsPerDay);
}

export const mailApp = serviceClass<ScriptRun>('MailApp', {
  getRemainingDailyQuota: noted(SCOPE, on([], remaining)),
  sendEmail: noted(
    { ...SCOPE, partly: 'no attachments, no inline images' },
    on([fields], send),
    on([text, text, text], (run, to, subject, body) => send(run, { to, subject, body })),
    on([text, text, text, fields], (run, to, subject, body, options) => send(run, { ...options, to, subject, body })),
    on([text, text, text, text], (run, to, replyTo, subject, body) => send(run, { to, replyTo, subject, body })),
  ),
});
