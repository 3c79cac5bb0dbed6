/** The public store: what the world sees. Four verbs; every kind of store keeps the same promises. */

/** Opaque: it changes whenever the object does. */
export type ObjectTag = string;

export interface StoredObject {
  readonly bytes: Buffer;
  readonly tag: ObjectTag;
}

export interface SnapshotStore {
  /** The object at a path, whole; null when there is none. */
  read(path: string): Promise<StoredObject | null>;
  /** Writes an object that is never changed again. False when there is one at the path already. */
  create(path: string, bytes: Buffer): Promise<boolean>;
  /** Writes over the object only if it still has the tag (null: only if there is none). False when it has not. */
  replace(path: string, bytes: Buffer, expected: ObjectTag | null): Promise<boolean>;
  /** Writes over a derived document, which the next run could make again. */
  put(path: string, bytes: Buffer): Promise<void>;
}
