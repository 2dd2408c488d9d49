import type { ReadSource } from "../records";
import type { SourceText } from "./source-text";

/** A format of sources. It yields records, and knows nothing of the catalogue. */
export interface SourceFormat {
  readonly name: string;
  /** What it is read as and why, in words; null where it is not of this format. */
  readonly recognise: (source: SourceText) => string | null;
  /** Throws Unreadable where nothing of it can be read. */
  readonly read: (source: SourceText) => ReadSource;
}
