/** The register that is edited while its server is killed again and again, and what of the edits must be there afterwards. */
import { createGoogleClients } from '../../functions/google-clients.ts';
import { declaredCluster, PLAN_YEAR, rawWorkbook } from '../domain/rows.ts';
import type { ServerProcess } from './server-process.ts';

const ROWS = 8;

/** No two rows may have the same name. */
function nameOf(row: number, edit: number): string {
  return `Кластер литья № ${100 + row}, правка ${edit}`;
}

export async function post(url: string, body: unknown): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer: unknown = await response.json();
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${JSON.stringify(answer)}`);
  return answer;
}

function numberIn(name: unknown): number {
  return Number(String(name).split(' ').at(-1));
}

export class EditedRegister {
  /** By row: the number of the last edit that was answered, and of the one that was not. */
  private readonly answered: number[] = Array.from({ length: ROWS }, () => 0);
  private readonly begun: number[] = Array.from({ length: ROWS }, () => 0);
  private readonly spreadsheetId: string;
  private next = 1;

  private constructor(spreadsheetId: string) {
    this.spreadsheetId = spreadsheetId;
  }

  static async create({ url, centralSpreadsheetId }: ServerProcess): Promise<EditedRegister> {
    const { spreadsheetId } = (await post(`${url}/local/workbooks`, { region: '59' })) as { spreadsheetId: string };
    const clusters = Array.from({ length: ROWS }, (_, row) =>
      declaredCluster({ id: `C59-24-${100 + row}`, name: nameOf(row, 0), publishCard: 'Да' }),
    );
    const { sheets } = createGoogleClients({ googleRootUrl: `${url}/`, googleToken: 'test' });
    await sheets.spreadsheets.values.update({
      spreadsheetId,
      range: 'Кластеры!A1',
      valueInputOption: 'RAW',
      requestBody: { values: rawWorkbook({ clusters }).clusters.map((row) => [...row]) },
    });
    const planYear = { spreadsheetId: centralSpreadsheetId, range: 'Настройки!B2', values: [[PLAN_YEAR]] };
    await post(`${url}/local/edit`, planYear);
    return new EditedRegister(spreadsheetId);
  }

  /** How many edits were answered. */
  get edits(): number {
    return this.next - 1;
  }

  /** Types a number that was never there into the name of one cluster. */
  async edit({ url }: ServerProcess, row: number): Promise<void> {
    const number = this.next;
    this.next += 1;
    this.begun[row] = number;
    const range = `Кластеры!D${row + 2}`;
    await post(`${url}/local/edit`, { spreadsheetId: this.spreadsheetId, range, values: [[nameOf(row, number)]] });
    this.answered[row] = number;
  }

  get rows(): number {
    return ROWS;
  }

  /** What must be public when a run that begins now has ended. */
  asAnswered(): readonly number[] {
    return [...this.answered];
  }

  /** The rows whose last answered edit is not there; one that was not answered may be. */
  async lost({ url }: ServerProcess): Promise<readonly string[]> {
    const { sheets } = createGoogleClients({ googleRootUrl: `${url}/`, googleToken: 'test' });
    const { data } = await sheets.spreadsheets.values.get({
      spreadsheetId: this.spreadsheetId,
      range: `Кластеры!D2:D${ROWS + 1}`,
    });
    return this.answered.flatMap((answered, row) => {
      const found = numberIn(data.values?.[row]?.[0]);
      const isThere = found === answered || found === this.begun[row];
      // What was found is from now on what was answered: it was seen.
      if (isThere) this.answered[row] = found;
      return isThere ? [] : [`row ${row + 2} holds edit ${found}, but edit ${answered} was answered`];
    });
  }

  /** The edits that were answered before a run began, and that its snapshot does not have. */
  missing(before: readonly number[], clusters: readonly { id: string; name: string }[]): readonly string[] {
    return before.flatMap((answered, row) => {
      const found = numberIn(clusters.find(({ id }) => id === `C59-24-${100 + row}`)?.name);
      return found >= answered
        ? []
        : [`row ${row + 2} is published with edit ${found}, ${answered} was answered before`];
    });
  }
}
