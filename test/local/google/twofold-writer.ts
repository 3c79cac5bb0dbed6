/** Writes with Google's client so that a write that was lost, or is there by half, shows itself. */
import type { sheets_v4 } from '@googleapis/sheets';
import { expect } from 'vitest';

const TABS = ['Один', 'Два'];
const LOG = 'Журнал';
const ROWS = 20_000;
const PLACES_OF_BALLAST = 15;
const LONGEST_BALLAST = 20_000;

export const TWOFOLD_WORKBOOK: sheets_v4.Schema$Spreadsheet = {
  sheets: [...TABS, LOG].map((title, sheetId) => ({
    properties: { sheetId, title, gridProperties: { rowCount: ROWS, columnCount: 4 } },
  })),
};

export class TwofoldWriter {
  readonly answered: number[] = [];
  readonly appended: number[] = [];
  private next = 1;
  private isStopped = false;
  private readonly spreadsheetId: string;
  private readonly chance: () => number;

  constructor(spreadsheetId: string, chance: () => number) {
    this.spreadsheetId = spreadsheetId;
    this.chance = chance;
  }

  /** The same writer as it stands now. */
  snapshot(): TwofoldWriter {
    const copy = new TwofoldWriter(this.spreadsheetId, this.chance);
    copy.answered.push(...this.answered);
    copy.appended.push(...this.appended);
    return copy;
  }

  stop(): void {
    this.isStopped = true;
  }

  /** One write after the other until one is not answered. */
  async writeUntilCut(sheets: sheets_v4.Sheets): Promise<void> {
    while (!this.isStopped) {
      const number = this.next;
      this.next += 1;
      const kind = this.chance();
      const done = await this.write(sheets, number, kind).then(
        () => true,
        () => false,
      );
      if (!done) return;
      (kind < 0.2 ? this.appended : this.answered).push(number);
    }
  }

  private async write({ spreadsheets }: sheets_v4.Sheets, number: number, kind: number): Promise<unknown> {
    const { spreadsheetId } = this;
    const ballast = 'x'.repeat(Math.floor(this.chance() * LONGEST_BALLAST));
    if (kind < 0.2) {
      const place = { spreadsheetId, range: `${LOG}!A1`, valueInputOption: 'RAW' };
      return spreadsheets.values.append({ ...place, requestBody: { values: [[number, ballast]] } });
    }
    if (kind < 0.6) {
      const data = TABS.flatMap((tab) => [
        { range: `${tab}!A${number}`, values: [[number]] },
        { range: `${tab}!B${1 + (number % PLACES_OF_BALLAST)}`, values: [[ballast]] },
      ]);
      return spreadsheets.values.batchUpdate({ spreadsheetId, requestBody: { valueInputOption: 'RAW', data } });
    }
    const requests = TABS.map((_tab, sheetId) => ({
      updateCells: {
        start: { sheetId, rowIndex: number - 1, columnIndex: 0 },
        rows: [{ values: [{ userEnteredValue: { numberValue: number } }] }],
        fields: 'userEnteredValue',
      },
    }));
    return spreadsheets.batchUpdate({ spreadsheetId, requestBody: { requests } });
  }

  /** Everything that was answered is there, once, and nothing is there by half. */
  async check({ spreadsheets }: sheets_v4.Sheets): Promise<void> {
    const ranges = [...TABS, LOG].map((title) => `${title}!A1:A`);
    const { data } = await spreadsheets.values.batchGet({
      spreadsheetId: this.spreadsheetId,
      ranges,
      valueRenderOption: 'UNFORMATTED_VALUE',
    });
    const [one, two, log] = (data.valueRanges ?? []).map(({ values }) => (values ?? []).map(([value]) => value ?? ''));
    expect(two).toEqual(one);
    const lost = this.answered.filter((number) => one?.[number - 1] !== number);
    expect(lost).toEqual([]);
    expect(this.appended.filter((number) => log?.filter((each) => each === number).length !== 1)).toEqual([]);
  }
}
