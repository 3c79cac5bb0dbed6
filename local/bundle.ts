/** The command `npm run bundle`. */
import { writeFunction } from './write-function.ts';
import { writeScripts } from './write-script.ts';

await writeScripts();
for (const line of await writeFunction()) console.log(line);
