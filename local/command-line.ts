/** What was asked for on the command line of `npm start` and `npm run refresh`. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { StartFailure } from './start-failure.ts';

export interface CommandLine {
  readonly port: number;
  readonly dataFolder: string;
  readonly empty: boolean;
}

const HELP = 'Можно так: npm start -- --port 8080 --data ПАПКА --empty';

export function readCommandLine(args: readonly string[]): CommandLine {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string', default: '8080' },
        data: { type: 'string', default: 'data' },
        empty: { type: 'boolean', default: false },
      },
    });
    const port = Number(values.port);
    if (!/^\d+$/.test(values.port) || port > 65_535) {
      throw new StartFailure(`Порт «${values.port}» не подходит: нужно число от 0 до 65535.`, HELP);
    }
    return { port, dataFolder: resolve(values.data), empty: values.empty };
  } catch (thrown) {
    if (thrown instanceof StartFailure) throw thrown;
    throw new StartFailure('Параметры запуска не поняты.', HELP);
  }
}
