/** The public store: what the world sees. A few verbs; every kind of store keeps the same promises. */

/** Opaque: it changes whenever the object does, and says nothing of its content. */
export type ObjectTag = string;

export interface StoredObject {
  readonly bytes: Buffer;
  readonly tag: ObjectTag;
}

/** An object as it is listed. */
export interface ListedObject {
  readonly path: string;
  /** When it was last written, by the clock of the store. */
  readonly writtenAt: Date;
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
  /** The objects whose paths begin with a prefix, in the order of their paths. */
  list(prefix: string): Promise<readonly ListedObject[]>;
  /** Removes an object; nothing happens when there is none. */
  remove(path: string): Promise<void>;
}
