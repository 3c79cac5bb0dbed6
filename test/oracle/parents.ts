/** What each row hangs on: clusters under participants and projects, clusters and projects under measures. */
import type { Reference } from './reference.ts';
import { isForAllRegions } from './rules-within-row.ts';
import type { Row } from './vocabulary.ts';

/** The fate of everything that has a code, row by row of that code. */
export class Parents {
  readonly #standing = new Set<string>();
  readonly #accepted = new Map<string, Row>();
  readonly #reference: Reference;

  constructor(reference: Reference) {
    this.#reference = reference;
  }

  /** To be told when nothing more will be said about these rows. */
  add(rows: readonly Row[]): void {
    for (const row of rows) {
      const code = row.text('id');
      if (code === null) continue;
      this.#standing.add(code);
      if (row.isAccepted) this.#accepted.set(code, row);
    }
  }

  accepted(code: string | null): Row | undefined {
    return code === null ? undefined : this.#accepted.get(code);
  }

  /** The cluster of a code, or the cluster of the project of a code. */
  clusterOf(code: string | null): Row | undefined {
    const row = this.accepted(code);
    return row?.table === 'jointProjects' ? this.accepted(row.text('clusterId')) : row;
  }

  /** Says what is wrong with the parent that a row names. */
  sayOf(row: Row, column: string): void {
    const code = row.text(column);
    if (code === null) return;
    const cluster = this.clusterOf(code);
    if (!this.#standing.has(code)) row.say('error', 'NO_PARENT', column);
    else if (cluster === undefined) row.say('error', 'PARENT_SET_ASIDE', column);
    else if (this.#isForeign(row, cluster)) row.say('error', 'FOREIGN_REGION', column);
  }

  /** Participants may stand in any workbook; projects and measures only in those of their cluster's regions. */
  #isForeign(row: Row, cluster: Row): boolean {
    if (row.table === 'participants' || isForAllRegions(row.workbook, this.#reference)) return false;
    return ![cluster.text('region'), ...cluster.list('otherRegions')].includes(row.workbook);
  }
}
