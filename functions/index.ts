/** What the cloud calls. Registration only. */
import { http } from '@google-cloud/functions-framework';
import { refreshHandler } from './answer.ts';
import { refreshFromEnvironment } from './environment.ts';

http('refresh', refreshHandler(refreshFromEnvironment));
