/** A process that writes to a store for ever and says after every write that it was answered; it ends by being killed. */
import { writeSync } from 'node:fs';
import { openWorkbookStore } from '../../../local/google/workbook-store.ts';

const [folder = '', spreadsheetId = ''] = process.argv.slice(2);
const store = openWorkbookStore(folder);
const ballast = 'x'.repeat(20_000);

for (let row = 0; ; row += 1) {
  const values = [[row, ballast]];
  const place = { sheetId: 0, row: row % 500, column: 0 };
  const { version } = store.commit(spreadsheetId, [{ kind: 'changeValues', ...place, values }]);
  writeSync(1, `${version}\n`);
}
