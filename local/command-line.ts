/** What was asked for on the command line of `npm start`, `npm run refresh` and `npm run sheets`. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { StartFailure } from './start-failure.ts';

export interface CommandLine {
  readonly port: number;
  readonly dataFolder: string;
  readonly empty: boolean;
}

const HELP = 'Можно так: npm start -- --port 8080 --data ПАПКА --empty';
const SHEETS_HELP = 'Можно так: npm run sheets -- --port 8090 --data ПАПКА';

function readPort(text: string, help: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new StartFailure(`Порт «${text}» не подходит: нужно число от 0 до 65535.`, help);
}

function explained<T>(help: string, read: () => T): T {
  try {
    return read();
  } catch (thrown) {
    if (thrown instanceof StartFailure) throw thrown;
    throw new StartFailure('Параметры запуска не поняты.', help);
  }
}

export function readCommandLine(args: readonly string[]): CommandLine {
  return explained(HELP, () => {
    const { values } = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string', default: '8080' },
        data: { type: 'string', default: 'data' },
        empty: { type: 'boolean', default: false },
      },
    });
    return { port: readPort(values.port, HELP), dataFolder: resolve(values.data), empty: values.empty };
  });
}

/** Without a folder the documents last as long as the process. */
export function readSheetsCommandLine(args: readonly string[]): { port: number; folder: string | undefined } {
  return explained(SHEETS_HELP, () => {
    const options = { port: { type: 'string', default: '8090' }, data: { type: 'string' } } as const;
    const { values } = parseArgs({ args: [...args], options });
    const folder = values.data === undefined ? undefined : resolve(values.data);
    return { port: readPort(values.port, SHEETS_HELP), folder };
  });
}
