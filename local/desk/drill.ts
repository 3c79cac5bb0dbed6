/** A fault of Google on purpose: what stands, what Svod does about it, and whether the published snapshot is still the same. */
import type { PublishedBase } from '../../functions/publish-snapshot.ts';
import type { FaultDesk, ListedFault } from '../faults/fault-desk.ts';
import { DRILL_KINDS, type DrillKind } from './drill-kinds.ts';
import type { DiaryLine, RunDiary } from './run-diary.ts';

type Published = { readonly seq: number; readonly sha256: string } | null;

interface Begun {
  readonly kind: DrillKind;
  readonly n: number;
  readonly diaryBefore: number;
  readonly before: Published;
  /** As it was counted when it ended. */
  readonly ended?: Pick<ListedFault, 'injected'>;
}

export interface DrillView {
  readonly kind: DrillKind;
  readonly isOver: boolean;
  /** Calls that went wrong. */
  readonly injected: number;
  readonly lines: readonly DiaryLine[];
  readonly before: Published;
}

export function publishedOf(base: PublishedBase | null): Published {
  return base && { seq: base.snapshot.seq, sha256: base.sha256 };
}

export class Drill {
  private readonly faults: FaultDesk;
  private readonly diary: RunDiary;
  private begun: Begun | undefined;

  constructor(faults: FaultDesk, diary: RunDiary) {
    this.faults = faults;
    this.diary = diary;
  }

  /** Another one that still stands ends first. False when there is no such kind. */
  begin(key: string, spreadsheetId: string, before: Published): boolean {
    const kind = DRILL_KINDS.find((each) => each.key === key);
    if (!kind) return false;
    this.end();
    const { n } = this.faults.add(kind.asked(spreadsheetId));
    this.begun = { kind, n, diaryBefore: this.diary.last, before };
    return true;
  }

  end(): void {
    const { begun } = this;
    const listed = begun && this.listed(begun);
    if (!begun || !listed) return;
    this.begun = { ...begun, ended: { injected: listed.injected } };
    this.faults.remove(begun.n);
  }

  /** Ends it, and whatever else was asked for at /local/faults. */
  endAll(): void {
    this.end();
    this.faults.clear();
  }

  /** The one that stands, or the last that stood; undefined before the first. */
  view(): DrillView | undefined {
    const { begun } = this;
    if (!begun) return undefined;
    const listed = this.listed(begun);
    const injected = (listed ?? begun.ended)?.injected ?? 0;
    return {
      kind: begun.kind,
      isOver: !listed,
      injected,
      lines: this.diary.after(begun.diaryBefore),
      before: begun.before,
    };
  }

  /** Faults that somebody asked for at /local/faults. */
  others(): readonly ListedFault[] {
    return this.faults.list().filter(({ n }) => n !== this.begun?.n);
  }

  private listed({ n }: Begun): ListedFault | undefined {
    return this.faults.list().find((fault) => fault.n === n);
  }
}
