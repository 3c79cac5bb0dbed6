/** Reads the sample as the gate would: every workbook through the domain, then all of them together. */

import { collect } from '../../../domain/register.ts';
import { STARTING_REFERENCE } from '../../../domain/starting-reference.ts';
import { summarize } from '../../../domain/summary.ts';
import type { Columns, Table } from '../../../domain/table.ts';
import { type ParsedWorkbook, parseWorkbook, TABLES } from '../../../domain/workbook.ts';
import { SAMPLE_PLAN_YEAR, type SampleCell, type SampleWorkbook } from '../../../local/sample/sample-register.ts';

/** 23 November 2026 */
const AS_OF = 46_349;

function withHeadings<C extends Columns>(table: Table<C>, rows: readonly (readonly SampleCell[])[]) {
  return [table.columnKeys.map((key) => table.columns[key]?.heading ?? ''), ...rows];
}

export function readSample(workbooks: readonly SampleWorkbook[]) {
  const readings = workbooks.map(({ region, tabs }) =>
    parseWorkbook(
      {
        clusters: withHeadings(TABLES.clusters, tabs.clusters),
        participants: withHeadings(TABLES.participants, tabs.participants),
        jointProjects: withHeadings(TABLES.jointProjects, tabs.jointProjects),
        supportMeasures: withHeadings(TABLES.supportMeasures, tabs.supportMeasures),
      },
      { asOf: AS_OF, reference: STARTING_REFERENCE, workbook: region },
    ),
  );
  const parsed = readings.map(({ value }) => value).filter((value): value is ParsedWorkbook => value !== null);
  const { value: register, problems: between } = collect(parsed, { asOf: AS_OF, reference: STARTING_REFERENCE });
  const problems = [...readings.flatMap((reading) => reading.problems), ...between];
  return {
    register,
    problems,
    summary: summarize(register, problems, { planYear: SAMPLE_PLAN_YEAR, asOf: AS_OF }, STARTING_REFERENCE),
  };
}
