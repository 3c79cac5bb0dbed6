/** The points of a run at which it may be cut off: tests stop it there, and whatever they do, no reader may notice. */

/**
 * P1 the base is read, P2 the versions of all workbooks, P3 the workbooks, P5 they are summed up, P8 and P9 the version and its
 * signed manifest are written, P10 read back, P11 `latest.json` is swapped, P12 it stands there, P13 what is derived, P14 the end.
 */
export const PROTOCOL_POINTS = ['P1', 'P2', 'P3', 'P5', 'P8', 'P9', 'P10', 'P11', 'P12', 'P13', 'P14'] as const;
export type ProtocolPoint = (typeof PROTOCOL_POINTS)[number];

/** Called before the step of a point. */
export type ReachPoint = (point: ProtocolPoint) => Promise<void>;

export function passOn(): Promise<void> {
  return Promise.resolve();
}
