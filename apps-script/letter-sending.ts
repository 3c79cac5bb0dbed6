/** Sends a letter to each person alone, so that nobody is told who else got it. */
import type { Letter } from './letter.ts';

/** How many more people may be written to today. */
export function lettersLeft(): number {
  return Math.max(0, MailApp.getRemainingDailyQuota());
}

/** @returns to how many it went; what refuses one address is not told, for it names the address, and stops nothing */
export function sendToEach(addresses: readonly string[], { subject, text, html }: Letter): number {
  let sent = 0;
  for (const to of addresses) {
    try {
      MailApp.sendEmail({ to, subject, body: text, htmlBody: html, name: 'Свод' });
      sent += 1;
    } catch {
      // Counted by what is missing.
    }
  }
  return sent;
}
