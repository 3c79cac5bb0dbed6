/** How long disclosure control of a table of 2 000 lines takes, the audit included. */
import type { Line } from '../../domain/disclosure/linked-table.ts';
import { DEFAULT_RULES } from '../../domain/disclosure/protection-rules.ts';
import { TableDisclosure } from '../../domain/disclosure/table-disclosure.ts';
import { seededRandom } from '../../local/sample/invented.ts';

const SEED = 20_240_529;
const DISTRICTS = 40;
const REGIONS = 1900;
const INDUSTRIES = 60;
const MOST_SECONDS = 10;

const LINES: readonly Line[] = [
  { level: 'country', key: '', parent: -1, branch: 0 },
  ...Array.from({ length: DISTRICTS }, (_, key): Line => ({ level: 'district', key: `d${key}`, parent: 0, branch: 0 })),
  ...Array.from({ length: REGIONS }, (_, key): Line => {
    return { level: 'region', key: `r${key}`, parent: 1 + (key % DISTRICTS), branch: 0 };
  }),
  ...Array.from(
    { length: INDUSTRIES },
    (_, key): Line => ({ level: 'industry', key: `i${key}`, parent: 0, branch: 1 }),
  ),
];

/** Contributions of so many rows; some lines have very few. */
function tableOf(rows: number, random: () => number) {
  const numbers = Array.from({ length: rows }, () => random());
  const pick = (most: number) => numbers.map(() => Math.floor(most * random() ** 1.5));
  const amounts = numbers.map((number) => Math.floor(1_000_000 * 1000 ** number));
  return {
    lines: LINES,
    leafLevels: ['region', 'industry'],
    columns: {
      organisations: pick(rows / 2).map(String),
      leaves: [pick(REGIONS).map((key) => `r${key}`), pick(INDUSTRIES).map((key) => `i${key}`)],
      amounts: { newJobs: amounts },
    },
  };
}

for (const rows of [4_000, 8_000]) {
  const table = tableOf(rows, seededRandom(SEED));
  const start = performance.now();
  const disclosure = new TableDisclosure(table, null, DEFAULT_RULES, ['newJobs']);
  const seconds = (performance.now() - start) / 1000;
  const told = LINES.filter(({ level, key }) => typeof disclosure.say('newJobs', level, key) === 'number').length;
  console.log(`${LINES.length} lines, ${rows} contributions: ${seconds.toFixed(2)} s, ${told} lines told`);
  if (seconds > MOST_SECONDS) process.exitCode = 1;
}
