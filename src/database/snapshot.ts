import type { Reader } from "./statements";

/** A reader of its own connection: all of its statements read what was committed at one moment, one after another. */
export interface Snapshot {
  readonly reader: Reader;
  readonly close: () => Promise<void>;
}
