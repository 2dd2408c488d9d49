import type { Bounds } from "../../domain/bounds";

/** The bounds that prices go by, held in memory. */
export interface BoundsSource {
  /** Null until they are known: every page counts as full. */
  readonly current: Bounds | null;
  /** Reads them, if their revision has changed. */
  refresh(): Promise<void>;
}

export const unknownBounds: BoundsSource = { current: null, refresh: async () => {} };
