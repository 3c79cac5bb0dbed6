/** `npm run torture -- --kills 50 --seed 1`: prints what was broken, and with which seed; exit code 0 when nothing was. */
import { parseArgs } from 'node:util';
import { torture } from './torture.ts';

const { values } = parseArgs({ options: { kills: { type: 'string', default: '50' }, seed: { type: 'string' } } });
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
console.log(`seed ${seed}`);
const started = performance.now();
const { kills, versions, edits, orders, broken, lost, regressions } = await torture(Number(values.kills), seed);
for (const sentence of [...broken, ...lost, ...regressions]) console.error(sentence);
console.log(
  `${kills} kills, ${versions} versions, ${broken.length} broken, ${lost.length} lost edits, ${regressions.length} regressions`,
);
console.log(
  `${edits} edits, ${orders} orders of the operator, ${Math.round((performance.now() - started) / 1000)} s, seed ${seed}`,
);
process.exit(broken.length + lost.length + regressions.length > 0 ? 1 : 0);
