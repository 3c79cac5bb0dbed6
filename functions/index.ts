/** What the cloud calls, by the name of the export. */
import { refreshHandler } from './answer.ts';
import { refreshFromEnvironment } from './environment.ts';

export const refresh = refreshHandler(refreshFromEnvironment);
