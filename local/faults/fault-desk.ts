/** The faults that were asked for, in their order, and how often each was met. */
import type { ApiCall } from './api-call.ts';
import { FAULT_KINDS, type FaultKind, type FaultKindName } from './fault-kinds.ts';
import { type FaultMatch, matches, turns } from './fault-match.ts';
import type { Act } from './scene.ts';

export interface AskedFault {
  /** A name of the one who asked, or of the catalogue. */
  readonly id?: string | undefined;
  readonly match: FaultMatch;
  readonly fault: { readonly kind: FaultKindName; readonly [parameter: string]: unknown };
}

/** A fault as it is listed. */
export interface ListedFault extends AskedFault {
  readonly n: number;
  readonly ids: readonly string[];
  readonly what: string;
  /** Calls that fit, and those among them that went wrong. */
  readonly matched: number;
  readonly injected: number;
  /** Why it could not take place the last time. */
  readonly trouble?: string;
}

class StandingFault {
  readonly n: number;
  readonly act: Act;
  private readonly asked: AskedFault;
  private readonly isTurn: (call: number) => boolean;
  private matched = 0;
  private injected = 0;
  private trouble: string | undefined;

  constructor(n: number, asked: AskedFault) {
    const { kind, ...parameters } = asked.fault;
    this.n = n;
    this.asked = asked;
    this.act = FAULT_KINDS[kind].prepare(parameters as never);
    this.isTurn = turns(asked.match);
  }

  /** Counts the call if it fits; whether the fault is due. */
  meets(call: ApiCall): boolean {
    const { match } = this.asked;
    if (!matches(match, call)) return false;
    this.matched += 1;
    return this.isTurn(this.matched) && this.injected < (match.times ?? Number.POSITIVE_INFINITY);
  }

  /** Taken before the fault acts, so that two calls at once do not use up one turn; given back when it did not take place. */
  take(): void {
    this.injected += 1;
  }

  giveBack(trouble?: string): void {
    this.injected -= 1;
    if (trouble !== undefined) this.trouble = trouble;
  }

  listed(): ListedFault {
    const { ids, what }: FaultKind = FAULT_KINDS[this.asked.fault.kind];
    const { n, matched, injected, trouble } = this;
    return { n, ...this.asked, ids, what, matched, injected, ...(trouble !== undefined && { trouble }) };
  }
}

export type DueFault = Pick<StandingFault, 'act' | 'take' | 'giveBack'>;

export class FaultDesk {
  private standing: StandingFault[] = [];
  private last = 0;

  add(asked: AskedFault): ListedFault {
    this.last += 1;
    const fault = new StandingFault(this.last, asked);
    this.standing.push(fault);
    return fault.listed();
  }

  list(): readonly ListedFault[] {
    return this.standing.map((fault) => fault.listed());
  }

  /** Whether there was one. */
  remove(n: number): boolean {
    const before = this.standing.length;
    this.standing = this.standing.filter((fault) => fault.n !== n);
    return this.standing.length < before;
  }

  clear(): void {
    this.standing = [];
  }

  /** The faults whose turn it is; every one that fits has counted the call. */
  due(call: ApiCall): readonly DueFault[] {
    return this.standing.filter((fault) => fault.meets(call));
  }
}
