/** The command `npm run bundle`. */
import { writeScripts } from './write-script.ts';

await writeScripts();
