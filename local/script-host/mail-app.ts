/** MailApp: «sends email», here into a folder. */
import { type Fields, fields, text } from './argument-kinds.ts';
import type { Letter } from './mailbox.ts';
import { notInStandIn, ScriptError } from './script-error.ts';
import type { ScriptRun } from './script-world.ts';
import { noted, serviceClass, signatures } from './service-class.ts';

const on = signatures<ScriptRun>();
const SCOPE = { scope: 'script.send_mail' };
const DAILY_QUOTA = 100;
const KNOWN = ['to', 'subject', 'body', 'htmlBody', 'cc', 'bcc', 'replyTo', 'name', 'noReply'];

function send({ world, effectiveUser }: ScriptRun, message: Fields): void {
  const unknown = Object.keys(message).find((name) => !KNOWN.includes(name));
  if (unknown !== undefined) throw notInStandIn(`MailApp.sendEmail with ${unknown}`);
  const { noReply: _noReply, ...texts } = message;
  const letter = Object.fromEntries(Object.entries(texts).map(([name, value]) => [name, String(value)]));
  const { to = '', subject = '', body = '' } = letter;
  if (to.trim() === '') throw new ScriptError('Failed to send email: no recipient');
  if (remaining({ world }) <= 0) throw new ScriptError('Service invoked too many times for one day: email.');
  const sentAt = world.now().toISOString();
  world.mailbox.send({ from: effectiveUser, ...letter, to, subject, body, sentAt } as Letter);
}

/** Of the last 24 hours. */
function remaining({ world }: Pick<ScriptRun, 'world'>): number {
  const since = world.now().getTime() - 86_400_000;
  const recent = world.mailbox.letters().filter(({ sentAt }) => Date.parse(sentAt) > since);
  return DAILY_QUOTA - recent.length;
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
