/** The letters that scripts send: each a file in a folder, none leaves the machine. */
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readJsonFile, replaceJsonFile } from './property-table.ts';

export interface Letter {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly body: string;
  readonly sentAt: string;
  readonly htmlBody?: string;
  readonly cc?: string;
  readonly bcc?: string;
  readonly replyTo?: string;
  readonly name?: string;
}

export class Mailbox {
  private readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  private names(): string[] {
    mkdirSync(this.folder, { recursive: true });
    return readdirSync(this.folder)
      .filter((name) => name.endsWith('.json'))
      .sort();
  }

  send(letter: Letter): void {
    const number = this.names().length + 1;
    replaceJsonFile(join(this.folder, `${String(number).padStart(6, '0')}.json`), letter);
  }

  letters(): Letter[] {
    return this.names().map((name) => readJsonFile(join(this.folder, name), {} as Letter));
  }
}
