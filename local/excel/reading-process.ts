/** The process that reads Excel files for another one: bytes in, a file or the reason why it cannot be read out. */
import { type ExcelFile, readExcelFile } from './excel-file.ts';
import { UnreadableFile, type UnreadableReason } from './unreadable-file.ts';

/** What comes of one file. */
export type Answer = { readonly file: ExcelFile } | { readonly reason: UnreadableReason };

async function answer(bytes: Uint8Array): Promise<Answer> {
  try {
    return { file: await readExcelFile(Buffer.from(bytes)) };
  } catch (thrown) {
    return { reason: thrown instanceof UnreadableFile ? thrown.reason : { code: 'DAMAGED' } };
  }
}

process.on('message', (bytes: Uint8Array) => {
  void answer(bytes).then((made) => process.send?.(made));
});
